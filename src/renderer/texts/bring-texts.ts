import { onScopeDispose, ref, shallowRef } from 'vue'
import type { PublisherTexts } from '../../core/exchange/publisher-texts.ts'
import { longestBundle } from '../../core/json-text.ts'
import type { Problem } from '../../core/problem.ts'
import { createProgress } from '../shell/progress.ts'
import { useTextStore } from '../stores/text-store.ts'
import type { ImportedSource } from '../stores/text-store.ts'
import { createTextDesk } from './text-desk.ts'
import type { TextDesk, TextWorker } from './text-desk.ts'

/** Files that a person chose. A folder holds others too, which nobody meant. */
export interface ChosenFiles {
  readonly files: readonly File[]
  readonly isFolder: boolean
  /** What of a dropped folder can't be read; a chosen one leaves it out by itself. */
  readonly unreadable?: readonly string[]
}

/** What became of the last import. */
export interface BroughtTexts {
  readonly imported: readonly ImportedSource[]
  /** Files that are nothing of ours. */
  readonly others: number
  readonly problems: readonly Problem[]
  /** It was cancelled; what was imported before stays. */
  readonly stopped: boolean
}

function problem(file: string, what: string, mend: string): Problem {
  return { file, where: '', what, mend }
}

function unreadableProblem(name: string): Problem {
  return problem(name, 'The file can’t be read.', 'Check that it still exists and that you may read it.')
}

async function bytesOf(file: File): Promise<Uint8Array | Problem> {
  if (file.size > longestBundle) {
    return problem(file.name, 'The file is larger than 200 MB.', 'Unpack it, and choose the folder.')
  }
  try {
    return new Uint8Array(await file.arrayBuffer())
  } catch {
    return unreadableProblem(file.name)
  }
}

/** Importing the texts of published files: each set or version by itself, whole or not at all. */
export function useBringTexts(startWorker: () => TextWorker) {
  const store = useTextStore()
  const progress = createProgress()
  const working = ref(false)
  const outcome = shallowRef<BroughtTexts | null>(null)
  let desk: TextDesk | null = null
  /** Ends what runs. */
  let cancel = stop

  function stop(): void {
    desk?.stop()
    desk = null
  }

  async function bring({ files, isFolder, unreadable = [] }: ChosenFiles): Promise<void> {
    if (working.value) return
    working.value = true
    outcome.value = null
    const imported = new Map<string, ImportedSource>()
    const problems = unreadable.map(unreadableProblem)
    const chosen = isFolder ? files.filter(({ name }) => /\.json$/i.test(name)) : files
    let others = files.length - chosen.length
    const end = { stopped: false, isFull: false }
    const isOver = (): boolean => end.stopped || end.isFull
    cancel = () => {
      end.stopped = true
      stop()
    }
    const job = progress.start(chosen.length === 1 ? 'Reading the file' : 'Reading the files', cancel)
    const keep = async (file: string, texts: PublisherTexts): Promise<void> => {
      if (isOver()) return
      const put = await store.put(texts)
      if (put.ok) imported.set(put.value.id, put.value)
      else {
        end.isFull = true
        problems.push(...put.problems.map((one) => ({ ...one, file })))
      }
    }
    for (const [at, file] of chosen.entries()) {
      if (chosen.length > 1) job.report(at, chosen.length)
      const bytes = await bytesOf(file)
      if (isOver()) break
      if (!(bytes instanceof Uint8Array)) {
        problems.push(bytes)
        continue
      }
      const mine = (desk ??= createTextDesk(startWorker()))
      // One after the other: each is a transaction.
      let writing = Promise.resolve()
      const read = await mine.read(
        { name: file.name, bytes, among: isFolder },
        (texts) => {
          writing = writing.then(() => keep(file.name, texts))
        },
        (done, total) => {
          if (chosen.length === 1) job.report(done, total)
        },
      )
      await writing
      if (isOver()) break
      if (read.ok) {
        others += read.value.others
        problems.push(...read.value.problems)
      } else {
        // After a fault or a pause that was too long the worker is gone; a refusal leaves it there.
        stop()
        problems.push(...read.problems.map((one) => ({ ...one, file: one.file === '' ? file.name : one.file })))
      }
    }
    stop()
    job.end()
    working.value = false
    outcome.value = { imported: [...imported.values()], others, problems, stopped: end.stopped }
  }

  onScopeDispose(() => {
    cancel()
  })
  return { progress, working, outcome, bring }
}
