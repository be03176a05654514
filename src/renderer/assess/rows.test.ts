import { beforeAll, describe, expect, it } from 'vitest'
import type { CoverageIndex } from '../../core/coverage/coverage-index.ts'
import { azure, ccm, coverageWith, cri, indexOf, m365, marks } from './bundled-coverage.test-twin.ts'
import { aloneCounts, techniqueCounts } from '../../core/coverage/capability-counts.ts'
import { entriesByPlace, groupRows, type RowGroup } from './rows.ts'

let index: CoverageIndex
let groups: readonly RowGroup[]
beforeAll(async () => {
  index = await indexOf([cri, ccm, m365, azure])
  groups = groupRows(index)
})

describe('the groups', () => {
  it('hold every capability once', () => {
    const ids = groups.flatMap((group) => group.rows.map((row) => row.id))
    expect(ids).toHaveLength(index.capabilities.length)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('stand by framework, then name, those without a mapping last', () => {
    const mapped = groups.filter((group) => group.mapped)
    expect(groups.slice(0, mapped.length)).toEqual(mapped)
    expect([...new Set(mapped.map((group) => group.framework))]).toEqual(['azure', 'm365', 'cri_profile', 'csa_ccm'])
    const named = mapped.filter((group) => group.framework === 'm365').map((group) => group.label)
    expect(named).toEqual([...named].sort((a, b) => a.localeCompare(b, 'en')))
    expect(named).toContain('Microsoft Entra ID')
    const rest = groups.filter((group) => !group.mapped)
    expect(rest.map((group) => [group.framework, group.rows.length])).toEqual([['csa_ccm', 204 - 57]])
  })

  it('are one where a publisher gives every capability a group of its own', () => {
    const own = groups.filter((group) => group.framework === 'azure')
    expect(own.map((group) => [group.label, group.rows.length])).toEqual([['Azure', 38]])
  })

  it('list their rows by label', () => {
    for (const { rows } of groups) {
      const labels = rows.map((row) => row.label)
      expect(labels).toEqual([...labels].sort(new Intl.Collator('en', { numeric: true }).compare))
    }
  })
})

describe('the figures of a row', () => {
  it('counts techniques in scope as the mappings say', () => {
    const counts = techniqueCounts(index)
    index.capabilities.forEach((capability, place) => {
      const techniques = index.mappings.filter(
        (list, technique) =>
          index.scope.listed[technique] === 1 && list.some((mapping) => mapping.capability === place),
      )
      expect(counts[place], capability.name).toBe(techniques.length)
    })
  })

  it('counts as alone what would no longer be covered without it', () => {
    const statuses = {
      'azure/azure_firewall': 'deployed',
      'azure/azure_network_security_groups': 'partial',
      'm365/DEF-SECA-E3': 'deployed',
      'azure/azure_policy': 'planned',
    } as const
    const coverage = coverageWith(index, statuses)
    const alone = aloneCounts(coverage)
    let some = 0
    for (const name of Object.keys(statuses)) {
      const without = coverageWith(index, { ...statuses, [name]: 'not_deployed' })
      const lost = coverage.metrics.covered - without.metrics.covered
      expect(alone[index.capabilityPlace.get(name) ?? -1], name).toBe(lost)
      some += lost
    }
    expect(some).toBeGreaterThan(0)
  })
})

it('finds entries by capability, and leaves out those that no set has', () => {
  const entries = entriesByPlace(index, marks({ 'azure/azure_policy': 'planned', 'azure/nothing': 'deployed' }))
  expect(entries).toHaveLength(index.capabilities.length)
  expect(entries.filter((entry) => entry !== undefined).map((entry) => entry.capability)).toEqual(['azure_policy'])
})
