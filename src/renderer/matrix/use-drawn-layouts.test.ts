import { effectScope, nextTick, ref, shallowRef } from 'vue'
import { expect, test } from 'vitest'
import { familiesByTactic } from './families.ts'
import { FrameJobs } from './frame-jobs.ts'
import { layMatrix, type Zoom } from './layout.ts'
import { matrixWorld } from './matrix-world.test-twin.ts'
import { useDrawnLayouts } from './use-drawn-layouts.ts'

const { coverage } = matrixWorld({})
const laid = (zoom: Zoom, width = 400) =>
  layMatrix(familiesByTactic(coverage.index), zoom, { width, height: 60 }, () => false)

function world() {
  const asked: (() => void)[] = []
  const jobs = new FrameJobs({ ask: (next) => asked.push(next), leave: () => undefined, now: () => 0 })
  const layout = shallowRef(laid('fit'))
  const sliced = ref(true)
  const first = ref(1)
  const source = { layout: () => layout.value, jobs, sliced: () => sliced.value, first: () => first.value }
  const used = effectScope().run(() => useDrawnLayouts(source))
  if (used === undefined) throw new Error('The scope is gone.')
  const frame = (): void => {
    asked.splice(0).forEach((next) => {
      next()
    })
  }
  const upToDate = (): readonly number[] =>
    used.drawn.value.flatMap((drawn, at) => (drawn === layout.value ? [at] : []))
  return { layout, sliced, frame, upToDate, used, all: [...layout.value.tactics.keys()] }
}

test('at another zoom tactics follow one by one, the one with the focus first', async () => {
  const { layout, frame, upToDate, all } = world()
  expect(all.length).toBeGreaterThan(1)
  layout.value = laid('names')
  await nextTick()
  expect(upToDate()).toEqual([])
  frame()
  expect(upToDate()).toEqual([1])
  for (const _ of all) frame()
  expect(upToDate()).toEqual(all)
})

test('another layout of the same zoom is drawn whole, and so is paper', async () => {
  const { layout, sliced, upToDate, all } = world()
  layout.value = laid('fit', 500)
  await nextTick()
  expect(upToDate()).toEqual(all)
  layout.value = laid('read')
  await nextTick()
  expect(upToDate()).toEqual([])
  sliced.value = false
  await nextTick()
  expect(upToDate()).toEqual(all)
})

test('a tactic that is needed is drawn without waiting', async () => {
  const { layout, upToDate, used } = world()
  layout.value = laid('names')
  await nextTick()
  await used.drawnNow(0)
  expect(upToDate()).toEqual([0])
  await used.drawnNow(-1)
  expect(upToDate()).toEqual([0])
})
