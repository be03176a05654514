import { expect, test } from 'vitest'
import { parsed, problemLine, refused } from './problem.ts'

test.each([
  [{ file: 'a.json', where: 'scope.count', what: 'Wrong.', mend: 'Mend it.' }, 'a.json: scope.count: Wrong. Mend it.'],
  [{ file: 'a.json', where: '', what: 'Wrong.', mend: '' }, 'a.json: Wrong.'],
  [{ file: '', where: 'name', what: 'Wrong.', mend: '' }, 'name: Wrong.'],
  [{ file: '', where: '', what: 'Wrong.', mend: 'Mend it.' }, 'Wrong. Mend it.'],
])('%o is one line', (problem, line) => {
  expect(problemLine(problem)).toBe(line)
})

test('a result is a value or its problems', () => {
  expect(parsed(0)).toEqual({ ok: true, value: 0 })
  const problems = [{ file: '', where: '', what: 'Wrong.', mend: '' }]
  expect(refused(problems)).toEqual({ ok: false, problems })
})
