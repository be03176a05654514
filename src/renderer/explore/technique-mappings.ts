import { linesOfTechnique } from '../../core/knowledge/mapping-lines.ts'
import type { MappingLine } from '../../core/knowledge/mapping-lines.ts'
import { byFrameworkOrder } from '../../core/mappings/framework-order.ts'
import { byAge } from '../../core/mappings/newest-set.ts'
import type { MappingSet } from '../../core/mappings/mapping-set.ts'
import type { TableLine, TableSort } from '../ui/table.ts'
import type { ShownAttack } from './explorer.ts'
import { linesWith, sortedLines } from './mapping-columns.ts'
import { roleWords, setName, setVersionWords } from './set-words.ts'

/** What one set says of a technique. */
export interface SetSays {
  readonly set: MappingSet
  readonly lines: readonly MappingLine[]
  /** The publisher says that the technique can't be mapped. */
  readonly nonMappable: boolean
}

/** By framework, newest first. */
export function whatSetsSay(shown: ShownAttack, sets: readonly MappingSet[], technique: string): SetSays[] {
  return [...sets]
    .sort((a, b) => byFrameworkOrder(a.framework, b.framework) || byAge(b, a))
    .map((set) => ({
      set,
      lines: linesOfTechnique(shown, set, technique),
      nonMappable: set.nonMappableTechniques.some((published) => {
        const rebased = shown.rebase(published)
        return rebased.kind !== 'dropped' && rebased.technique === technique
      }),
    }))
}

interface Shape {
  readonly query: string
  readonly sort: TableSort | null
  readonly folded: ReadonlySet<string>
  /** Ids of the assessment's sets. */
  readonly chosen: readonly string[]
}

/** A group a set, its rows below it where it isn't folded; a filter leaves out the sets in which nothing matches. */
export function linesBySet(said: readonly SetSays[], { query, sort, folded, chosen }: Shape): TableLine<MappingLine>[] {
  return said.flatMap(({ set, lines, nonMappable }): TableLine<MappingLine>[] => {
    const found = sortedLines(linesWith(lines, query), sort)
    if (query !== '' && found.length === 0) return []
    const open = !folded.has(set.id) && found.length > 0
    const count =
      lines.length === 0 ? 'nothing maps to it' : `${lines.length} ${lines.length === 1 ? 'mapping' : 'mappings'}`
    const detail = [
      `on ${setVersionWords(set).split(' on ')[1] ?? ''}`,
      roleWords(set.framework),
      query === '' || lines.length === 0 ? count : `${found.length} of ${count}`,
      ...(nonMappable ? ['marked as not mappable, reason not imported'] : []),
      ...(chosen.includes(set.id) ? ['in this assessment'] : []),
    ].join(' · ')
    const head: TableLine<MappingLine> = { kind: 'group', id: set.id, label: setName(set), detail, open }
    return [head, ...(open ? found.map((row) => ({ kind: 'row' as const, id: row.id, row })) : [])]
  })
}
