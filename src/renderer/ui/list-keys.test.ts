import { describe, expect, it } from 'vitest'
import { steppedPlace, typedLetters, typedPlace } from './list-keys.ts'

describe('steppedPlace', () => {
  it.each([
    ['ArrowDown', -1, 0],
    ['ArrowDown', 3, 4],
    ['ArrowDown', 4, 4],
    ['ArrowUp', 0, 0],
    ['ArrowUp', -1, 4],
    ['Home', 3, 0],
    ['End', 0, 4],
    ['ArrowRight', 0, null],
    ['a', 0, null],
  ])('%s from %i leads to %s', (key, at, expected) => {
    expect(steppedPlace(key, at, 5, 'vertical')).toBe(expected)
  })

  it('takes left and right where the list runs sideways', () => {
    expect(steppedPlace('ArrowRight', 0, 3, 'both')).toBe(1)
    expect(steppedPlace('ArrowLeft', 1, 3, 'both')).toBe(0)
  })

  it('leads nowhere in an empty list', () => {
    expect(steppedPlace('End', -1, 0, 'vertical')).toBeNull()
  })
})

describe('typing to a label', () => {
  const labels = ['Deployed', 'Partial', 'Planned', 'Not deployed', 'Not applicable']

  it('finds by the first letters and steps through equal ones', () => {
    expect(typedPlace('p', labels, 0)).toBe(1)
    expect(typedPlace('p', labels, 1)).toBe(2)
    expect(typedPlace('pp', labels, 2)).toBe(1)
    expect(typedPlace('pl', labels, 1)).toBe(2)
    expect(typedPlace('not a', labels, 3)).toBe(4)
    expect(typedPlace('x', labels, 0)).toBeNull()
  })

  it('starts anew after a pause', () => {
    let now = 0
    const typed = typedLetters(() => now)
    expect(typed('n')).toBe('n')
    now = 300
    expect(typed('o')).toBe('no')
    now = 1200
    expect(typed('p')).toBe('p')
  })
})
