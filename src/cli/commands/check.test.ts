import { writeFileSync } from 'node:fs'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backupOf, documentOf, sha256Of, snapshotOf } from '../../core/exchange/backup-world.test-twin.ts'
import { writeBackup } from '../../core/exchange/write-backup.ts'
import { call, scratchFolder } from '../captured-host.test-twin.ts'
import type { ScratchFolder } from '../captured-host.test-twin.ts'

let scratch: ScratchFolder
beforeAll(() => {
  scratch = scratchFolder()
})
afterAll(() => {
  scratch.remove()
})

function write(name: string, content: unknown): string {
  const path = scratch.path(name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const assessment = {
  format: 'coverline-assessment',
  version: 1,
  id: 'a1',
  name: 'Baseline',
  createdAt: '2026-11-24T09:00:00.000Z',
  mood: 'new here',
  attack: { domain: 'enterprise', version: '19.0', codename: 'x' },
  mappingSets: ['azure-04.26.2025_attack-16.1-enterprise', 'private_set'],
  data: { 'azure-04.26.2025_attack-16.1-enterprise': 'sha256:0' },
  scope: { platforms: ['Amiga'], excluded: [{ technique: 'T1562.001', reason: 'r', by: 'me' }] },
  capabilities: [{ framework: 'azure', capability: 'nope', status: 'deployed', colour: 'red' }],
  threats: [
    { kind: 'layer', id: 'l', techniques: [{ technique: 'T9999', hue: 1 }] },
    { kind: 'group', id: 'G9999' },
  ],
}

test('an assessment: what it is, then unknown keys, entries and data, each a line', async () => {
  const path = write('a.json', assessment)
  const { code, out, messages } = await call(['check', path])
  expect([code, messages]).toEqual([0, []])
  const [title, ...notes] = out.trimEnd().split('\n')
  expect(title).toBe(
    `${path}: assessment “Baseline”, ATT&CK enterprise 19.0, 2 mapping sets, 1 capabilities, 0 overrides, 2 threats`,
  )
  for (const key of ['mood', 'attack.codename', 'capability azure/nope: colour', 'layer l, T9999: hue']) {
    expect(notes).toContain(`  unknown key, kept: ${key}`)
  }
  expect(notes).toContain('  unknown key, kept: exclusion T1562.001: by')
  expect(notes).toContain('  unknownSet: set private_set')
  expect(notes).toContain('  unknownPlatform: platform Amiga')
  expect(notes).toContain('  unknownThreat: threat group, id G9999')
  expect(notes).toContain('  unknownCapability: framework azure, capability nope')
  expect(notes).toContain('  unknownTechnique: in layer, id l, technique T9999, reason unknown')
  expect(notes).toContain('  suspendedExclusion: technique T1562.001, to T1685')
  expect(notes.some((note) => /^ {2}dataChanged: set azure/.test(note))).toBe(true)
  expect(notes.at(-1)).toMatch(/not in canonical form/)
  expect(notes.some((note) => /duplicate|dropped|labels/.test(note))).toBe(false)
})

test('what new writes has nothing to note', async () => {
  const path = scratch.path('fresh.json')
  await call(['new', '--sets', 'azure,m365', '--deployed', 'm365/EID-CA-E3', '--out', path])
  const { code, out } = await call(['check', path])
  expect([code, out.trimEnd().split('\n').length]).toEqual([0, 1])
})

const mappings = {
  metadata: {
    mapping_framework: 'azure',
    mapping_framework_version: '04.26.2025',
    attack_version: '16.1',
    technology_domain: 'enterprise',
    capability_groups: {},
  },
  mapping_objects: [
    { capability_id: 'c', attack_object_id: 'T1053.001', mapping_type: 'technique_scores', status: 'complete' },
    { capability_id: 'd', attack_object_id: null, mapping_type: null, status: 'non_mappable' },
  ],
}

test('a mapping file: its set, whether that is bundled, and what is odd about it', async () => {
  const { code, out } = await call(['check', write('m.json', mappings)])
  expect(code).toBe(0)
  expect(out).toContain('mapping set azure-04.26.2025_attack-16.1-enterprise, 2 capabilities, of them mapped 1, 2 rows')
  expect(out).toContain('\n  bundled, but from another file of that id\n')
  expect(out).toMatch(/^ {2}revokedTechnique: 1, such as T1053\.001$/m)
  expect(out).toMatch(/^ {2}missingScore: 1, such as c$/m)
})

test('an ATT&CK bundle: domain, version, counts', async () => {
  const id = (external_id: string): object[] => [{ source_name: 'mitre-attack', external_id }]
  const bundle = {
    type: 'bundle',
    objects: [
      {
        type: 'x-mitre-matrix',
        id: 'x-mitre-matrix--1',
        tactic_refs: [],
        external_references: id('enterprise-attack'),
      },
      { type: 'attack-pattern', id: 'attack-pattern--1', name: 'One', external_references: id('T1001') },
    ],
  }
  const { code, out } = await call(['check', write('enterprise-attack-13.1.json', bundle)])
  expect(code).toBe(0)
  expect(out).toMatch(/: ATT&CK enterprise 13\.1, 0 tactics, 1 techniques, .*\n {2}not bundled\n$/)
})

test('a list of capabilities', async () => {
  const { code, out } = await call(['check', write('list.CSV', 'id,status,hue\na,planned,red\nb,,\n')])
  expect(code).toBe(0)
  expect(out).toMatch(/: list of 2 capabilities with their status\n {2}the column hue is not used\n$/)
})

test('readable and refused files together: 2, with the problems of the refused', async () => {
  const good = write('good.json', assessment)
  const bad = [
    write('foreign.json', { some: 'thing' }),
    write('array.json', []),
    write('null.json', 'null'),
    write('broken.json', '{"a":\n\u001b[31m'),
    write('list.csv', 'a,b\n1,2\n'),
    write('bundle.json', { type: 'bundle', objects: [] }),
    write('mappings.json', { metadata: {}, mapping_objects: 3 }),
    write('deep.json', { ...assessment, mood: JSON.parse('['.repeat(70) + ']'.repeat(70)) as unknown }),
    write('newer.json', { ...assessment, version: 7 }),
    scratch.path('none.json'),
  ]
  const { code, out, messages } = await call(['check', bad[0] ?? '', good, ...bad.slice(1)])
  expect(code).toBe(2)
  expect(out).toMatch(/^[^\n]*good\.json: assessment/)
  expect(messages).toHaveLength(bad.length)
  bad.forEach((path, at) => expect(messages[at]?.startsWith(`coverline: ${path}: `)).toBe(true))
  for (const message of messages) expect(message).not.toMatch(/[\u0000-\u001f]/)
})

test('a workspace backup: verified, with what is in it; a changed byte is found', async () => {
  const one = documentOf('one', ['azure_firewall'])
  const assessments = [{ document: one, changedAt: '2026-11-24T10:30:00.000Z', sample: false }]
  const backup = backupOf({ assessments, snapshots: [snapshotOf(one, 1)], snapshotsLeftOut: 2 })
  const written = await writeBackup(backup, { hash: sha256Of })
  if (!written.ok) throw new Error(JSON.stringify(written.problems))
  const path = scratch.path('w.coverline.zip')
  writeFileSync(path, written.value.bytes)
  expect((await call(['check', path])).out).toBe(
    [
      `${path}: workspace backup of 2026-11-24T12:00:00.000Z by Coverline 0.1.0, 1 assessment, 1 snapshot, all verified`,
      '  assessment “Assessment one”, 1 capability',
      '  left out when it was made: 2 older snapshots',
      '',
    ].join('\n'),
  )
  const changed = Uint8Array.from(written.value.bytes)
  changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1
  writeFileSync(path, changed)
  const refusal = await call(['check', path])
  expect([refusal.code, refusal.out]).toEqual([2, ''])
  expect(refusal.messages.join('\n')).toContain(path)
})

test('a workbook: its sheet, its rows and its columns', async () => {
  const rows = [
    ['Id', 'Status'],
    ['AC-2', 'yes'],
    ['AC-3', 'no'],
  ]
  const path = scratch.path('list.xlsx')
  writeFileSync(
    path,
    await writeXlsx({
      sheets: [
        { name: 'Deployed', rows },
        { name: 'Old', rows },
      ],
    }),
  )
  const { code, out } = await call(['check', path])
  expect([code, out]).toEqual([
    0,
    `${path}: workbook, sheet Deployed of 2 rows\n  columns: Id, Status\n  the sheet Old is not read\n`,
  ])
})

test('an archive of anything else is refused', async () => {
  const path = scratch.path('cut.zip')
  writeFileSync(path, Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]))
  expect((await call(['check', path])).code).toBe(2)
})
