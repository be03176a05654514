import { counted } from '../../core/report/printed-figures.ts'
import type { ReportDescription } from '../../core/report/report-description.ts'

export interface ContentsLine {
  readonly title: string
  readonly detail: string
}

function none(count: number, one: string, many?: string): string {
  return count === 0 ? 'none' : counted(count, one, many)
}

/** What the web page holds, in its order, with how much of it. */
export function reportContents(report: ReportDescription): ContentsLine[] {
  const { tactics, metrics, gaps, capabilities, threats, exclusions, overrides, notes, provenance } = report
  const recorded = capabilities.groups.reduce((sum, group) => sum + group.rows.length, 0)
  return [
    { title: 'Cover', detail: 'figures, states, tactics, map' },
    { title: 'Tactics and categories', detail: counted(tactics.length, 'tactic') },
    { title: 'Matrix', detail: counted(metrics.techniques + metrics.excluded, 'technique') },
    { title: 'Strongest gaps', detail: gaps.all === 0 ? 'none' : `${gaps.rows.length} of ${gaps.all}` },
    { title: 'Capabilities', detail: none(recorded, 'capability', 'capabilities') },
    ...(threats.length === 0 ? [] : [{ title: 'Threats', detail: counted(threats.length, 'source') }]),
    ...(exclusions.length + overrides.length === 0
      ? []
      : [
          {
            title: 'Exclusions and overrides',
            detail: `${exclusions.length} and ${overrides.length}`,
          },
        ]),
    { title: 'Data notes', detail: none(notes.all.length, 'note') },
    { title: 'Method and weights', detail: 'formulas with these figures' },
    { title: 'Scope and sources', detail: none(provenance.sets.length, 'mapping set') },
  ]
}
