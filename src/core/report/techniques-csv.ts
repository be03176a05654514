import type { CoverageResult, TechniqueResult } from '../coverage/coverage-result.ts'
import { printGuardedCsv } from '../exchange/csv.ts'

/** Columns as the printed result names them; lists are separated by `; `, numbers unrounded, shares in 0–1. */
const columns: readonly (readonly [
  name: string,
  of: (technique: TechniqueResult, tactics: ReadonlyMap<string, string>) => string | number | boolean,
])[] = [
  ['id', (technique) => technique.id],
  ['name', (technique) => technique.name],
  ['tactics', (technique) => technique.tactics.join('; ')],
  ['tacticNames', (technique, names) => technique.tactics.map((id) => names.get(id) ?? id).join('; ')],
  ['platforms', (technique) => technique.platforms.join('; ')],
  ['state', (technique) => technique.state],
  ['strength', (technique) => technique.strength],
  ['level', (technique) => technique.level],
  ['unscoredOnly', (technique) => technique.unscoredOnly],
  ['protect', (technique) => technique.protect],
  ['detect', (technique) => technique.detect],
  ['respond', (technique) => technique.respond],
  ['depth', (technique) => technique.depth],
  ['demand', (technique) => technique.demand],
  ['exposure', (technique) => technique.exposure],
  ['capabilities', (technique) => technique.capabilities.join('; ')],
  ['overrides', (technique) => technique.overrides.length],
]

/** A row for every listed technique, excluded ones among them; `parseGuardedCsv` reads it back. */
export function renderCsv(result: CoverageResult, options: { readonly bom?: boolean } = {}): string {
  const tactics = new Map(result.tactics.map(({ id, name }) => [id, name]))
  return printGuardedCsv(
    {
      header: columns.map(([name]) => name),
      rows: result.techniques.map((technique) => columns.map(([, of]) => String(of(technique, tactics)))),
    },
    options,
  )
}
