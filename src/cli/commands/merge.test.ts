import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, callJson, scratchFolder } from '../captured-host.test-twin.ts'
import type { ScratchFolder } from '../captured-host.test-twin.ts'

let scratch: ScratchFolder
beforeAll(() => {
  scratch = scratchFolder()
})
afterAll(() => {
  scratch.remove()
})

const rbac = { framework: 'azure', capability: 'azure_role_based_access_control' }
const backup = { framework: 'azure', capability: 'azure_backup' }

function write(name: string, parts: object | string): string {
  const document = {
    format: 'coverline-assessment',
    version: 1,
    id: 'a1',
    name: 'Cloud',
    attack: { domain: 'enterprise', version: '19.0' },
    mappingSets: ['azure-04.26.2025_attack-16.1-enterprise'],
  }
  const path = scratch.path(name)
  writeFileSync(path, typeof parts === 'string' ? parts : `${JSON.stringify({ ...document, ...parts }, null, 2)}\n`)
  return path
}

interface File {
  readonly capabilities: readonly { capability: string; status: string }[]
  readonly conflicts?: readonly { at: object; base: unknown; ours: object; theirs: object }[]
}

const fileAt = (path: string): File => JSON.parse(readFileSync(path, 'utf8')) as File

describe('merge', () => {
  const base = (): string => write('base.json', {})
  const ours = (): string => write('ours.json', { capabilities: [{ ...rbac, status: 'deployed' }] })

  test('without conflicts: exit 0 and the merged file, in canonical form', async () => {
    const theirs = write('theirs.json', { capabilities: [{ ...backup, status: 'planned' }] })
    const out = scratch.path('out.json')
    expect(await call(['merge', base(), ours(), theirs, '--out', out])).toEqual({ code: 0, out: '', messages: [] })
    expect(fileAt(out).capabilities.map(({ status }) => status)).toEqual(['planned', 'deployed'])
    expect((await call(['check', out])).out).not.toContain('canonical')
  })

  test('a conflict: exit 1, the file keeps both sides, and OUT may be OURS', async () => {
    const theirs = write('theirs.json', { capabilities: [{ ...rbac, status: 'planned' }] })
    const out = ours()
    const { code, messages } = await call(['merge', base(), out, theirs, '--out', out])
    expect([code, messages]).toEqual([
      1,
      [
        `coverline: ${out}: 1 conflict is left in the file. Until you decide in Coverline, our side counts.`,
        'coverline: conflict: azure/azure_role_based_access_control',
      ],
    ])
    expect(fileAt(out)).toMatchObject({
      capabilities: [{ status: 'deployed' }],
      conflicts: [{ at: rbac, base: null, ours: { status: 'deployed' }, theirs: { status: 'planned' } }],
    })
    const checked = await call(['check', out])
    expect([checked.code, checked.out.includes('conflict: at')]).toEqual([0, true])
  })

  test('conflicts that stood before are still left: exit 1', async () => {
    const theirs = write('theirs.json', { capabilities: [{ ...rbac, status: 'planned' }] })
    const out = ours()
    await call(['merge', base(), out, theirs, '--out', out])
    expect((await call(['merge', out, out, out, '--out', scratch.path('again.json')])).code).toBe(1)
    expect(readFileSync(scratch.path('again.json'), 'utf8')).toBe(readFileSync(out, 'utf8'))
  })

  test('many conflicts are counted, and the first of them named', async () => {
    const many = (status: string): object => ({
      capabilities: Array.from({ length: 30 }, (_, at) => ({ framework: 'azure', capability: `c${at}`, status })),
    })
    const out = scratch.path('many.json')
    const { messages } = await call([
      'merge',
      base(),
      write('m1', many('planned')),
      write('m2', many('deployed')),
      '--out',
      out,
    ])
    expect(messages[0]).toContain('30 conflicts are left')
    expect([messages.length, messages.at(-1)]).toEqual([22, 'coverline: and 10 more'])
  })

  test.each(['', '\n'])('an empty base (%j) is none: what both have and differs is a conflict', async (empty) => {
    const theirs = write('theirs.json', { name: 'Other', capabilities: [{ ...backup, status: 'planned' }] })
    const out = scratch.path('out.json')
    expect((await call(['merge', write('empty.json', empty), ours(), theirs, '--out', out])).code).toBe(1)
    expect(fileAt(out).conflicts?.map(({ at }) => at)).toEqual([{ field: 'name' }])
    expect(fileAt(out).capabilities).toHaveLength(2)
  })

  test.each([
    ['cut off', '{"format": "coverline-'],
    ['empty', ''],
    ['another format', '{}'],
    ['newer', JSON.stringify({ format: 'coverline-assessment', version: 2 })],
    ['marked by git', '<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n'],
  ])('a side that is %s is refused, and OUT stays as it was', async (_, text) => {
    const bad = write('bad.json', text)
    const out = write('kept.json', 'as it was')
    for (const argv of [
      [base(), ours(), bad],
      [base(), bad, ours()],
    ]) {
      const { code, messages } = await call(['merge', ...argv, '--out', out])
      expect([code, messages.length]).toEqual([2, 1])
      expect(messages[0]).toContain(bad)
    }
    expect(readFileSync(out, 'utf8')).toBe('as it was')
  })

  test('an unwritable OUT is refused', async () => {
    expect((await call(['merge', base(), ours(), ours(), '--out', scratch.path('no/such/folder')])).code).toBe(2)
  })
})

describe('diff', () => {
  test('says what changed, and nothing that moves the cursor', async () => {
    const before = write('a.json', { capabilities: [{ ...rbac, status: 'planned' }] })
    const after = write('b.json', { capabilities: [{ ...rbac, status: 'not_deployed', note: 'x\u001b[2J\ny' }] })
    const { code, out, messages } = await call(['diff', before, after])
    expect([code, messages]).toEqual([0, []])
    expect(out).toBe(
      'azure/azure_role_based_access_control\n  status: planned → not deployed\n  note: “x\\u001b[2J y”\n',
    )
    expect((await call(['diff', after, after])).out).toBe('No difference\n')
    expect(await callJson(['diff', before, after])).toEqual({
      differences: [
        { at: rbac, before: { status: 'planned' }, after: { status: 'not_deployed', note: 'x\u001b[2J\ny' } },
      ],
    })
  })

  test('a file that can’t be read is refused; called by git it is said, so that git goes on', async () => {
    const good = write('a.json', {})
    const bad = write('bad.json', '{')
    expect((await call(['diff', good, bad])).code).toBe(2)
    const args = ['bank.assessment.json', good, 'hex', '100644', bad, 'hex', '100644']
    const { code, out } = await call(['diff', '--git', '--', ...args])
    expect([code, out.split('\n')[0]]).toEqual([0, 'Coverline: bank.assessment.json'])
    expect(out).toContain('not valid JSON')
    const added = await call(['diff', '--git', '--', '-x', '/dev/null', '.', '.', good, 'hex', '100644'])
    expect(added.out).toContain('name: Cloud\n')
    expect((await call(['diff', '--git', '--', 'x'])).out).toBe('Coverline: x\nNot merged yet\n')
  })
})

test('git-setup outside a repository says so', async () => {
  const folder = scratch.path('')
  const { code, messages } = await call(['git-setup'], undefined, folder)
  expect([code, messages]).toEqual([
    2,
    [
      'coverline: This folder is in no git repository with files of its own. Run it inside the repository that holds the assessments.',
    ],
  ])
})
