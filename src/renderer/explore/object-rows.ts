import { listOnShelf } from '../../core/knowledge/catalogue.ts'
import type { TechniqueLine } from './explore-rows.ts'
import type { ShownAttack } from './explorer.ts'
import type { ObjectPart } from './object-words.ts'

/** One line of a list of ATT&CK objects. */
export interface ObjectRow {
  readonly id: string
  readonly name: string
  /** Other names; empty for what has none. */
  readonly aliases: string
  /** Distinct techniques, of a group also those of its campaigns. */
  readonly techniques: number
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'string' ? value : ''
}

/** Active objects of the version. */
export function objectRows({ attack, rebase }: ShownAttack, part: ObjectPart): ObjectRow[] {
  return listOnShelf({ attack, rebase, sets: [] }, part).map((row) => ({
    id: textOf(row['id']),
    name: textOf(row['name']),
    aliases: textOf(row['aliases']),
    techniques: Number(row['techniques']),
  }))
}

/** A technique of the version as it is listed without an assessment. */
export interface PlainTechniqueRow extends TechniqueLine {
  readonly platforms: string
}

export function plainTechniques({ attack, rebase }: ShownAttack): PlainTechniqueRow[] {
  const names = new Map(attack.tactics.map(({ id, name }) => [id, name]))
  return listOnShelf({ attack, rebase, sets: [] }, 'techniques').map((row) => {
    const tactics = Array.isArray(row['tactics']) ? row['tactics'] : []
    return {
      id: textOf(row['id']),
      name: textOf(row['name']),
      tactics: tactics.map((tactic) => names.get(String(tactic)) ?? String(tactic)).join(', '),
      platforms: textOf(row['platforms']),
    }
  })
}
