import type { Assessment, CountingMode } from '../../core/assessment/assessment.ts'
import type { Domain } from '../../core/attack/attack-version.ts'

export const domainWords: Readonly<Record<Domain, string>> = { enterprise: 'Enterprise', mobile: 'Mobile', ics: 'ICS' }

export const countWords: Readonly<Record<CountingMode, string>> = {
  all: 'techniques and sub-techniques',
  techniques: 'techniques without sub-techniques',
  leaves: 'sub-techniques, and techniques that have none',
}

/** `Enterprise ATT&CK 19.0` */
export function attackWords(domain: Domain, version: string): string {
  return `${domainWords[domain]} ATT&CK ${version}`
}

/** What the figures of an assessment count: `Enterprise ATT&CK 19.0 · all platforms · 4 techniques excluded`. */
export function scopeWords(assessment: Assessment, excluded: number): string {
  const { attack, scope } = assessment
  const chosen = attack.domain === 'ics' ? [] : scope.platforms
  const platforms = chosen.length === 0 ? 'all platforms' : chosen.join(', ')
  const mode = scope.count === 'all' ? [] : [countWords[scope.count]]
  const out = excluded === 0 ? [] : [`${excluded} ${excluded === 1 ? 'technique' : 'techniques'} excluded`]
  return [attackWords(attack.domain, attack.version), platforms, ...mode, ...out].join(' · ')
}
