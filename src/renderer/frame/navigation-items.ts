import type { RouteLocationRaw } from 'vue-router'
import type { Coverage } from '../../core/coverage/compute.ts'
import { hasScreen, linkTo } from '../router.ts'
import type { ScreenName } from '../router.ts'
import type { NavigationItem, NavigationName } from '../shell/navigation.ts'

/** Screens whose pages belong to another entry of the sidebar. */
const belongsTo: Readonly<Partial<Record<ScreenName, NavigationName>>> = {
  technique: 'explore',
  capability: 'explore',
  'explore-set': 'explore',
  'explore-object': 'explore',
  'explore-technique': 'explore',
  'explore-capability': 'explore',
  conflicts: 'data',
}

/** The screens of an assessment with their live counts; one that isn't built isn't listed. */
export function navigationItems(id: string, coverage: Coverage | null, screen: string): NavigationItem[] {
  const counts: Partial<Record<NavigationName, string>> =
    coverage === null
      ? {}
      : {
          assess: `${coverage.progress.assessed}/${coverage.progress.capabilities}`,
          matrix: String(coverage.metrics.techniques),
        }
  const names = ['dashboard', 'assess', 'matrix', 'explore', 'report'] as const
  return names.filter(hasScreen).map((name) => item(name, linkTo.screen(name, id), screen, counts[name]))
}

/** Below the line: everything that isn't a view of the figures. */
export function footItems(id: string, notes: number, screen: string): NavigationItem[] {
  const count = notes === 0 ? undefined : `${notes} ${notes === 1 ? 'note' : 'notes'}`
  return [
    ...(hasScreen('library') ? [item('library', linkTo.library(), screen)] : []),
    ...(hasScreen('data') ? [item('data', linkTo.screen('data', id), screen, count)] : []),
    ...(hasScreen('snapshots') ? [item('snapshots', linkTo.screen('snapshots', id), screen)] : []),
    item('settings', linkTo.settings(), screen),
  ]
}

/** Outside of any assessment: the pages about the data, then what is below the line. */
export function outerItems(): { readonly top: NavigationItem[]; readonly foot: NavigationItem[] } {
  return {
    top: [item('explore', linkTo.explore(), 'explore')],
    foot: [item('library', linkTo.library(), 'explore'), item('settings', linkTo.settings(), 'explore')],
  }
}

function item(name: NavigationName, to: RouteLocationRaw, screen: string, count?: string): NavigationItem {
  const current = (belongsTo[screen as ScreenName] ?? screen) === name
  return { name, to, current, ...(count === undefined ? {} : { count }) }
}
