import { createHash } from 'node:crypto'
import { bundledForTests } from '../assessment/arbitrary-file.test-twin.ts'
import type { Assessment } from '../assessment/assessment.ts'
import { newAssessment, withStatus } from '../assessment/edits.ts'
import { printAssessment } from '../assessment/print.ts'
import type { Snapshot } from '../assessment/snapshot.ts'
import type { BackedUpSnapshot, Backup } from './backup.ts'
import type { BackupReading } from './read-backup.ts'

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export const testReading: BackupReading = {
  bundled: bundledForTests,
  hash: sha256Of,
  decode: (bytes) => {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    } catch {
      return null
    }
  },
}

export function documentOf(id: string, capabilities: readonly string[] = []): Assessment {
  const made = newAssessment({
    id,
    name: `Assessment ${id}`,
    createdAt: '2026-11-24T09:00:00.000Z',
    domain: 'enterprise',
    version: '19.0',
    mappingSets: ['azure-04.26.2025_attack-16.1-enterprise'],
    sources: {},
  })
  return capabilities.reduce(
    (document, capability) => withStatus([{ framework: 'azure', capability }], 'deployed')(document),
    made,
  )
}

/** A snapshot of this document; `number` makes its id and its place on the shelf. */
export function snapshotOf(document: Assessment, number: number, change: Partial<Snapshot> = {}): BackedUpSnapshot {
  const text = printAssessment(document)
  const facts: Snapshot = {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    assessment: document.id,
    assessmentName: document.name,
    name: '',
    reason: 'afterChange',
    keptAt: '2026-11-24T10:00:00.000Z',
    sequence: number,
    change: number,
    pinned: false,
    sha256: sha256Of(Buffer.from(text)),
    rows: document.capabilities.length,
    figures: null,
    ...change,
  }
  return { facts, text }
}

export function backupOf(change: Partial<Backup> = {}): Backup {
  return {
    writtenAt: '2026-11-24T12:00:00.000Z',
    program: '0.1.0',
    assessments: [],
    snapshots: [],
    snapshotsLeftOut: 0,
    settings: {},
    ...change,
  }
}
