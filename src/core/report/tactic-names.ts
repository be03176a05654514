/**
 * Names of tactics where there is little room, by id and name: an id keeps neither its name nor its meaning through
 * ATT&CK's versions.
 */
const shortNames: readonly (readonly [id: string, name: string, short: string, tiny: string])[] = [
  ['TA0043', 'Reconnaissance', 'Recon', 'Recon'],
  ['TA0042', 'Resource Development', 'Resource dev.', 'Res.'],
  ['TA0001', 'Initial Access', 'Initial acc.', 'Init.'],
  ['TA0002', 'Execution', 'Execution', 'Exec.'],
  ['TA0003', 'Persistence', 'Persistence', 'Persist.'],
  ['TA0004', 'Privilege Escalation', 'Privilege esc.', 'Priv.'],
  ['TA0005', 'Defense Evasion', 'Defense ev.', 'Evasion'],
  ['TA0005', 'Stealth', 'Stealth', 'Stealth'],
  ['TA0112', 'Defense Impairment', 'Impairment', 'Impair.'],
  ['TA0006', 'Credential Access', 'Credential', 'Cred.'],
  ['TA0007', 'Discovery', 'Discovery', 'Discov.'],
  ['TA0008', 'Lateral Movement', 'Lateral mov.', 'Lateral'],
  ['TA0009', 'Collection', 'Collection', 'Collect.'],
  ['TA0011', 'Command and Control', 'C2', 'C2'],
  ['TA0010', 'Exfiltration', 'Exfiltration', 'Exfil.'],
  ['TA0040', 'Impact', 'Impact', 'Impact'],
]

export interface TacticName {
  readonly short: string
  /** For about five digits' width. */
  readonly tiny: string
}

/** Short names of a tactic; one that isn't listed keeps its own, cut off for the smallest place. */
export function tacticName(id: string, name: string): TacticName {
  const found = shortNames.find(([ofId, ofName]) => ofId === id && ofName === name)
  if (found !== undefined) return { short: found[2], tiny: found[3] }
  return { short: name, tiny: name.length <= 7 ? name : `${name.slice(0, 6)}.` }
}
