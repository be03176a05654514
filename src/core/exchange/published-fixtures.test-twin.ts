import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { KnowledgeSource, PublishedFile } from './compile-knowledge.ts'

/** Small files of our own in the published forms, with every trap that the real ones hold. */
const folder = 'src/core/exchange/fixtures'

export function fixture(name: string): string {
  return readFileSync(join(folder, name), 'utf8')
}

export function sha256(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`
}

function fixtures(isBundle: boolean): PublishedFile[] {
  return readdirSync(folder)
    .filter((name) => name.includes('-attack-') === isBundle && !name.endsWith('-baselines.json'))
    .map((name) => ({ name, text: fixture(name) }))
}

export const fixtureSource: KnowledgeSource = {
  mappings: fixtures(false),
  bundles: fixtures(true),
  baselines: [{ name: 'nist_800_53-baselines.json', text: fixture('nist_800_53-baselines.json') }],
  bundled: { enterprise: ['1.0', '2.0'], mobile: ['2.0'], ics: [] },
  rebuilt: ['enterprise-2.0'],
  sources: [{ name: 'Fixtures', licence: 'Apache-2.0', address: 'https://example.org' }],
  sha256,
}
