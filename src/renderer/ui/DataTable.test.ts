import { mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, shallowRef } from 'vue'
import DataTable from './DataTable.vue'
import type { TableColumn, TableLine } from './table.ts'

interface Fruit {
  readonly name: string
}

const columns: readonly TableColumn<Fruit>[] = [
  { key: 'name', label: 'Name', track: '1fr', sortable: true, text: (row) => row.name },
  { key: 'act', label: 'Action', track: '80px' },
]

function fruit(count: number): TableLine<Fruit>[] {
  const rows = Array.from({ length: count }, (_, at): TableLine<Fruit> => {
    return { kind: 'row', id: `r${String(at)}`, row: { name: `Fruit ${String(at)}` } }
  })
  return [{ kind: 'group', id: 'g', label: 'All fruit', detail: `${String(count)} kinds`, open: true }, ...rows]
}

// Nothing is laid out here, so the window onto the rows gets its height by decree.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(308)
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(600)
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(308)
})

let wrapper: VueWrapper | undefined
afterEach(() => wrapper?.unmount())

async function table(count: number, selected: ReadonlySet<string> | null = null) {
  const made = mount(DataTable<Fruit>, {
    attachTo: document.body,
    props: { label: 'Fruit', columns, lines: fruit(count), selected },
    slots: { 'cell-act': ({ tabindex }: { tabindex: number }) => h('button', { tabindex }, 'Eat') },
  })
  wrapper = made
  await nextTick()
  await nextTick()
  return made
}

async function press(key: string, held: KeyboardEventInit = {}): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held })
  document.activeElement?.dispatchEvent(event)
  await nextTick()
  await nextTick()
  return event
}

const focusedLine = () => Number(document.activeElement?.getAttribute('aria-rowindex')) - 2

describe('DataTable', () => {
  it('draws a few rows of ten thousand and says how many there are', async () => {
    const made = await table(10_000)
    expect(made.get('[role=grid]').attributes('aria-rowcount')).toBe('10002')
    const drawn = made.findAll('[role=row]').length
    expect(drawn).toBeGreaterThan(5)
    expect(drawn).toBeLessThan(60)
  })

  it('has one tab stop, and the controls of its row', async () => {
    const made = await table(20)
    const stops = made.findAll('[role=row][tabindex="0"]')
    expect(stops).toHaveLength(1)
    expect(made.findAll('[role=gridcell] button[tabindex="0"]')).toHaveLength(1)
  })

  it('moves by arrows, j and k, pages, Home and End, and keeps the focus on a row that was not drawn', async () => {
    const made = await table(10_000)
    made.get<HTMLElement>('[role=row][tabindex="0"]').element.focus()
    await press('ArrowDown')
    expect(focusedLine()).toBe(1)
    await press('j')
    expect(focusedLine()).toBe(2)
    await press('k')
    expect(focusedLine()).toBe(1)
    await press('PageDown')
    expect(focusedLine()).toBe(10)
    await press('End')
    expect(focusedLine()).toBe(10_000)
    expect(made.emitted('update:activeId')?.at(-1)).toEqual(['r9999'])
    await press('Home')
    expect(focusedLine()).toBe(0)
  })

  it('leaves keys alone that it does not use, and those with Ctrl', async () => {
    const made = await table(20)
    made.get<HTMLElement>('[role=row][tabindex="0"]').element.focus()
    expect((await press('1')).defaultPrevented).toBe(false)
    expect((await press('k', { ctrlKey: true })).defaultPrevented).toBe(false)
    expect((await press('End', { ctrlKey: true })).defaultPrevented).toBe(true)
  })

  it('opens a row by Enter and uses the key up', async () => {
    const made = await table(20)
    made.get<HTMLElement>('[role=row][tabindex="0"]').element.focus()
    await press('ArrowDown')
    const event = await press('Enter')
    expect(made.emitted('activate')).toEqual([['r0']])
    expect(event.defaultPrevented).toBe(true)
  })

  it('folds a group by Left, Enter and its button', async () => {
    const made = await table(20)
    made.get<HTMLElement>('[role=row][tabindex="0"]').element.focus()
    await press('ArrowRight')
    expect(made.emitted('toggle')).toBeUndefined()
    await press('ArrowLeft')
    await press('Enter')
    await made.get('button[aria-expanded]').trigger('click')
    expect(made.emitted('toggle')).toEqual([['g'], ['g'], ['g']])
  })

  it('steps into a row and back out', async () => {
    const made = await table(20)
    made.get<HTMLElement>('[role=row][tabindex="0"]').element.focus()
    await press('ArrowDown')
    await press('ArrowRight')
    expect(document.activeElement?.textContent).toBe('Eat')
    await press('Escape')
    expect(focusedLine()).toBe(1)
  })

  it('reports what Shift and the arrows pass over', async () => {
    const made = await table(20, new Set(['r0']))
    made.get<HTMLElement>('[role=row][tabindex="0"]').element.focus()
    await press('ArrowDown')
    await press('ArrowDown', { shiftKey: true })
    expect(made.emitted('extend')).toEqual([['r0', 'r1']])
    expect(made.findAll('[aria-selected=true]')).toHaveLength(1)
  })

  it('sorts by a heading', async () => {
    const made = await table(5)
    await made.get('[role=columnheader] button').trigger('click')
    expect(made.emitted('update:sort')).toEqual([[{ key: 'name', descending: false }]])
    expect(made.get('[role=columnheader]').attributes('aria-sort')).toBe('ascending')
  })

  it('draws only the rows again whose cells show something else', async () => {
    const lines = fruit(100)
    const eaten = shallowRef<ReadonlySet<string>>(new Set())
    const drawn: string[] = []
    wrapper = mount(
      defineComponent({
        setup: () => () =>
          h(
            DataTable<Fruit>,
            { label: 'Fruit', columns, lines, shows: ({ name }: Fruit) => [eaten.value.has(name)] },
            {
              'cell-act': ({ row }: { row: Fruit }) => {
                drawn.push(row.name)
                return eaten.value.has(row.name) ? 'Eaten' : 'Whole'
              },
            },
          ),
      }),
      { attachTo: document.body },
    )
    await nextTick()
    await nextTick()
    expect(new Set(drawn).size).toBeGreaterThan(5)
    drawn.length = 0
    eaten.value = new Set(['Fruit 2'])
    await nextTick()
    expect(drawn).toEqual(['Fruit 2'])
    expect(wrapper.text().match(/Eaten/g)).toHaveLength(1)
    await press('j')
    drawn.length = 0
    await press('j')
    expect(drawn.length).toBeLessThan(3)
    // Rows that scroll along keep what was drawn of them.
    const grid = wrapper.get('[role=grid]').element
    drawn.length = 0
    grid.scrollTop = 140
    grid.dispatchEvent(new Event('scroll'))
    await nextTick()
    await nextTick()
    expect(drawn.length).toBeGreaterThan(0)
    expect(drawn.every((name) => Number(name.replace('Fruit ', '')) > 10)).toBe(true)
  })

  it('shows at once what a cell reads for itself where nothing is promised of the rows', async () => {
    const lines = fruit(20)
    const price = shallowRef('1 €')
    wrapper = mount(
      defineComponent({
        setup: () => () => h(DataTable<Fruit>, { label: 'Fruit', columns, lines }, { 'cell-act': () => price.value }),
      }),
      { attachTo: document.body },
    )
    await nextTick()
    await nextTick()
    price.value = '2 €'
    await nextTick()
    expect(wrapper.text()).toContain('2 €')
    expect(wrapper.text()).not.toContain('1 €')
  })
})
