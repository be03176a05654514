import type { Problem } from '../problem.ts'
import { bundledForTests } from './arbitrary-file.test-twin.ts'
import type { Assessment } from './assessment.ts'
import { parseAssessment } from './parse.ts'

/** A readable file with some parts in other words; undefined takes a part away. */
export function file(parts: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify({
    format: 'coverline-assessment',
    version: 1,
    id: 'one',
    name: 'One',
    createdAt: '2026-11-24T09:00:00.000Z',
    attack: { domain: 'enterprise', version: '19.0' },
    mappingSets: [],
    ...parts,
  })
}

export function read(text: string): Assessment {
  const result = parseAssessment(text, 'a.json', bundledForTests)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

export function problemsOf(text: string): readonly Problem[] {
  const result = parseAssessment(text, 'a.json', bundledForTests)
  return result.ok ? [] : result.problems
}

export const azure = { framework: 'azure', capability: 'x' }
export const status = { ...azure, status: 'deployed' }
export const override = { ...azure, technique: 'T1', category: 'protect', value: 'none', reason: 'r' }
export const group = { kind: 'group', id: 'G0016' }
export const layer = (techniques: unknown): unknown => ({ kind: 'layer', id: 'l', techniques })
export const weights = { minimal: 0.1, partial: 0.5, significant: 1, unscored: 0.5 }
