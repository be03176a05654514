import { describe, expect, it } from 'vitest'
import { documentOf } from '../../core/exchange/backup-world.test-twin.ts'
import { stampOf } from '../database/sample-rows.test-twin.ts'
import type { BackupRow, Meeting, Standing } from '../stores/restoration.ts'
import { contentsWords, countsWords, lastBackupWords } from './backup-words.ts'
import { replaceWords, restoreLabel, restoreLines } from './restore-lines.ts'

function summary(id: string, name = `Assessment ${id}`): Meeting['others'][number] {
  const { figures, changedAt } = stampOf(documentOf(id))
  return { ...figures, name, changedAt, sample: false, sequence: 1 }
}

function row(id: string, standing: Standing, name?: string): BackupRow {
  const backedUp = { document: documentOf(id), changedAt: '2026-11-23T10:00:00.000Z', sample: false }
  return { backedUp, standing, here: standing.kind === 'new' ? null : summary(id, name) }
}

const meeting: Meeting = {
  rows: [
    row('same', { kind: 'same' }),
    row('new', { kind: 'new' }),
    row('gone', { kind: 'deleted' }),
    row('other', { kind: 'differs', differences: 3 }, 'Renamed'),
  ],
  others: [summary('ours')],
}

describe('the preview of a backup', () => {
  it('shows what differs first, with a choice, and what stays last', () => {
    const lines = restoreLines(meeting, { kind: 'merge', choices: new Map([['gone', 'ours']]) })
    expect(
      lines.map(({ id, standing, choices, choice, fate }) => [id, standing, choices.length, choice, fate]),
    ).toEqual([
      ['other', '3 differences, named “Renamed” here', 3, 'both', ''],
      ['gone', 'In the trash here', 2, 'ours', 'Comes back'],
      ['new', 'Not here', 0, 'theirs', 'Is added'],
      ['same', 'The same here', 0, 'ours', 'Stays as it is'],
      ['ours', 'Not in the backup', 0, 'ours', 'Stays as it is'],
    ])
    expect(restoreLabel(meeting, { kind: 'merge', choices: new Map([['gone', 'ours']]) })).toBe('Restore 2 assessments')
    expect(restoreLabel({ rows: [], others: [] }, { kind: 'merge', choices: new Map() })).toBe('Restore')
  })

  it('says before everything is replaced what gives way', () => {
    const lines = restoreLines(meeting, { kind: 'replace' })
    expect(lines[0]).toMatchObject({ id: 'ours', fate: 'Goes to the trash' })
    expect(lines[1]).toMatchObject({ id: 'other', choices: [], fate: 'Is replaced' })
    expect(replaceWords(meeting)).toEqual([
      '1 assessment is replaced by the backup’s.',
      '2 assessments are added or come back.',
      '1 assessment that isn’t in the backup goes to the trash.',
    ])
    expect(replaceWords({ rows: [], others: [] })).toEqual(['No assessment changes.'])
  })
})

describe('words about a backup', () => {
  it('count what is in it and what isn’t', () => {
    expect(contentsWords({ assessments: 1, snapshots: 0, deleted: 0 })).toEqual([
      '1 assessment and the settings go into one file.',
    ])
    expect(contentsWords({ assessments: 1_200, snapshots: 5, deleted: 3 })).toEqual([
      '1,200 assessments, 5 snapshots and the settings go into one file.',
      '3 deleted assessments aren’t in it.',
    ])
    const counts = { assessments: 2, capabilitiesMarked: 1, snapshots: 4, snapshotsLeftOut: 7 }
    expect(countsWords(counts)).toBe('2 assessments with 1 marked capability, 4 snapshots; 7 snapshots didn’t fit')
    expect(lastBackupWords(null)).toBe('No backup was made from here yet')
  })
})
