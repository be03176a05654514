import type { ElectronApplication } from '@playwright/test'
import { bridgeMethods } from '../src/bridge/channels.ts'
import { expect, test } from './fixture.ts'

test('every window has every protection on', async ({ app }) => {
  const contents = await app.electron.evaluate(({ webContents, app: program }) =>
    webContents.getAllWebContents().map((one) => ({
      type: one.getType(),
      address: one.getURL(),
      // Not declared, but the only place that knows what Electron made of the wishes.
      preferences: (one as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences(),
      sandboxEnabled: program.isReady(),
    })),
  )
  expect(contents).toHaveLength(1)
  for (const { type, address, preferences } of contents) {
    expect(type).toBe('window')
    expect(address).toMatch(/^app:\/\/bundle\/index\.html/)
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    })
    // Electron leaves these out when they are off.
    for (const name of ['nodeIntegrationInWorker', 'navigateOnDragDrop', 'spellcheck'])
      expect(preferences[name] ?? false, name).toBe(false)
  }
})

test('a page has no Node and only the bridge', async ({ app }) => {
  const found = await app.page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
    bridge: Object.keys((window as unknown as { coverline: object }).coverline).sort(),
  }))
  expect(found.node).toEqual([])
  expect(found.bridge).toEqual([...bridgeMethods, 'whenEnding', 'whenSharedFileChanged'].sort())
})

const hostile = [
  'https://example.org/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'data:text/html,<p>x',
  'javascript:document.body.remove()',
  'app://other/index.html',
  'app://bundle/files.json',
  'app://bundle/../../package.json',
  'blob:app://bundle/0',
  'devtools://devtools/bundled/inspector.html',
  'chrome://version/',
] as const

test('neither navigation nor a new window leads anywhere', async ({ app }) => {
  app.allowFaults(/Not allowed|violat|Refused|Trusted|denied|ERR_/i)
  const home = `${app.origin}/index.html`
  for (const target of hostile) {
    await app.page.evaluate((address) => {
      window.open(address, '_blank', 'noopener')
      for (const name of ['', '_blank']) {
        const link = document.createElement('a')
        link.href = address
        link.target = name
        document.body.append(link)
        link.click()
        link.remove()
      }
      try {
        location.assign(address)
      } catch {
        // Refused at once: as good as refused later.
      }
    }, target)
    // Asked of the system and not of Playwright, which waits for navigations that never come. Several times, since a
    // navigation takes a moment.
    for (const _ of Array.from({ length: 5 })) await expectOnlyHome(app.electron, home, target)
  }
})

async function expectOnlyHome(electron: ElectronApplication, home: string, target: string): Promise<void> {
  const look = (): Promise<readonly string[]> =>
    electron.evaluate(async ({ webContents }) => {
      const text =
        'location.href.split("#")[0] + (document.querySelector("#app")?.childElementCount > 0 ? "" : " empty")'
      return Promise.all(webContents.getAllWebContents().map(async (one) => String(await one.executeJavaScript(text))))
    })
  await expect.poll(look, target).toEqual([home])
}

test('a window that was led to an empty page comes back', async ({ app }) => {
  const home = `${app.origin}/index.html`
  await app.electron.evaluate(({ webContents }) => {
    const [window] = webContents.getAllWebContents()
    void window?.executeJavaScript("location.assign('about:blank')").catch(() => undefined)
  })
  await expectOnlyHome(app.electron, home, 'about:blank')
})

