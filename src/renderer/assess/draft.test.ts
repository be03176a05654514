import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import { typingPause, useDraft, type Draft } from './draft.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function field() {
  const stored = ref('old')
  const saved: string[] = []
  const found: { draft: Draft<string> | null } = { draft: null }
  const wrapper = mount(
    defineComponent(() => {
      found.draft = useDraft(
        () => stored.value,
        (value) => {
          saved.push(value)
          stored.value = value
        },
      )
      return () => h('i')
    }),
  )
  if (found.draft === null) throw new Error('no draft')
  return { stored, saved, draft: found.draft, wrapper }
}

it('saves once typing pauses, once', async () => {
  const { draft, saved } = field()
  for (const text of ['n', 'ne', 'new']) {
    draft.value.value = text
    await nextTick()
    vi.advanceTimersByTime(typingPause - 1)
  }
  expect(saved).toEqual([])
  vi.advanceTimersByTime(1)
  draft.commit()
  expect(saved).toEqual(['new'])
})

it('saves what is typed when its field goes away, and nothing when nothing was typed', async () => {
  const one = field()
  one.draft.value.value = 'new'
  await nextTick()
  one.wrapper.unmount()
  expect(one.saved).toEqual(['new'])
  vi.runAllTimers()
  expect(one.saved).toEqual(['new'])
  const other = field()
  other.wrapper.unmount()
  expect(other.saved).toEqual([])
})

it('goes back on revert and follows undo', async () => {
  const { draft, saved, stored } = field()
  draft.value.value = 'typo'
  draft.revert()
  await nextTick()
  vi.runAllTimers()
  expect(draft.value.value).toBe('old')
  stored.value = 'undone'
  await nextTick()
  expect(draft.value.value).toBe('undone')
  expect(saved).toEqual([])
})
