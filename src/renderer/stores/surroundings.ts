import { hasInjectionContext, inject } from 'vue'
import type { App, InjectionKey } from 'vue'
import type { ReadKnowledgeFile } from '../../core/knowledge/knowledge.ts'
import { openAssessmentDatabase } from '../database/assessment-database.ts'
import type { AssessmentDatabase } from '../database/assessment-database.ts'

/** What the stores need from outside. */
export interface Surroundings {
  readonly database: AssessmentDatabase
  readonly readKnowledgeFile: ReadKnowledgeFile
  readonly newId: () => string
  readonly now: () => Date
}

const key: InjectionKey<Surroundings> = Symbol('surroundings')
let ofThisPage: Surroundings | undefined

/** The knowledge files stand beside the page, in both hosts. */
async function fetchKnowledgeFile(file: string): Promise<string> {
  const response = await fetch(`knowledge/${file}`)
  if (!response.ok) throw new Error(`${file}: ${response.status}`)
  return response.text()
}

function surroundingsOfThisPage(): Surroundings {
  ofThisPage ??= {
    database: openAssessmentDatabase(),
    readKnowledgeFile: fetchKnowledgeFile,
    newId: () => crypto.randomUUID(),
    now: () => new Date(),
  }
  return ofThisPage
}

/** Gives the stores of an app other surroundings than the page's own, as tests do. */
export function provideSurroundings(app: App, surroundings: Surroundings): void {
  app.provide(key, surroundings)
}

export function useSurroundings(): Surroundings {
  return (hasInjectionContext() ? inject(key, null) : null) ?? surroundingsOfThisPage()
}
