import { shallowRef } from 'vue'
import type { OverrideCategory } from '../../core/assessment/assessment.ts'

/** Which score is to be overridden, as far as the place where one asked says it; the rest is chosen in the dialog. */
export interface OverrideRequest {
  /** `framework/key` */
  readonly capability?: string
  /** Id of an active technique. */
  readonly technique?: string
  readonly category?: OverrideCategory
}

/** The dialog: one a window. Null while it is closed. */
export const overrideRequest = shallowRef<OverrideRequest | null>(null)

export function askForOverride(request: OverrideRequest): void {
  overrideRequest.value = request
}
