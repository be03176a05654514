import {
  BookOpen,
  Database,
  FileText,
  Grid3x3,
  History,
  LayoutDashboard,
  LibraryBig,
  ListChecks,
  SlidersHorizontal,
} from '@lucide/vue'
import type { Component } from 'vue'
import type { RouteLocationRaw } from 'vue-router'

export type NavigationName =
  'dashboard' | 'assess' | 'matrix' | 'explore' | 'report' | 'library' | 'data' | 'snapshots' | 'settings'

/** One entry of the sidebar. */
export interface NavigationItem {
  readonly name: NavigationName
  readonly to: RouteLocationRaw
  /** Live figure at the right: `100/125`, `136 notes`. */
  readonly count?: string
  /** The screen in front belongs here: a technique's page belongs to Explore. */
  readonly current: boolean
}

/** How the screens are called and drawn, in sidebar and palette alike. */
export const navigationMarks: Readonly<Record<NavigationName, { readonly label: string; readonly icon: Component }>> = {
  dashboard: { label: 'Dashboard', icon: LayoutDashboard },
  assess: { label: 'Assess', icon: ListChecks },
  matrix: { label: 'Matrix', icon: Grid3x3 },
  explore: { label: 'Explore', icon: BookOpen },
  report: { label: 'Report', icon: FileText },
  library: { label: 'Library', icon: LibraryBig },
  data: { label: 'Data', icon: Database },
  snapshots: { label: 'Snapshots', icon: History },
  settings: { label: 'Settings', icon: SlidersHorizontal },
}
