import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import CommandPalette from './CommandPalette.vue'
import type { PaletteEntry } from './palette-search.ts'

const entries: readonly PaletteEntry[] = [
  { id: 'matrix', group: 'go', label: 'Matrix' },
  { id: 'snapshot', group: 'technique', code: 'T1578.001', label: 'Create Snapshot' },
  { id: 'undo', group: 'command', label: 'Undo', disabled: true },
]

let wrapper: VueWrapper | undefined
beforeEach(() => {
  Object.assign(HTMLElement.prototype, { scrollIntoView: vi.fn() })
})
afterEach(() => wrapper?.unmount())

async function palette(listed = entries) {
  const made = mount(CommandPalette, { attachTo: document.body, props: { open: false, entries: listed } })
  wrapper = made
  await made.setProps({ open: true })
  await nextTick()
  return { made, field: made.get('input') }
}

const chosen = (made: VueWrapper) => made.findAll('[aria-selected=true]').map((option) => option.attributes('id'))

it('preselects the best match, which Enter takes', async () => {
  const { made, field } = await palette()
  await field.setValue('snap')
  expect(chosen(made)).toHaveLength(1)
  expect(field.attributes('aria-activedescendant')).toBe(chosen(made)[0])
  await field.trigger('keydown', { key: 'Enter' })
  expect(made.emitted('choose')).toEqual([[entries[1]]])
  expect(made.emitted('update:open')).toEqual([[false]])
})

it('moves through all groups by arrows', async () => {
  const { made, field } = await palette()
  await field.trigger('keydown', { key: 'ArrowDown' })
  expect(made.get('[aria-selected=true]').text()).toContain('Undo')
  await field.trigger('keydown', { key: 'ArrowUp' })
  expect(made.get('[aria-selected=true]').text()).toContain('Matrix')
})

it('follows a pointer that moves, and not one that only lies there', async () => {
  const { made } = await palette()
  const undo = made.get('[data-place="1"]')
  const pointed = (movementX: number): Event =>
    Object.assign(new Event('pointermove', { bubbles: true }), { movementX, movementY: 0 })
  undo.element.dispatchEvent(pointed(0))
  await nextTick()
  expect(made.get('[aria-selected=true]').text()).toContain('Matrix')
  undo.element.dispatchEvent(pointed(2))
  await nextTick()
  expect(made.get('[aria-selected=true]').text()).toContain('Undo')
})

it('draws what is in sight with a letter, what is gone to, and the rest once nobody types', async () => {
  vi.useFakeTimers()
  const many = Array.from({ length: 60 }, (_, at): PaletteEntry => {
    return { id: `command ${String(at)}`, group: 'command', label: `Command ${String(at)}` }
  })
  const { made, field } = await palette(many)
  await field.setValue('>')
  const drawn = (): number => made.findAll('[role=option]').length
  const atFirst = drawn()
  expect(atFirst).toBeLessThan(40)
  expect(made.get('[role=option]').attributes()).toMatchObject({ 'aria-posinset': '1', 'aria-setsize': '60' })
  for (let press = 0; press < 45; press += 1) await field.trigger('keydown', { key: 'ArrowDown' })
  expect(made.get('[aria-selected=true]').text()).toBe('Command 45')
  expect(field.attributes('aria-activedescendant')).toBe(chosen(made)[0])
  await field.setValue('> c')
  expect(drawn()).toBe(atFirst)
  vi.advanceTimersByTime(200)
  await nextTick()
  expect(drawn()).toBe(60)
  vi.useRealTimers()
})

it('does not take what is not possible now', async () => {
  const { made, field } = await palette()
  await field.setValue('undo')
  await field.trigger('keydown', { key: 'Enter' })
  expect(made.emitted('choose')).toBeUndefined()
})

it('says so when nothing is found', async () => {
  const { made, field } = await palette()
  await field.setValue('zzzz')
  expect(made.get('[role=status]').text()).toContain('Nothing is called “zzzz”')
})

it('keeps what is chosen when the entries change behind it', async () => {
  const { made, field } = await palette()
  await field.trigger('keydown', { key: 'ArrowDown' })
  await made.setProps({ entries: [{ id: 'assess', group: 'go', label: 'Assess' }, ...entries] })
  expect(made.get('[aria-selected=true]').text()).toContain('Undo')
  await field.trigger('keydown', { key: 'ArrowUp' })
  expect(made.get('[aria-selected=true]').text()).toContain('Matrix')
})

it('goes to the best again when what was chosen is gone', async () => {
  const { made, field } = await palette()
  await field.trigger('keydown', { key: 'ArrowDown' })
  await made.setProps({ entries: entries.slice(0, 2) })
  expect(made.get('[aria-selected=true]').text()).toContain('Matrix')
})
