/** Chosen rows. A range grows and shrinks from its anchor and leaves what was chosen before it. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  readonly range: {
    readonly anchor: string
    readonly end: string
    /** What was chosen when the range began. */
    readonly before: ReadonlySet<string>
  } | null
}

export const nothingSelected: Selection = { ids: new Set(), range: null }

/** Chooses all of the given rows, or none of them where all are chosen already. */
export function toggled({ ids }: Selection, some: readonly string[]): Selection {
  const next = new Set(ids)
  if (some.every((id) => ids.has(id))) for (const id of some) next.delete(id)
  else for (const id of some) next.add(id)
  return { ids: next, range: null }
}

/**
 * Chooses the rows from `from` to `to`, in the given order. From the end of the last range on, that range changes;
 * from elsewhere a new one begins.
 */
export function extended(
  { ids, range }: Selection,
  order: readonly { readonly kind: 'row' | 'group'; readonly id: string }[],
  from: string,
  to: string,
): Selection {
  const { anchor, before } = range?.end === from ? range : { anchor: from, before: ids }
  const start = order.findIndex((line) => line.id === anchor)
  const end = order.findIndex((line) => line.id === to)
  if (start < 0 || end < 0) return { ids, range }
  const between = order.slice(Math.min(start, end), Math.max(start, end) + 1)
  const chosen = between.flatMap((line) => (line.kind === 'row' ? [line.id] : []))
  return { ids: new Set([...before, ...chosen]), range: { anchor, end: to, before } }
}

/** Only what is still listed. */
export function within(selection: Selection, listed: ReadonlySet<string>): Selection {
  const ids = [...selection.ids].filter((id) => listed.has(id))
  return ids.length === selection.ids.size ? selection : { ids: new Set(ids), range: null }
}
