import type { Domain } from '../attack/attack-version.ts'

/** ATT&CK Navigator's layer format 4.5: what we write of it. */
export interface NavigatorLayer {
  readonly name: string
  readonly versions: { readonly attack: string; readonly navigator: string; readonly layer: '4.5' }
  readonly domain: LayerDomain
  readonly description: string
  /** Left out: every platform of the domain. */
  readonly filters?: { readonly platforms: readonly string[] }
  /** 0 by name upwards, 1 by name downwards, 2 by score upwards, 3 by score downwards. */
  readonly sorting: 0 | 1 | 2 | 3
  readonly layout: {
    readonly layout: 'side' | 'flat' | 'mini'
    readonly showID: boolean
    readonly showName: boolean
    readonly showAggregateScores: boolean
    readonly countUnscored: boolean
    readonly aggregateFunction: 'average' | 'min' | 'max' | 'sum'
    readonly expandedSubtechniques: 'none' | 'all' | 'annotated'
  }
  readonly hideDisabled: boolean
  readonly techniques: readonly LayerTechnique[]
  readonly gradient: { readonly colors: readonly string[]; readonly minValue: number; readonly maxValue: number }
  readonly legendItems: readonly { readonly label: string; readonly color: string }[]
  readonly metadata: readonly LayerMetadata[]
  readonly links: readonly { readonly label: string; readonly url: string }[]
  readonly showTacticRowBackground: boolean
  readonly tacticRowBackground: string
  readonly selectTechniquesAcrossTactics: boolean
  readonly selectSubtechniquesWithParent: boolean
  readonly selectVisibleTechniques: boolean
}

export type LayerDomain = 'enterprise-attack' | 'mobile-attack' | 'ics-attack'

/** One technique, marked in every tactic it stands in. Its colour follows from its score, so none is given. */
export interface LayerTechnique {
  readonly techniqueID: string
  /** Left out: marked, but without a score. */
  readonly score?: number
  readonly comment: string
  readonly enabled: boolean
  readonly metadata: readonly LayerMetadata[]
  readonly showSubtechniques: boolean
}

/** A line under a technique or a layer; values are always text. */
export type LayerMetadata = { readonly name: string; readonly value: string } | { readonly divider: true }

const layerDomains: Readonly<Record<Domain, LayerDomain>> = {
  enterprise: 'enterprise-attack',
  mobile: 'mobile-attack',
  ics: 'ics-attack',
}

/** The head of a layer for one ATT&CK version: Navigator knows versions by their first number. */
export function layerHead(domain: Domain, version: string): Pick<NavigatorLayer, 'versions' | 'domain'> {
  const attack = version.split('.')[0] ?? version
  return { versions: { attack, navigator: '5.1.0', layer: '4.5' }, domain: layerDomains[domain] }
}

export function printLayer(layer: NavigatorLayer): string {
  return `${JSON.stringify(layer, null, 2)}\n`
}