test('nothing is fetched from anywhere else, by a page or by the main process', async ({ app }) => {
  app.allowFaults(/violat|Refused|fetch|ERR_|Content Security Policy/i)
  const addresses = ['https://example.org/', 'http://127.0.0.1:47615/', 'app://other/index.html', 'file:///etc/passwd']
  for (const address of addresses) {
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
  const names = ['http://localhost:47615/', 'https://example.org/', 'http://127.0.0.1:47615/']
  for (const address of names) {
    const answer = await app.electron.evaluate(
      ({ net }, from) =>
        net.fetch(from).then(
          () => 'fetched',
          () => 'refused',
        ),
      address,
    )
    expect(answer, address).toBe('refused')
  }
})

test('the bundle holds what was built and nothing else', async ({ app }) => {
  const statuses = await app.electron.evaluate(async ({ net }, paths) => {
    const found: Record<string, number | string> = {}
    for (const path of paths) found[path] = await net.fetch(path).then((answer) => answer.status, String)
    return found
  }, traversals)
  for (const path of traversals) expect(statuses[path], path).not.toBe(200)
  const page = await app.electron.evaluate(async ({ net }) => {
    const answer = await net.fetch('app://bundle/index.html')
    return { status: answer.status, headers: Object.fromEntries(answer.headers) }
  })
  expect(page.status).toBe(200)
  expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'; style-src 'self';")
  expect(page.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
})

const traversals = [
  'app://bundle/../package.json',
  'app://bundle/%2e%2e/package.json',
  'app://bundle/..%2fpackage.json',
  'app://bundle/%252e%252e%252fpackage.json',
  'app://bundle/..%5cpackage.json',
  'app://bundle/..\\package.json',
  'app://bundle/index.html%00.png',
  'app://bundle//etc/passwd',
  'app://bundle/knowledge/../../package.json',
  'app://bundle/knowledge/..%2f..%2fpackage.json',
  'app://bundle/files.json',
  'app://bundle/main/index.js',
  'app://bundle/C:/Windows/win.ini',
  'app://other/index.html',
  'app://BUNDLE.evil.example/index.html',
]

test('permissions are denied, but for keeping data and copying text', async ({ app }) => {
  const states = await app.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'persistent-storage'] as const
    const found: Record<string, string> = {}
    for (const name of names) {
      const { state } = await navigator.permissions.query({ name })
      found[name] = state
    }
    return found
  })
  expect(states).toMatchObject({
    geolocation: 'denied',
    notifications: 'denied',
    camera: 'denied',
    microphone: 'denied',
    midi: 'denied',
  })
  const media = await app.page.evaluate(() =>
    navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'granted',
      () => 'denied',
    ),
  )
  expect(media).toBe('denied')
})

test('the host refuses calls with wrong arguments', async ({ app }) => {
  const outcomes = await app.page.evaluate(async () => {
    const bridge = (window as unknown as { coverline: Record<string, (...values: unknown[]) => Promise<unknown>> })
      .coverline
    const calls: readonly (readonly [string, ...unknown[]])[] = [
      ['about', 1],
      ['saveFile'],
      ['saveFile', { name: 'a', kind: 'exe', content: '' }],
      ['saveFile', { name: 'a', kind: 'csv', content: '', path: '/etc/passwd' }],
      ['saveFile', { name: 'a', kind: 'csv', content: [1] }],
      ['openFile', '/etc/passwd'],
      ['openBytes', '/etc/passwd'],
      ['showInFolder', { path: '/' }],
      ['openLink', ['https://example.org/']],
      ['linkSharedFile', 'a', { path: '/etc/passwd' }],
      ['readSharedFile', 'a', '/etc/passwd'],
      ['writeSharedFile', 'a', { text: '', expected: null, sequence: 1, path: '/etc/passwd' }],
      ['writeSharedFile', 'a', { text: '', expected: 'x', sequence: 1 }],
      ['watchSharedFile', 1],
    ]
    const messages: string[] = []
    for (const [method, ...values] of calls)
      messages.push(
        await (bridge[method]?.(...values) ?? Promise.reject(new Error('missing'))).then(
          () => 'answered',
          (error: unknown) => String(error),
        ),
      )
    return messages
  })
  for (const outcome of outcomes) expect(outcome).toContain('Refused')
})

test('links other than https, and unknown tokens, are refused without a question', async ({ app }) => {
  await app.electron.evaluate(({ dialog }) => {
    dialog.showMessageBox = () => Promise.reject(new Error('asked'))
  })
  const outcomes = await app.page.evaluate(async () => {
    const { coverline } = window as unknown as {
      coverline: { openLink(address: string): Promise<boolean>; showInFolder(token: string): Promise<boolean> }
    }
    const addresses = ['file:///etc/passwd', 'javascript:alert(1)', 'http://example.org/', 'https://a@b.example/']
    return [...(await Promise.all(addresses.map((one) => coverline.openLink(one)))), await coverline.showInFolder('x')]
  })
  expect(outcomes).toEqual([false, false, false, false, false])
})

