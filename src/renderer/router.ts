import type { Component } from 'vue'
import { createRouter, createWebHashHistory, type RouteLocationRaw, type Router, type RouteRecordRaw } from 'vue-router'

/** Screens that stand on their own. */
export type OuterScreen = 'library' | 'create' | 'settings'
/** Screens inside one assessment, below `/a/:id`. */
export type AssessmentScreen =
  | 'dashboard'
  | 'assess'
  | 'matrix'
  | 'explore'
  | 'technique'
  | 'capability'
  | 'report'
  | 'data'
  | 'snapshots'
  | 'conflicts'
export type ScreenName = OuterScreen | AssessmentScreen

export type LazyComponent = () => Promise<Component>

/** The screens that there are. `screens.ts` lists them, apart from here, because screens use this file for their links. */
export type ScreenTable = Readonly<Partial<Record<ScreenName, LazyComponent>>>

const outerPaths: Readonly<Record<OuterScreen, string>> = { library: '/', create: '/new', settings: '/settings' }

const assessmentPaths: Readonly<Record<AssessmentScreen, string>> = {
  dashboard: 'dashboard',
  assess: 'assess',
  matrix: 'matrix',
  explore: 'explore',
  technique: 'technique/:technique',
  capability: 'capability/:framework/:capability',
  report: 'report',
  data: 'data',
  snapshots: 'snapshots',
  conflicts: 'conflicts',
}

const outerNames = Object.keys(outerPaths) as OuterScreen[]
const assessmentNames = Object.keys(assessmentPaths) as AssessmentScreen[]

const present = new Set<string>()

/** Whether a screen can be opened: what leads nowhere isn't shown. */
export function hasScreen(name: ScreenName): boolean {
  return present.has(name)
}

function routes(screens: ScreenTable, frame: LazyComponent): RouteRecordRaw[] {
  const outer = outerNames.flatMap((name): RouteRecordRaw[] => {
    const component = screens[name]
    return component === undefined ? [] : [{ path: outerPaths[name], name, component, props: true }]
  })
  const inner = assessmentNames.flatMap((name): RouteRecordRaw[] => {
    const component = screens[name]
    return component === undefined ? [] : [{ path: assessmentPaths[name], name, component, props: true }]
  })
  const framed: RouteRecordRaw[] =
    inner.length === 0 ? [] : [{ path: '/a/:id', component: frame, props: true, children: inner }]
  return [...outer, ...framed, { path: '/:rest(.*)*', redirect: '/' }]
}

/**
 * Hash addresses: the page is one file, served from `app://bundle/index.html` or from 127.0.0.1. `frame` stands around
 * every screen of an assessment: it loads it, and gives it sidebar and top bar.
 */
export function createScreenRouter(screens: ScreenTable, frame: LazyComponent): Router {
  present.clear()
  for (const name of Object.keys(screens)) present.add(name)
  return createRouter({ history: createWebHashHistory(), routes: routes(screens, frame) })
}

/** Where a screen is. The router percent-encodes ids, so `AC-2(1)` and ids with slashes are safe. */
export const linkTo = {
  library: (): RouteLocationRaw => ({ name: 'library' }),
  create: (): RouteLocationRaw => ({ name: 'create' }),
  settings: (): RouteLocationRaw => ({ name: 'settings' }),
  screen: (name: Exclude<AssessmentScreen, 'technique' | 'capability'>, id: string): RouteLocationRaw => ({
    name,
    params: { id },
  }),
  technique: (id: string, technique: string): RouteLocationRaw => ({ name: 'technique', params: { id, technique } }),
  capability: (id: string, framework: string, capability: string): RouteLocationRaw => ({
    name: 'capability',
    params: { id, framework, capability },
  }),
}
