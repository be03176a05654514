import type { Assessment } from '../../assessment/assessment.ts'
import { type AttackVersion, isActive, type Technique } from '../../attack/attack-version.ts'

/** *Metrics*, *T*: what is listed (in scope or a counted exclusion), and how its sub-techniques are counted. */
export interface ScopeOfAssessment {
  /** *T* and the exclusions that would otherwise be in it, sorted by id. */
  readonly listed: readonly Technique[]
  readonly isExcluded: (technique: Technique) => boolean
  /** Active sub-techniques, on any platform. */
  readonly subtechniques: (technique: Technique) => readonly Technique[]
  /** Those of them on the chosen platforms and not excluded, whatever the counting mode. */
  readonly subtechniquesInScope: (technique: Technique) => readonly Technique[]
}

export function activeTechniques(attack: AttackVersion): readonly Technique[] {
  return attack.techniques.filter(isActive)
}

/** *Platforms*: in ICS a choice is ignored. An empty choice is all. */
export function chosenPlatforms(assessment: Assessment, attack: AttackVersion): readonly string[] {
  return attack.domain === 'ics' ? [] : assessment.scope.platforms
}

/** *Platforms*: one that no active technique of the version names is unknown. */
export function unknownPlatforms(assessment: Assessment, attack: AttackVersion): readonly string[] {
  const known = new Set(activeTechniques(attack).flatMap((technique) => technique.platforms))
  return chosenPlatforms(assessment, attack).filter((platform) => !known.has(platform))
}

/** *Metrics*: on at least one of the chosen platforms; a technique without platforms is on all. */
function onPlatforms(technique: Technique, chosen: readonly string[]): boolean {
  if (chosen.length === 0 || technique.platforms.length === 0) return true
  return technique.platforms.some((platform) => chosen.includes(platform))
}

export function scopeOf(assessment: Assessment, attack: AttackVersion): ScopeOfAssessment {
  const active = activeTechniques(attack)
  const platforms = chosenPlatforms(assessment, attack)
  const excludedIds = assessment.scope.excluded.map((exclusion) => exclusion.technique)
  const isExcluded = (technique: Technique): boolean => excludedIds.includes(technique.id)
  const subtechniques = (technique: Technique): Technique[] => active.filter((one) => one.parent === technique.id)
  return {
    listed: active.filter(
      (technique) =>
        onPlatforms(technique, platforms) &&
        isCounted(technique, subtechniques(technique).length > 0, assessment.scope.count),
    ),
    isExcluded,
    subtechniques,
    subtechniquesInScope: (technique) =>
      subtechniques(technique).filter((one) => onPlatforms(one, platforms) && !isExcluded(one)),
  }
}

/** *Metrics*, the counting modes. */
function isCounted(technique: Technique, hasSubtechniques: boolean, mode: Assessment['scope']['count']): boolean {
  switch (mode) {
    case 'all':
      return true
    case 'techniques':
      return technique.parent === undefined
    case 'leaves':
      return technique.parent !== undefined || !hasSubtechniques
  }
}