test('a link is opened only after the person has seen and confirmed it', async ({ app }) => {
  const openLink = (answer: number): Promise<{ opened: readonly string[]; shown: string; answered: boolean }> =>
    app.electron
      .evaluate(({ dialog, shell }, response) => {
        const noted = globalThis as unknown as { opened: string[]; shown: string }
        noted.opened = []
        dialog.showMessageBox = (...values: readonly unknown[]) => {
          noted.shown = (values.at(-1) as { readonly detail: string }).detail
          return Promise.resolve({ response, checkboxChecked: false })
        }
        shell.openExternal = (address: string) => {
          noted.opened.push(address)
          return Promise.resolve()
        }
      }, answer)
      .then(() =>
        app.page.evaluate(() =>
          (window as unknown as { coverline: { openLink(address: string): Promise<boolean> } }).coverline.openLink(
            'https://attack.mitre.org/techniques/T1578/001/',
          ),
        ),
      )
      .then(async (answered) => ({
        ...(await app.electron.evaluate(() => {
          const { opened, shown } = globalThis as unknown as { opened: string[]; shown: string }
          return { opened, shown }
        })),
        answered,
      }))
  const address = 'https://attack.mitre.org/techniques/T1578/001/'
  expect(await openLink(1)).toEqual({ opened: [], shown: address, answered: false })
  expect(await openLink(0)).toEqual({ opened: [address], shown: address, answered: true })
})

test('another window with the same preload is not answered', async ({ app }) => {
  app.allowFaults(/./)
  const outcomes = await app.electron.evaluate(async ({ BrowserWindow, app: program }) => {
    const found: string[] = []
    for (const address of ['about:blank', 'app://bundle/index.html', 'data:text/html,x']) {
      const preload = `${program.getAppPath()}/out/preload/index.cjs`
      const window = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
      await window.loadURL(address)
      const call = "window.coverline ? window.coverline.about().then(() => 'answered', String) : 'no bridge'"
      found.push(String(await window.webContents.executeJavaScript(call)))
      window.destroy()
    }
    return found
  })
  expect(outcomes).toHaveLength(3)
  for (const outcome of outcomes) expect(outcome).toContain('Refused')
})

test('a saved file is whole, where the person chose, under a harmless name', async ({ app }) => {
  const saved = await app.save(async () => {
    await app.page.evaluate(async () => {
      const { coverline } = window as unknown as { coverline: { saveFile(request: object): Promise<object> } }
      await coverline.saveFile({ name: '../../Zürich', kind: 'csv', content: 'a;ü' })
    })
  })
  expect(saved).toMatchObject({ name: 'Zürich.csv', text: 'a;ü' })
})

test('the policy blocks inline code, inline style and markup from text', async ({ app }) => {
  app.allowFaults(/violat|Refused|Trusted|Content Security Policy/i)
  const outcome = await app.page.evaluate(() => {
    const script = document.createElement('script')
    const marked = window as unknown as { ran?: boolean }
    const attempt = (act: () => void): string => {
      try {
        act()
        return 'done'
      } catch (error) {
        return error instanceof Error ? error.name : 'refused'
      }
    }
    const markup = attempt(() => {
      document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="window.ran = true">')
    })
    const code = attempt(() => {
      script.textContent = 'window.ran = true'
      document.head.append(script)
    })
    const style = document.createElement('style')
    style.textContent = '#app { outline: 7px solid }'
    document.head.append(style)
    const place = document.querySelector('#app')
    return {
      markup,
      code,
      ran: marked.ran ?? false,
      outline: place === null ? '' : getComputedStyle(place).outlineWidth,
    }
  })
  expect(outcome).toMatchObject({ markup: 'TypeError', code: 'TypeError', ran: false })
  expect(outcome.outline).not.toBe('7px')
})
