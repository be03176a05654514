/** Ways for a chart to leave the screen. */
export type ChartExport = 'savePng' | 'saveSvg' | 'saveCsv' | 'copyPng' | 'copyCsv'

export const chartExports: readonly { readonly id: ChartExport; readonly label: string }[] = [
  { id: 'savePng', label: 'Save as PNG…' },
  { id: 'saveSvg', label: 'Save as SVG…' },
  { id: 'saveCsv', label: 'Save as CSV…' },
  { id: 'copyPng', label: 'Copy as PNG' },
  { id: 'copyCsv', label: 'Copy as CSV' },
]

export function isChartExport(id: string): id is ChartExport {
  return chartExports.some((one) => one.id === id)
}

/** As a command says it, away from the chart: `Save “Depth” as PNG…`. */
export function exportCommandLabel(as: ChartExport, title: string): string {
  const label = chartExports.find(({ id }) => id === as)?.label ?? ''
  return label.replace(' as ', () => ` “${title}” as `)
}

/** What a chart's section lets others do. */
export interface ChartHandle {
  readonly asTable: boolean
  switchForm(): void
  exportAs(as: ChartExport): void
}
