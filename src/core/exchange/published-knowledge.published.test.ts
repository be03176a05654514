import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bundledVersions, publications, rebuiltVersions } from '../../../scripts/publications.ts'
import { isActive } from '../attack/attack-version.ts'
import type { AttackVersion } from '../attack/attack-version.ts'
import { rebaseOnto } from '../attack/rebase.ts'
import { knowledgeFolder, openBundledKnowledge, valueOf } from '../knowledge/bundled-knowledge.test-twin.ts'
import type { FindingKind } from '../knowledge/knowledge-index.ts'
import { compileKnowledge } from './compile-knowledge.ts'
import type { PublishedFile } from './compile-knowledge.ts'
import { sha256 } from './published-fixtures.test-twin.ts'

const published = process.env['COVERLINE_PUBLISHED_DATA'] ?? '../shared/data'

function filesIn(folder: string): PublishedFile[] {
  return readdirSync(join(published, folder))
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, text: readFileSync(join(published, folder, name), 'utf8') }))
}

const mappings = filesIn('mappings')
const knowledge = await openBundledKnowledge()

test('compiling the published files again gives the bundled knowledge, byte for byte', () => {
  const files = valueOf(
    compileKnowledge({
      // Turned round: the order of the folder doesn't matter.
      mappings: [...mappings].reverse(),
      bundles: filesIn('attack').reverse(),
      baselines: filesIn('facts').filter(({ name }) => name.endsWith('-baselines.json')),
      bundled: bundledVersions,
      rebuilt: rebuiltVersions,
      sources: publications,
      sha256,
    }),
  )
  const there = readdirSync(knowledgeFolder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.json'),
  )
  expect([...files.keys()].sort()).toEqual(there.sort())
  for (const [file, text] of files) expect(readFileSync(join(knowledgeFolder, file), 'utf8') === text, file).toBe(true)
})

interface RawRow {
  readonly capability_id: string | null
  readonly attack_object_id: string | null
  readonly comments: string | null
  readonly mapping_type: string | null
  readonly score_category: string | null
  readonly score_value: string | null
  readonly status: string
}

function rawRows(set: string): RawRow[] {
  const text = mappings.find(({ name }) => name === `${set}.json`)?.text ?? '{}'
  return (JSON.parse(text) as { mapping_objects: RawRow[] }).mapping_objects
}

test('the 33 published files are the 33 sets, under the same names', () => {
  const ids = knowledge.index.sets.filter(({ source }) => source !== null).map(({ id }) => id)
  expect(ids).toEqual(mappings.map(({ name }) => name.replace(/\.json$/, '')).sort())
})

test('no comment of a publisher is in the bundled files', () => {
  const comments = new Set(
    mappings.flatMap(({ name }) => rawRows(name.replace(/\.json$/, '')).map((row) => row.comments?.trim() ?? '')),
  )
  const long = [...comments]
    .filter((comment) => comment.length > 60)
    .map((comment) => JSON.stringify(comment).slice(1, 60))
  expect(long.length).toBeGreaterThan(1000)
  for (const { file, source } of knowledge.index.sets) {
    if (source === null) continue
    const text = readFileSync(join(knowledgeFolder, file), 'utf8')
    expect(
      long.filter((comment) => text.includes(comment)),
      file,
    ).toEqual([])
  }
})

