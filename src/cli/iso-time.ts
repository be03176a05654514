const form = /^(?<day>\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/

/** A date (its midnight in UTC) or a time with its zone, as an ISO time in UTC; null for anything else. */
export function isoTime(text: string): string | null {
  const day = form.exec(text.trim())?.groups?.['day']
  if (day === undefined) return null
  const time = new Date(text.trim())
  // February 30 would become a day in March.
  const midnight = new Date(`${day}T00:00:00Z`)
  const isRealDay = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day)
  return isRealDay && !Number.isNaN(time.getTime()) ? time.toISOString() : null
}
