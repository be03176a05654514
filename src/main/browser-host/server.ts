import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { BundleFile, BundleFiles } from '../bundle/bundle-files.ts'
import { protectiveHeaders } from '../bundle/response-headers.ts'

export const loopback = '127.0.0.1'
/** Where a second start finds out that the port is held by this program. */
export const identityPath = '/coverline-host.json'

export interface Identity {
  readonly program: 'coverline-browser-host'
  readonly version: string
}

interface Content {
  readonly modified: number
  readonly entityTag: string
  readonly plain: Buffer
  /** Null where packing gains nothing. */
  readonly packed: Buffer | null
}

/** A server of the window's files for this machine's browsers; the caller lets it listen on `loopback`. */
export function createBrowserHost(files: BundleFiles, identity: Identity): Server {
  const contents = new Map<string, Content>()
  const server = createServer((request, response) => {
    answer(server, files, identity, contents, request, response).catch((error: unknown) => {
      console.error(error)
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'The program has a fault.')
    })
  })
  return server
}

async function answer(
  server: Server,
  files: BundleFiles,
  identity: Identity,
  contents: Map<string, Content>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bound = server.address()
  const host = typeof bound === 'object' && bound !== null ? `${loopback}:${String(bound.port)}` : ''
  // A foreign name that resolves to this machine must not reach the program's origin.
  if (request.headers.host !== host) {
    refuse(response, 421, `Open http://${host}/ instead.`)
    return
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('allow', 'GET, HEAD')
    refuse(response, 405, 'Only reading is possible.')
    return
  }
  const path = (request.url ?? '').split('?', 1)[0] ?? ''
  if (path === identityPath) {
    response.writeHead(200, { ...protectiveHeaders, 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(JSON.stringify(identity))
    return
  }
  const file = files.get(path)
  if (file === undefined) {
    refuse(response, 404, 'There is nothing here.')
    return
  }
  send(request, response, file, await contentOf(file, contents))
}

function send(request: IncomingMessage, response: ServerResponse, file: BundleFile, content: Content): void {
  const headers: Record<string, string> = {
    ...protectiveHeaders,
    'content-type': file.mediaType,
    'cache-control': file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: content.entityTag,
    vary: 'accept-encoding',
  }
  if (request.headers['if-none-match'] === content.entityTag) {
    response.writeHead(304, headers)
    response.end()
    return
  }
  const packed = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') ? content.packed : null
  if (packed !== null) headers['content-encoding'] = 'gzip'
  const body = packed ?? content.plain
  response.writeHead(200, { ...headers, 'content-length': String(body.length) })
  response.end(request.method === 'HEAD' ? undefined : body)
}

async function contentOf(file: BundleFile, contents: Map<string, Content>): Promise<Content> {
  const modified = (await stat(file.path)).mtimeMs
  const known = contents.get(file.path)
  if (known?.modified === modified) return known
  const plain = await readFile(file.path)
  const packed = /^(?:text|application)\//.test(file.mediaType) ? await promisify(gzip)(plain) : null
  const content: Content = {
    modified,
    entityTag: `"${createHash('sha256').update(plain).digest('base64url')}"`,
    plain,
    packed: packed !== null && packed.length < plain.length ? packed : null,
  }
  contents.set(file.path, content)
  return content
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { ...protectiveHeaders, 'content-type': 'text/plain; charset=utf-8' })
  response.end(`${sentence}\n`)
}
