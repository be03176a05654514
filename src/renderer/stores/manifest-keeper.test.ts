import { expect, it } from 'vitest'
import { memoryDesktop } from './desktop.test-twin.ts'
import { keepManifest } from './manifest-keeper.ts'

it('what couldn’t be noted goes with the next note, unless something newer came', async () => {
  const desktop = memoryDesktop()
  const facts = { name: 'A', rows: 1, trashed: false, sample: false }
  let isFull = true
  const keeper = keepManifest({
    noteStored: (change) =>
      isFull
        ? Promise.resolve({ ok: false, problems: [{ file: '', where: '', what: 'The disk is full.', mend: '' }] })
        : desktop.noteStored(change),
  })
  keeper.note({ sequence: 3, changed: [{ ...facts, id: 'a', sequence: 3 }], removed: ['gone'] })
  const refusal = keeper.flush()
  keeper.note({ sequence: 4, changed: [{ ...facts, id: 'b', sequence: 4 }], removed: ['a'] })
  expect(await refusal).toMatchObject({ ok: false })
  isFull = false
  expect(await keeper.flush()).toMatchObject({ ok: true })
  expect([...desktop.facts.keys()]).toEqual(['b'])
  keeper.note({ sequence: 5, changed: [{ ...facts, id: 'a', sequence: 5 }], removed: [] })
  isFull = true
  const again = keeper.flush()
  keeper.note({ sequence: 6, changed: [{ ...facts, id: 'a', sequence: 6 }], removed: [] })
  await again
  isFull = false
  expect(await keeper.flush()).toMatchObject({ ok: true })
  expect(desktop.facts.get('a')).toMatchObject({ sequence: 6 })
})
