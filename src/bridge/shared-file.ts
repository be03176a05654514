import type { Parsed } from '../core/problem.ts'

/** What this computer and the file that an assessment is shared through last agreed on. */
export interface SharedBase {
  /** The assessment's canonical text. */
  readonly text: string
  /** SHA-256 of the file's bytes, in hexadecimal. */
  readonly hash: string
  /** Number of the last change that the database had by then. */
  readonly sequence: number
}

/** The file that an assessment is shared through. */
export interface SharedLink {
  /** Its name, without its folder. */
  readonly file: string
  /** Stands for the file in `showInFolder`. */
  readonly token: string
}

/** A place for a shared file that a person chose; nothing is written there yet. */
export interface SharedPlace {
  readonly name: string
  readonly token: string
}

/** How a shared file was found. Problems are sentences. */
export type SharedReading =
  | {
      readonly kind: 'read'
      readonly text: string
      readonly hash: string
      /** Null where nothing was agreed on, or it isn't certain what. */
      readonly base: SharedBase | null
    }
  /** It has the hash that was asked with. */
  | { readonly kind: 'same' }
  /** Its folder is there, and it isn't. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreachable'; readonly problem: string }
  /** It holds something that no assessment file can be. */
  | { readonly kind: 'unreadable'; readonly problem: string }

export interface SharedWrite {
  readonly text: string
  /** Hash of what is believed to be there; null: nothing is. */
  readonly expected: string | null
  /** Number of the last change that the database has. */
  readonly sequence: number
}

export type SharedWriting =
  /** It is on the disk and agreed on. */
  | { readonly kind: 'written'; readonly hash: string }
  /** Something else is there, so nothing was written. */
  | { readonly kind: 'changed' }
  /** Another one is writing it. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'failed'; readonly problem: string }

/** The part of the desktop's bridge that is about files which assessments are shared through. */
export interface SharedFileBridge {
  /** Asks where a file to share is to be; null when the person cancelled. */
  placeSharedFile(name: string): Promise<SharedPlace | null>
  /** From now on an assessment is shared through a file that a dialog gave; nothing is agreed on yet. */
  linkSharedFile(assessment: string, token: string): Promise<Parsed<SharedLink>>
  /** Null where an assessment isn't shared. */
  sharedLink(assessment: string): Promise<Parsed<SharedLink | null>>
  /** Reads the shared file, unless it still has the hash `known`. */
  readSharedFile(assessment: string, known: string | null): Promise<Parsed<SharedReading>>
  /** Replaces the shared file, if it holds what is believed; then both agree on it. */
  writeSharedFile(assessment: string, write: SharedWrite): Promise<Parsed<SharedWriting>>
  /** The database has all that the file says: both agree on that. */
  agreeOnSharedFile(assessment: string, base: SharedBase): Promise<Parsed<null>>
  /** Older content takes the place of these assessments: what was agreed on says nothing about it. */
  distrustSharedFiles(assessments: readonly string[]): Promise<Parsed<null>>
  /** These are no longer shared; the files stay as they are. */
  unlinkSharedFiles(assessments: readonly string[]): Promise<Parsed<null>>
  /** Looks every other second whether the shared file of this assessment changed; with null, nothing is watched. */
  watchSharedFile(assessment: string | null): Promise<Parsed<null>>
}
