import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import { keysOpen } from './frame/overlays.ts'
import { createScreenRouter } from './router.ts'
import { assessmentFrame, exploreFrame, screens } from './screens.ts'
import { noteFailure } from './shell/failure.ts'
import { writeBeforeEnding } from './stores/ending.ts'
import { useRecoveryStore } from './stores/recovery-store.ts'
import { adoptThemeSheet } from './theme/theme-sheet.ts'
import { useAssessmentStore } from './stores/assessment-store.ts'
import { startTheme } from './theme/theme-choice.ts'
import './theme/theme.css'

startTheme()
adoptThemeSheet(document)

const app = createApp(App)
const router = createScreenRouter(screens, assessmentFrame, exploreFrame)

app.config.errorHandler = (error) => {
  noteFailure(error)
  // Still an uncaught error for the tools and tests that watch for one.
  reportError(error)
}
window.addEventListener('unhandledrejection', (event) => {
  noteFailure(event.reason)
})
router.onError(noteFailure)

app.use(createPinia())
// Before any screen reads or writes.
void useRecoveryStore().check()
writeBeforeEnding()
// The data come while the screen's code is still on its way.
router.beforeEach(({ params: { id } }) => {
  if (typeof id === 'string') void useAssessmentStore().load(id)
})
// The sheet is about the keys of the screen that it was opened on.
router.beforeEach(({ path }, from) => {
  if (path !== from.path) keysOpen.value = false
})
app.use(router).mount('#app')
