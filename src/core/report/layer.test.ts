import { describe, expect, test } from 'vitest'
import { mitigationSetId } from '../mappings/attack-mitigations.ts'
import { isActive } from '../attack/attack-version.ts'
import type { NavigatorLayer } from '../exchange/navigator-layer.ts'
import { renderLayer } from './layer.ts'
import { inputOf, knowledge, marked, valueOf } from './report-input.test-twin.ts'
import type { ReportInput } from './report-input.ts'

type Json = Record<string, unknown>
const isText = (value: unknown): boolean => typeof value === 'string' && value !== ''
const isColour = (value: unknown): boolean => typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value)

const rootKeys = (
  'name versions domain description customDataURL filters sorting layout hideDisabled techniques gradient legendItems ' +
  'showTacticRowBackground tacticRowBackground selectTechniquesAcrossTactics selectSubtechniquesWithParent ' +
  'selectVisibleTechniques metadata links'
).split(' ')
const techniqueKeys = 'techniqueID tactic score color comment enabled metadata links showSubtechniques'.split(' ')

function metadataFaults(list: unknown, where: string): string[] {
  if (!Array.isArray(list)) return [`${where} is no list`]
  return (list as Json[]).flatMap((entry, at) => {
    const divider = Object.keys(entry).length === 1 && entry['divider'] === true
    const pair = isText(entry['name']) && isText(entry['value']) && Object.keys(entry).length === 2
    return divider || pair ? [] : [`${where}[${at}]`]
  })
}

/** What the published description of layer format 4.5 asks for, in our own words: a list of what is wrong. */
function layerFaults(layer: Json): string[] {
  const faults: string[] = []
  const must = (holds: boolean, what: string): void => {
    if (!holds) faults.push(what)
  }
  for (const key of Object.keys(layer)) must(rootKeys.includes(key), `unknown key ${key}`)
  must(isText(layer['name']), 'name')
  must(['enterprise-attack', 'mobile-attack', 'ics-attack'].includes(layer['domain'] as string), 'domain')
  const versions = layer['versions'] as Json
  must(versions['layer'] === '4.5', 'versions.layer')
  must(/^\d+$/.test(versions['attack'] as string), 'versions.attack')
  must(/^(4\.9|[5-9])\./.test(versions['navigator'] as string), 'versions.navigator')
  must([0, 1, 2, 3].includes(layer['sorting'] as number), 'sorting')
  const layout = layer['layout'] as Json
  must(['side', 'flat', 'mini'].includes(layout['layout'] as string), 'layout.layout')
  must(['average', 'min', 'max', 'sum'].includes(layout['aggregateFunction'] as string), 'layout.aggregateFunction')
  must(['none', 'all', 'annotated'].includes(layout['expandedSubtechniques'] as string), 'layout.expandedSubtechniques')
  const filters = layer['filters'] as { platforms?: unknown[] } | undefined
  must(filters === undefined || (filters.platforms ?? []).every(isText), 'filters.platforms')
  const gradient = layer['gradient'] as { colors: unknown[]; minValue: number; maxValue: number }
  must(gradient.colors.length >= 2 && gradient.colors.every(isColour), 'gradient.colors')
  must(gradient.minValue === 0 && gradient.maxValue === 100, 'gradient range')
  must(
    (layer['legendItems'] as Json[]).every((item) => isText(item['label']) && isColour(item['color'])),
    'legendItems',
  )
  faults.push(...metadataFaults(layer['metadata'], 'metadata'))
  const techniques = layer['techniques'] as Json[]
  techniques.forEach((technique, at) => {
    const where = `techniques[${at}]`
    for (const key of Object.keys(technique)) must(techniqueKeys.includes(key), `${where} unknown key ${key}`)
    must(/^T\d{4}(\.\d{3})?$/.test(technique['techniqueID'] as string), `${where}.techniqueID`)
    must(typeof technique['score'] === 'number' && Number.isFinite(technique['score']), `${where}.score`)
    must(isText(technique['comment']), `${where}.comment`)
    must(typeof technique['enabled'] === 'boolean', `${where}.enabled`)
    must(typeof technique['showSubtechniques'] === 'boolean', `${where}.showSubtechniques`)
    must(!('color' in technique), `${where}.color would beat its score`)
    faults.push(...metadataFaults(technique['metadata'], `${where}.metadata`))
  })
  const ids = techniques.map((technique) => technique['techniqueID'])
  must(new Set(ids).size === ids.length, 'a technique stands twice')
  return faults
}

