import type { Page } from '@playwright/test'

export interface SavedFile {
  readonly name: string
  readonly path: string
  readonly text: string
}

/** One started process of the program with its window or page. */
export interface Running {
  readonly page: Page
  /** Does `action`, which must save one file, and returns that file. */
  save(action: () => Promise<void>): Promise<SavedFile>
  /** Does `action`, which must ask for a file, and hands it the one at `path`. */
  open(path: string, action: () => Promise<void>): Promise<void>
  /**
   * Looks up its processes, which takes as long as a small edit, and returns what sends them SIGKILL: at once when called,
   * resolving when all are gone.
   */
  aim(): () => Promise<void>
  /** Ends it as a person does; what it has to write is written. */
  close(): Promise<void>
  /** Does `action`, which must end the process by itself, and waits for that end; a start anew is left to the test. */
  endedBy(action: () => Promise<void>): Promise<void>
}
