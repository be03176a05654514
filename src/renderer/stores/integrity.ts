import type { StoredFacts, StoredManifest } from '../../bridge/desktop-bridge.ts'
import type { Snapshot } from '../../core/assessment/snapshot.ts'
import type { DatabaseFacts } from '../database/assessment-database.ts'

/** How an assessment isn't what it must be: not there at all, in an older state, or with other capability entries. */
export type Damage = 'missing' | 'older' | 'entries'

export interface Loss {
  /** What the database must have. */
  readonly facts: StoredFacts
  readonly damage: Damage
  /** Number of the last change that the database has of it; 0 where it is missing. */
  readonly found: number
}

function foundById(found: DatabaseFacts): ReadonlyMap<string, Omit<StoredFacts, 'rows'>> {
  return new Map(found.assessments.map((facts) => [facts.id, facts]))
}

/** Assessments whose entries must be as many as the manifest says, and those that only a count can tell about. */
function split(manifest: StoredManifest, found: DatabaseFacts): { known: readonly StoredFacts[]; unknown: string[] } {
  const byId = foundById(found)
  const known = manifest.assessments.filter(({ id, sequence }) => byId.get(id)?.sequence === sequence)
  const ids = new Set(known.map(({ id }) => id))
  return { known, unknown: [...byId.keys()].filter((id) => !ids.has(id)) }
}

/** Ids whose entries have to be counted before the sum of all entries says anything. */
export function uncounted(manifest: StoredManifest, found: DatabaseFacts): readonly string[] {
  return split(manifest, found).unknown
}

/** True when there are as many entries in all as there must be; `counted` holds the uncounted ones. */
export function hasAllEntries(
  manifest: StoredManifest,
  found: DatabaseFacts,
  counted: ReadonlyMap<string, number>,
): boolean {
  const { known, unknown } = split(manifest, found)
  const expected = known.reduce((sum, { rows }) => sum + rows, 0)
  return found.rows === unknown.reduce((sum, id) => sum + (counted.get(id) ?? 0), expected)
}

/** What is missing, of what the manifest says; `rows`: entries by assessment, where they were counted. */
export function lossesOf(
  manifest: StoredManifest,
  found: DatabaseFacts,
  rows: ReadonlyMap<string, number>,
): readonly Loss[] {
  const byId = foundById(found)
  return manifest.assessments.flatMap((facts): readonly Loss[] => {
    const there = byId.get(facts.id)
    if (there === undefined) return [{ facts, damage: 'missing', found: 0 }]
    if (there.sequence < facts.sequence) return [{ facts, damage: 'older', found: there.sequence }]
    const count = rows.get(facts.id)
    if (there.sequence > facts.sequence || count === undefined || count === facts.rows) return []
    return [{ facts, damage: 'entries', found: there.sequence }]
  })
}

/** False of a snapshot that is no newer than what the database has, if that is old but sound. */
export function canReplace({ damage, found }: Loss, { change }: Pick<Snapshot, 'change'>): boolean {
  return damage !== 'older' || change > found
}
