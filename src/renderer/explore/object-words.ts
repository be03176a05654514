import type { ObjectKind } from './explore-links.ts'

/** Lists of ATT&CK objects on Explore, in its order. */
export const objectParts = ['tactics', 'mitigations', 'groups', 'software', 'campaigns'] as const
export type ObjectPart = (typeof objectParts)[number]

interface KindWords {
  /** `Group` */
  readonly one: string
  readonly part: ObjectPart
  /** Of its list. */
  readonly many: string
  /** What it does with techniques, as the heading of a figure. */
  readonly techniques: string
}

export const kindWords: Readonly<Record<ObjectKind, KindWords>> = {
  tactic: { one: 'Tactic', part: 'tactics', many: 'Tactics', techniques: 'Contains' },
  mitigation: { one: 'Mitigation', part: 'mitigations', many: 'Mitigations', techniques: 'Mitigates' },
  group: { one: 'Group', part: 'groups', many: 'Groups', techniques: 'Uses' },
  software: { one: 'Software', part: 'software', many: 'Software', techniques: 'Uses' },
  campaign: { one: 'Campaign', part: 'campaigns', many: 'Campaigns', techniques: 'Used' },
}

export const kindOfPart: Readonly<Record<ObjectPart, ObjectKind>> = {
  tactics: 'tactic',
  mitigations: 'mitigation',
  groups: 'group',
  software: 'software',
  campaigns: 'campaign',
}
