import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseAssessment } from '../../core/assessment/parse.ts'
import { printAssessment } from '../../core/assessment/print.ts'
import type { Assessment } from '../../core/assessment/assessment.ts'
import { call, scratchFolder } from '../captured-host.test-twin.ts'
import type { Called, ScratchFolder } from '../captured-host.test-twin.ts'

let scratch: ScratchFolder
let out: string
beforeEach(() => {
  scratch = scratchFolder()
  out = scratch.path('cloud.assessment.json')
})
afterEach(() => {
  scratch.remove()
})

function made(): Assessment {
  const text = readFileSync(out, 'utf8')
  const bundled = { enterprise: ['16.1', '19.0'], mobile: ['19.0'], ics: ['18.1'] }
  const assessment = parseAssessment(text, out, bundled)
  if (!assessment.ok) throw new Error(JSON.stringify(assessment.problems))
  expect(printAssessment(assessment.value)).toBe(text)
  return assessment.value
}

async function create(...options: string[]): Promise<Called> {
  return call(['new', '--out', out, ...options])
}

test('the newest data unless told otherwise, in canonical form', async () => {
  expect(await create('--sets', 'azure,cri_profile,azure')).toEqual({ code: 0, out: '', messages: [] })
  const assessment = made()
  expect(assessment).toMatchObject({
    id: 'new-id',
    name: 'cloud',
    createdAt: '2026-11-24T09:00:00.000Z',
    attack: { domain: 'enterprise', version: '19.0' },
    mappingSets: ['azure-04.26.2025_attack-16.1-enterprise', 'cri_profile-v2.1_attack-16.1-enterprise'],
    capabilities: [],
  })
  expect(Object.values(assessment.data).every((hash) => /^sha256:[0-9a-f]{64}$/.test(hash))).toBe(true)
  expect(Object.keys(assessment.data)).toEqual(assessment.mappingSets)
})

test('every option, twice the same bytes', async () => {
  const options = [
    ...['--sets', 'nist_800_53-rev5_attack-16.1-enterprise, attack_mitigations,m365', '--attack', '16.1'],
    ...['--platforms', 'Windows,Linux', '--name', 'Data “centre”', '--id', ' fixed ', '--date', '2026-01-31'],
    ...['--deployed', 'nist_800_53/AC-02,M1036, m365/EID-CA-E3,Audit'],
  ]
  expect((await create(...options)).messages).toEqual([])
  const first = readFileSync(out, 'utf8')
  expect((await create(...options, '--force')).code).toBe(0)
  expect(readFileSync(out, 'utf8')).toBe(first)
  expect(made()).toMatchObject({
    id: 'fixed',
    name: 'Data “centre”',
    createdAt: '2026-01-31T00:00:00.000Z',
    attack: { domain: 'enterprise', version: '16.1' },
    scope: { platforms: ['Linux', 'Windows'] },
    capabilities: [
      { framework: 'attack_mitigations', capability: 'M1036', status: 'deployed' },
      { framework: 'attack_mitigations', capability: 'M1047', status: 'deployed' },
      { framework: 'm365', capability: 'EID-CA-E3', status: 'deployed' },
      { framework: 'nist_800_53', capability: 'AC-2', status: 'deployed' },
    ],
  })
  expect(made().mappingSets[0]).toBe('attack_mitigations-16.1_attack-16.1-enterprise')
})

test('sets of one domain bring it along', async () => {
  await create('--sets', 'veris-1.4.0_attack-16.1-mobile')
  expect(made().attack).toEqual({ domain: 'mobile', version: '19.0' })
  await create('--sets', 'attack_mitigations', '--domain', 'ics', '--force')
  expect(made()).toMatchObject({
    attack: { domain: 'ics', version: '18.1' },
    mappingSets: ['attack_mitigations-18.1_attack-18.1-ics'],
  })
})

test('a list with status, extent, owner and note', async () => {
  const list = scratch.path('list.csv')
  const rows = [
    'ID;Status;Extent;Owner;Note;Cost',
    'azure_role_based_access_control;partial;50 %;Cloud team;"a; b";12',
    'microsoft_sentinel;;0,25;;;',
    'Azure DNS Analytics;Planned;;;;',
    'azure/azure_dedicated_hsm;;;;;',
  ]
  writeFileSync(list, `\uFEFF${rows.join('\r\n')}\r\n\r\n`)
  const { code, messages } = await create('--sets', 'azure', '--deployed', `@${list}`)
  expect(messages).toEqual([`coverline: ${list}: The column Cost is not used.`])
  expect(code).toBe(0)
  const note = { owner: 'Cloud team', note: 'a; b' }
  expect(made().capabilities).toEqual([
    { framework: 'azure', capability: 'azure_dedicated_hsm', status: 'deployed' },
    { framework: 'azure', capability: 'azure_dns_analytics', status: 'planned' },
    { framework: 'azure', capability: 'azure_role_based_access_control', status: 'partial', extent: 0.5, ...note },
    { framework: 'azure', capability: 'microsoft_sentinel', status: 'partial', extent: 0.25 },
  ])
})

describe('refused: exit 2, a line for each problem, and nothing is written', () => {
  test.each<[string, string[], RegExp[]]>([
    ['an unknown set', ['--sets', 'azure,nope,x'], [/mapping set nope/, /mapping set x/]],
    ['a framework of another domain', ['--sets', 'azure', '--domain', 'mobile'], [/for the mobile domain/]],
    ['an ATT&CK version that is not bundled', ['--sets', 'azure', '--attack', '13.0'], [/ATT&CK 13\.0/]],
    ['unknown platforms', ['--sets', 'azure', '--platforms', 'Amiga,windows'], [/platform Amiga/, /platform windows/]],
    ['an unknown capability', ['--sets', 'azure', '--deployed', 'azure/nope,AC-2'], [/azure\/nope/, /AC-2/]],
    ['a demand framework', ['--sets', 'azure,kev', '--deployed', 'kev/CVE-2024-34102'], [/can't be marked/]],
    [
      'one twice',
      ['--sets', 'nist_800_53', '--deployed', 'AC-2,nist_800_53/AC-02'],
      [/nist_800_53\/AC-2 stands twice/],
    ],
    [
      'labels that nothing has',
      ['--sets', 'm365', '--deployed', 'Conditional Access Policies,Audit'],
      [/Conditional/, /Audit/],
    ],
    ['a missing list', ['--sets', 'azure', '--deployed', '@none.csv'], [/none\.csv: There is no such file/]],
    [
      'several at once',
      ['--sets', 'nope', '--platforms', 'Amiga', '--deployed', '@none.csv'],
      [/nope/, /Amiga/, /none/],
    ],
  ])('%s', async (_, options, patterns) => {
    const { code, messages } = await create(...options)
    expect(code).toBe(2)
    expect(messages).toHaveLength(patterns.length)
    patterns.forEach((pattern, at) => expect(messages[at]).toMatch(pattern))
    expect(readdirSync(dirname(out))).toEqual([])
  })

  test('a file that exists, without --force', async () => {
    writeFileSync(out, 'mine')
    expect((await create('--sets', 'azure')).code).toBe(2)
    expect(readFileSync(out, 'utf8')).toBe('mine')
    expect((await create('--sets', 'nope', '--force')).code).toBe(2)
    expect(readFileSync(out, 'utf8')).toBe('mine')
  })

  test('a folder that does not exist', async () => {
    const { code } = await call(['new', '--sets', 'azure', '--out', scratch.path('none/a.json')])
    expect(code).toBe(2)
    expect(existsSync(scratch.path('none'))).toBe(false)
  })
})
