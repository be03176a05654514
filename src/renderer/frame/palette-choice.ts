import { useRouter } from 'vue-router'
import type { RouteLocationRaw } from 'vue-router'
import { attackNamed } from '../explore/attack-choice.ts'
import { exploreLinks } from '../explore/explore-links.ts'
import type { ExploreScene } from '../explore/explore-links.ts'
import { homeOf } from '../library/home-screen.ts'
import type { PaletteEntry } from '../shell/palette-search.ts'
import { useKnowledgeStore } from '../stores/knowledge-store.ts'
import { paletteTarget } from './palette-entries.ts'
import { screenCommands } from './screen-commands.ts'

/** Goes where an entry leads, or runs its command. */
export function usePaletteChoice(
  scene: () => Pick<ExploreScene, 'assessment' | 'counts'>,
): (entry: PaletteEntry) => void {
  const router = useRouter()
  const store = useKnowledgeStore()
  return (entry) => {
    const target = paletteTarget(entry.id)
    if (target.kind === 'command') {
      screenCommands.value.find((command) => command.id === target.command)?.run()
      return
    }
    const links = (version: string | null): ReturnType<typeof exploreLinks> => {
      const attack = version === null || store.knowledge === null ? null : attackNamed(version, store.knowledge)
      return exploreLinks({ ...scene(), attack })
    }
    const place = (): RouteLocationRaw => {
      switch (target.kind) {
        case 'technique':
          return links(target.attack).technique(target.technique)
        case 'object':
          return links(target.attack).object(target.object, target.id)
        case 'capability':
          return links(null).capability(target.framework, target.capability)
        case 'set':
          return links(null).set(target.set)
        case 'assessment':
          return homeOf(target.assessment)
      }
    }
    void router.push(place())
  }
}
