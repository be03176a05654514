import type { SubjectKind, SubjectTexts } from './publisher-texts.ts'

/** One text that contains what was sought. */
export interface TextHit {
  readonly kind: SubjectKind
  readonly id: string
  readonly name: string
  /** Techniques that a rationale is about; empty for a description. */
  readonly techniques: readonly string[]
  /** A part of the text around the first word that was found: before, the word itself, behind. */
  readonly excerpt: readonly [before: string, found: string, behind: string]
}

const excerptBefore = 60
const excerptBehind = 180

/** The words that are sought, in small letters. */
export function soughtWords(query: string): readonly string[] {
  return query.toLowerCase().split(/\s+/).filter(Boolean)
}

/** Small letters, of which each stands where its capital stood: some letters become two. */
function small(text: string): string {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

function excerptOf(text: string, words: readonly string[]): TextHit['excerpt'] {
  const lower = small(text)
  const places = words.map((word) => [lower.indexOf(word), word.length] as const).filter(([at]) => at >= 0)
  const [at, length] = places.sort(([a], [b]) => a - b)[0] ?? [0, 0]
  const start = Math.max(0, at - excerptBefore)
  const end = at + length + excerptBehind
  return [
    `${start > 0 ? '…' : ''}${oneLine(text.slice(start, at))}`,
    text.slice(at, at + length),
    `${oneLine(text.slice(at + length, end))}${end < text.length ? '…' : ''}`,
  ]
}

/**
 * The texts of a subject that contain every word, its own id and name included; at least one word stands in the text
 * itself. A rationale that many techniques share is one hit. Words are sought as they are: no pattern can be typed.
 */
export function findInTexts(subject: SubjectTexts, words: readonly string[]): readonly TextHit[] {
  if (words.length === 0) return []
  const { kind, id, name, description, rationale } = subject
  const own = `${id} ${name}`.toLowerCase()
  const byText = new Map<string, string[]>()
  if (description !== '') byText.set(description, [])
  for (const { technique, text } of rationale) {
    if (text === '') continue
    const techniques = byText.get(text) ?? []
    if (technique !== null) techniques.push(technique)
    byText.set(text, techniques)
  }
  return [...byText].flatMap(([text, techniques]): TextHit[] => {
    const lower = text.toLowerCase()
    const around = `${own} ${techniques.join(' ')}`.toLowerCase()
    const isHit =
      words.every((word) => lower.includes(word) || around.includes(word)) && words.some((word) => lower.includes(word))
    return isHit ? [{ kind, id, name, techniques: [...new Set(techniques)], excerpt: excerptOf(text, words) }] : []
  })
}
