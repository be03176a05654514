import { printGuardedCsv } from '../exchange/csv.ts'
import type { ChartDescription } from './chart-description.ts'

/** The numbers of a chart as a table that a spreadsheet opens. */
export function renderChartCsv({ table }: ChartDescription, options: { readonly bom?: boolean } = {}): string {
  return printGuardedCsv({ header: table.columns, rows: table.rows }, options)
}
