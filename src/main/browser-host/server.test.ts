import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BundleFiles } from '../bundle/bundle-files.ts'
import { createBrowserHost, identityPath, loopback } from './server.ts'

let folder = ''
let server: Server
let port = 0

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** Sends the path as it is: `fetch` would tidy it. */
function ask(path: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: loopback, port, path, agent: false, ...options }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        resolve({
          status: response.statusCode,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        })
      })
    })
    request.on('error', reject)
    request.end()
  })
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coverline-host-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html>'.repeat(100))
  await writeFile(join(folder, 'secret.txt'), 'secret')
  const page = { path: join(folder, 'index.html'), mediaType: 'text/html; charset=utf-8', hashed: false }
  const files: BundleFiles = new Map([
    ['/', page],
    ['/index.html', page],
  ])
  server = createBrowserHost(files, { program: 'coverline-browser-host', version: '0' })
  await new Promise<void>((resolve) => server.listen(0, loopback, resolve))
  const bound = server.address()
  if (typeof bound === 'object' && bound !== null) port = bound.port
})

afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

describe('the browser host', () => {
  it('serves the page with its policy', async () => {
    const answer = await ask('/?a=b')
    expect(answer.status).toBe(200)
    expect(answer.headers['content-security-policy']).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self';",
    )
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['referrer-policy']).toBe('no-referrer')
    expect(answer.text).toContain('<!doctype html>')
  })

  it('sends nothing twice, and packs text', async () => {
    const packed = await ask('/index.html', { headers: { 'accept-encoding': 'gzip, br' } })
    expect(packed.headers['content-encoding']).toBe('gzip')
    const again = await ask('/index.html', { headers: { 'if-none-match': packed.headers.etag ?? '' } })
    expect(again.status).toBe(304)
    expect(again.text).toBe('')
  })

  it('says who it is', async () => {
    expect(JSON.parse((await ask(identityPath)).text)).toEqual({ program: 'coverline-browser-host', version: '0' })
  })

  it.each(['localhost', 'evil.example', '127.0.0.1', '127.0.0.1:1', '[::1]', 'x'])('refuses Host %j', async (host) => {
    const answer = await ask('/', { headers: { host } })
    expect([400, 421]).toContain(answer.status)
    expect(answer.text).not.toContain('doctype')
  })

  it.each([
    '/secret.txt',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%252e%252e%252fsecret.txt',
    '/..\\secret.txt',
    '/index.html%00.txt',
    '/./index.html',
    '//index.html',
    '/INDEX.HTML',
    'http://evil.example/index.html',
    '//evil.example/index.html',
    '/etc/passwd',
    '/files.json',
  ])('finds nothing at %s', async (path) => {
    expect((await ask(path)).status).toBe(404)
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('refuses %s', async (method) => {
    expect((await ask('/', { method })).status).toBe(405)
  })
})
