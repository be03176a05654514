import type { Assessment, UnknownKeys } from '../core/assessment/assessment.ts'
import type { Note } from '../core/coverage/coverage-result.ts'

/** Notes that speak of the assessment's own entries; the others speak of the published data. */
const ownKinds = new Set([
  'unknownSet',
  'unknownPlatform',
  'unknownThreat',
  'unknownCapability',
  'unknownTechnique',
  'dataChanged',
  'suspendedExclusion',
  'conflict',
  'successor',
])

function isOwn(note: Note): boolean {
  if (ownKinds.has(note.kind)) return true
  const { kind, threat, framework } = note
  return kind === 'moved' && (threat === 'technique' || threat === 'layer' || framework !== undefined)
}

/** Those of a result's notes that concern what stands in the file, a line each. */
export function fileNotes(notes: readonly Note[]): string[] {
  return notes.filter(isOwn).map(({ kind, ...values }) => {
    const parts = Object.entries(values).map(([key, value]) => {
      return `${key} ${typeof value === 'string' ? value : JSON.stringify(value)}`
    })
    return `${kind}: ${parts.join(', ')}`
  })
}

/** Where the file has keys that nobody knows. */
export function unknownKeys(assessment: Assessment): string[] {
  const { attack, scope, weights, capabilities, overrides, threats, conflicts } = assessment
  const places: [string, UnknownKeys | undefined][] = [
    ['', assessment.unknown],
    ['attack.', attack.unknown],
    ['scope.', scope.unknown],
    ['weights.', weights.unknown],
    ...scope.excluded.map(({ technique, unknown }): [string, UnknownKeys | undefined] => [
      `exclusion ${technique}: `,
      unknown,
    ]),
    ...capabilities.map(({ framework, capability, unknown }): [string, UnknownKeys | undefined] => [
      `capability ${framework}/${capability}: `,
      unknown,
    ]),
    ...overrides.map(({ framework, capability, technique, unknown }): [string, UnknownKeys | undefined] => [
      `override ${framework}/${capability} on ${technique}: `,
      unknown,
    ]),
    ...threats.flatMap(({ kind, id, unknown, techniques = [] }): [string, UnknownKeys | undefined][] => [
      [`${kind} ${id}: `, unknown],
      ...techniques.map((row): [string, UnknownKeys | undefined] => [`${kind} ${id}, ${row.technique}: `, row.unknown]),
    ]),
    ...conflicts.map(({ unknown }, at): [string, UnknownKeys | undefined] => [`conflict ${String(at + 1)}: `, unknown]),
  ]
  return places.flatMap(([place, unknown]) => Object.keys(unknown ?? {}).map((key) => `${place}${key}`))
}
