import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FileKind } from './bridge.ts'
import { fileKinds } from './file-kinds.ts'
import { safeFileName } from './safe-file-name.ts'

const kinds = Object.keys(fileKinds) as FileKind[]

describe('safe file names', () => {
  it.each([
    ['Cloud baseline', 'Cloud baseline.html'],
    ['Cloud baseline.html', 'Cloud baseline.html'],
    ['Cloud baseline.HTML', 'Cloud baseline.html'],
    ['../../etc/passwd', 'etc-passwd.html'],
    ['C:\\Windows\\win.ini', 'C--Windows-win.ini.html'],
    ['', 'coverline.html'],
    ['...', 'coverline.html'],
    ['CON', '_CON.html'],
    ['com1.notes', '_com1.notes.html'],
    ['console', 'console.html'],
    ['report\u202Etxt.exe', 'reporttxt.exe.html'],
    ['a\u0000b\nc', 'ab c.html'],
    ['.hidden', 'hidden.html'],
    ['Zürich – 東京', 'Zürich – 東京.html'],
  ])('turns %j into %j', (proposed, expected) => {
    expect(safeFileName(proposed, 'html')).toBe(expected)
  })

  it('takes away what can’t be seen before it looks at what is left', () => {
    expect(safeFileName('a\t\u0000\tb', 'html')).toBe('a b.html')
    expect(safeFileName('e\u200b\u0301', 'html')).toBe('é.html')
  })

  it('keeps the double extension of an assessment', () => {
    expect(safeFileName('Baseline.assessment.json', 'assessment')).toBe('Baseline.assessment.json')
  })

  it('is one harmless segment for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.constantFrom(...kinds), (proposed, kind) => {
        const name = safeFileName(proposed, kind)
        expect(name).toMatch(/^[^/\\:*?"<>|.\s][^/\\:*?"<>|]*$/u)
        expect(name).not.toMatch(/\p{C}/u)
        expect(name.endsWith(fileKinds[kind].extension)).toBe(true)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
        expect(safeFileName(name, kind)).toBe(name)
      }),
      { numRuns: 500 },
    )
  })
})
