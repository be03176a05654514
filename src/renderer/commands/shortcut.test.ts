import { describe, expect, it } from 'vitest'
import { commandFor, type Command } from './command.ts'
import { keySections } from './key-sheet.ts'
import { isTypingTarget, matchesShortcut, shortcutKeys, type KeyPress } from './shortcut.ts'

function press(key: string, held: Partial<KeyPress> = {}): KeyPress {
  return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held }
}

describe('matchesShortcut', () => {
  it.each<[string, KeyPress, boolean]>([
    ['j', press('j'), true],
    ['j', press('J', { shiftKey: true }), false],
    ['j', press('j', { ctrlKey: true }), false],
    ['?', press('?', { shiftKey: true }), true],
    ['/', press('/'), true],
    ['Ctrl+K', press('k', { ctrlKey: true }), true],
    ['Ctrl+K', press('k', { metaKey: true }), true],
    ['Ctrl+K', press('k'), false],
    ['Ctrl+Z', press('Z', { ctrlKey: true, shiftKey: true }), false],
    ['Ctrl+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), true],
    ['Escape', press('Escape'), true],
    ['Escape', press('Escape', { shiftKey: true }), false],
    ['1', press('1', { altKey: true }), false],
  ])('%s and %o: %s', (shortcut, pressed, expected) => {
    expect(matchesShortcut(shortcut, pressed)).toBe(expected)
  })
})

describe('keys as printed', () => {
  it('names each key once', () => {
    expect(shortcutKeys('Ctrl+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z'])
    expect(shortcutKeys('Ctrl+K', true)).toEqual(['Cmd', 'K'])
    expect(shortcutKeys('Escape', false)).toEqual(['Esc'])
    expect(shortcutKeys('+', false)).toEqual(['+'])
  })

  it('are gathered by section, leaving out what has no key', () => {
    const run = () => undefined
    const commands: Command[] = [
      { id: 'a', label: 'Undo', section: 'Everywhere', shortcut: 'Ctrl+Z', run },
      { id: 'b', label: 'Mark as planned', section: 'Assess', shortcut: '3', run },
      { id: 'c', label: 'Export…', section: 'Everywhere', run },
    ]
    expect(keySections(commands, false)).toEqual([
      { title: 'Everywhere', lines: [{ keys: ['Ctrl', 'Z'], label: 'Undo' }] },
      { title: 'Assess', lines: [{ keys: ['3'], label: 'Mark as planned' }] },
    ])
  })
})

describe('commandFor', () => {
  const run = () => undefined
  const off: Command = { id: 'off', label: 'Off', section: 'x', shortcut: 'u', enabled: false, run }
  const on: Command = { id: 'on', label: 'On', section: 'x', shortcut: 'u', run }

  it('takes the first that is possible now', () => {
    expect(commandFor([off, on], (shortcut) => shortcut === 'u')).toBe(on)
    expect(commandFor([off], (shortcut) => shortcut === 'u')).toBeNull()
  })
})

it('knows where keys are being typed', () => {
  const box = Object.assign(document.createElement('input'), { type: 'checkbox' })
  expect(isTypingTarget(document.createElement('input'))).toBe(true)
  expect(isTypingTarget(document.createElement('textarea'))).toBe(true)
  expect(isTypingTarget(box)).toBe(false)
  expect(isTypingTarget(document.createElement('button'))).toBe(false)
  expect(isTypingTarget(null)).toBe(false)
})
