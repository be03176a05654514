import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { withColumn } from '../../core/exchange/list-columns.ts'
import type { ListColumns, ListField } from '../../core/exchange/list-columns.ts'
import { acceptedRows, changed, entryAt } from '../../core/exchange/list-preview.ts'
import type { ListPreview, MatchedRow } from '../../core/exchange/list-preview.ts'
import type { Undecided } from '../../core/exchange/list-match.ts'
import { parseStatusWords, printStatusWords } from '../../core/exchange/status-words.ts'
import type { StatusMeaning } from '../../core/exchange/status-words.ts'
import type { ListedChange } from '../../core/assessment/listed-fields.ts'
import type { Problem } from '../../core/problem.ts'
import { createProgress } from '../shell/progress.ts'
import { useRemembered } from '../stores/remembered.ts'
import { createListReader } from './list-reader.ts'
import type { ListReader, ListWorker } from './list-reader.ts'
import type { ListFacts, ListSource, ListWords, PreviewCounts } from './list-messages.ts'
import type { ListTarget } from './list-target.ts'

/** `source`: a list is asked for; `preview`: one is read, and what it would change is shown. */
export type ListStep = 'source' | 'preview'

const nothingCounted: PreviewCounts = { changes: 0, undecided: 0, unmatched: 0, unchanged: 0, faults: 0 }
const noWords: ListWords = { words: [], all: 0 }

/** What was decided of rows that are still undecided between the same capabilities. */
function stillOpen(decisions: ReadonlyMap<number, number>, preview: ListPreview): ReadonlyMap<number, number> {
  if (decisions.size === 0) return decisions
  return new Map(
    preview.undecided.flatMap(({ row, places }): [number, number][] => {
      const place = decisions.get(row)
      return place !== undefined && places.includes(place) ? [[row, place]] : []
    }),
  )
}

/** Bringing one list into an assessment: what was read, how it is understood, what was decided. */
export function useBringList(target: ListTarget, startWorker: () => ListWorker) {
  const step = ref<ListStep>('source')
  const problems = shallowRef<readonly Problem[]>([])
  const name = ref('')
  const facts = shallowRef<ListFacts | null>(null)
  const columns = shallowRef<ListColumns>([])
  const words = shallowRef<ListWords>(noWords)
  const preview = shallowRef<ListPreview | null>(null)
  const counts = shallowRef<PreviewCounts>(nothingCounted)
  const decisions = shallowRef<ReadonlyMap<number, number>>(new Map())
  const onlyUnassessed = ref(false)
  const progress = createProgress()

  const remembered = useRemembered('status-words', {}, (stored) => printStatusWords(parseStatusWords(stored)))
  /** What an empty cell means goes with the list, not with the person. */
  const emptyMeans = shallowRef<StatusMeaning | null>(null)

  let reader: ListReader | null = null
  let asked = 0

  function stop(): void {
    reader?.stop()
    reader = null
  }

  /** Back to where a list is asked for. */
  function restart(): void {
    stop()
    step.value = 'source'
    facts.value = null
    preview.value = null
    words.value = noWords
    decisions.value = new Map()
    emptyMeans.value = null
  }

  async function read(source: ListSource): Promise<void> {
    restart()
    problems.value = []
    name.value = source.name
    const job = progress.start('Reading the list', restart)
    const mine = createListReader(startWorker())
    reader = mine
    await remembered.read
    const found = await mine.read({ source, ...target })
    job.end()
    if (reader !== mine) return
    if (!found.ok) {
      restart()
      problems.value = found.problems
      return
    }
    facts.value = found.value
    columns.value = found.value.columns
    step.value = 'preview'
    await look()
  }

  /** Asks what the list would change as it is understood now; of several questions in a row the last one counts. */
  async function look(): Promise<void> {
    const turn = ++asked
    const mine = reader
    if (mine === null) return
    const job = progress.start('Matching the rows', restart)
    const own = parseStatusWords(remembered.value.value)
    const empty = emptyMeans.value === null ? [] : [['', emptyMeans.value] as const]
    const found = await mine.preview(
      { columns: columns.value, words: [...own, ...empty], onlyUnassessed: onlyUnassessed.value },
      (done, total) => {
        job.report(done, total)
      },
    )
    job.end()
    if (turn !== asked || reader !== mine) return
    if (!found.ok) {
      restart()
      problems.value = found.problems
      return
    }
    preview.value = found.value.preview
    counts.value = found.value.counts
    words.value = found.value.words
    decisions.value = stillOpen(decisions.value, found.value.preview)
  }

  function setColumn(at: number, field: ListField | null): void {
    columns.value = withColumn(columns.value, at, field)
    void look()
  }

  function setWord(word: string, meaning: StatusMeaning): void {
    if (word === '') emptyMeans.value = meaning
    else {
      const own = new Map(parseStatusWords(remembered.value.value))
      own.delete(word)
      remembered.set(printStatusWords(own.set(word, meaning)))
    }
    void look()
  }

  function setOnlyUnassessed(only: boolean): void {
    onlyUnassessed.value = only
    void look()
  }

  function decide(row: number, place: number | null): void {
    const next = new Map(decisions.value)
    if (place === null) next.delete(row)
    else next.set(row, place)
    decisions.value = next
  }

  function isLeftAlone(place: number): boolean {
    return onlyUnassessed.value && entryAt(target, place).status !== 'unassessed'
  }

  /** Takes the likeliest capability of every row that is undecided for this reason. */
  function decideAll(why: Undecided): void {
    const next = new Map(decisions.value)
    for (const row of preview.value?.undecided ?? []) {
      const [likeliest] = row.places
      if (row.why !== why || likeliest === undefined || next.has(row.row) || isLeftAlone(likeliest)) continue
      next.set(row.row, likeliest)
    }
    decisions.value = next
  }

  const accepted = computed(() =>
    preview.value === null ? { rows: [], givenWay: new Set<number>() } : acceptedRows(preview.value, decisions.value),
  )
  const changes = computed((): readonly ListedChange[] =>
    accepted.value.rows.flatMap(({ place, fields }) => {
      const capability = target.capabilities[place]
      return capability === undefined ? [] : [{ framework: capability.framework, capability: capability.key, fields }]
    }),
  )

  onScopeDispose(stop)

  return {
    step,
    problems,
    name,
    facts,
    columns,
    words,
    preview,
    counts,
    decisions,
    onlyUnassessed,
    progress,
    givenWay: computed(() => accepted.value.givenWay),
    changes,
    read,
    restart,
    setColumn,
    setWord,
    setOnlyUnassessed,
    decide,
    decideAll,
    effectOf: ({ place, fields }: Pick<MatchedRow, 'place' | 'fields'>) => changed(target, place, fields),
    capabilityAt: (place: number) => target.capabilities[place] ?? null,
  }
}

export type BringList = ReturnType<typeof useBringList>
