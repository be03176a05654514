import { expect, it } from 'vitest'
import { droppedFiles } from './dropped-files.ts'

const refusal = new DOMException('', 'NotReadableError')

function file(fullPath: string, readable = true): FileSystemEntry {
  const got = new File(['{}'], fullPath.slice(fullPath.lastIndexOf('/') + 1))
  return {
    fullPath,
    isDirectory: false,
    file: (take: (file: File) => void, refuse: (error: DOMException) => void) => {
      if (readable) take(got)
      else refuse(refusal)
    },
  } as unknown as FileSystemEntry
}

/** Null: a folder that can't be read. */
function folder(fullPath: string, pieces: readonly (readonly FileSystemEntry[])[] | null): FileSystemEntry {
  const createReader = () => {
    const left = [...(pieces ?? [])]
    return {
      readEntries: (take: (piece: readonly FileSystemEntry[]) => void, refuse: (error: DOMException) => void) => {
        if (pieces === null) refuse(refusal)
        else take(left.shift() ?? [])
      },
    }
  }
  return { fullPath, isDirectory: true, createReader } as unknown as FileSystemEntry
}

function dropped(...entries: readonly FileSystemEntry[]): DataTransfer {
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }))
  return { items, files: [new File(['{}'], 'alone.json')] } as unknown as DataTransfer
}

it('finds what is in a folder and in the folders in it, in all pieces', async () => {
  const deep = folder('/a/deep', [[file('/a/deep/three.json')]])
  const found = await droppedFiles(dropped(folder('/a', [[file('/a/one.json')], [file('/a/two.json'), deep]])))
  expect(found.files.map(({ name }) => name)).toEqual(['one.json', 'two.json', 'three.json'])
  expect(found).toMatchObject({ isFolder: true, unreadable: [] })
})

it('names what can’t be read, and goes on', async () => {
  const found = await droppedFiles(
    dropped(folder('/a', [[file('/a/one.json', false), folder('/a/closed', null), file('/a/two.json')]])),
  )
  expect(found.files.map(({ name }) => name)).toEqual(['two.json'])
  expect(found.unreadable).toEqual(['a/one.json', 'a/closed'])
})

it('takes files that were dropped without a folder as they are', async () => {
  const found = await droppedFiles(dropped(file('/alone.json')))
  expect(found.files.map(({ name }) => name)).toEqual(['alone.json'])
  expect(found.isFolder).toBe(false)
})
