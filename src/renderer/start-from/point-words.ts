import type { StartingPoint } from '../../core/coverage/starting-points.ts'
import type { PointProgress } from '../../core/coverage/starting-points.ts'
import type { BaselineLevel } from '../../core/mappings/baselines.ts'
import { frameworkName } from '../../core/mappings/frameworks.ts'

const levelWords: Readonly<Record<BaselineLevel, string>> = { low: 'Low', moderate: 'Moderate', high: 'High' }

/** `rev 5` of `rev5`. */
function versionWords(version: string): string {
  return version.replace(/^rev(?=\d)/, 'rev ')
}

/** `Low`, `E5`. */
export function pointLevel(point: StartingPoint): string {
  return point.kind === 'licence' ? point.tier : levelWords[point.level]
}

/** What the level belongs to: `NIST 800-53 rev 5`, `Microsoft 365`. */
export function pointFamily(point: StartingPoint): string {
  const name = frameworkName(point.framework)
  return point.kind === 'licence' ? name : `${name} ${versionWords(point.frameworkVersion)}`
}

/** `NIST 800-53 rev 5 Moderate`, `Microsoft 365 E3`. */
export function pointName(point: StartingPoint): string {
  return `${pointFamily(point)} ${pointLevel(point)}`
}

/** `12 of 42 assessed, 8 deployed`. */
export function progressWords({ assessed, capabilities, deployed }: PointProgress): string {
  return `${assessed} of ${capabilities} assessed, ${deployed} deployed`
}
