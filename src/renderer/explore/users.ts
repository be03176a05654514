import type { AttackVersion } from '../../core/attack/attack-version.ts'
import { findOnShelf } from '../../core/knowledge/look-up.ts'
import type { Named, TechniqueMatch } from '../../core/knowledge/match.ts'
import { mitigationsOf } from '../../core/knowledge/object-uses.ts'
import type { ObjectKind } from './explore-links.ts'

export interface TechniqueUsers {
  readonly title: string
  readonly kind: ObjectKind
  readonly users: readonly Named[]
}

/** Who mitigates and who uses exactly this technique, as ATT&CK says; active objects only, kinds without any left out. */
export function techniqueUsers(attack: AttackVersion, technique: string): readonly TechniqueUsers[] {
  // Of an active technique its own id is all that is asked for: nothing has to be followed.
  const shelf = { attack, rebase: (id: string) => ({ kind: 'kept' as const, technique: id }), sets: [] }
  const found = findOnShelf(shelf, technique).find((match): match is TechniqueMatch => match.kind === 'technique')
  const lists: readonly TechniqueUsers[] = [
    { title: 'Mitigations', kind: 'mitigation', users: mitigationsOf(attack, technique) },
    { title: 'Groups, also by campaigns', kind: 'group', users: found?.groups ?? [] },
    { title: 'Software', kind: 'software', users: found?.software ?? [] },
    { title: 'Campaigns', kind: 'campaign', users: found?.campaigns ?? [] },
  ]
  return lists.filter(({ users }) => users.length > 0)
}
