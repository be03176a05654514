import type { Component } from 'vue'
import { createRouter, createWebHashHistory, type RouteLocationRaw, type Router, type RouteRecordRaw } from 'vue-router'

/** Screens that stand on their own. */
export type OuterScreen = 'library' | 'create' | 'settings'
/**
 * Pages about the bundled data. Each stands twice: below an assessment, where it shows what that makes of it, and under
 * the same name with `open-` before it without one.
 */
export type ExplorePage = 'explore' | 'explore-set' | 'explore-object' | 'explore-technique' | 'explore-capability'
export type OpenExplorePage = `open-${ExplorePage}`
/** Screens inside one assessment, below `/a/:id`. */
export type AssessmentScreen =
  | 'dashboard'
  | 'assess'
  | 'matrix'
  | ExplorePage
  | 'technique'
  | 'capability'
  | 'report'
  | 'data'
  | 'snapshots'
  | 'conflicts'
export type ScreenName = OuterScreen | AssessmentScreen
/** Screens of an assessment that need nothing but its id. */
export type PlainScreen = Exclude<AssessmentScreen, 'technique' | 'capability' | Exclude<ExplorePage, 'explore'>>

export type LazyComponent = () => Promise<Component>

/** The screens that there are. `screens.ts` lists them, apart from here, because screens use this file for their links. */
export type ScreenTable = Readonly<Partial<Record<ScreenName, LazyComponent>>>

const outerPaths: Readonly<Record<OuterScreen, string>> = { library: '/', create: '/new', settings: '/settings' }

const explorePaths: Readonly<Record<ExplorePage, string>> = {
  explore: 'explore',
  'explore-set': 'explore/set/:set',
  'explore-object': 'explore/:kind(tactic|mitigation|group|software|campaign)/:object',
  'explore-technique': 'explore/technique/:technique',
  'explore-capability': 'explore/capability/:framework/:capability',
}

const assessmentPaths: Readonly<Record<AssessmentScreen, string>> = {
  dashboard: 'dashboard',
  assess: 'assess',
  matrix: 'matrix',
  ...explorePaths,
  technique: 'technique/:technique',
  capability: 'capability/:framework/:capability',
  report: 'report',
  data: 'data',
  snapshots: 'snapshots',
  conflicts: 'conflicts',
}

const outerNames = Object.keys(outerPaths) as OuterScreen[]
const assessmentNames = Object.keys(assessmentPaths) as AssessmentScreen[]
const exploreNames = Object.keys(explorePaths) as ExplorePage[]

const present = new Set<string>()

/** Whether a screen can be opened: what leads nowhere isn't shown. */
export function hasScreen(name: ScreenName): boolean {
  return present.has(name)
}

function routes(screens: ScreenTable, frame: LazyComponent, exploreFrame: LazyComponent): RouteRecordRaw[] {
  const outer = outerNames.flatMap((name): RouteRecordRaw[] => {
    const component = screens[name]
    return component === undefined ? [] : [{ path: outerPaths[name], name, component, props: true }]
  })
  const inner = assessmentNames.flatMap((name): RouteRecordRaw[] => {
    const component = screens[name]
    return component === undefined ? [] : [{ path: assessmentPaths[name], name, component, props: true }]
  })
  const open = exploreNames.flatMap((name): RouteRecordRaw[] => {
    const component = screens[name]
    return component === undefined
      ? []
      : [{ path: `/${explorePaths[name]}`, name: `open-${name}`, component, props: true }]
  })
  const framed: RouteRecordRaw[] =
    inner.length === 0 ? [] : [{ path: '/a/:id', component: frame, props: true, children: inner }]
  const exploring: RouteRecordRaw[] =
    open.length === 0 ? [] : [{ path: '/explore', component: exploreFrame, children: open }]
  return [...outer, ...framed, ...exploring, { path: '/:rest(.*)*', redirect: '/' }]
}

/**
 * Hash addresses: the page is one file, served from `app://bundle/index.html` or from 127.0.0.1. `frame` stands around
 * every screen of an assessment: it loads it, and gives it sidebar and top bar. `exploreFrame` does so for the pages
 * about the data without one.
 */
export function createScreenRouter(screens: ScreenTable, frame: LazyComponent, exploreFrame: LazyComponent): Router {
  present.clear()
  for (const name of Object.keys(screens)) present.add(name)
  return createRouter({ history: createWebHashHistory(), routes: routes(screens, frame, exploreFrame) })
}

/** Where a screen is. The router percent-encodes ids, so `AC-2(1)` and ids with slashes are safe. */
export const linkTo = {
  library: (): RouteLocationRaw => ({ name: 'library' }),
  create: (): RouteLocationRaw => ({ name: 'create' }),
  settings: (): RouteLocationRaw => ({ name: 'settings' }),
  explore: (): RouteLocationRaw => ({ name: 'open-explore' }),
  /** Where rationale and descriptions are imported. */
  texts: (): RouteLocationRaw => ({ name: 'settings', query: { part: 'texts' } }),
  screen: (name: PlainScreen, id: string): RouteLocationRaw => ({
    name,
    params: { id },
  }),
  technique: (id: string, technique: string): RouteLocationRaw => ({ name: 'technique', params: { id, technique } }),
  capability: (id: string, framework: string, capability: string): RouteLocationRaw => ({
    name: 'capability',
    params: { id, framework, capability },
  }),
}
