import type { BrowserContext } from '@playwright/test'

/** What must not happen while a test runs, unless the test says that it provokes it. */
export interface Faults {
  watch(context: BrowserContext): Promise<void>
  /** From now on, faults whose text matches aren't counted. */
  allow(pattern: RegExp): void
  list(): readonly string[]
}

export function collectFaults(): Faults {
  const found: string[] = []
  const allowed: RegExp[] = []
  const add = (fault: string): void => {
    if (!allowed.some((pattern) => pattern.test(fault))) found.push(fault)
  }
  return {
    async watch(context) {
      context.on('console', (message) => {
        const text = message.text()
        if (message.type() === 'error' || message.type() === 'warning') add(`console ${message.type()}: ${text}`)
      })
      context.on('weberror', (error) => {
        add(`page error: ${error.error().stack ?? error.error().message}`)
      })
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => {
          console.error(`policy violation: ${event.violatedDirective} by ${event.blockedURI} in ${event.sourceFile}`)
        })
      })
    },
    allow(pattern) {
      allowed.push(pattern)
    },
    list: () => found,
  }
}
