import type { Domain } from '../attack/attack-version.ts'

export type Category = 'protect' | 'detect' | 'respond'
export const categories: readonly Category[] = ['protect', 'detect', 'respond']
export type ScoreValue = 'minimal' | 'partial' | 'significant'
export const scoreValues: readonly ScoreValue[] = ['minimal', 'partial', 'significant']

/** One published row: capability → technique. Repeated rows are kept: they are a finding, and all are shown. */
export interface Mapping {
  /** Technique id as published, trimmed. */
  readonly technique: string
  /** Mapping type as published; null where the publisher gives none. */
  readonly type: string | null
  /** Score category as published where it is a valid one, else null. */
  readonly category: Category | null
  /** Score value as published where it is a valid one, else null: never read as zero. */
  readonly value: ScoreValue | null
  /** Places in the set's `references`. */
  readonly references: readonly number[]
  /** The publisher's reasons; only where the published file was imported, never bundled. */
  readonly rationale?: string
}

/** One text that the rows of a capability carry, and in how many rows. */
export interface Spelling {
  readonly text: string
  readonly rows: number
}

export interface Capability {
  /** The commonest published spelling (ties: first by code units), trimmed. */
  readonly id: string
  /** The id as it is compared: see `capabilityKey`. */
  readonly key: string
  /** Every label its rows carry; the commonest stands first (ties: first by code units). */
  readonly labels: readonly Spelling[]
  /** Every group id its rows carry, in the same order; empty where the publisher gives none. */
  readonly groups: readonly Spelling[]
  /** Sorted by technique, then as published. Empty for a capability that only has non-mappable rows. */
  readonly mappings: readonly Mapping[]
  /** Number of rows that say that it can't be mapped (without a technique). */
  readonly nonMappable: number
}

/** One published mapping file, or the mitigations of one ATT&CK version. */
export interface MappingSet {
  /** Stem of the published file: `azure-04.26.2025_attack-16.1-enterprise`. */
  readonly id: string
  readonly framework: string
  /** As in the id: `04.26.2025`, `rev5`. */
  readonly frameworkVersion: string
  readonly attackVersion: string
  readonly domain: Domain
  /** ISO dates; null where the publisher gives none. */
  readonly created: string | null
  readonly updated: string | null
  /** Names of the capability groups by id. */
  readonly groupNames: Readonly<Record<string, string>>
  /** Addresses that mappings point at, sorted. */
  readonly references: readonly string[]
  /** Sorted by key. */
  readonly capabilities: readonly Capability[]
  /** Techniques that the publisher marked non-mappable (rows of that status that name a technique), sorted. */
  readonly nonMappableTechniques: readonly string[]
}

/** The label to show for a capability: its commonest one, or its id where it has none. */
export function capabilityLabel(capability: Capability): string {
  return capability.labels[0]?.text ?? capability.id
}

/** The id of the group to show a capability in: its commonest one, or null. */
export function capabilityGroup(capability: Capability): string | null {
  return capability.groups[0]?.text ?? null
}
