import { describeLayer } from './layer.ts'
import { printLayer } from '../exchange/navigator-layer.ts'
import { counted } from './printed-figures.ts'
import type { ReportInput } from './report-input.ts'
import { renderCsv } from './techniques-csv.ts'

function ofTechniques(input: ReportInput, chosen: ReadonlySet<string>): ReportInput {
  const techniques = input.result.techniques.filter(({ id }) => chosen.has(id))
  return { ...input, result: { ...input.result, techniques } }
}

/** The rows of chosen techniques, as in the table of all (`renderCsv`). */
export function renderSelectionCsv(
  input: ReportInput,
  chosen: ReadonlySet<string>,
  options: { readonly bom: boolean },
): string {
  return renderCsv(ofTechniques(input, chosen).result, options)
}

/**
 * A Navigator layer in which chosen techniques alone are marked. Unlike in the layer of a whole assessment, one without
 * a control or out of scope is marked too, without a score: it was chosen.
 */
export function renderSelectionLayer(input: ReportInput, chosen: ReadonlySet<string>): string {
  const layer = describeLayer(ofTechniques(input, chosen))
  const scored = new Set(layer.techniques.map(({ techniqueID }) => techniqueID))
  const others = input.result.techniques.filter(({ id }) => chosen.has(id) && !scored.has(id))
  const unscored = others.map(({ id, state }) => ({
    techniqueID: id,
    comment: state === 'excluded' ? 'Excluded from scope.' : 'No control in the chosen mapping sets.',
    enabled: state !== 'excluded',
    metadata: [],
    showSubtechniques: false,
  }))
  return printLayer({
    ...layer,
    description: `${counted(chosen.size, 'chosen technique')}. ${layer.description}`,
    techniques: [...layer.techniques, ...unscored],
  })
}
