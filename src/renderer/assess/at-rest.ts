import { onBeforeUnmount, shallowRef, watch, type ShallowRef } from 'vue'

/** Milliseconds: longer than a held key takes to come again, and than an edit to be saved. */
const rest = 50

/**
 * A value that follows another one once that rests: for what is much to draw, and may come after all else. What is `same`
 * as before it follows at once, and so does what nothing was before.
 */
export function whenAtRest<Value>(
  source: () => Value | null,
  same: (value: Value, before: Value) => boolean,
): { readonly value: Readonly<ShallowRef<Value | null>>; readonly catchUp: () => void } {
  const value: ShallowRef<Value | null> = shallowRef(source())
  let waiting: ReturnType<typeof setTimeout> | undefined

  function catchUp(): void {
    clearTimeout(waiting)
    value.value = source()
  }

  watch(source, (next) => {
    const before = value.value
    if (next === null || before === null || same(next, before)) {
      catchUp()
      return
    }
    clearTimeout(waiting)
    waiting = setTimeout(catchUp, rest)
  })
  onBeforeUnmount(() => {
    clearTimeout(waiting)
  })
  return { value, catchUp }
}
