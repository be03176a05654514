import type { Component } from 'vue'

/** One piece of a segmented control or of a row of tabs. */
export interface Segment<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly icon?: Component
  /** A figure beside the label: `33/38`. */
  readonly count?: string
}

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
  /** Fainter, after the label. */
  readonly detail?: string
}

export type MenuEntry =
  | {
      readonly kind: 'item'
      readonly id: string
      readonly label: string
      readonly icon?: Component
      readonly detail?: string
      /** A figure at the end: `12`. */
      readonly count?: string
      /** As printed: `Ctrl Z`. */
      readonly keys?: string
      readonly disabled?: boolean
      /** Given: the entry is a tick, and the menu stays open when it is chosen. */
      readonly checked?: boolean
    }
  | { readonly kind: 'separator' }
  | { readonly kind: 'heading'; readonly label: string }

/** A hint on the key bar. */
export interface KeyHint {
  /** Printed one after another: `['1', '–', '5']`; a dash or plus isn't drawn as a key. */
  readonly keys: readonly string[]
  readonly label: string
}
