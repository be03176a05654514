import { expect, test } from 'vitest'
import { bundledForTests } from './arbitrary-file.test-twin.ts'
import type { Assessment } from './assessment.ts'
import { parseAssessment } from './parse.ts'
import { printAssessment } from './print.ts'

function read(text: string): Assessment {
  const result = parseAssessment(text, '', bundledForTests)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

/** Every key of the form, in canonical order, with unknown keys at every level. */
const everyKey = `{
  "format": "coverline-assessment",
  "version": 1,
  "id": "6f0d",
  "name": "Cloud baseline",
  "description": "Two tenants",
  "createdAt": "2026-11-24T09:00:00.000Z",
  "attack": {
    "domain": "enterprise",
    "version": "19.0",
    "zeta": 1
  },
  "mappingSets": [
    "azure-04.26.2025_attack-16.1-enterprise",
    "nist_800_53-rev5_attack-16.1-enterprise"
  ],
  "data": {
    "azure-04.26.2025_attack-16.1-enterprise": "sha256:1",
    "nist_800_53-rev5_attack-16.1-enterprise": "sha256:2"
  },
  "licences": [
    "m365/E3",
    "m365/E5"
  ],
  "scope": {
    "platforms": [
      "IaaS",
      "Windows"
    ],
    "count": "leaves",
    "excluded": [
      {
        "technique": "T1498",
        "reason": "No service of ours is public",
        "Alpha": [
          3,
          1
        ]
      },
      {
        "technique": "T1499"
      }
    ],
    "zeta": null
  },
  "weights": {
    "minimal": 0.25,
    "partial": 0.5,
    "significant": 1,
    "unscored": 0.75,
    "zeta": ""
  },
  "capabilities": [
    {
      "framework": "azure",
      "capability": "azure_backup",
      "status": "partial",
      "extent": 0.5,
      "owner": "Cloud team",
      "note": "Nightly",
      "evidence": [
        "https://b.example",
        "https://a.example"
      ],
      "reviewedAt": "2026-11-20",
      "target": "2027-03-31",
      "effort": 8,
      "Alpha": {
        "a": {
          "b": 1,
          "c": []
        },
        "b": {}
      },
      "zeta": false
    },
    {
      "framework": "nist_800_53",
      "capability": "AC-2",
      "status": "deployed"
    }
  ],
  "overrides": [
    {
      "framework": "azure",
      "capability": "azure_backup",
      "technique": "T1578.001",
      "category": "protect",
      "value": "significant",
      "reason": "Measured",
      "zeta": 1
    }
  ],
  "threats": [
    {
      "kind": "group",
      "id": "G0016",
      "weight": 2,
      "zeta": 1
    },
    {
      "kind": "layer",
      "id": "ours",
      "name": "Seen here",
      "techniques": [
        {
          "technique": "T1059",
          "zeta": 1
        },
        {
          "technique": "T1078",
          "weight": 0.5
        }
      ]
    }
  ],
  "conflicts": [
    {
      "at": {
        "framework": "azure",
        "capability": "azure_backup"
      },
      "base": null,
      "ours": {
        "status": "partial"
      },
      "theirs": null,
      "zeta": 1
    }
  ],
  "base": "sha256:3",
  "Alpha": 1,
  "zeta": {
    "a": [
      {
        "a": 1,
        "b": 2
      }
    ],
    "b": null
  }
}
`

test('a canonical text comes back byte for byte', () => {
  expect(printAssessment(read(everyKey))).toBe(everyKey)
})

test('the same content in any other order and layout becomes that text', () => {
  const turned = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(turned)
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).reverse()
    return Object.fromEntries(entries.map(([key, inner]) => [key, key === 'at' ? inner : turned(inner)]))
  }
  expect(printAssessment(read(`\uFEFF${JSON.stringify(turned(JSON.parse(everyKey)))}\r\n`))).toBe(everyKey)
})

test('what says nothing is left out, what always stands is written', () => {
  const file = {
    format: 'coverline-assessment',
    version: 1,
    id: 'one',
    name: '',
    description: '',
    attack: { domain: 'ics', version: '18.1' },
    mappingSets: [],
    data: { a: '' },
    licences: [],
    scope: { platforms: [], count: 'all', excluded: [] },
    capabilities: [
      { framework: 'azure', capability: 'b', status: 'unassessed', extent: 0.5, note: '', evidence: [] },
      { framework: 'azure', capability: 'a', status: 'partial', owner: '', evidence: [] },
    ],
    overrides: [],
    threats: [{ kind: 'layer', id: 'l', name: '', weight: 1, techniques: [{ technique: 'T1', weight: 1 }] }],
    conflicts: [],
    base: '',
  }
  expect(printAssessment(read(JSON.stringify(file)))).toBe(`{
  "format": "coverline-assessment",
  "version": 1,
  "id": "one",
  "name": "",
  "createdAt": "",
  "attack": {
    "domain": "ics",
    "version": "18.1"
  },
  "mappingSets": [],
  "weights": {
    "minimal": 0.1,
    "partial": 0.5,
    "significant": 1,
    "unscored": 0.5
  },
  "capabilities": [
    {
      "framework": "azure",
      "capability": "a",
      "status": "partial",
      "extent": 0.5
    }
  ],
  "threats": [
    {
      "kind": "layer",
      "id": "l",
      "techniques": [
        {
          "technique": "T1"
        }
      ]
    }
  ]
}
`)
})

test('a scope with nothing but an unknown key stays', () => {
  const file = { ...(JSON.parse(everyKey) as object), scope: { zeta: [] } }
  expect(printAssessment(read(JSON.stringify(file)))).toContain('"scope": {\n    "zeta": []\n  },')
})

test('two people who mark different capabilities change different lines', () => {
  const base = read(everyKey)
  const marked = (capability: string): string[] => {
    const entry = { framework: 'm365', capability, status: 'deployed' } as const
    return printAssessment({ ...base, capabilities: [...base.capabilities, entry] }).split('\n')
  }
  const before = printAssessment(base).split('\n')
  const one = marked('DEF-AIR-E5')
  // One entry more: five lines, and no other line differs.
  expect(one).toHaveLength(before.length + 5)
  const added = one.findIndex((line, at) => line !== before[at])
  expect([...one.slice(0, added), ...one.slice(added + 5)]).toEqual(before)
})
