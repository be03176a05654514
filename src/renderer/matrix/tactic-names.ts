import type { Tactic } from '../../core/attack/attack-version.ts'

/**
 * Short names by id, only for tactics whose name is the same in every version: `TA0005` was renamed, so it has none and
 * stands with its full name.
 */
const shortNames: Readonly<Record<string, string>> = {
  // Enterprise
  TA0043: 'Recon',
  TA0042: 'Resource',
  TA0001: 'Init acc.',
  TA0002: 'Exec.',
  TA0003: 'Persist.',
  TA0004: 'Priv. esc.',
  TA0112: 'Impair.',
  TA0006: 'Creds',
  TA0007: 'Discov.',
  TA0008: 'Lateral',
  TA0009: 'Collect.',
  TA0011: 'C2',
  TA0010: 'Exfil',
  // Mobile
  TA0027: 'Init acc.',
  TA0041: 'Exec.',
  TA0028: 'Persist.',
  TA0029: 'Priv. esc.',
  TA0030: 'Evasion',
  TA0031: 'Creds',
  TA0032: 'Discov.',
  TA0033: 'Lateral',
  TA0035: 'Collect.',
  TA0037: 'C2',
  TA0036: 'Exfil',
  // ICS
  TA0108: 'Init acc.',
  TA0104: 'Exec.',
  TA0110: 'Persist.',
  TA0111: 'Priv. esc.',
  TA0102: 'Discov.',
  TA0109: 'Lateral',
  TA0100: 'Collect.',
  TA0101: 'C2',
  TA0107: 'Inhibit',
  TA0106: 'Impair',
}

/** Mean width of a letter in a header, in pixels; a little generous, so that a name that is said to fit does. */
const letterWidth = 6.1

/** The full name of a tactic where its columns are wide enough, else its short one. */
export function tacticHeading({ id, name }: Tactic, width: number): string {
  if (name.length * letterWidth <= width) return name
  return Object.hasOwn(shortNames, id) ? (shortNames[id] ?? name) : name
}
