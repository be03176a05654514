import type { RouteLocationRaw } from 'vue-router'

/** A step of the way to a page. */
export interface Crumb {
  readonly label: string
  readonly to?: RouteLocationRaw
}
