import type { RouteLocationRaw } from 'vue-router'
import { hasScreen, linkTo } from '../router.ts'

/** Where an assessment that was worked on before is opened: on its overview, where there is one. */
export function homeOf(id: string): RouteLocationRaw {
  const first = (['dashboard', 'matrix', 'assess'] as const).find(hasScreen) ?? 'assess'
  return linkTo.screen(first, id)
}
