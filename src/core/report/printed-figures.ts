/** `none of` a whole of nothing: what stands where a share has no denominator. */
export const noFigure = '–'

/**
 * A share with one decimal: `65.9%`. Only nothing prints as 0% and only the whole as 100%: what rounding would turn
 * into one of them is `<0.1%` or `>99.9%`.
 */
export function printShare(part: number, whole: number): string {
  if (whole === 0) return noFigure
  const percent = (part / whole) * 100
  if (percent <= 0) return '0%'
  if (percent >= 100) return '100%'
  if (percent < 0.05) return '<0.1%'
  return percent >= 99.95 ? '>99.9%' : `${percent.toFixed(1)}%`
}

/** A strength in 0–1 with two decimals; rounding never turns something into nothing, or less into all. */
export function printStrength(strength: number): string {
  if (strength > 0 && strength < 0.005) return '<0.01'
  return strength < 1 && strength >= 0.995 ? '>0.99' : strength.toFixed(2)
}

/** A mean strength over a set of techniques. */
export function printMean(strength: number, techniques: number): string {
  return techniques === 0 ? noFigure : printStrength(strength)
}

/** An amount such as demand: as many as two decimals, none where it is whole. */
export function printAmount(amount: number): string {
  return String(Number(amount.toFixed(2)))
}

/** Strength × 100 as a whole number, as cells show it; something above 0 is at least 1, less than all at most 99. */
export function printHundredth(strength: number): string {
  if (strength <= 0) return '0'
  return String(strength >= 1 ? 100 : Math.min(99, Math.max(1, Math.round(strength * 100))))
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** `a, b and c`. */
export function listed(words: readonly string[]): string {
  const last = words.at(-1)
  return last === undefined || words.length === 1 ? (last ?? '') : `${words.slice(0, -1).join(', ')} and ${last}`
}

const months = 'January February March April May June July August September October November December'.split(' ')

/** `24 November 2026` of an ISO date or time, as it stands there; anything else unchanged. */
export function printDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso)
  const month = months[Number(match?.[2]) - 1]
  return match === null || month === undefined ? iso : `${Number(match[3])} ${month} ${match[1] ?? ''}`
}

/** `24 November 2026, 09:00 UTC` of an ISO time in UTC. */
export function printTime(iso: string): string {
  const time = /T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(iso)?.[1]
  return time === undefined ? printDate(iso) : `${printDate(iso)}, ${time} UTC`
}
