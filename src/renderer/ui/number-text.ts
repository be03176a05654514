export type NumberAnswer =
  { readonly ok: true; readonly value: number | null } | { readonly ok: false; readonly problem: string }

/** Reads what a person typed as a number; a decimal comma counts as a point, an empty text as no number. */
export function numberIn(text: string, min: number | undefined, max: number | undefined): NumberAnswer {
  const trimmed = text.trim()
  if (trimmed === '') return { ok: true, value: null }
  if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(trimmed)) return { ok: false, problem: 'Type a number.' }
  const value = Number(trimmed.replace(',', '.'))
  if (min !== undefined && value < min) return { ok: false, problem: `Type a number of at least ${String(min)}.` }
  if (max !== undefined && value > max) return { ok: false, problem: `Type a number of at most ${String(max)}.` }
  return { ok: true, value }
}
