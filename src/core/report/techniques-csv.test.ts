import { expect, test } from 'vitest'
import { parseGuardedCsv } from '../exchange/csv.ts'
import { inputOf, marked, valueOf } from './report-input.test-twin.ts'
import { renderCsv } from './techniques-csv.ts'

test('has a row for every listed technique, with the numbers of the result', async () => {
  const { result } = await inputOf(await marked('ics', '18.1', ['attack_mitigations-18.1_attack-18.1-ics']))
  const text = renderCsv(result, { bom: true })
  expect(text.startsWith('\ufeffid,name,tactics,')).toBe(true)
  expect(text.split('\r\n').length).toBe(result.techniques.length + 2)
  const { header, rows } = valueOf(parseGuardedCsv(text, ''))
  const read = rows.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at]])))
  read.forEach((row, at) => {
    const technique = result.techniques[at]!
    expect(row).toMatchObject({ id: technique.id, name: technique.name, state: technique.state })
    for (const figure of ['strength', 'protect', 'depth', 'demand', 'exposure'] as const) {
      expect(Number(row[figure])).toBe(technique[figure])
    }
    expect(row['capabilities']).toBe(technique.capabilities.join('; '))
  })
})
