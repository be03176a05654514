import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AttackVersion } from '../attack/attack-version.ts'
import type { MappingSet } from '../mappings/mapping-set.ts'
import type { Parsed } from '../problem.ts'
import { openKnowledge } from './knowledge.ts'
import type { Knowledge } from './knowledge.ts'

/** The folder of the compiled knowledge, from the project's root, where tests run. */
export const knowledgeFolder = 'resources/knowledge'

export function valueOf<T>(result: Parsed<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

/** The knowledge that the program bundles, read from the disk. */
export async function openBundledKnowledge(): Promise<Knowledge> {
  return valueOf(await openKnowledge((file) => Promise.resolve(readFileSync(join(knowledgeFolder, file), 'utf8'))))
}

export async function everyAttackVersion(knowledge: Knowledge): Promise<AttackVersion[]> {
  const entries = knowledge.index.attack
  return Promise.all(entries.map(async ({ domain, version }) => valueOf(await knowledge.attack(domain, version))))
}

/** Every published set and those of ATT&CK's own mitigations. */
export async function everySet(knowledge: Knowledge): Promise<MappingSet[]> {
  return Promise.all(knowledge.index.sets.map(async ({ id }) => valueOf(await knowledge.set(id))))
}
