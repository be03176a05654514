import { frameworkName, frameworks } from '../../core/mappings/frameworks.ts'
import { attackWords } from '../frame/scope-words.ts'
import type { AssessmentSummary } from '../stores/library-store.ts'

const order = new Map(frameworks.map((framework, at) => [framework.id, at]))

/** Framework of a mapping set by its id: what stands before its version. Longer names first: `attack_mitigations`. */
function frameworkOf(set: string): string {
  const known = frameworks.filter(({ id }) => set.startsWith(`${id}-`))
  return known.sort((a, b) => b.id.length - a.id.length)[0]?.id ?? set
}

/** What an assessment covers: `Azure, Microsoft 365, CRI Profile`; each framework once, in the usual order. */
export function coversWords(sets: readonly string[]): string {
  const found = [...new Set(sets.map(frameworkOf))]
  const place = (id: string): number => order.get(id) ?? order.size
  return found
    .sort((a, b) => place(a) - place(b))
    .map(frameworkName)
    .join(', ')
}

export function attackOf(summary: AssessmentSummary): string {
  return attackWords(summary.domain, summary.attackVersion)
}

/** When something changed, as a person would say it; the exact time belongs into a tip. */
export function changedWords(changedAt: string, now: Date): string {
  const then = new Date(changedAt)
  const minutes = Math.floor((now.getTime() - then.getTime()) / 60_000)
  if (Number.isNaN(minutes)) return ''
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  const today = now.toDateString() === then.toDateString()
  const clock = then.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  if (today) return `today ${clock}`
  const date = then.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
  return date
}

/** Summaries whose name, frameworks or ATT&CK version contain every word that is sought. */
export function matching(summaries: readonly AssessmentSummary[], query: string): readonly AssessmentSummary[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return summaries
  return summaries.filter((summary) => {
    const text = `${summary.name} ${coversWords(summary.mappingSets)} ${attackOf(summary)}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
