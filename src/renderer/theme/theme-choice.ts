import { computed, readonly, ref, type ComputedRef, type Ref } from 'vue'
import type { Theme } from './palette.ts'

export type ThemeChoice = Theme | 'system'

const storageKey = 'coverline.theme'

function isChoice(text: string | null): text is ThemeChoice {
  return text === 'light' || text === 'dark' || text === 'system'
}

function storedChoice(): ThemeChoice {
  try {
    const text = localStorage.getItem(storageKey)
    return isChoice(text) ? text : 'system'
  } catch {
    // A browser may refuse storage; the choice then lasts as long as the page.
    return 'system'
  }
}

const choice = ref<ThemeChoice>('system')
const systemIsDark = ref(false)
/** Paper is white, whatever the screen. */
const isPrinting = ref(false)
const theme = computed<Theme>(() => {
  if (isPrinting.value) return 'light'
  return choice.value === 'system' ? (systemIsDark.value ? 'dark' : 'light') : choice.value
})

function apply(): void {
  const root = document.documentElement.classList
  root.toggle('dark', theme.value === 'dark')
  root.toggle('light', theme.value === 'light')
}

/** Applies the stored choice and follows the system; called once, before the page is drawn. */
export function startTheme(): void {
  const query = matchMedia('(prefers-color-scheme: dark)')
  choice.value = storedChoice()
  systemIsDark.value = query.matches
  query.addEventListener('change', (event) => {
    systemIsDark.value = event.matches
    apply()
  })
  for (const [moment, prints] of [
    ['beforeprint', true],
    ['afterprint', false],
  ] as const) {
    window.addEventListener(moment, () => {
      isPrinting.value = prints
      apply()
    })
  }
  apply()
}

export function chooseTheme(next: ThemeChoice): void {
  choice.value = next
  try {
    localStorage.setItem(storageKey, next)
  } catch {
    // As above: the choice holds until the page closes.
  }
  apply()
}

/** What was chosen, and the theme it comes to now; charts redraw when `theme` changes. */
export function useTheme(): {
  readonly choice: Readonly<Ref<ThemeChoice>>
  readonly theme: ComputedRef<Theme>
  /** The page is being drawn for paper. */
  readonly isPrinting: Readonly<Ref<boolean>>
} {
  return { choice: readonly(choice), theme, isPrinting: readonly(isPrinting) }
}
