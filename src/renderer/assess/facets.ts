import { frameworkName } from '../../core/mappings/frameworks.ts'
import { statusOrder, statusWords } from '../ui/words.ts'
import { reviewedFacet, targetFacet } from './date-facets.ts'
import { statusOf, type Facet } from './facet.ts'
import { baselineFacet, tierFacet } from './point-facets.ts'

const statusFacet: Facet = {
  id: 'status',
  label: 'Status',
  options: () => statusOrder.map((id) => ({ id, label: statusWords[id] })),
  test: (option, world) => {
    const entries = world.entries()
    return (row) => statusOf(entries, row) === option
  },
}

const groupFacet: Facet = {
  id: 'group',
  label: 'Group',
  fixed: true,
  options: ({ groups }) => {
    if (groups.length < 2) return []
    const several = new Set(groups.map(({ framework }) => framework)).size > 1
    return groups.map(({ id, label, framework }) => ({
      id,
      label,
      ...(several ? { heading: frameworkName(framework) } : {}),
    }))
  },
  test: (option) => (row) => row.group === option,
}

/** As option: the capabilities that have no owner. */
const nobody = ''
const collator = new Intl.Collator('en', { numeric: true })

function ownerName(owner: string): string {
  return owner === nobody ? 'Nobody' : owner
}

const ownerFacet: Facet = {
  id: 'owner',
  label: 'Owner',
  options: (world) => {
    const owners = new Set(world.entries().map((entry) => entry?.owner ?? nobody))
    owners.delete(nobody)
    if (owners.size === 0) return []
    const ids = [nobody, ...[...owners].sort((a, b) => collator.compare(a, b))]
    return ids.map((id) => ({ id, label: ownerName(id) }))
  },
  test: (option, world) => {
    const entries = world.entries()
    return (row) => (entries[row.place]?.owner ?? nobody) === option
  },
  name: ownerName,
}

const gapFacet: Facet = {
  id: 'gap',
  label: 'Closes a gap',
  single: true,
  options: () => [{ id: 'closes', label: 'Closes a gap' }],
  test: (option, world) => {
    const closers = world.gapClosers()
    return (row) => option === 'closes' && closers[row.place] === 1
  },
}

/**
 * In the order of the bar; those that have no room there stand under *More filters*. A further one is a record here:
 * menus, counts, chips, keeping and clearing follow from it. What it looks at beyond the row is a member of `FacetWorld`
 * that `assess-list.ts` fills.
 */
export const facets: readonly Facet[] = [
  statusFacet,
  groupFacet,
  ownerFacet,
  reviewedFacet,
  targetFacet,
  gapFacet,
  baselineFacet,
  tierFacet,
]
