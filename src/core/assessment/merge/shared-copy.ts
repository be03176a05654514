import type { Assessment } from '../assessment.ts'
import { printAssessment } from '../print.ts'

/** `sha256:…` of the UTF-8 bytes of a text. The core has no hash of its own. */
export type HashText = (text: string) => string | Promise<string>

/** The text whose hash names a version of an assessment: the canonical one, without where it was copied from. */
export function textToHash(assessment: Assessment): string {
  return printAssessment({ ...assessment, base: '' })
}

/**
 * A copy for somebody else, which says what it was taken from, so that their changes can be told from ours when it comes
 * back. One that was itself taken from somebody's copy keeps saying so: there its way leads back to.
 */
export async function sharedCopy(assessment: Assessment, hash: HashText): Promise<Assessment> {
  return assessment.base === '' ? { ...assessment, base: await hash(textToHash(assessment)) } : assessment
}
