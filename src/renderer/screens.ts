import type { LazyComponent, ScreenTable } from './router.ts'

/** A screen is reachable, and listed in the sidebar, once it has its line here. */
export const screens: ScreenTable = {
  assess: () => import('./assess/AssessScreen.vue'),
  capability: () => import('./explore/CapabilityScreen.vue'),
  conflicts: () => import('./conflicts/ConflictsScreen.vue'),
  create: () => import('./create/CreateScreen.vue'),
  dashboard: () => import('./dashboard/DashboardScreen.vue'),
  data: () => import('./data/DataScreen.vue'),
  explore: () => import('./explore/ExploreScreen.vue'),
  'explore-capability': () => import('./explore/CapabilityPage.vue'),
  'explore-object': () => import('./explore/ObjectScreen.vue'),
  'explore-set': () => import('./explore/SetScreen.vue'),
  'explore-technique': () => import('./explore/TechniquePage.vue'),
  library: () => import('./library/LibraryScreen.vue'),
  matrix: () => import('./matrix/MatrixScreen.vue'),
  report: () => import('./reports/ReportScreen.vue'),
  settings: () => import('./settings/SettingsScreen.vue'),
  snapshots: () => import('./snapshots/SnapshotsScreen.vue'),
  technique: () => import('./explore/TechniqueScreen.vue'),
}

export const assessmentFrame: LazyComponent = () => import('./frame/AssessmentFrame.vue')
export const exploreFrame: LazyComponent = () => import('./frame/ExploreFrame.vue')
