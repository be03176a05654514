declare module 'vue' {
  /** What every component passes on to its root element; strict templates refuse it unless it is named. */
  interface ComponentCustomProps {
    id?: string | undefined
    role?: string | undefined
    tabindex?: number | string | undefined
    title?: string | undefined
    'aria-label'?: string | undefined
    'aria-labelledby'?: string | undefined
    'aria-describedby'?: string | undefined
    'aria-current'?: 'page' | 'true' | 'false' | boolean | undefined
    'aria-hidden'?: boolean | 'true' | 'false' | undefined
    onClick?: ((event: MouseEvent) => void) | undefined
    onKeydown?: ((event: KeyboardEvent) => void) | undefined
    onFocus?: ((event: FocusEvent) => void) | undefined
    onBlur?: ((event: FocusEvent) => void) | undefined
  }

  interface HTMLAttributes {
    popover?: 'auto' | 'manual' | undefined
    'aria-description'?: string | undefined
  }
}

export {}
