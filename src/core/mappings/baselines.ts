/** How much a system matters decides which controls it must have. */
export type BaselineLevel = 'low' | 'moderate' | 'high'
export const baselineLevels: readonly BaselineLevel[] = ['low', 'moderate', 'high']

/** The controls that a publisher asks for at one level. */
export interface Baseline {
  readonly framework: string
  /** As in the ids of its mapping sets: `rev5`. */
  readonly frameworkVersion: string
  readonly level: BaselineLevel
  /** Version or date of the publication. */
  readonly documentVersion: string
  /** Keys of controls and enhancements (`AC-2`, `AC-2(1)`), sorted. */
  readonly controls: readonly string[]
}

/** The base control of an enhancement, `AC-2` of `AC-2(1)`; null for a base control. Mappings know base controls only. */
export function baseControl(control: string): string | null {
  const at = control.indexOf('(')
  return at < 0 ? null : control.slice(0, at)
}
