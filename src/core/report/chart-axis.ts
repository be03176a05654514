import type { ChartAxis } from './chart-description.ts'

function shareAxisWith(lines: readonly number[]): ChartAxis {
  return { max: 100, ticks: lines.map((at) => ({ at, label: at === 100 ? '100%' : String(at) })) }
}

export const shareAxis = shareAxisWith([0, 25, 50, 75, 100])
/** Where a chart has little width. */
export const shortShareAxis = shareAxisWith([0, 50, 100])

/** Percent for a bar's length; what is printed is always rounded by `printShare`. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (part / whole) * 100
}

/** The smallest round end of an axis of percents that holds all values. */
export function percentAxis(values: readonly number[]): ChartAxis {
  const largest = Math.max(0, ...values)
  const max = [10, 20, 40, 60, 80].find((end) => largest <= end) ?? 100
  return {
    max,
    ticks: [0, max / 2, max].map((at) => ({ at, label: at === max ? `${max}%` : String(at) })),
  }
}

/** A round end of an axis of counts, and where its lines stand. */
export function countAxis(largest: number): ChartAxis {
  const step =
    [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000].find((one) => largest <= one * 4) ?? 10000
  const lines = Math.max(1, Math.ceil(largest / step))
  return {
    max: lines * step,
    ticks: Array.from({ length: lines + 1 }, (_, at) => ({ at: at * step, label: String(at * step) })),
  }
}
