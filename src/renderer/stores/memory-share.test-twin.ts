import type { DesktopHost } from '../../bridge/desktop-bridge.ts'
import type { SharedBase, SharedFileBridge, SharedReading, SharedWriting } from '../../bridge/shared-file.ts'
import { parsed, refused } from '../../core/problem.ts'

/** Files by path, which several desktops reach; null of one that is there and can't be read. */
export type MemoryShare = Map<string, string | null>

type SharedPart = Omit<SharedFileBridge, 'placeSharedFile'> & Pick<DesktopHost, 'whenSharedFileChanged'>

export interface MemoryLinks extends SharedPart {
  /** What is agreed on, by assessment. */
  readonly bases: Map<string, SharedBase>
  /** Ids of what is watched, one after the other. */
  readonly watched: (string | null)[]
  /** From here on the share can't be reached; or it can again. */
  reach: (can: boolean) => void
  /** The call of that number from now on is the last: the program is killed in it, before or after it had its effect. */
  killIn: (call: number, when: 'before' | 'after') => void
  isKilled: () => boolean
  /** A new start: calls are answered again. */
  revive: () => void
  /** Tells that the file of an assessment changed. */
  changed: (assessment: string) => void
}

/** The shared files of one computer, on a share in memory. A token is a path, and a hash the text itself. */
export function memoryLinks(share: MemoryShare): MemoryLinks {
  const links = new Map<string, string>()
  const bases = new Map<string, SharedBase>()
  const watched: (string | null)[] = []
  const heard: ((assessment: string) => void)[] = []
  let isThere = true
  let kill: { left: number; when: 'before' | 'after' } | null = null

  /** Nothing comes back to a program that was killed. */
  function orKilled<T>(call: () => Promise<T>): Promise<T> {
    if (kill === null) return call()
    if (kill.left < 0) return new Promise(() => undefined)
    kill.left -= 1
    if (kill.left >= 0) return call()
    if (kill.when === 'after') void call()
    return new Promise(() => undefined)
  }

  const answer = <T>(value: T) => Promise.resolve(parsed(value))
  const notShared = refused([{ file: '', where: '', what: 'Not shared.', mend: '' }])

  function reading(assessment: string, path: string, known: string | null): SharedReading {
    if (!isThere) return { kind: 'unreachable', problem: 'The server is away.' }
    const text = share.get(path)
    if (text === undefined) return { kind: 'gone' }
    if (text === null) return { kind: 'unreadable', problem: 'No text.' }
    return text === known ? { kind: 'same' } : { kind: 'read', text, hash: text, base: bases.get(assessment) ?? null }
  }

  return {
    bases,
    watched,
    reach: (can) => {
      isThere = can
    },
    killIn: (call, when) => {
      kill = { left: call, when }
    },
    isKilled: () => kill !== null && kill.left < 0,
    revive: () => {
      kill = null
    },
    changed: (assessment) => {
      for (const one of heard) one(assessment)
    },
    linkSharedFile: (assessment, token) => {
      links.set(assessment, token)
      bases.delete(assessment)
      return answer({ file: token, token })
    },
    sharedLink: (assessment) => {
      const path = links.get(assessment)
      return answer(path === undefined ? null : { file: path, token: path })
    },
    readSharedFile: (assessment, known) =>
      orKilled(() => {
        const path = links.get(assessment)
        return path === undefined ? Promise.resolve(notShared) : answer(reading(assessment, path, known))
      }),
    writeSharedFile: (assessment, { text, expected, sequence }) =>
      orKilled(() => {
        const path = links.get(assessment)
        if (path === undefined) return Promise.resolve(notShared)
        if (!isThere) return answer<SharedWriting>({ kind: 'failed', problem: 'The server is away.' })
        if ((share.get(path) ?? null) !== expected) return answer<SharedWriting>({ kind: 'changed' })
        share.set(path, text)
        bases.set(assessment, { text, hash: text, sequence })
        return answer<SharedWriting>({ kind: 'written', hash: text })
      }),
    agreeOnSharedFile: (assessment, base) =>
      orKilled(() => {
        bases.set(assessment, base)
        return answer(null)
      }),
    distrustSharedFiles: (assessments) => {
      for (const one of assessments) bases.delete(one)
      return answer(null)
    },
    unlinkSharedFiles: (assessments) => {
      for (const one of assessments) {
        links.delete(one)
        bases.delete(one)
      }
      return answer(null)
    },
    watchSharedFile: (assessment) => {
      watched.push(assessment)
      return answer(null)
    },
    whenSharedFileChanged: (handler) => void heard.push(handler),
  }
}
