import { expect, it } from 'vitest'
import { historyLines, stepTime } from './history-lines.ts'

const noon = new Date(2026, 10, 24, 12, 0, 5).getTime()

it('lists the newest first and says where one stands', () => {
  const steps = [
    { label: 'One', at: noon, isUndone: false },
    { label: 'Two', at: noon + 1000, isUndone: true },
  ]
  expect(historyLines(steps, 0, noon)).toEqual([
    { done: 2, label: 'Two', time: '12:00:06', isUndone: true, isCurrent: false },
    { done: 1, label: 'One', time: '12:00:05', isUndone: false, isCurrent: true },
    { done: 0, label: 'As it was opened', time: '', isUndone: false, isCurrent: false },
  ])
})

it('says when the beginning isn’t kept, and where there is nothing but it', () => {
  expect(historyLines([], 0, noon)).toMatchObject([{ label: 'As it was opened', isCurrent: true }])
  expect(historyLines([], 3, noon)[0]?.label).toContain('3 earlier ones')
})

it('names the day where it is another one', () => {
  expect(stepTime(noon, noon + 86_400_000)).toBe('24 Nov 12:00:05')
})
