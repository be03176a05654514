import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { descriptionBlocks } from './description-parts.ts'

const naughty = createRequire(import.meta.url)('big-list-of-naughty-strings') as string[]

/** What is left to read. */
function shown(description: string): string {
  return descriptionBlocks(description)
    .map(({ parts }) => parts.map(({ text }) => text).join(''))
    .join('\n')
}

describe('a description', () => {
  test('has paragraphs, items, headings, code, and no citations', () => {
    const blocks = descriptionBlocks(
      'One line\nruns on.(Citation: A (b) 2020)(Citation: C)\n\n* <code>net\\user</code> lists\n- more\n\n## Uses\nEnd. (Citation: D)',
    )
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'item', 'item', 'heading', 'paragraph'])
    expect(shown('One line\nruns on.(Citation: A (b) 2020)(Citation: C)')).toBe('One line runs on.')
    expect(blocks[1]?.parts[0]).toEqual({ kind: 'code', text: 'net\\user' })
    expect(blocks[4]?.parts).toEqual([{ kind: 'text', text: 'End.' }])
  })

  test('leads to techniques by their ids, and to nothing else by itself', () => {
    const [block] = descriptionBlocks(
      'See [Revert](https://attack.mitre.org/techniques/T1578/004), [Group](https://attack.mitre.org/groups/G0016) ' +
        'and [x](javascript:alert(1)) or [T](https://attack.mitre.org/techniques/T1578/004/../../evil).',
    )
    const links = (block?.parts ?? []).filter(({ kind }) => kind !== 'text')
    expect(links).toEqual([
      { kind: 'technique', text: 'Revert', id: 'T1578.004' },
      { kind: 'link', text: 'Group', address: 'https://attack.mitre.org/groups/G0016' },
      { kind: 'link', text: 'x', address: 'javascript:alert(1' },
      { kind: 'link', text: 'T', address: 'https://attack.mitre.org/techniques/T1578/004/../../evil' },
    ])
  })

  test('keeps what is no markup of this kind', () => {
    for (const text of ['[open](', '[a] (b)', '<code>never closed', '](', '<b>bold</b>', '[a](b c)']) {
      expect(shown(text)).toBe(text)
    }
  })

  test('of any text is taken apart without an error', () => {
    const piece = fc.oneof(
      fc.constantFrom('[', '](', ')', '(Citation: ', '<code>', '</code>', '\n', '* ', '# ', 'a'),
      fc.constantFrom(...naughty),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        descriptionBlocks(pieces.join(''))
      }),
    )
  })

  test('made to take long doesn’t', () => {
    const start = performance.now()
    for (const part of ['[', '](', '(Citation: (', '<code>', '[a](', '* ']) descriptionBlocks(part.repeat(20_000))
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
