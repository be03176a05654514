import type { Component } from 'vue'
import { createRouter, createWebHashHistory, type RouteLocationRaw, type Router, type RouteRecordRaw } from 'vue-router'

/** Screens that stand on their own. */
export type OuterScreen = 'library' | 'create' | 'settings'
/** Screens inside one assessment, below `/a/:id`. */
export type AssessmentScreen =
  'dashboard' | 'assess' | 'matrix' | 'explore' | 'technique' | 'capability' | 'report' | 'data'
export type ScreenName = OuterScreen | AssessmentScreen

type LazyComponent = () => Promise<Component>

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
}

/** A screen is reachable, and listed in the sidebar, once it has its line here. */
const screens: Readonly<Partial<Record<ScreenName, LazyComponent>>> = {
  create: () => import('./create/CreateScreen.vue'),
  data: () => import('./data/DataScreen.vue'),
  library: () => import('./library/LibraryScreen.vue'),
  settings: () => import('./shell/SettingsScreen.vue'),
}

/** Stands around every screen of an assessment: loads it, and gives it sidebar and top bar. */
const assessmentFrame: LazyComponent | null = () => import('./frame/AssessmentFrame.vue')

const outerNames = Object.keys(outerPaths) as OuterScreen[]
const assessmentNames = Object.keys(assessmentPaths) as AssessmentScreen[]

export function hasScreen(name: ScreenName): boolean {
  return screens[name] !== undefined
}

function routes(): RouteRecordRaw[] {
  const outer = outerNames.flatMap((name): RouteRecordRaw[] => {
    const component = screens[name]
    return component === undefined ? [] : [{ path: outerPaths[name], name, component, props: true }]
  })
  const inner = assessmentNames.flatMap((name): RouteRecordRaw[] => {
    const component = screens[name]
    return component === undefined ? [] : [{ path: assessmentPaths[name], name, component, props: true }]
  })
  const frame: RouteRecordRaw[] =
    inner.length === 0
      ? []
      : [
          assessmentFrame === null
            ? { path: '/a/:id', children: inner }
            : { path: '/a/:id', component: assessmentFrame, props: true, children: inner },
        ]
  return [...outer, ...frame, { path: '/:rest(.*)*', redirect: '/' }]
}

/** Hash addresses: the page is one file, served from `app://bundle/index.html` or from 127.0.0.1. */
export function createScreenRouter(): Router {
  return createRouter({ history: createWebHashHistory(), routes: routes() })
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
