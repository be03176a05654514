import { computed, onScopeDispose, shallowRef, toValue } from 'vue'
import type { ComputedRef, MaybeRefOrGetter } from 'vue'
import type { Command } from '../commands/command.ts'

type Source = MaybeRefOrGetter<readonly Command[]>

const sources = shallowRef<readonly Source[]>([])

/** The commands of whatever is on screen: those of the innermost component first, so its keys win. */
export const screenCommands: ComputedRef<readonly Command[]> = computed(() =>
  [...sources.value].reverse().flatMap((source) => toValue(source)),
)

/** Offers commands to palette, shortcuts and the sheet of keys while the calling component lives. */
export function useScreenCommands(commands: Source): void {
  sources.value = [...sources.value, commands]
  onScopeDispose(() => {
    sources.value = sources.value.filter((source) => source !== commands)
  })
}
