import { defineComponent, withMemo, type VNode } from 'vue'

/**
 * Draws its content, one element, anew only when one of the values in `look` is another one. Unlike `v-memo` in a list
 * it follows its line: in a list that scrolls every line has another place at every step.
 */
export const KeptLine = defineComponent({
  name: 'KeptLine',
  props: { look: { type: Array<unknown>, required: true } },
  setup(props, { slots }) {
    const kept: VNode[] = []
    return () =>
      withMemo(
        props.look,
        () => {
          const [line] = slots['default']?.() ?? []
          if (line === undefined) throw new Error('A line draws one element.')
          return line
        },
        kept,
        0,
      )
  },
})
