import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import SelectField from './SelectField.vue'

const options = [
  { value: 'deployed', label: 'Deployed' },
  { value: 'partial', label: 'Partial' },
  { value: 'planned', label: 'Planned' },
]

let wrapper: VueWrapper | undefined
// The test document doesn't draw, so it has no top layer to show a popup in.
beforeEach(() => {
  Object.assign(HTMLElement.prototype, { showPopover: vi.fn(), hidePopover: vi.fn(), scrollIntoView: vi.fn() })
})
afterEach(() => wrapper?.unmount())

function select() {
  const made = mount(SelectField<string>, {
    attachTo: document.body,
    props: { label: 'Status', options, modelValue: 'partial' },
  })
  wrapper = made
  return { made, trigger: made.get('button') }
}

describe('SelectField', () => {
  it('names itself and its value', () => {
    const { trigger } = select()
    expect(trigger.attributes('aria-label')).toBe('Status: Partial')
    expect(trigger.attributes('aria-expanded')).toBe('false')
  })

  it('opens on the value, moves and chooses by keys, and keeps its keys to itself', async () => {
    const { made, trigger } = select()
    const outer = vi.fn()
    document.body.addEventListener('keydown', outer)
    await trigger.trigger('keydown', { key: 'Enter' })
    await nextTick()
    expect(trigger.attributes('aria-activedescendant')).toMatch(/-1$/)
    outer.mockClear()
    await trigger.trigger('keydown', { key: 'ArrowDown' })
    expect(trigger.attributes('aria-activedescendant')).toMatch(/-2$/)
    await trigger.trigger('keydown', { key: 'Enter' })
    expect(outer).not.toHaveBeenCalled()
    document.body.removeEventListener('keydown', outer)
    expect(made.emitted('update:modelValue')).toEqual([['planned']])
    expect(trigger.attributes('aria-expanded')).toBe('false')
  })

  it('finds by typing', async () => {
    const { made, trigger } = select()
    await trigger.trigger('keydown', { key: ' ' })
    await trigger.trigger('keydown', { key: 'd' })
    await trigger.trigger('keydown', { key: 'Enter' })
    expect(made.emitted('update:modelValue')).toEqual([['deployed']])
  })

  it('changes nothing on Escape and Tab', async () => {
    const { made, trigger } = select()
    for (const key of ['Escape', 'Tab']) {
      await trigger.trigger('keydown', { key: 'ArrowDown' })
      await trigger.trigger('keydown', { key: 'ArrowDown' })
      await trigger.trigger('keydown', { key })
      expect(trigger.attributes('aria-expanded')).toBe('false')
    }
    expect(made.emitted('update:modelValue')).toBeUndefined()
  })

  it('leaves letters alone while it is closed: they mark the row it stands in', async () => {
    const { trigger } = select()
    const event = new KeyboardEvent('keydown', { key: '1', bubbles: true, cancelable: true })
    trigger.element.dispatchEvent(event)
    await nextTick()
    expect(event.defaultPrevented).toBe(false)
    expect(trigger.attributes('aria-expanded')).toBe('false')
  })

  it('chooses by a click', async () => {
    const { made, trigger } = select()
    await trigger.trigger('click')
    await made.findAll('[role=option]')[0]?.trigger('click')
    expect(made.emitted('update:modelValue')).toEqual([['deployed']])
  })
})
