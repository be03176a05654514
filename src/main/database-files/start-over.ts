import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AfterStartingOver } from '../../bridge/desktop-bridge.ts'

const wishName = 'start-over.json'
/** Chromium's folder of all databases of a profile. */
export const databaseFolder = 'IndexedDB'

/** Remembers, over a restart, that the database is to be put aside. Throws where that can't be written. */
export function wishToStartOver(userData: string, then: AfterStartingOver): void {
  writeFileSync(join(userData, wishName), JSON.stringify({ then }))
}

/**
 * Puts the database aside if the start before wished it: moved, never deleted. Must run before anything opens a page,
 * since nothing has the files open then. Returns what is to be done afterwards, or null.
 */
export function startOverIfWished(userData: string): AfterStartingOver | null {
  const wish = join(userData, wishName)
  const then = wishIn(wish)
  if (then === null) return null
  const from = join(userData, databaseFolder)
  if (existsSync(from)) renameSync(from, asideOf(userData))
  rmSync(wish)
  return then
}

function wishIn(path: string): AfterStartingOver | null {
  if (!existsSync(path)) return null
  try {
    const { then } = JSON.parse(readFileSync(path, 'utf8')) as { readonly then?: unknown }
    return then === 'restore' || then === 'continue' ? then : null
  } catch {
    // Broken off while it was written: the question is asked again.
    return null
  }
}

function asideOf(userData: string): string {
  for (let number = 1; ; number++) {
    const path = join(userData, `${databaseFolder}-damaged-${number}`)
    if (!existsSync(path)) return path
  }
}
