import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick, ref } from 'vue'
import { whenAtRest } from './at-rest.ts'

interface Named {
  readonly id: string
  readonly place: number
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function following(first: Named | null) {
  const source = ref(first)
  let made: ReturnType<typeof whenAtRest<Named>> | undefined
  const wrapper = mount({
    setup() {
      made = whenAtRest<Named>(
        () => source.value,
        (one, other) => one.id === other.id,
      )
      return () => null
    },
  })
  if (made === undefined) throw new Error('Nothing was made.')
  return { source, wrapper, ...made }
}

const a = { id: 'a', place: 1 }

it('follows another one once it rests, and only the last of several', async () => {
  const { source, value } = following(a)
  const seen: (string | undefined)[] = []
  for (const id of ['b', 'c']) {
    source.value = { id, place: 2 }
    await nextTick()
    seen.push(value.value?.id)
  }
  expect(seen).toEqual(['a', 'a'])
  vi.runAllTimers()
  expect(value.value?.id).toBe('c')
})

it('follows at once the same one, none, and the first', async () => {
  const { source, value } = following(a)
  for (const next of [{ id: 'a', place: 7 }, null, { id: 'b', place: 0 }]) {
    source.value = next
    await nextTick()
    expect(value.value).toEqual(next)
  }
})

it('catches up when it is asked to, and stays where it is after its end', async () => {
  const { source, value, catchUp, wrapper } = following(a)
  source.value = { id: 'b', place: 2 }
  await nextTick()
  catchUp()
  expect(value.value?.id).toBe('b')
  source.value = a
  await nextTick()
  wrapper.unmount()
  vi.runAllTimers()
  expect(value.value?.id).toBe('b')
})
