import { expect, test } from 'vitest'
import { commandFor, isEnabled, type Command } from './command.ts'

const listed: Command = { id: 'a', label: 'Do it', section: 'Edit', run: () => undefined }
const keyed: Command = { ...listed, id: 'b', shortcut: 'd', inPalette: false }

test('a command that neither the palette nor a key leads to doesn’t compile', () => {
  // @ts-expect-error It is out of the palette and has no key.
  const unreachable: Command = { ...listed, inPalette: false }
  expect(unreachable.shortcut).toBeUndefined()
})

test('a key means the first command that is possible', () => {
  const off: Command = { ...keyed, id: 'c', enabled: false }
  expect([listed, keyed, off].map(isEnabled)).toEqual([true, true, false])
  expect(commandFor([off, keyed], (shortcut) => shortcut === 'd')).toBe(keyed)
  expect(commandFor([off, listed], () => true)).toBeNull()
})
