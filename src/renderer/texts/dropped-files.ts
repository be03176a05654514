import type { ChosenFiles } from './bring-texts.ts'

interface Found {
  readonly files: File[]
  /** Full names of files and folders that gave an error. */
  readonly unreadable: string[]
}

function readPiece(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  return new Promise((resolve, reject) => {
    reader.readEntries(resolve, reject)
  })
}

async function findBelow(folder: FileSystemDirectoryEntry, found: Found): Promise<void> {
  const reader = folder.createReader()
  // Entries of a folder come in pieces.
  for (;;) {
    const piece = await readPiece(reader)
    if (piece.length === 0) return
    for (const child of piece) await find(child, found)
  }
}

async function find(entry: FileSystemEntry, found: Found): Promise<void> {
  try {
    if (entry.isDirectory) await findBelow(entry as FileSystemDirectoryEntry, found)
    else {
      const file = await new Promise<File>((resolve, reject) => {
        ;(entry as FileSystemFileEntry).file(resolve, reject)
      })
      found.files.push(file)
    }
  } catch {
    found.unreadable.push(entry.fullPath.slice(1))
  }
}

/** What was dropped, with all that is in dropped folders. To be called while the event lasts. */
export async function droppedFiles(data: DataTransfer): Promise<ChosenFiles> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const isFolder = entries.some(({ isDirectory }) => isDirectory)
  if (!isFolder) return { files: [...data.files], isFolder }
  const found: Found = { files: [], unreadable: [] }
  for (const entry of entries) await find(entry, found)
  return { ...found, isFolder }
}