describe('the traps of the published data, each counted over the raw rows and as it was found', () => {
  const found = (set: string, kind: FindingKind): { count: number; examples: readonly string[] } => {
    const finding = knowledge.index.findings.find((one) => one.set === set && one.kind === kind)
    return { count: finding?.count ?? 0, examples: finding?.examples ?? [] }
  }
  const m365 = 'm365-07.18.2025_attack-16.1-enterprise'
  const m365Old = 'm365-12.11.2023_attack-14.1-enterprise'
  const nist = 'nist_800_53-rev5_attack-16.1-enterprise'
  const nist14 = 'nist_800_53-rev5_attack-14.1-enterprise'
  const nist14Old = 'nist_800_53-rev4_attack-14.1-enterprise'
  const azure = 'azure-04.26.2025_attack-16.1-enterprise'
  const veris = 'veris-1.4.0_attack-16.1-enterprise'

  test('M365 2023 lacks 7 scores', () => {
    const raw = rawRows(m365Old).filter((row) => row.status !== 'non_mappable' && row.attack_object_id !== null)
    expect(raw.filter((row) => !row.score_category || !row.score_value)).toHaveLength(7)
    expect(found(m365Old, 'missingScore').count).toBe(7)
  })

  test('M365 2025 repeats 68 rows, some with other scores', () => {
    const rows = rawRows(m365).filter((row) => row.status !== 'non_mappable')
    const keys = new Set(
      rows.map((row) =>
        JSON.stringify([row.capability_id, row.attack_object_id, row.score_category, row.mapping_type]),
      ),
    )
    expect(rows.length - keys.size).toBe(68)
    expect(found(m365, 'repeatedRow').count).toBe(68)
    expect(found(m365, 'repeatedRowOtherScore').count).toBe(16)
  })

  test.each([nist14, nist14Old])('%s has 89 rows without capability, 5 of them mapped as well', (set) => {
    const rows = rawRows(set)
    const without = rows.filter((row) => !row.capability_id)
    const mapped = new Set(rows.filter((row) => row.capability_id).map((row) => row.attack_object_id))
    expect(without).toHaveLength(89)
    expect(without.filter((row) => mapped.has(row.attack_object_id))).toHaveLength(5)
    expect(found(set, 'rowWithoutCapability').count).toBe(89)
    expect(found(set, 'nonMappableAndMapped').count).toBe(5)
    expect(found(set, 'missingGroup').count).toBe(89)
  })

  test('VERIS 1.4.0 has one complete row without a technique', () => {
    expect(rawRows(veris).filter((row) => row.status === 'complete' && !row.attack_object_id)).toHaveLength(1)
    expect(found(veris, 'completeWithoutTechnique')).toEqual({
      count: 1,
      examples: ['action.malware.variety.In-memory'],
    })
  })

  test('VERIS ids that differ in case alone', () => {
    const ids = [...new Set(rawRows(veris).map((row) => row.capability_id?.trim() ?? ''))]
    expect(ids.length - new Set(ids.map((id) => id.toLowerCase())).size).toBe(4)
    expect(found(veris, 'idsDifferInCase').count).toBe(4)
  })

  test('rows without a technique in AWS, GCP, CCM and VERIS', () => {
    const count = (set: string): number => rawRows(set).filter((row) => !row.attack_object_id).length
    const sets = {
      'aws-09.21.2021_attack-9.0-enterprise': 8,
      'aws-12.12.2024_attack-16.1-enterprise': 10,
      'gcp-06.28.2022_attack-10.0-enterprise': 10,
      'gcp-03.06.2025_attack-16.1-enterprise': 18,
      'csa_ccm-4.1_attack-17.1-enterprise': 148,
      [veris]: 52,
    }
    for (const [set, rows] of Object.entries(sets)) {
      expect([set, count(set), found(set, 'rowWithoutTechnique').count]).toEqual([set, rows, rows])
    }
  })

  test('mapping_type is null on 96 rows of NIST and on 18 of GCP, all non-mappable', () => {
    for (const [set, count] of [
      [nist, 96],
      ['gcp-03.06.2025_attack-16.1-enterprise', 18],
    ] as const) {
      const rows = rawRows(set).filter((row) => row.mapping_type === null)
      expect([rows.length, found(set, 'missingType').count]).toEqual([count, count])
      expect(rows.every((row) => row.status === 'non_mappable')).toBe(true)
    }
  })

  test('Azure keeps 18 of its 48 ids of 2021', () => {
    const ids = (set: string): Set<string> => new Set(rawRows(set).map((row) => row.capability_id?.trim() ?? ''))
    const [old, now] = [ids('azure-06.29.2021_attack-8.2-enterprise'), ids(azure)]
    expect([old.size, [...old].filter((id) => now.has(id)).length]).toEqual([48, 18])
    expect(found(azure, 'capabilityRenamed').count).toBe(30)
  })

  test('an id that the file’s own version has revoked, and one of another domain', () => {
    expect(found(azure, 'revokedTechnique')).toEqual({ count: 1, examples: ['T1053.001'] })
    expect(found('aws-12.12.2024_attack-16.1-enterprise', 'revokedTechnique')).toEqual({
      count: 1,
      examples: ['T1053.001'],
    })
    expect(found(nist, 'otherDomainTechnique')).toEqual({ count: 1, examples: ['T1521.003'] })
    expect(knowledge.index.findings.filter(({ kind }) => kind === 'otherDomainTechnique')).toHaveLength(1)
    expect(knowledge.index.findings.filter(({ kind }) => kind === 'unknownTechnique')).toEqual([])
  })

  test('NIST ids padded by blanks or by a zero', () => {
    const ids = rawRows(nist14Old).map((row) => row.capability_id ?? '')
    expect(ids.filter((id) => id !== id.trim())).toHaveLength(5)
    expect(found(nist14Old, 'idPadded')).toEqual({ count: 5, examples: ['AC-4 ', 'CM-5 ', 'CM-6 '] })
    expect(ids.filter((id) => id === 'SC-08')).toHaveLength(1)
    expect(found(nist14Old, 'idSpelledTwice')).toEqual({ count: 1, examples: ['SC-08 | SC-8'] })
  })

  test('M365 ids end in the licence tier', () => {
    expect([found(m365, 'licenceTier').count, found(m365Old, 'licenceTier').count]).toEqual([38, 34])
  })
})

