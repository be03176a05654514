import { randomUUID } from 'node:crypto'

/** Files that a dialog gave since the start, by the token that the window has instead of a path. */
const paths = new Map<string, string>()

export function tokenFor(path: string): string {
  for (const [token, known] of paths) if (known === path) return token
  const token = randomUUID()
  paths.set(token, path)
  return token
}

/** Undefined for a token that was never given. */
export function pathBehind(token: string): string | undefined {
  return paths.get(token)
}
