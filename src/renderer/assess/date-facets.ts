import { daysBefore, isDay } from '../../core/assessment/days.ts'
import type { Facet } from './facet.ts'

const spans = [
  { id: 'days-30', days: 30, label: 'Not in the last 30 days' },
  { id: 'days-90', days: 90, label: 'Not in the last 90 days' },
  { id: 'days-365', days: 365, label: 'Not in the last year' },
] as const

const never = 'never'

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** `24 Nov 2026`; what is no day stays as it is. */
export function dayWords(day: string): string {
  return isDay(day) ? dayFormat.format(new Date(`${day}T00:00:00Z`)) : day
}

/** The day from which on a review counts; null for an option that means none. */
function reviewedFrom(option: string, today: string): string | null {
  const span = spans.find(({ id }) => id === option)
  if (span !== undefined) return daysBefore(today, span.days)
  return isDay(option) ? option : null
}

/** Whoever wasn't reviewed since a day: what never was, or on a day that nobody can read, too. */
export const reviewedFacet: Facet = {
  id: 'reviewed',
  label: 'Reviewed',
  single: true,
  options: () => [{ id: never, label: 'Never' }, ...spans.map(({ id, label }) => ({ id, label }))],
  test: (option, world) => {
    const entries = world.entries()
    const from = reviewedFrom(option, world.today)
    return (row) => {
      const day = entries[row.place]?.reviewedAt ?? ''
      if (!isDay(day)) return option === never || from !== null
      return from !== null && day < from
    }
  },
  day: {
    action: 'Not since…',
    title: 'Not reviewed since',
  },
  name: (day) => `Not since ${dayWords(day)}`,
}

/** Should be in force by now and isn't; what can't apply has nothing to keep. */
export const targetFacet: Facet = {
  id: 'target',
  label: 'Target passed',
  single: true,
  options: () => [{ id: 'passed', label: 'Target passed' }],
  test: (option, world) => {
    const entries = world.entries()
    return (row) => {
      const entry = entries[row.place]
      const { target = '', status } = entry ?? { status: 'unassessed' }
      const isOpen = status !== 'deployed' && status !== 'not_applicable'
      return option === 'passed' && isOpen && isDay(target) && target < world.today
    }
  },
}
