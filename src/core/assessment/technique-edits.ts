import { byCodeUnits } from '../order.ts'
import type { Edit } from './edits.ts'
import { withExclusion, withoutExclusion } from './edits.ts'

/** Takes techniques out of scope, all for the same reason; of one that is out already it changes the reason. */
export function withExclusions(techniques: readonly string[], reason: string): Edit {
  return (assessment) => techniques.reduce((at, technique) => withExclusion({ technique, reason })(at), assessment)
}

export function withoutExclusions(techniques: readonly string[]): Edit {
  return (assessment) => techniques.reduce((at, technique) => withoutExclusion(technique)(at), assessment)
}

/** Adds techniques to the threats as picks of weight 1; a pick that is there already keeps its weight. */
export function withPicks(techniques: readonly string[]): Edit {
  return (assessment) => {
    const there = new Set(assessment.threats.flatMap(({ kind, id }) => (kind === 'technique' ? [id] : [])))
    const added = [...new Set(techniques)].filter((id) => !there.has(id))
    if (added.length === 0) return assessment
    const picks = added.map((id) => ({ kind: 'technique' as const, id, weight: 1 }))
    const threats = [...assessment.threats, ...picks]
    return { ...assessment, threats: threats.sort((a, b) => byCodeUnits(a.kind, b.kind) || byCodeUnits(a.id, b.id)) }
  }
}
