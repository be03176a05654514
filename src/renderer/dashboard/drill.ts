import type { LocationQueryRaw, RouteLocationRaw } from 'vue-router'
import type { ChartTarget } from '../../core/report/chart-description.ts'
import type { StatePiece } from '../../core/report/report-description.ts'
import { linkTo } from '../router.ts'

/** What the matrix calls the pieces of a state bar. An excluded technique has a level too, so a level isn't enough. */
const kinds: Readonly<Record<StatePiece, string | string[]>> = {
  significant: ['covered', 'significant'],
  partial: ['covered', 'partial'],
  minimal: ['covered', 'minimal'],
  planned: 'planned',
  unassessed: 'unassessed',
  gap: 'gap',
  noControl: 'no_control',
}

/** The same address with a query. */
export function withQuery(route: RouteLocationRaw, query: LocationQueryRaw): RouteLocationRaw {
  return typeof route === 'string' ? route : { ...route, query }
}

type Techniques = Extract<ChartTarget, { readonly list: 'techniques' }>

function techniquesQuery({ tactic, piece, category, depth }: Techniques): LocationQueryRaw {
  const within = tactic === undefined ? {} : { tactic }
  if (category !== undefined) {
    return { ...within, view: 'table', mode: 'category', category, kind: ['minimal', 'partial', 'significant'] }
  }
  if (depth !== undefined) return { ...within, view: 'table', mode: 'depth', kind: `depth${String(depth)}` }
  return { ...within, view: 'table', mode: 'strength', ...(piece === undefined ? {} : { kind: kinds[piece] }) }
}

/** Address of the list behind a value of a chart, in the assessment `id`. */
export function drillTo(id: string, target: ChartTarget): RouteLocationRaw {
  switch (target.list) {
    case 'techniques':
      return withQuery(linkTo.screen('matrix', id), techniquesQuery(target))
    case 'capabilities': {
      const { framework, group, status } = target
      const query = {
        framework,
        ...(group === undefined ? {} : { group: group ?? '' }),
        ...(status === undefined ? {} : { status }),
      }
      return withQuery(linkTo.screen('assess', id), query)
    }
    case 'snapshots':
      return linkTo.screen('snapshots', id)
  }
}
