import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import { defineComponent, h, withDirectives } from 'vue'
import { vTip } from './tooltip.ts'

const shown = new Set<HTMLElement>()
let wrapper: VueWrapper | undefined

beforeAll(() => {
  vi.useFakeTimers()
  Object.assign(HTMLElement.prototype, {
    showPopover(this: HTMLElement) {
      shown.add(this)
    },
    hidePopover(this: HTMLElement) {
      shown.delete(this)
    },
  })
})

afterEach(() => {
  wrapper?.unmount()
  vi.advanceTimersByTime(1000)
})

afterAll(() => {
  vi.useRealTimers()
})

const words = (): string[] => [...shown].map((tip) => tip.textContent)

function rows() {
  const row = (text: string) => withDirectives(h('p', { id: text, tabindex: -1 }, text), [[vTip, `All of ${text}`]])
  const list = defineComponent({ render: () => h('div', {}, [row('one'), row('two')]) })
  const made = mount(list, { attachTo: document.body })
  wrapper = made
  return {
    list: made.element as HTMLElement,
    enter: (id: string) => made.get(`#${id}`).trigger('pointerenter', { pointerType: 'mouse' }),
    leave: (id: string) => made.get(`#${id}`).trigger('pointerleave', { pointerType: 'mouse' }),
  }
}

it('shows its words where the pointer rests, and at once where it moves on to', async () => {
  const { enter, leave } = rows()
  await enter('one')
  expect(words()).toEqual([])
  vi.advanceTimersByTime(400)
  expect(words()).toEqual(['All of one'])
  await leave('one')
  await enter('two')
  vi.advanceTimersByTime(0)
  expect(words()).toEqual(['All of two'])
})

it('shows nothing for what scrolls by under the pointer until that rests again', async () => {
  const { list, enter, leave } = rows()
  await enter('one')
  vi.advanceTimersByTime(400)
  list.dispatchEvent(new Event('scroll'))
  expect(words()).toEqual([])
  await leave('one')
  await enter('two')
  vi.advanceTimersByTime(390)
  list.dispatchEvent(new Event('scroll'))
  vi.advanceTimersByTime(390)
  expect(words()).toEqual([])
  vi.advanceTimersByTime(10)
  expect(words()).toEqual(['All of two'])
})

it('stays while something else scrolls', async () => {
  const { enter } = rows()
  const other = document.body.appendChild(document.createElement('div'))
  await enter('one')
  vi.advanceTimersByTime(400)
  other.dispatchEvent(new Event('scroll'))
  expect(words()).toEqual(['All of one'])
  other.remove()
})
