import type { Domain } from '../../core/attack/attack-version.ts'
import type { TextSource } from '../../core/exchange/publisher-texts.ts'
import type { SetEntry } from '../../core/knowledge/knowledge-index.ts'
import { frameworkName } from '../../core/mappings/frameworks.ts'
import type { BroughtTexts } from './bring-texts.ts'

const domainWords: Readonly<Record<Domain, string>> = { enterprise: 'Enterprise', mobile: 'Mobile', ics: 'ICS' }

function counted(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : several}`
}

/** `Azure 04.26.2025 for ATT&CK 16.1`, `ATT&CK 18.1 Enterprise` */
export function sourceName({ id, kind }: Pick<TextSource, 'id' | 'kind'>, entry?: SetEntry): string {
  if (kind === 'set') {
    if (entry === undefined) return id
    const domain = entry.domain === 'enterprise' ? '' : `, ${domainWords[entry.domain]}`
    return `${frameworkName(entry.framework)} ${entry.frameworkVersion} for ATT&CK ${entry.attackVersion}${domain}`
  }
  const at = id.indexOf('-')
  const domain = id.slice(0, at)
  const words = Object.entries(domainWords).find(([name]) => name === domain)?.[1] ?? domain
  return `ATT&CK ${id.slice(at + 1)} ${words}`
}

/** `970 of 972`; a dash where there is nothing that could have one. */
export function shareWords(part: number, whole: number): string {
  return whole === 0 ? '–' : `${part.toLocaleString('en')} of ${whole.toLocaleString('en')}`
}

/** What became of an import, as one sentence. */
export function outcomeWords({ imported, others, problems, stopped }: BroughtTexts): string {
  const refused = new Set(problems.map(({ file, where }) => `${file} ${where}`)).size
  const parts = [
    imported.length === 0 ? 'Nothing was imported' : `Imported the texts of ${counted(imported.length, 'publication')}`,
    ...(refused === 0 ? [] : [`${counted(refused, 'file')} refused`]),
    ...(others === 0 ? [] : [`${counted(others, 'other file')} left out`]),
  ]
  const end = stopped ? ' Cancelled: what was imported before stays.' : ''
  return `${parts.join(', ')}.${end}`
}
