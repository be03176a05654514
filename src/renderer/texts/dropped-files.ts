import type { ChosenFiles } from './bring-texts.ts'

/** Entries of a folder come in pieces. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => {
        resolve([])
      })
    })
    if (piece.length === 0) return all
    all.push(...piece)
  }
}

async function filesBelow(entry: FileSystemEntry): Promise<File[]> {
  if (entry.isDirectory) {
    const files: File[] = []
    for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) files.push(...(await filesBelow(child)))
    return files
  }
  return new Promise((resolve) => {
    ;(entry as FileSystemFileEntry).file(
      (file) => {
        resolve([file])
      },
      () => {
        resolve([])
      },
    )
  })
}

/** What was dropped, with all that is in dropped folders. To be called while the event lasts. */
export function droppedFiles(data: DataTransfer): Promise<ChosenFiles> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const isFolder = entries.some(({ isDirectory }) => isDirectory)
  if (!isFolder) return Promise.resolve({ files: [...data.files], isFolder })
  return Promise.all(entries.map(filesBelow)).then((files) => ({ files: files.flat(), isFolder }))
}
