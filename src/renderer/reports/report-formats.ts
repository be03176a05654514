import { describeReport } from '../../core/report/description.ts'
import { renderHtmlReport } from '../../core/report/html-report.ts'
import { renderLayer } from '../../core/report/layer.ts'
import { renderJsonReport } from '../../core/report/report-file.ts'
import type { ReportKind } from '../../core/report/report-file.ts'
import type { ReportInput } from '../../core/report/report-input.ts'
import { renderCsv } from '../../core/report/techniques-csv.ts'

export interface ReportFormat {
  readonly kind: ReportKind
  readonly label: string
  /** What it is for. */
  readonly use: string
  /** Verb and thing. */
  readonly save: string
}

/** In the order in which they are offered: what a manager reads first. */
export const reportFormats: readonly ReportFormat[] = [
  {
    kind: 'html',
    label: 'Web page',
    use: 'One file to read in any browser or to print: figures, matrix, tables, method. It asks nothing of a network.',
    save: 'Save web page',
  },
  {
    kind: 'csv',
    label: 'CSV table',
    use: 'One row for every technique in scope, for a spreadsheet.',
    save: 'Save CSV',
  },
  {
    kind: 'layer',
    label: 'Navigator layer',
    use: 'Layer 4.5 for ATT&CK Navigator: scores are strength × 100.',
    save: 'Save layer',
  },
  {
    kind: 'json',
    label: 'JSON',
    use: 'The whole result with unrounded figures, for a script; the command line prints the same.',
    save: 'Save JSON',
  },
]

export function renderReport(kind: ReportKind, input: ReportInput, options: { readonly bom: boolean }): string {
  switch (kind) {
    case 'html':
      return renderHtmlReport(describeReport(input))
    case 'csv':
      return renderCsv(input.result, options)
    case 'layer':
      return renderLayer(input)
    case 'json':
      return renderJsonReport(input.result)
  }
}
