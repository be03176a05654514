import { defineComponent, withMemo, type VNode } from 'vue'

/**
 * Draws its content, one element. With a `look`, only when one of its values is another one, whatever else the content
 * reads; with null, as any component. Unlike `v-memo` in a list it follows its line: in a list that scrolls every line
 * has another place at every step.
 */
export const KeptLine = defineComponent({
  name: 'KeptLine',
  props: { look: { type: [Array<unknown>, null], required: true } },
  setup(props, { slots }) {
    const kept: VNode[] = []
    function draw(): VNode {
      const [line] = slots['default']?.() ?? []
      if (line === undefined) throw new Error('A line draws one element.')
      return line
    }
    return () => (props.look === null ? draw() : withMemo(props.look, draw, kept, 0))
  },
})
