import type { CountingMode, OverrideCategory, OverrideValue, Status, ThreatKind } from '../assessment/assessment.ts'
import type { Domain } from '../attack/attack-version.ts'
import type { Level, TechniqueState } from '../coverage/coverage-result.ts'

/** How reports call what the core names by ids. */
export const domainNames: Readonly<Record<Domain, string>> = { enterprise: 'Enterprise', mobile: 'Mobile', ics: 'ICS' }

export const stateWords: Readonly<Record<TechniqueState, string>> = {
  excluded: 'Excluded',
  covered: 'Covered',
  planned: 'Planned',
  unassessed: 'Unassessed',
  gap: 'Gap',
  no_control: 'No control',
}

export const levelWords: Readonly<Record<Level, string>> = {
  none: 'None',
  minimal: 'Minimal',
  partial: 'Partial',
  significant: 'Significant',
}

export const statusWords: Readonly<Record<Status, string>> = {
  unassessed: 'Unassessed',
  deployed: 'Deployed',
  partial: 'In part',
  planned: 'Planned',
  not_deployed: 'Not deployed',
  not_applicable: 'Not applicable',
}

export const categoryWords: Readonly<Record<OverrideCategory, string>> = {
  protect: 'Protect',
  detect: 'Detect',
  respond: 'Respond',
  unscored: 'Unscored',
}

export const valueWords: Readonly<Record<OverrideValue | 'unscored', string>> = {
  none: 'None',
  minimal: 'Minimal',
  partial: 'Partial',
  significant: 'Significant',
  unscored: 'Unscored',
}

export const threatWords: Readonly<Record<ThreatKind, string>> = {
  group: 'Group',
  software: 'Software',
  campaign: 'Campaign',
  vulnerability: 'Vulnerability',
  incident: 'Incident',
  layer: 'Layer',
  technique: 'Technique',
}

export const countingWords: Readonly<Record<CountingMode, string>> = {
  all: 'techniques and sub-techniques counted',
  techniques: 'sub-techniques not counted',
  leaves: 'counted: sub-techniques, and techniques that have none',
}
