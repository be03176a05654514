import { expect, test } from 'vitest'
import { chartExports, exportCommandLabel } from './chart-exports.ts'

test('a command names its chart, whatever that is called', () => {
  expect(chartExports.map(({ id }) => exportCommandLabel(id, '$& as it is'))).toEqual([
    'Save “$& as it is” as PNG…',
    'Save “$& as it is” as SVG…',
    'Save “$& as it is” as CSV…',
    'Copy “$& as it is” as PNG',
    'Copy “$& as it is” as CSV',
  ])
})
