/** What has a page of its own at its publisher. */
export type OfficialKind = 'technique' | 'tactic' | 'mitigation' | 'group' | 'software' | 'campaign'

const folders: Readonly<Record<OfficialKind, string>> = {
  technique: 'techniques',
  tactic: 'tactics',
  mitigation: 'mitigations',
  group: 'groups',
  software: 'software',
  campaign: 'campaigns',
}

/** Ids as ATT&CK forms them; anything else gets no address, whatever a file calls it. */
const forms: Readonly<Record<OfficialKind, RegExp>> = {
  technique: /^T\d{4}(\.\d{3})?$/,
  tactic: /^TA\d{4}$/,
  mitigation: /^[MT]\d{4}$/,
  group: /^G\d{4}$/,
  software: /^S\d{4}$/,
  campaign: /^C\d{4}$/,
}

/** The page of an ATT&CK object at attack.mitre.org (of the newest version there); null for an id of another form. */
export function attackPage(kind: OfficialKind, id: string): string | null {
  return forms[kind].test(id) ? `https://attack.mitre.org/${folders[kind]}/${id.replace('.', '/')}/` : null
}

const explorer = 'https://center-for-threat-informed-defense.github.io/mappings-explorer/external/'

/** Folders of the Mappings Explorer that are known; of other frameworks its list of all. */
const explorerFolders: Readonly<Record<string, string>> = {
  azure: 'azure/',
  m365: 'm365/',
  aws: 'aws/',
  gcp: 'gcp/',
  'intel-vpro': '',
  nist_800_53: 'nist/',
  cri_profile: 'cri_profile/',
  csa_ccm: '',
  veris: 'veris/',
  kev: 'kev/',
}

/** A framework's page in the Mappings Explorer; ATT&CK's own mitigations have theirs at ATT&CK; null for others. */
export function frameworkPage(framework: string): string | null {
  if (framework === 'attack_mitigations') return 'https://attack.mitre.org/mitigations/'
  return Object.hasOwn(explorerFolders, framework) ? `${explorer}${explorerFolders[framework] ?? ''}` : null
}
