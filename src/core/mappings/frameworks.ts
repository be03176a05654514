/**
 * Supply frameworks defend (`scored`: protect/detect/respond with a value; `unscored`: the mapping only says that the
 * control mitigates). Demand frameworks say which techniques matter and never count as coverage.
 */
export type FrameworkRole = 'scored' | 'unscored' | 'demand'

export interface Framework {
  readonly id: string
  readonly name: string
  readonly role: FrameworkRole
}

/** The published frameworks, in the order in which screens list them. */
export const frameworks: readonly Framework[] = [
  { id: 'azure', name: 'Azure', role: 'scored' },
  { id: 'm365', name: 'Microsoft 365', role: 'scored' },
  { id: 'aws', name: 'AWS', role: 'scored' },
  { id: 'gcp', name: 'Google Cloud', role: 'scored' },
  { id: 'intel-vpro', name: 'Intel vPro', role: 'scored' },
  { id: 'nist_800_53', name: 'NIST 800-53', role: 'unscored' },
  { id: 'cri_profile', name: 'CRI Profile', role: 'unscored' },
  { id: 'csa_ccm', name: 'CSA CCM', role: 'unscored' },
  { id: 'attack_mitigations', name: 'ATT&CK mitigations', role: 'unscored' },
  { id: 'veris', name: 'VERIS', role: 'demand' },
  { id: 'kev', name: 'KEV', role: 'demand' },
]

const byId = new Map(frameworks.map((framework) => [framework.id, framework]))

/** Role of a framework; one that isn't published counts as unscored supply until its import says otherwise. */
export function frameworkRole(id: string): FrameworkRole {
  return byId.get(id)?.role ?? 'unscored'
}

export function frameworkName(id: string): string {
  return byId.get(id)?.name ?? id
}

export function isSupply(id: string): boolean {
  return frameworkRole(id) !== 'demand'
}

/**
 * The key under which a capability is compared: its id, trimmed. `nist_800_53` pads in some releases and not in
 * others, so there zero padding goes: `AC-02(01)` and `AC-2(1)` are both `AC-2(1)`.
 */
export function capabilityKey(framework: string, id: string): string {
  const trimmed = id.trim()
  return framework === 'nist_800_53' ? trimmed.replace(/(?<=[-(])0+(?=\d)/g, '') : trimmed
}
