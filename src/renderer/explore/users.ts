import { isActive } from '../../core/attack/attack-version.ts'
import type { AttackVersion, Group } from '../../core/attack/attack-version.ts'

export interface TechniqueUsers {
  readonly title: string
  readonly users: readonly { readonly id: string; readonly name: string }[]
}

/** Who uses exactly this technique, as ATT&CK says; active objects only. */
export function techniqueUsers(attack: AttackVersion, technique: string): readonly TechniqueUsers[] {
  const using = (list: readonly Group[]): { id: string; name: string }[] =>
    list.filter((one) => isActive(one) && one.techniques.includes(technique)).map(({ id, name }) => ({ id, name }))
  return [
    { title: 'Groups', users: using(attack.groups) },
    { title: 'Software', users: using(attack.software) },
    { title: 'Campaigns', users: using(attack.campaigns) },
  ].filter(({ users }) => users.length > 0)
}
