import type { Tactic } from '../../core/attack/attack-version.ts'
import { tacticName } from '../../core/report/tactic-names.ts'

/** Mean width of a letter in a header, in pixels; a little generous, so that a name that is said to fit does. */
const letterWidth = 6.1

/** The longest form of a tactic's name that stands in the given width, else its shortest. */
export function tacticHeading({ id, name }: Tactic, width: number): string {
  const { short, tiny } = tacticName(id, name)
  return [name, short].find((form) => form.length * letterWidth <= width) ?? tiny
}
