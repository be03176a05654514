import { readFile, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'

export interface BundleFile {
  readonly path: string
  readonly mediaType: string
  /** The name carries a hash of the content, so it may be kept for ever. */
  readonly hashed: boolean
}

/**
 * Everything that may be served, by the exact path of its address (`/index.html`). A request is looked up, never
 * turned into a path of the disk: traversal, encodings, NUL and backslashes find nothing.
 */
export type BundleFiles = ReadonlyMap<string, BundleFile>

const mediaTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
}
const plainName = /^(?:[A-Za-z0-9_@-][A-Za-z0-9._@-]*\/)*[A-Za-z0-9_@-][A-Za-z0-9._@-]*\.(?<extension>[a-z0-9]+)$/

/**
 * The list made when the window's code was built, and the knowledge files that the knowledge index names. Without a
 * build it throws; without (readable) knowledge the window starts and says so itself.
 */
export async function listBundleFiles(outFolder: string, knowledgeFolder: string): Promise<BundleFiles> {
  const window = join(outFolder, 'renderer')
  const built = namesIn(JSON.parse(await readFile(join(window, 'files.json'), 'utf8')))
  const files = new Map<string, BundleFile>()
  for (const name of built) await add(files, '/', window, name)
  for (const name of await knowledgeNames(knowledgeFolder)) await add(files, '/knowledge/', knowledgeFolder, name)
  const page = files.get('/index.html')
  if (page !== undefined) files.set('/', page)
  return files
}

async function add(files: Map<string, BundleFile>, below: string, folder: string, name: string): Promise<void> {
  const extension = plainName.exec(name)?.groups?.['extension']
  const mediaType = extension === undefined ? undefined : mediaTypes[extension]
  const path = join(folder, name)
  if (mediaType === undefined || !(await staysInside(folder, path))) return
  files.set(below + name, { path, mediaType, hashed: name.startsWith('assets/') && below === '/' })
}

/** False for a file that doesn't exist and for a link that leads out of its folder. */
async function staysInside(folder: string, path: string): Promise<boolean> {
  try {
    return (await realpath(path)).startsWith((await realpath(folder)) + sep)
  } catch {
    return false
  }
}

async function knowledgeNames(folder: string): Promise<readonly string[]> {
  try {
    const index: unknown = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'))
    const lists = Object.values(index as object).flatMap(filesOf)
    return [...new Set(['index.json', 'known-techniques.json', ...lists])]
  } catch {
    // The window asks for the index itself and shows what is wrong with it.
    return ['index.json', 'known-techniques.json']
  }
}

function filesOf(entries: unknown): readonly string[] {
  if (!Array.isArray(entries)) return []
  return entries.flatMap((entry: unknown) => {
    const file = typeof entry === 'object' && entry !== null && 'file' in entry ? entry.file : null
    return typeof file === 'string' ? [file] : []
  })
}

function namesIn(list: unknown): readonly string[] {
  if (!Array.isArray(list)) throw new Error('The list of built files is broken: build again.')
  return list.filter((name): name is string => typeof name === 'string')
}
