import { shallowRef, type ShallowRef } from 'vue'

/** Says what happened. Never used for errors: those stand where they arose. */
export interface Toast {
  /** Set apart at the start: the thing it happened to. */
  readonly subject?: string
  readonly text: string
  readonly action?: { readonly label: string; readonly keys?: string; readonly run: () => void }
}

export interface Toasts {
  readonly current: Readonly<ShallowRef<Toast | null>>
  /** Replaces the one that stands: there is one at a time. */
  show: (toast: Toast) => void
  dismiss: () => void
  /** While it is hovered or focused it stays. */
  hold: () => void
  release: () => void
}

/** Milliseconds a toast stands. */
export const toastTime = 6000

export function createToasts(): Toasts {
  const current = shallowRef<Toast | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  function dismiss(): void {
    clearTimeout(timer)
    current.value = null
  }

  function run(): void {
    clearTimeout(timer)
    timer = setTimeout(dismiss, toastTime)
  }

  return {
    current,
    dismiss,
    show(toast) {
      current.value = toast
      run()
    },
    hold() {
      clearTimeout(timer)
    },
    release() {
      if (current.value !== null) run()
    },
  }
}

/** The window's toasts. */
export const toasts = createToasts()
