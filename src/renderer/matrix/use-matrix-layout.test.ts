import { expect, test } from 'vitest'
import { effectScope, ref } from 'vue'
import { foldingAll } from './folding.ts'
import { choiceIn } from './matrix-choice.ts'
import { matrixWorld } from './matrix-world.test-twin.ts'
import { useMatrixLayout } from './use-matrix-layout.ts'

test('the matrix is laid anew for a pane that opens, not for another cell in it', () => {
  const { coverage } = matrixWorld({})
  const initial = choiceIn(null)
  const inPane = ref<number | null>(null)
  const scope = effectScope()
  const laid = scope.run(
    () =>
      useMatrixLayout({
        coverage: () => coverage,
        choice: () => initial,
        folding: ref(foldingAll(false)),
        work: () => ({ width: 1400, height: 800 }),
        area: () => ({ width: 1400, height: 800 }),
        withThreats: () => false,
        pane: () => (inPane.value === null ? 0 : 400),
      }).laid,
  )
  const closed = laid?.value
  inPane.value = 1
  const open = laid?.value
  expect(open?.layout.width).toBeLessThan(closed?.layout.width ?? 0)
  inPane.value = 2
  expect(laid?.value).toBe(open)
  scope.stop()
})
