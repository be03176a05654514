import type { ChartFill } from '../../core/report/chart-description.ts'

/** The same fills for swatches beside a drawing; see `patterns.css`. */
export const fillClasses: Readonly<Record<ChartFill, string>> = {
  significant: 'bar-significant',
  partial: 'bar-partial',
  minimal: 'bar-minimal',
  planned: 'bar-planned',
  unassessed: 'bar-unassessed',
  gap: 'bar-gap',
  hollow: 'bar-no-control',
  covered: 'bg-covered',
}
