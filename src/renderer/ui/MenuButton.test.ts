import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import type { MenuEntry } from './choices.ts'
import MenuButton from './MenuButton.vue'

const entries: readonly MenuEntry[] = [
  { kind: 'heading', label: 'Rows' },
  { kind: 'item', id: 'rename', label: 'Rename…' },
  { kind: 'item', id: 'merge', label: 'Merge…', disabled: true },
  { kind: 'separator' },
  { kind: 'item', id: 'mapped', label: 'Mapped only', checked: true },
]

let wrapper: VueWrapper | undefined
beforeEach(() => {
  Object.assign(HTMLElement.prototype, { showPopover: vi.fn(), hidePopover: vi.fn() })
})
afterEach(() => wrapper?.unmount())

async function opened() {
  const made = mount(MenuButton, { attachTo: document.body, props: { label: 'More', entries } })
  wrapper = made
  await made.get('button').trigger('click')
  for (let tick = 0; tick < 4; tick++) await nextTick()
  return made
}

async function press(key: string): Promise<void> {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await nextTick()
}

const focused = () => document.activeElement?.textContent.trim()

describe('MenuButton', () => {
  it('gives the focus to the first entry, skips what is not possible, and stops at the ends', async () => {
    await opened()
    expect(focused()).toBe('Rename…')
    await press('ArrowDown')
    expect(focused()).toBe('Mapped only')
    await press('ArrowDown')
    expect(focused()).toBe('Mapped only')
    await press('r')
    expect(focused()).toBe('Rename…')
  })

  it('gives the focus back on Escape', async () => {
    const made = await opened()
    await press('Escape')
    expect(made.find('[role=menu]').exists()).toBe(false)
    expect(document.activeElement).toBe(made.get('button').element)
  })

  it('closes when an entry is chosen, and stays open for a tick', async () => {
    const made = await opened()
    await made.get('[role=menuitemcheckbox]').trigger('click')
    expect(made.find('[role=menu]').exists()).toBe(true)
    await made.get('[role=menuitem]').trigger('click')
    expect(made.find('[role=menu]').exists()).toBe(false)
    expect(made.emitted('choose')).toEqual([['mapped'], ['rename']])
  })

  it('does nothing for an entry that is not possible', async () => {
    const made = await opened()
    await made.get('[aria-disabled=true]').trigger('click')
    expect(made.emitted('choose')).toBeUndefined()
    expect(made.find('[role=menu]').exists()).toBe(true)
  })
})