function layerOf(input: ReportInput): NavigatorLayer {
  return JSON.parse(renderLayer(input)) as NavigatorLayer
}

test('the validator finds what the publisher’s own layers do wrong', async () => {
  const layer = layerOf(await inputOf(await marked('ics', '18.1', [mitigationSetId('ics', '18.1')])))
  const broken = { ...layer, techniques: [{ ...layer.techniques[0], techniqueID: null, color: '#fff' }] }
  expect(layerFaults(broken)).toEqual(['techniques[0].techniqueID', 'techniques[0].color would beat its score'])
  expect(layerFaults({ ...layer, gradient: { ...layer.gradient, maxValue: 148 } })).toEqual(['gradient range'])
})

const scored = ['azure-04.26.2025_attack-16.1-enterprise', 'nist_800_53-rev5_attack-16.1-enterprise']
const bundled = knowledge.index.attack.map(({ domain, version }) => [domain, version] as const)

describe.each(bundled)('%s %s', (domain, version) => {
  test('the layer is valid, marks active techniques alone, and scores are strength × 100', async () => {
    const sets = [mitigationSetId(domain, version), ...(domain === 'enterprise' ? scored : [])]
    const input = await inputOf(await marked(domain, version, sets))
    const layer = layerOf(input)
    expect(layerFaults(layer as unknown as Json)).toEqual([])
    expect(layer.versions.attack).toBe(version.split('.')[0])
    expect(layer.filters).toBeUndefined()
    const attack = valueOf(await knowledge.attack(domain, version))
    const active = new Set(attack.techniques.filter(isActive).map(({ id }) => id))
    const marks = new Map(layer.techniques.map((technique) => [technique.techniqueID, technique]))
    expect([...marks.keys()].filter((id) => !active.has(id))).toEqual([])
    const states = new Set(input.result.techniques.map(({ state }) => state))
    expect(states.has('covered') && (states.has('no_control') || states.has('unassessed'))).toBe(true)
    for (const technique of input.result.techniques) {
      const mark = marks.get(technique.id)
      if (technique.state === 'no_control') expect(mark).toBeUndefined()
      else {
        expect(mark?.score).toBeCloseTo(technique.strength * 100, 9)
        expect(mark?.metadata.length === 0).toBe(technique.state !== 'covered')
      }
    }
  })
})

test('says which capability decides, and the arithmetic of each contribution', async () => {
  const assessment = await marked('enterprise', '19.0', scored)
  const capabilities = assessment.capabilities
    .filter(({ framework }) => framework === 'azure')
    .map(({ framework, capability }) =>
      capability === 'azure_role_based_access_control'
        ? { framework, capability, status: 'partial' as const, extent: 0.55 }
        : { framework, capability, status: 'not_deployed' as const },
    )
  const layer = layerOf(await inputOf({ ...assessment, capabilities }))
  const mark = layer.techniques.find(({ techniqueID }) => techniqueID === 'T1578.001')
  expect(mark?.score).toBe(27.5)
  expect(mark?.comment).toMatch(/^Covered, partial \(0\.28\)\. Decided by azure\/azure_role_based_access_control /)
  expect(mark?.metadata).toEqual([
    { name: 'azure/azure_role_based_access_control', value: 'protect partial 0.50 × extent 0.55 = 0.28' },
  ])
})

test('filters to the chosen platforms and leaves excluded techniques alone', async () => {
  const scope = {
    platforms: ['IaaS', 'Windows'],
    count: 'all' as const,
    excluded: [{ technique: 'T1078', reason: 'x' }],
  }
  const input = await inputOf(await marked('enterprise', '19.0', scored, { scope }))
  expect(input.result.techniques.find(({ id }) => id === 'T1078')?.state).toBe('excluded')
  const layer = layerOf(input)
  expect(layer.filters).toEqual({ platforms: ['IaaS', 'Windows'] })
  expect(layer.techniques.some(({ techniqueID }) => techniqueID === 'T1078')).toBe(false)
})
