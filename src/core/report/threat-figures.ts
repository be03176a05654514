import type { AttackVersion } from '../attack/attack-version.ts'
import type { Threat } from '../assessment/assessment.ts'
import { metricsOver } from '../coverage/metrics.ts'
import type { ThreatFigure } from './report-description.ts'
import type { ReportInput } from './report-input.ts'
import { threatWords } from './vocabulary.ts'

function nameOf({ kind, id, name }: Threat, attack: AttackVersion): string {
  const in_ = (objects: readonly { readonly id: string; readonly name: string }[]): string =>
    objects.find((object) => object.id === id)?.name ?? ''
  switch (kind) {
    case 'group':
      return in_(attack.groups)
    case 'software':
      return in_(attack.software)
    case 'campaign':
      return in_(attack.campaigns)
    case 'technique':
      return in_(attack.techniques)
    case 'layer':
      return name ?? ''
    case 'vulnerability':
    case 'incident':
      return ''
  }
}

/** Coverage against each threat source, over the techniques in scope that it uses. */
export function describeThreats({ coverage }: ReportInput): ThreatFigure[] {
  const { index } = coverage
  return index.uses.map(({ threat, techniques, known }) => {
    const places = [...techniques.keys()].flatMap((id) => index.scope.place.get(id) ?? [])
    const metrics = metricsOver(places, index, coverage)
    return {
      kind: threatWords[threat.kind],
      id: threat.id,
      name: nameOf(threat, index.attack),
      weight: threat.weight,
      known,
      techniques: metrics.techniques,
      covered: metrics.covered,
      strength: metrics.strength,
    }
  })
}
