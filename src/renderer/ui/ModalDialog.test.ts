import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { h, nextTick } from 'vue'
import ModalDialog from './ModalDialog.vue'

let wrapper: VueWrapper | undefined
let opener: HTMLButtonElement

beforeEach(() => {
  opener = document.createElement('button')
  document.body.append(opener)
  opener.focus()
})
afterEach(() => {
  wrapper?.unmount()
  opener.remove()
})

async function dialog(body: () => unknown) {
  const made = mount(ModalDialog, {
    attachTo: document.body,
    props: { open: false, title: 'Rename' },
    slots: { default: body as () => ReturnType<typeof h> },
  })
  wrapper = made
  await made.setProps({ open: true })
  for (let tick = 0; tick < 3; tick++) await nextTick()
  return made
}

describe('ModalDialog', () => {
  it('is named by its title and gives the focus to its first field', async () => {
    const made = await dialog(() => h('input', { id: 'name' }))
    const element = made.get('dialog')
    const title = document.getElementById(element.attributes('aria-labelledby') ?? '')
    expect(title?.textContent).toBe('Rename')
    expect(element.attributes('open')).toBeDefined()
    expect(document.activeElement?.id).toBe('name')
  })

  it('never gives the focus to Close, which the key that opened it would press', async () => {
    const made = await dialog(() => h('p', 'Nothing to fill in'))
    expect(document.activeElement).toBe(made.get('dialog').element)
  })

  it('gives the focus back to what opened it', async () => {
    const made = await dialog(() => h('input'))
    await made.get('button[aria-label=Close]').trigger('click')
    expect(made.emitted('update:open')).toEqual([[false]])
    await made.setProps({ open: false })
    await nextTick()
    expect(document.activeElement).toBe(opener)
  })

  it('asks to close on Escape, and keeps keys from what lies below', async () => {
    const made = await dialog(() => h('input', { id: 'name' }))
    let heard = 0
    const listen = () => heard++
    window.addEventListener('keydown', listen)
    await made.get('#name').trigger('keydown', { key: '1' })
    window.removeEventListener('keydown', listen)
    expect(heard).toBe(0)
    await made.get('dialog').trigger('cancel')
    expect(made.emitted('update:open')).toEqual([[false]])
  })
})
