import { parsed, refused } from '../../core/problem.ts'
import type { Parsed } from '../../core/problem.ts'
import { desktop, host } from '../host/host.ts'
import { useAssessmentStore } from '../stores/assessment-store.ts'
import { useSharedStore } from '../stores/shared-store.ts'

/** Whether this host can share through files: a page in a browser can't come back to a file. */
export const canShare = desktop !== null

/** Asks for a place and shares the open assessment there; false when the person cancelled. */
export async function shareAtNewPlace(): Promise<Parsed<boolean>> {
  const name = useAssessmentStore().document?.name ?? 'assessment'
  const place = (await desktop?.placeSharedFile(`${name}.assessment.json`)) ?? null
  return place === null ? parsed(false) : through(place.token)
}

/** Asks for a file that is there and shares the open assessment through it; false when the person cancelled. */
export async function shareThroughExisting(): Promise<Parsed<boolean>> {
  const answer = await host.openFile('assessment')
  if (answer.opened && answer.token !== null) return through(answer.token)
  const problem = answer.opened ? null : answer.problem
  return problem === null ? parsed(false) : refused([{ file: '', where: '', what: problem, mend: '' }])
}

async function through(token: string): Promise<Parsed<boolean>> {
  const shared = await useSharedStore().shareThrough(token)
  return shared.ok ? parsed(true) : shared
}
