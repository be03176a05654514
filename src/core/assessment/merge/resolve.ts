import { parsed, refused } from '../../problem.ts'
import type { Parsed } from '../../problem.ts'
import type { Assessment, Conflict } from '../assessment.ts'
import type { Edit } from '../edits.ts'
import { assembled, piecesOf } from './pieces.ts'
import type { Piece } from './pieces.ts'
import { placeKey, readPlace } from './place.ts'
import { keepingParts } from './same-parts.ts'

/** `ours` keeps what the document says now, which may have been edited since the merge. */
export type Side = 'ours' | 'theirs' | 'base'

/** What a side says about a place: undefined takes away what stands there. */
function sideOf(conflict: Conflict, side: 'theirs' | 'base'): Parsed<Piece> {
  const problem = (what: string): Parsed<Piece> =>
    refused([{ file: '', where: '', what, mend: 'Keep your side, or edit the file.' }])
  const place = readPlace(conflict.at)
  if (place === null) return problem('This conflict is about something that this program doesn’t know.')
  if ('field' in place && place.field === 'id') return problem('The id of an assessment can’t change while it is open.')
  return parsed({ place, value: conflict[side] ?? undefined })
}

function decided(assessment: Assessment, conflicts: readonly Conflict[], side: Side): Parsed<Assessment> {
  const gone = new Set(conflicts.map(({ at }) => JSON.stringify(at)))
  const rest = { ...assessment, conflicts: assessment.conflicts.filter(({ at }) => !gone.has(JSON.stringify(at))) }
  if (side === 'ours') return parsed(rest)
  const pieces = piecesOf(rest)
  const places = new Map(pieces.places)
  for (const conflict of conflicts) {
    const piece = sideOf(conflict, side)
    if (!piece.ok) return piece
    places.set(placeKey(piece.value.place), piece.value)
  }
  const result = assembled({ ...pieces, places })
  return result.ok ? parsed(keepingParts(assessment, result.value)) : result
}

/** The document with one conflict decided; a problem where that side can't be taken. Without the conflict, as it was. */
export function resolved(assessment: Assessment, at: unknown, side: Side): Parsed<Assessment> {
  const conflict = assessment.conflicts.find((one) => JSON.stringify(one.at) === JSON.stringify(at))
  return conflict === undefined ? parsed(assessment) : decided(assessment, [conflict], side)
}

/** Decides one conflict. One whose side can't be taken stays: see `resolved` for the reason. */
export function resolveConflict(at: unknown, side: Side): Edit {
  return (assessment) => {
    const result = resolved(assessment, at, side)
    return result.ok ? result.value : assessment
  }
}

/** Decides every conflict in which that side can be taken. */
export function resolveAll(side: Side): Edit {
  return (assessment) => decideMany(assessment, assessment.conflicts, side)
}

/** All at once; where something among them can't be taken, each half by itself, down to what it is. */
function decideMany(assessment: Assessment, conflicts: readonly Conflict[], side: Side): Assessment {
  if (conflicts.length === 0) return assessment
  const result = decided(assessment, conflicts, side)
  if (result.ok) return result.value
  if (conflicts.length === 1) return assessment
  const half = Math.ceil(conflicts.length / 2)
  const first = decideMany(assessment, conflicts.slice(0, half), side)
  return decideMany(first, conflicts.slice(half), side)
}
