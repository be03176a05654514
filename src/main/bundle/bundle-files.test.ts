import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listBundleFiles } from './bundle-files.ts'

let folder = ''

async function put(name: string, text: string): Promise<void> {
  await mkdir(join(folder, name, '..'), { recursive: true })
  await writeFile(join(folder, name), text)
}

const list = () => listBundleFiles(join(folder, 'out'), join(folder, 'knowledge'))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coverline-bundle-'))
  await put(
    'out/renderer/files.json',
    JSON.stringify(['index.html', 'assets/index-Ab_1.js', '../main/index.js', 'gone.js']),
  )
  await put('out/renderer/index.html', '')
  await put('out/renderer/assets/index-Ab_1.js', '')
  await put('out/main/index.js', '')
  await put('secret.json', '{}')
})

afterEach(() => rm(folder, { recursive: true }))

describe('the files that may be served', () => {
  it('are those of the build that exist, and the knowledge that the index names', async () => {
    await put('knowledge/attack/a.json', '{}')
    await put('knowledge/sets/b.json', '{}')
    await put('knowledge/not-named.json', '{}')
    await put('knowledge/baselines/c.json', '{}')
    const index = {
      attack: [{ file: 'attack/a.json' }],
      sets: [{ file: 'sets/b.json' }, { file: 'attack/a.json' }],
      baselines: [{ file: 'baselines/c.json' }],
    }
    await put('knowledge/index.json', JSON.stringify(index))
    const files = await list()
    expect([...files.keys()].sort()).toEqual([
      '/',
      '/assets/index-Ab_1.js',
      '/index.html',
      '/knowledge/attack/a.json',
      '/knowledge/baselines/c.json',
      '/knowledge/index.json',
      '/knowledge/sets/b.json',
    ])
    expect(files.get('/assets/index-Ab_1.js')).toMatchObject({
      hashed: true,
      mediaType: 'text/javascript; charset=utf-8',
    })
  })

  it('never lie outside their folder, whatever the index says', async () => {
    await symlink(join(folder, 'secret.json'), join(folder, 'out', 'link.json'))
    await put('knowledge/sets/x', '')
    await symlink(join(folder, 'secret.json'), join(folder, 'knowledge/sets/link.json'))
    const hostile = [
      '../secret.json',
      '/etc/passwd',
      'sets/link.json',
      'sets/../../secret.json',
      '..\\secret.json',
      'x',
      7,
    ]
    await put('knowledge/index.json', JSON.stringify({ attack: hostile.map((file) => ({ file })), sets: 'none' }))
    expect([...(await list()).keys()].filter((name) => name.startsWith('/knowledge'))).toEqual([
      '/knowledge/index.json',
    ])
  })

  it.each(['', 'null', '[]', '{"attack":{}}'])('leave knowledge out when its index is %j', async (index) => {
    await put('knowledge/index.json', index)
    expect([...(await list()).keys()].filter((name) => name.startsWith('/knowledge/')).length).toBe(1)
  })

  it('start without any knowledge', async () => {
    expect((await list()).has('/index.html')).toBe(true)
  })
})
