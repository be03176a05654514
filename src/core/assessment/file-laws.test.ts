import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { arbitraryFile, bundledForTests, hardTexts } from './arbitrary-file.test-twin.ts'
import type { Assessment } from './assessment.ts'
import { parseAssessment } from './parse.ts'
import { printAssessment } from './print.ts'

// Properties of many runs: on a busy machine they take longer than one example does.
vi.setConfig({ testTimeout: 60_000 })

function read(text: string): Assessment {
  const result = parseAssessment(text, '', bundledForTests)
  if (!result.ok) throw new Error(`${JSON.stringify(result.problems)} in ${text}`)
  return result.value
}

const inherited = Object.getOwnPropertyNames(Object.prototype).sort().join()

describe('the laws of the file form', () => {
  test('parse(print(a)) is a for every a that parse returns, and print(parse(x)) is x for every printed x', () => {
    fc.assert(
      fc.property(arbitraryFile, fc.constantFrom(0, 2, '\t'), fc.constantFrom('', '\uFEFF'), (file, indent, mark) => {
        const assessment = read(mark + JSON.stringify(file, null, indent))
        const text = printAssessment(assessment)
        // vitest's own comparison reads `constructor`, which a file may set.
        expect(isDeepStrictEqual(read(text), assessment)).toBe(true)
        expect(printAssessment(read(text))).toBe(text)
      }),
      { numRuns: 400 },
    )
    expect(Object.getOwnPropertyNames(Object.prototype).sort().join()).toBe(inherited)
    expect(Reflect.get({}, 'zeta')).toBeUndefined()
  })

  test('the order of entries, sets and keys in a file changes no byte of its canonical text', () => {
    fc.assert(
      fc.property(arbitraryFile, (file) => {
        expect(printAssessment(read(JSON.stringify(reversed(file))))).toBe(printAssessment(read(JSON.stringify(file))))
      }),
      { numRuns: 200 },
    )
  })

  test('a canonical text ends in one line feed and holds no carriage return or byte order mark', () => {
    fc.assert(
      fc.property(arbitraryFile, (file) => {
        const text = printAssessment(read(JSON.stringify(file)))
        expect(text.endsWith('}\n')).toBe(true)
        expect(text).not.toMatch(/\r|^\uFEFF/)
        expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`)
      }),
      { numRuns: 100 },
    )
  })

  test.each(hardTexts.map((text) => [JSON.stringify(text), text]))(
    'a note, owner and name of %s come back',
    (_, text) => {
      const file = {
        format: 'coverline-assessment',
        version: 1,
        id: 'a',
        name: text,
        attack: { domain: 'enterprise', version: '19.0' },
        mappingSets: [],
        capabilities: [{ framework: 'azure', capability: 'x', status: 'deployed', note: text, owner: text }],
      }
      const assessment = read(JSON.stringify(file))
      expect(assessment.name).toBe(text)
      const again = read(printAssessment(assessment))
      expect(again).toStrictEqual(assessment)
      expect(again.capabilities[0]?.note ?? '').toBe(text)
      expect(again.capabilities[0]?.owner ?? '').toBe(text)
    },
  )
})

const lists = new Set([
  'capabilities',
  'overrides',
  'threats',
  'excluded',
  'conflicts',
  'mappingSets',
  'licences',
  'platforms',
])

/** The same file with its sorted lists turned round, and the keys of its upper levels too. */
function reversed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value).map(([key, inner]): [string, unknown] => {
    if (lists.has(key) && Array.isArray(inner)) return [key, [...(inner as unknown[])].reverse()]
    return [key, key === 'scope' || key === 'data' ? reversed(inner) : inner]
  })
  return Object.fromEntries(entries.reverse())
}
