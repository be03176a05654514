import { describe, expect, test, vi } from 'vitest'
import { newAssessment } from '../assessment/edits.ts'
import { withListed } from '../assessment/listed-fields.ts'
import type { CapabilityEntry } from '../assessment/assessment.ts'
import { guessColumns } from './list-columns.ts'
import { readCsvList } from './list-csv.ts'
import type { ListCapability } from './list-match.ts'
import { acceptedRows, changed, previewList } from './list-preview.ts'
import type { ListPreview, PreviewChoice } from './list-preview.ts'

vi.setConfig({ testTimeout: 60_000 })

const capabilities: readonly ListCapability[] = ['dns', 'vault', 'Key store', 'Web filter', 'Mail filter'].map((id) => {
  return { framework: 'azure', key: id, id, label: id, labels: [id] }
})

function entry(capability: string, rest: Partial<CapabilityEntry> & Pick<CapabilityEntry, 'status'>): CapabilityEntry {
  return { framework: 'azure', capability, ...rest }
}

function choiceOf(text: string, part: Partial<PreviewChoice> = {}): PreviewChoice {
  const table = readCsvList(text, 'list.csv')
  if (!table.ok) throw new Error(JSON.stringify(table.problems))
  const { value } = table
  const choice = { table: value, columns: guessColumns(value), words: new Map(), capabilities, entries: [] }
  return { ...choice, onlyUnassessed: false, ...part }
}

const kinds = ['changes', 'undecided', 'unmatched', 'unchanged', 'faults'] as const
function rowsOf(preview: ListPreview): unknown {
  return Object.fromEntries(kinds.map((kind) => [kind, preview[kind].map(({ row }) => row)]))
}

const list = [
  'id,status,owner',
  'dns,yes,',
  'vault,no,',
  'DNS,no,',
  'Webfilter,planned,Net',
  'Backup tapes,yes,',
  'Key store,maybe,',
  'Mail filter,,',
].join('\n')

test('every row stands in exactly one place', () => {
  const entries = [entry('dns', { status: 'deployed' })]
  expect(rowsOf(previewList(choiceOf(list, { entries })))).toEqual({
    changes: [3],
    undecided: [5],
    unmatched: [6],
    unchanged: [2, 8],
    faults: [4, 7],
  })
})

test('capabilities that are assessed already can be left alone', () => {
  const entries = [undefined, entry('vault', { status: 'planned' })]
  const preview = previewList(choiceOf(list, { entries, onlyUnassessed: true }))
  expect(preview.changes.map(({ row }) => row)).toEqual([2])
  expect(preview.unchanged.map(({ row, why }) => [row, why])).toEqual([
    [3, 'assessed'],
    [8, 'same'],
  ])
})

test('the first of two rows that name the same counts, and the other one says so', () => {
  expect(previewList(choiceOf(list)).faults[0]).toEqual({
    row: 4,
    name: 'DNS',
    what: 'Row 2 names the same capability, and that row counts.',
  })
})

describe('what is applied', () => {
  test('nothing undecided, unless it was decided; a capability once', () => {
    const preview = previewList(choiceOf('id\ndns\nWebfilter\nWeb filtr\nMailfilter\n'))
    expect(acceptedRows(preview, new Map()).rows.map(({ row }) => row)).toEqual([2])
    const decisions = new Map([
      [3, 3],
      [4, 3],
      [5, 0],
    ])
    const { rows, givenWay } = acceptedRows(preview, decisions)
    expect(rows.map(({ row, place }) => [row, place])).toEqual([
      [2, 0],
      [3, 3],
    ])
    expect([...givenWay]).toEqual([4, 5])
  })

  test('empty cells take nothing away, partial keeps its extent, and the edit does what the preview said', () => {
    const before = entry('vault', {
      status: 'partial',
      extent: 0.3,
      owner: 'Ops',
      note: 'old',
      evidence: ['https://a'],
    })
    const choice = choiceOf('id,status,owner,note,evidence,effort\nvault,partial,,new,,3\nKey store,no,Net,,,\n', {
      entries: [undefined, before],
    })
    const { rows } = acceptedRows(previewList(choice), new Map())
    const after = rows.map(({ place, fields }) => changed(choice, place, fields).after)
    expect(after).toEqual([
      { ...before, note: 'new', effort: 3 },
      entry('Key store', { status: 'not_deployed', owner: 'Net' }),
    ])
    const empty = newAssessment({
      id: 'a',
      name: 'A',
      createdAt: '2026-01-01T00:00:00.000Z',
      domain: 'enterprise',
      version: '19.0',
      mappingSets: [],
      sources: {},
    })
    const changes = rows.map(({ place, fields }) => ({
      framework: 'azure',
      capability: capabilities[place]?.key ?? '',
      fields,
    }))
    const edited = withListed(changes)({ ...empty, capabilities: [before] })
    expect(edited.capabilities).toEqual([after[1], after[0]])
  })

  test('a status other than partial drops the extent', () => {
    const choice = choiceOf('vault\n', { entries: [undefined, entry('vault', { status: 'partial', extent: 0.3 })] })
    const [row] = previewList(choice).changes
    expect(changed(choice, row?.place ?? -1, row?.fields ?? {}).after).toEqual(entry('vault', { status: 'deployed' }))
  })
})

test('250,000 rows of which nothing is known end, and tell how far they are', () => {
  const rows = Array.from({ length: 250_000 }, (_, at) => `row ${String(at)} of something`)
  const heard: number[] = []
  const preview = previewList(choiceOf(rows.join('\n')), (done) => heard.push(done))
  expect(preview.unmatched).toHaveLength(250_000)
  expect(heard).toHaveLength(50)
})