describe('ATT&CK 19.0', async () => {
  const attack = valueOf(await knowledge.attack('enterprise', '19.0'))
  const before = valueOf(await knowledge.attack('enterprise', '18.1'))
  const idsOf = (version: AttackVersion, holds: (one: AttackVersion['techniques'][number]) => boolean): Set<string> =>
    new Set(version.techniques.filter(holds).map(({ id }) => id))

  test('697 active techniques in 15 tactics; Defense Impairment stands after Stealth', () => {
    expect(idsOf(attack, isActive).size).toBe(697)
    expect(attack.tactics).toHaveLength(15)
    const place = attack.tactics.findIndex(({ id }) => id === 'TA0005')
    expect(attack.tactics.slice(place, place + 2).map(({ id, name }) => [id, name])).toEqual([
      ['TA0005', 'Stealth'],
      ['TA0112', 'Defense Impairment'],
    ])
    expect(before.tactics.find(({ id }) => id === 'TA0005')?.name).toBe('Defense Evasion')
  })

  test('23 techniques are new, 17 revoked since 18.1, each with its successor', () => {
    const [now, then] = [idsOf(attack, isActive), idsOf(before, isActive)]
    expect([...now].filter((id) => !then.has(id))).toHaveLength(23)
    const revoked = attack.techniques.filter(({ id, revoked: is }) => is === true && then.has(id))
    expect(revoked).toHaveLength(17)
    expect(revoked.every(({ revokedBy }) => revokedBy !== undefined && now.has(revokedBy))).toBe(true)
    const successor = (id: string): string | undefined => attack.techniques.find((one) => one.id === id)?.revokedBy
    expect(['T1070.001', 'T1070.002', 'T1656', 'T1672'].map(successor)).toEqual([
      'T1685.005',
      'T1685.006',
      'T1684.001',
      'T1684.002',
    ])
  })

  /** Ids that the rows of a published file name, non-mappable ones included. */
  const namedIn = (set: string): string[] => [
    ...new Set(rawRows(set).flatMap((row) => row.attack_object_id?.trim() ?? [])),
  ]

  test('sets made for 16.1 name 3 (KEV) to 15 (NIST) of the revoked ones', () => {
    const then = idsOf(before, isActive)
    const revoked = idsOf(attack, (one) => one.revoked === true && then.has(one.id))
    const named = (set: string): number => namedIn(set).filter((id) => revoked.has(id)).length
    expect(named('kev-07.28.2025_attack-16.1-enterprise')).toBe(3)
    expect(named('nist_800_53-rev5_attack-16.1-enterprise')).toBe(15)
  })

  test('every id of every enterprise set leads somewhere, but T1521.003', async () => {
    const rebase = rebaseOnto(attack, knowledge.known)
    const dropped = new Map<string, string>()
    for (const { id, domain } of knowledge.index.sets.filter((entry) => entry.domain === 'enterprise')) {
      expect(domain).toBe('enterprise')
      for (const { mappings: rows } of valueOf(await knowledge.set(id)).capabilities) {
        for (const { technique } of rows) {
          const rebased = rebase(technique)
          if (rebased.kind === 'dropped') dropped.set(technique, rebased.reason)
        }
      }
    }
    const unknown = [...dropped].filter(([, reason]) => reason !== 'deprecated')
    expect(unknown).toEqual([['T1521.003', 'otherDomain']])
  })

  test('going back, 19 ids of NIST rev5 are unknown to 15.1', async () => {
    const rebase = rebaseOnto(valueOf(await knowledge.attack('enterprise', '15.1')), knowledge.known)
    const results = namedIn('nist_800_53-rev5_attack-16.1-enterprise').map(rebase)
    const reasons = results.flatMap((rebased) => (rebased.kind === 'dropped' ? [rebased.reason] : []))
    expect(reasons.filter((reason) => reason === 'laterVersion')).toHaveLength(19)
    expect(reasons.filter((reason) => reason === 'otherDomain')).toHaveLength(1)
  })

  test('its campaigns are those of 18.1', () => {
    expect(attack.campaigns.map(({ id }) => id)).toEqual(before.campaigns.map(({ id }) => id))
  })

  test('mobile has the techniques and tactics of 18.1', async () => {
    const [now, then] = [
      valueOf(await knowledge.attack('mobile', '19.0')),
      valueOf(await knowledge.attack('mobile', '18.1')),
    ]
    expect(now.techniques.filter(isActive).map(({ id }) => id)).toEqual(
      then.techniques.filter(isActive).map(({ id }) => id),
    )
    expect(now.tactics).toEqual(then.tactics)
  })
})
