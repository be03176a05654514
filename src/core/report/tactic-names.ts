/** Tactics' names where there is little room: a shorter form, and one for about five digits' width. */
const shortForms: Readonly<Record<string, readonly [short: string, tiny: string]>> = {
  Reconnaissance: ['Recon', 'Recon'],
  'Resource Development': ['Resource dev.', 'Res.'],
  'Initial Access': ['Initial acc.', 'Init.'],
  Execution: ['Execution', 'Exec.'],
  Persistence: ['Persistence', 'Persist.'],
  'Privilege Escalation': ['Privilege esc.', 'Priv.'],
  'Defense Evasion': ['Defense ev.', 'Evasion'],
  Evasion: ['Evasion', 'Evasion'],
  Stealth: ['Stealth', 'Stealth'],
  'Defense Impairment': ['Impairment', 'Impair.'],
  'Credential Access': ['Credential', 'Cred.'],
  Discovery: ['Discovery', 'Discov.'],
  'Lateral Movement': ['Lateral mov.', 'Lateral'],
  Collection: ['Collection', 'Collect.'],
  'Command and Control': ['C2', 'C2'],
  Exfiltration: ['Exfiltration', 'Exfil.'],
  'Inhibit Response Function': ['Inhibit resp.', 'Inhibit'],
  'Impair Process Control': ['Impair proc.', 'Impair'],
  'Network Effects': ['Network eff.', 'Network'],
  'Remote Service Effects': ['Remote eff.', 'Remote'],
}

export interface TacticName {
  readonly short: string
  readonly tiny: string
}

/** Short forms of a tactic's name; one that isn't known keeps its own, or its id where that is too long. */
export function tacticName(id: string, name: string): TacticName {
  const found = Object.hasOwn(shortForms, name) ? shortForms[name] : undefined
  if (found !== undefined) return { short: found[0], tiny: found[1] }
  return { short: name, tiny: name.length <= 7 ? name : id }
}
