import type { BundledVersions } from '../../core/assessment/parse.ts'
import { domains } from '../../core/attack/attack-version.ts'
import { countsOf } from '../../core/exchange/backup.ts'
import type { BackedUpAssessment, BackedUpSnapshot } from '../../core/exchange/backup.ts'
import { readBackup } from '../../core/exchange/read-backup.ts'
import type { BackupReading } from '../../core/exchange/read-backup.ts'
import { writeBackup } from '../../core/exchange/write-backup.ts'
import type { BackupAnswer, BackupFacts, BackupRequest } from './backup-messages.ts'

async function sha256Of(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function decoded(bytes: Uint8Array): string | null {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** Whatever is kept here may go into a backup, also what only another version of the program can open. */
function withVersionsOf(assessments: readonly BackedUpAssessment[], bundled: BundledVersions): BundledVersions {
  const kept = domains.map((domain) => {
    const own = assessments.filter(({ document }) => document.attack.domain === domain)
    return [domain, [...bundled[domain], ...own.map(({ document }) => document.attack.version)]] as const
  })
  return { ...bundled, ...Object.fromEntries(kept) }
}

/** What the worker does: gathers and writes a backup, or reads one and keeps its snapshots until they are asked for. */
export function createBackupJob(
  send: (answer: BackupAnswer, transfer?: Transferable[]) => void,
): (request: BackupRequest) => Promise<void> {
  const assessments: BackedUpAssessment[] = []
  let snapshots: BackedUpSnapshot[] = []

  function reading(bundled: BundledVersions): BackupReading {
    return {
      bundled,
      hash: sha256Of,
      decode: decoded,
      report: (done, total) => {
        send({ kind: 'progress', done, total })
      },
    }
  }

  async function write(facts: BackupFacts, bundled: BundledVersions): Promise<void> {
    // Writing and reading back are about as much work.
    const half = (report: (done: number, total: number) => void) => (done: number, total: number) => {
      report(done, 2 * total)
    }
    const { report = () => undefined, ...rest } = reading(withVersionsOf(assessments, bundled))
    const backup = { ...facts, assessments, snapshots }
    const written = await writeBackup(backup, { hash: sha256Of, report: half(report) })
    if (!written.ok) {
      send({ kind: 'refused', problems: written.problems })
      return
    }
    // Nobody keeps a backup that can't be read back.
    const checked = await readBackup(written.value.bytes, '', {
      ...rest,
      report: (done, total) => {
        report(total + done, 2 * total)
      },
    })
    if (!checked.ok) send({ kind: 'refused', problems: checked.problems })
    else send({ kind: 'written', ...written.value }, [written.value.bytes.buffer as ArrayBuffer])
  }

  async function read({ name, bytes, bundled }: Extract<BackupRequest, { kind: 'read' }>): Promise<void> {
    const found = await readBackup(bytes, name, reading(bundled))
    if (!found.ok) {
      send({ kind: 'refused', problems: found.problems })
      return
    }
    const { assessments: all, snapshots: kept, ...facts } = found.value
    snapshots = [...kept]
    for (const assessment of all) send({ kind: 'assessment', assessment })
    send({ kind: 'read', facts, counts: countsOf(found.value) })
  }

  return async (request) => {
    switch (request.kind) {
      case 'assessment':
        assessments.push(request.assessment)
        break
      case 'snapshot':
        snapshots.push(request.snapshot)
        break
      case 'write':
        await write(request.facts, request.bundled)
        break
      case 'read':
        await read(request)
        break
      case 'snapshots':
        send({
          kind: 'snapshots',
          snapshots: snapshots.filter(({ facts }) => facts.assessment === request.assessment),
        })
        break
    }
  }
}
