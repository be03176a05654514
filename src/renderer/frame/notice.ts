import { shallowRef } from 'vue'

/** An error that a person should read where they are: what happened, and what to do. */
export interface Notice {
  readonly what: string
  readonly mend: string
}

/** The one that stands; it stays until it is closed or another comes. */
export const notice = shallowRef<Notice | null>(null)
