import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { token } from './palette.ts'
import { scaleRules, tokenRules } from './theme-sheet.ts'
import { changeClass, demandClass, scaleStep, shades, strengthClass } from './scales.ts'

describe('scales', () => {
  it('meet their stops', () => {
    const strength = shades('strength', 'light').map((shade) => shade.fill)
    expect(strength).toHaveLength(101)
    expect(strength[0]).toBe(token('light', 'strength-none'))
    expect(strength[1]).toBe(token('light', 'strength-minimal'))
    expect(strength[10]).toBe(token('light', 'strength-minimal'))
    expect(strength[50]).toBe(token('light', 'strength-partial'))
    expect(strength[100]).toBe(token('light', 'strength-significant'))
    const demand = shades('demand', 'dark').map((shade) => shade.fill)
    expect(demand[50]).toBe(token('dark', 'demand-mid'))
    expect(demand[100]).toBe(token('dark', 'demand-high'))
    const loss = shades('loss', 'light').map((shade) => shade.fill)
    expect([loss[0], loss[50], loss[100]]).toEqual(
      ['change-same', 'change-loss', 'change-loss-strong'].map((name) => token('light', name)),
    )
  })

  it('are built once', () => {
    expect(shades('strength', 'dark')).toBe(shades('strength', 'dark'))
  })

  it('show a small value as a value and nothing as nothing', () => {
    expect(strengthClass(0)).toBe('s0')
    expect(strengthClass(0.004)).toBe('s1')
    expect(strengthClass(1)).toBe('s100')
    expect(demandClass(0, 7)).toBe('d0')
    expect(demandClass(7, 7)).toBe('d100')
    expect(demandClass(3, 0)).toBe('d0')
    expect([0, 0.004, 0.5, -0.004, -1].map(changeClass)).toEqual(['g0', 'g1', 'g50', 'l1', 'l100'])
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        expect(scaleStep(share) === 0).toBe(share === 0)
        expect(scaleStep(share)).toBeLessThanOrEqual(100)
      }),
    )
  })

  it('stand beside the tokens, each a variable of its name', () => {
    expect(tokenRules()).toContain(`--state-gap:${token('light', 'state-gap')}`)
    expect(tokenRules().split('.dark')[1]).toContain(`--state-gap:${token('dark', 'state-gap')}`)
  })

  it('become one rule a step and theme', () => {
    const rules = scaleRules().split('\n')
    expect(rules).toHaveLength(8 * 101)
    expect(rules.filter((rule) => rule.startsWith('.dark .s100{'))).toHaveLength(1)
    expect(rules.join('')).toContain(`.s100{background-color:${token('light', 'strength-significant')};`)
  })
})
