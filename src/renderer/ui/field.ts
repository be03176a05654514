export type LabelPlace = 'above' | 'left' | 'hidden'

/** Looks of everything that is typed into. */
export const fieldClasses =
  'w-full min-w-0 rounded-control border bg-raised px-2 text-ink disabled:border-transparent read-only:bg-transparent'

/** The id that says what is wrong with a field, or what it takes; undefined when nothing does. */
export function descriptionId(fieldId: string, problem: string, hint: string): string | undefined {
  if (problem !== '') return `${fieldId}-problem`
  return hint === '' ? undefined : `${fieldId}-hint`
}
