import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CoverageResult } from '../../core/coverage/coverage-result.ts'
import { call, callJson, scratchFolder } from '../captured-host.test-twin.ts'
import type { ScratchFolder } from '../captured-host.test-twin.ts'

let scratch: ScratchFolder
let file: string
let result: CoverageResult
beforeAll(async () => {
  scratch = scratchFolder()
  file = scratch.path('cloud.assessment.json')
  const deployed = 'azure/azure_role_based_access_control,azure/microsoft_sentinel'
  await call(['new', '--sets', 'azure,cri_profile', '--name', 'Cloud', '--deployed', deployed, '--out', file])
  result = await callJson<CoverageResult>(['coverage', file])
})
afterAll(() => {
  scratch.remove()
})

async function report(format: string): Promise<string> {
  const path = scratch.path(`report.${format}`)
  writeFileSync(path, 'an older report')
  expect(await call(['report', file, '--format', format, '--out', path])).toEqual({ code: 0, out: '', messages: [] })
  return readFileSync(path, 'utf8')
}

test('json is what coverage --json prints', async () => {
  expect(await report('json')).toBe((await call(['coverage', file, '--json'])).out)
})

test('csv has a row for every technique', async () => {
  const lines = (await report('csv')).trimEnd().split('\r\n')
  expect(lines).toHaveLength(result.techniques.length + 1)
  expect(lines.find((line) => line.startsWith('T1578.001,'))).toContain(',covered,0.5,')
})

test('layer: every score is strength × 100', async () => {
  const layer = JSON.parse(await report('layer')) as {
    domain: string
    techniques: { techniqueID: string; score: number }[]
  }
  expect(layer.domain).toBe('enterprise-attack')
  const strengths = new Map(result.techniques.map(({ id, strength }) => [id, strength]))
  expect(layer.techniques.length).toBeGreaterThanOrEqual(result.metrics.covered)
  for (const { techniqueID, score } of layer.techniques) {
    expect(score).toBeCloseTo((strengths.get(techniqueID) ?? NaN) * 100, 9)
  }
})

test('html says the same figures, who, when and with which program', async () => {
  const html = await report('html')
  expect(html).toMatch(/^<!doctype html>/i)
  expect(html).toContain(`${String(result.metrics.covered)} of ${String(result.metrics.techniques)}`)
  for (const text of ['analyst', '9.8.7', '24 November 2026', 'The MITRE Corporation']) expect(html).toContain(text)
})

test('a report that cannot be written leaves nothing behind', async () => {
  mkdirSync(scratch.path('folder'))
  const before = readdirSync(dirname(file)).sort()
  for (const path of [scratch.path('folder'), scratch.path('none/r.csv')]) {
    const { code, out, messages } = await call(['report', file, '--format', 'csv', '--out', path])
    expect([code, out, messages.length]).toEqual([2, '', 1])
  }
  const refused = await call(['report', scratch.path('none.json'), '--format', 'csv', '--out', scratch.path('r')])
  expect([refused.code, refused.messages.length]).toEqual([2, 1])
  expect(readdirSync(dirname(file)).sort()).toEqual(before)
})
