import type { StartingPoint } from '../../core/coverage/starting-points.ts'
import { licenceTierOf, licenceTiers } from '../../core/mappings/licence-tiers.ts'
import { pointFamily, pointLevel } from '../start-from/point-words.ts'
import type { Facet, FacetWorld, RowTest } from './facet.ts'

function pointsOf({ points, groups }: FacetWorld, kind: StartingPoint['kind']): readonly StartingPoint[] {
  const frameworks = new Set(groups.map(({ framework }) => framework))
  return points.filter((point) => point.kind === kind && frameworks.has(point.framework))
}

function isIn({ points }: FacetWorld, id: string): RowTest {
  const places = new Set(points.find((point) => point.id === id)?.places)
  return (row) => places.has(row.place)
}

/** The controls of a baseline; a larger one holds the smaller. */
export const baselineFacet: Facet = {
  id: 'baseline',
  label: 'Baseline',
  fixed: true,
  options: (world) => {
    const points = pointsOf(world, 'baseline')
    const several = new Set(points.map(pointFamily)).size > 1
    return points.map((point) => ({
      id: point.id,
      label: pointLevel(point),
      ...(several ? { heading: pointFamily(point) } : {}),
    }))
  },
  test: (option, world) => isIn(world, option),
}

/** Before the id of a tier: what it holds beyond the smaller ones. */
const alone = 'alone '

/** What a licence tier holds, and what it holds beyond the smaller ones. */
export const tierFacet: Facet = {
  id: 'tier',
  label: 'Licence tier',
  fixed: true,
  options: (world) =>
    pointsOf(world, 'licence').flatMap((point) => {
      const smaller = licenceTiers.find(({ id }) => id === point.id)?.includes.filter((id) => id !== point.id) ?? []
      const names = licenceTiers.filter(({ id }) => smaller.includes(id)).map(({ tier }) => tier)
      const whole = { id: point.id, label: pointLevel(point) }
      return names.length === 0
        ? [whole]
        : [
            { ...whole, label: `${pointLevel(point)} with ${names.join(', ')}` },
            { id: alone + point.id, label: `${pointLevel(point)} alone` },
          ]
    }),
  test: (option, world) => {
    if (!option.startsWith(alone)) return isIn(world, option)
    const id = option.slice(alone.length)
    return (row) => licenceTierOf(row.framework, row.key)?.id === id
  },
}
