import { request as httpRequest } from 'node:http'
import { expect, test } from './fixture.ts'
import { freePort } from './machine.ts'
import { startBrowserHost, stop } from './browser-program.ts'

/** Sends the path and the headers as they are. */
function statusOf(port: number, path: string, headers: Readonly<Record<string, string>> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.on('error', reject)
    request.end()
  })
}

test('the browser host serves the built files and nothing else', async ({ app }) => {
  const port = Number(new URL(app.origin).port)
  expect(await statusOf(port, '/index.html')).toBe(200)
  const paths = [
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/%252e%252e%252fpackage.json',
    '/..\\package.json',
    '/index.html%00.png',
    '//etc/passwd',
    '/knowledge/../../package.json',
    '/knowledge/..%2f..%2fpackage.json',
    '/files.json',
    '/main/index.js',
    'http://evil.example/index.html',
  ]
  for (const path of paths) expect(await statusOf(port, path), path).toBe(404)
})

test('it answers only to its own name', async ({ app }) => {
  const port = Number(new URL(app.origin).port)
  for (const host of ['evil.example', `evil.example:${String(port)}`, `localhost:${String(port)}`, '127.0.0.1'])
    expect(await statusOf(port, '/', { host }), host).toBe(421)
})

test('it is reached on this machine only, and tells a second start where it is', async () => {
  const port = await freePort()
  const first = await startBrowserHost(port)
  const second = await startBrowserHost(port)
  await expect.poll(() => second.exitCode).toBe(0)
  await stop(first, 'SIGTERM')
  expect(first.exitCode).toBe(0)
  await expect(statusOf(port, '/')).rejects.toThrow(/ECONNREFUSED/)
})

test('every response carries the content policy', async ({ app }) => {
  app.allowFaults(/404/)
  const answers = await app.page.evaluate(async () => {
    const found: (string | null)[] = []
    for (const path of ['./', './index.html', './gone']) {
      const answer = await fetch(path)
      found.push(answer.headers.get('content-security-policy'))
    }
    return found
  })
  for (const policy of answers) expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';")
})

test('nothing is fetched from anywhere else', async ({ app }) => {
  app.allowFaults(/violat|Refused|fetch|ERR_|Content Security Policy/i)
  for (const address of ['https://example.org/', 'http://127.0.0.1:1/', 'http://localhost/']) {
    const answer = await app.page.evaluate(
      (from) =>
        fetch(from).then(
          () => 'fetched',
          () => 'refused',
        ),
      address,
    )
    expect(answer, address).toBe('refused')
  }
})
