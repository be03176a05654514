/** Kinds of file that cross the bridge: each has its own extension and dialog title. */
export type FileKind = 'assessment' | 'html' | 'csv' | 'layer' | 'json' | 'list' | 'backup' | 'png' | 'svg'

export interface About {
  readonly host: 'electron' | 'browser'
  /** Version of Coverline. */
  readonly version: string
}

export interface SaveRequest {
  /** Proposed file name; the host makes it safe. */
  readonly name: string
  readonly kind: FileKind
  readonly content: string | Uint8Array
}

export type SaveAnswer =
  /** `token` stands for the file in `showInFolder`; null where the host can't show it. */
  | { readonly saved: true; readonly name: string; readonly token: string | null }
  /** `problem` is a sentence; null when the person cancelled. */
  | { readonly saved: false; readonly problem: string | null }

export type OpenAnswer =
  /** `token` stands for the file on the host's side; null where there is no such file, as in a browser. */
  | { readonly opened: true; readonly name: string; readonly text: string; readonly token: string | null }
  | { readonly opened: false; readonly problem: string | null }

export type OpenBytesAnswer =
  | { readonly opened: true; readonly name: string; readonly bytes: Uint8Array }
  | { readonly opened: false; readonly problem: string | null }

/**
 * Everything a window may ask of its host. Intents cross it, never paths: the host asks the person where to save and
 * what to open. The knowledge files aren't here: a window fetches them from its own origin, below `knowledge/`.
 */
export interface Bridge {
  about(): Promise<About>
  saveFile(request: SaveRequest): Promise<SaveAnswer>
  /** Shows a file saved in this session; false when the token is unknown. */
  showInFolder(token: string): Promise<boolean>
  /** A file that must be UTF-8 text. */
  openFile(kind: FileKind): Promise<OpenAnswer>
  /** A file of any content. */
  openBytes(kind: FileKind): Promise<OpenBytesAnswer>
  /** Opens an https address outside, after the person confirmed it; false when refused. */
  openLink(address: string): Promise<boolean>
}
