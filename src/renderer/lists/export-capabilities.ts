import type { CapabilityEntry } from '../../core/assessment/assessment.ts'
import { renderCapabilitiesCsv } from '../../core/report/capabilities-csv.ts'
import type { RowGroup } from '../assess/rows.ts'
import { notice } from '../frame/notice.ts'
import { host } from '../host/host.ts'
import { toasts } from '../shell/toasts.ts'
import { useAssessmentStore } from '../stores/assessment-store.ts'

/** Lets the person save capabilities as a table that a spreadsheet opens and *Bring a list…* reads back. */
export async function exportCapabilities(
  groups: readonly RowGroup[],
  entries: readonly (CapabilityEntry | undefined)[],
): Promise<void> {
  const rows = groups.flatMap((group) =>
    group.rows.map(({ framework, code, label, place }) => {
      return { framework, id: code, label, group: group.mapped ? group.label : '', entry: entries[place] }
    }),
  )
  const name = useAssessmentStore().document?.name ?? 'assessment'
  const content = renderCapabilitiesCsv(rows, { bom: true })
  const answer = await host.saveFile({ name: `${name} capabilities.csv`, kind: 'csv', content })
  if (!answer.saved) {
    if (answer.problem !== null) notice.value = { what: answer.problem, mend: 'Choose another place and save again.' }
    return
  }
  const { token } = answer
  const action = token === null ? {} : { action: { label: 'Show in folder', run: () => void host.showInFolder(token) } }
  toasts.show({ subject: answer.name, text: 'was saved', ...action })
}
