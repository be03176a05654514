import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  localStorage.clear()
  vi.resetModules()
})

const fresh = () => import('./pane-width.ts')

test('a width is kept within its bounds and remembered', async () => {
  const first = await fresh()
  expect(first.paneWidth.value).toBe(first.paneWidths.usual)
  first.choosePaneWidth(5000)
  expect(first.paneWidth.value).toBe(first.paneWidths.most)
  first.choosePaneWidth(400.4)
  vi.resetModules()
  const second = await fresh()
  expect(second.paneWidth.value).toBe(400)
  second.choosePaneWidth(null)
  expect([second.chosenPaneWidth.value, second.paneWidth.value]).toEqual([null, second.paneWidths.usual])
})

test('what was stored and makes no sense is passed over', async () => {
  for (const text of ['', 'wide', '-4', '99999', 'NaN']) {
    localStorage.setItem('coverline.pane', text)
    vi.resetModules()
    expect((await fresh()).chosenPaneWidth.value, text).toBeNull()
  }
})
