import type { Table, Transaction } from 'dexie'
import type { Assessment, CapabilityEntry } from '../../core/assessment/assessment.ts'
import type { Snapshot } from '../../core/assessment/snapshot.ts'
import type { Domain } from '../../core/attack/attack-version.ts'
import type { SubjectTexts, TextSource } from '../../core/exchange/publisher-texts.ts'

/** Frozen: another name, like another origin, would be another and empty store. */
export const databaseName = 'coverline'

/** Everything of an assessment but its capability entries, which have a row each. */
export type AssessmentRow = Omit<Assessment, 'capabilities'>

export interface EntryRow {
  /** Id of the assessment. */
  readonly assessment: string
  readonly entry: CapabilityEntry
}

export type EntryKey = [assessment: string, framework: string, capability: string]

/** Figures of an assessment as it stands (scenario *current*), stored with it so that a list needs no computation. */
export interface SummaryFigures {
  readonly id: string
  readonly name: string
  readonly domain: Domain
  readonly attackVersion: string
  readonly mappingSets: readonly string[]
  /** Techniques in scope. */
  readonly techniques: number
  readonly covered: number
  /** covered / techniques, 0–1. */
  readonly breadth: number
  /** Mean over the techniques in scope, 0–1. */
  readonly strength: number
  /** Capabilities with a status, of those that count in progress. */
  readonly assessed: number
  readonly capabilities: number
  /**
   * A picture in small: one text per tactic in matrix order, one sign per listed technique in order of id.
   * Covered: `3` significant, `2` partial, `1` minimal; `+` planned, `?` unassessed, `0` gap, `-` no control,
   * `x` excluded.
   */
  readonly map: readonly string[]
}

export interface AssessmentSummary extends SummaryFigures {
  /** True of the sample that comes with the program. */
  readonly sample: boolean
  /** ISO time of the last change, to show; what is newer is decided by `sequence`. */
  readonly changedAt: string
  /** Number of the last change, counted over the whole database: greater is later, whatever the clock says. */
  readonly sequence: number
}

/** What belongs to no assessment; so far the number of the last change. */
export interface SettingRow {
  readonly key: string
  readonly value: unknown
}

/** The canonical file of a snapshot, apart from its facts, so that a timeline reads no text. */
export interface SnapshotTextRow {
  readonly id: string
  readonly text: string
}

/** A published file whose texts were imported. */
export interface TextSourceRow extends TextSource {
  /** ISO time. */
  readonly importedAt: string
}

/** What one imported file says of one thing: a row each, so that a page reads only what it shows. */
export interface TextRow {
  /** Id of the source. */
  readonly source: string
  /** Name of the subject within it. */
  readonly key: string
  readonly texts: SubjectTexts
}

export type TextKey = [source: string, key: string]

export interface CoverlineTables {
  readonly assessments: Table<AssessmentRow, string>
  readonly entries: Table<EntryRow, EntryKey>
  readonly summaries: Table<AssessmentSummary, string>
  /** Summaries of deleted assessments. Their other rows stay where they are until the trash is emptied. */
  readonly trash: Table<AssessmentSummary, string>
  readonly settings: Table<SettingRow, string>
  /** Only in a plain browser: the desktop program keeps its snapshots as files. */
  readonly snapshots: Table<Snapshot, string>
  readonly snapshotTexts: Table<SnapshotTextRow, string>
  /** Of no assessment, and in no backup: whoever has the published files can import them again. */
  readonly textSources: Table<TextSourceRow, string>
  readonly texts: Table<TextRow, TextKey>
}

/** One version of the database. */
export interface SchemaStep {
  readonly version: number
  /** Keys and indexes by table; a table that isn't named stays as it was. */
  readonly tables: Readonly<Record<string, string | null>>
  readonly upgrade?: (transaction: Transaction) => Promise<void>
}

/**
 * Append only: a step that was ever shipped never changes. Each needs its sample in `samples/`. The desktop program keeps a
 * snapshot of every assessment before one; in a browser the snapshots are rows of this very database, so there a step may
 * add tables and rows, and one that changes rows of assessments must keep their snapshots first, in its own transaction.
 */
export const schemaSteps: readonly SchemaStep[] = [
  {
    version: 1,
    tables: {
      assessments: 'id',
      entries: '[assessment+entry.framework+entry.capability]',
      summaries: 'id',
      trash: 'id',
      settings: 'key',
    },
  },
  {
    version: 2,
    tables: { snapshots: 'id, assessment', snapshotTexts: 'id' },
  },
  {
    version: 3,
    tables: { textSources: 'id', texts: '[source+key]' },
  },
]
