import type { Bridge, FileKind, OpenAnswer, OpenBytesAnswer, SaveAnswer, SaveRequest } from '../../bridge/bridge.ts'
import { fileKinds, openLimitBytes, openProblems } from '../../bridge/file-kinds.ts'
import { plainHttpsAddress } from '../../bridge/links.ts'
import { safeFileName } from '../../bridge/safe-file-name.ts'

/** The bridge of a page in a plain browser: the browser asks where to save and what to open. */
export function browserBridge(version: string): Bridge {
  return {
    about: () => Promise.resolve({ host: 'browser', version }),
    saveFile: (request) => Promise.resolve(download(request)),
    // A page can't know where its download went.
    showInFolder: () => Promise.resolve(false),
    openFile: (kind) => pickFile(kind, readText),
    openBytes: (kind) => pickFile(kind, readBytes),
    openLink: (address) => Promise.resolve(openLink(address)),
  }
}

function download(request: SaveRequest): SaveAnswer {
  const name = safeFileName(request.name, request.kind)
  const address = URL.createObjectURL(
    new Blob([blobPart(request.content)], { type: fileKinds[request.kind].mediaType }),
  )
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The download has its own hold on the data only after it started; a minute is long enough for that.
  setTimeout(() => {
    URL.revokeObjectURL(address)
  }, 60_000)
  return { saved: true, name, token: null }
}

/** Blobs are declared over buffers that aren't shared; a copy is one. */
function blobPart(content: string | Uint8Array): BlobPart {
  return typeof content === 'string' ? content : Uint8Array.from(content)
}

function pickFile<Answer>(
  kind: FileKind,
  read: (file: File) => Promise<Answer>,
): Promise<Answer | { readonly opened: false; readonly problem: null }> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = fileKinds[kind].offered.map((extension) => `.${extension}`).join(',')
  return new Promise((resolve) => {
    input.addEventListener('cancel', () => {
      resolve({ opened: false, problem: null })
    })
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      resolve(file === undefined ? { opened: false, problem: null } : read(file))
    })
    input.click()
  })
}

/** A chosen file; a problem where it is too large or can't be read. */
export async function readBytes(file: File): Promise<OpenBytesAnswer> {
  if (file.size > openLimitBytes) return { opened: false, problem: openProblems.tooLarge }
  try {
    return { opened: true, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
  } catch {
    return { opened: false, problem: openProblems.notReadable }
  }
}

/** A chosen file as text; also a problem where it is no UTF-8. */
export async function readText(file: File): Promise<OpenAnswer> {
  const read = await readBytes(file)
  if (!read.opened) return read
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(read.bytes)
    return { opened: true, name: read.name, text, token: null }
  } catch {
    return { opened: false, problem: openProblems.notText }
  }
}

/** A browser shows the address itself, so a plain link is enough: no opener, no referrer. */
function openLink(address: string): boolean {
  const plain = plainHttpsAddress(address)
  if (plain === null || !URL.canParse(plain)) return false
  if (!window.confirm(`Open this address in a new tab?\n\n${plain}`)) return false
  const link = document.createElement('a')
  link.href = plain
  link.target = '_blank'
  link.rel = 'noopener noreferrer'
  link.click()
  return true
}
