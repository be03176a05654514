import { expect, test } from 'vitest'
import type { NavigatorLayer } from '../exchange/navigator-layer.ts'
import { renderLayer } from './layer.ts'
import { inputOf, marked } from './report-input.test-twin.ts'
import { renderSelectionCsv, renderSelectionLayer } from './selection.ts'
import { renderCsv } from './techniques-csv.ts'

const plain = await marked('mobile', '19.0', ['attack_mitigations-19.0_attack-19.0-mobile'])
const input = await inputOf({
  ...plain,
  scope: { ...plain.scope, excluded: [{ technique: 'T1404', reason: 'none here' }] },
})
const chosen = new Set(
  ['covered', 'no_control', 'excluded'].map((state) => {
    const found = input.result.techniques.find((technique) => technique.state === state)
    if (found === undefined) throw new Error(`no technique is ${state}`)
    return found.id
  }),
)

test('the table has the rows of the chosen techniques, as the table of all has them', () => {
  const [head, ...rows] = renderSelectionCsv(input, chosen, { bom: false }).trim().split('\r\n')
  const all = renderCsv(input.result, { bom: false }).split('\r\n')
  expect(head).toBe(all[0])
  expect(rows).toEqual(all.filter((row) => chosen.has(row.split(',')[0] ?? '')))
  expect(rows).toHaveLength(3)
})

test('the layer marks the chosen techniques and no other, scored as in the layer of all', () => {
  const layer = JSON.parse(renderSelectionLayer(input, chosen)) as NavigatorLayer
  const all = JSON.parse(renderLayer(input)) as NavigatorLayer
  expect(new Set(layer.techniques.map(({ techniqueID }) => techniqueID))).toEqual(chosen)
  const scored = layer.techniques.filter(({ score }) => score !== undefined)
  expect(scored).toEqual(all.techniques.filter(({ techniqueID }) => chosen.has(techniqueID)))
  expect(scored).toHaveLength(1)
  expect(layer.techniques.filter(({ enabled }) => !enabled).map(({ techniqueID }) => techniqueID)).toEqual(['T1404'])
  expect(layer.description).toMatch(/^3 chosen techniques\. /)
})
