import type { Domain } from '../src/core/attack/attack-version.ts'
import type { KnowledgeIndex } from '../src/core/knowledge/knowledge-index.ts'

/** ATT&CK versions that the program bundles. */
export const bundledVersions: Readonly<Record<Domain, readonly string[]>> = {
  enterprise: ['14.1', '15.1', '16.1', '17.1', '18.1', '19.0'],
  mobile: ['16.1', '18.1', '19.0'],
  ics: ['16.1', '18.1'],
}

/** Versions whose bundle was rebuilt from MISP galaxy's clusters; their campaigns are those of 18.1. */
export const rebuiltVersions: readonly string[] = ['enterprise-19.0', 'mobile-19.0']

/** Where the data comes from. Commits and dates are those of the copies that were compiled. */
export const publications: KnowledgeIndex['sources'] = [
  {
    name: 'Mappings Explorer, Center for Threat-Informed Defense (commit 2911162, 2026-01-27)',
    licence: 'Apache-2.0, © MITRE',
    address: 'https://github.com/center-for-threat-informed-defense/mappings-explorer',
  },
  {
    name: 'MITRE ATT&CK, 14.1 to 18.1',
    licence:
      '© 2025 The MITRE Corporation. This work is reproduced and distributed with the permission of The MITRE Corporation.',
    address: 'https://github.com/mitre/cti',
  },
  {
    name: 'MITRE ATT&CK 19.0, rebuilt from MISP galaxy (commit 9434ace4); campaigns are those of 18.1',
    licence: 'CC0-1.0; ATT&CK as above',
    address: 'https://github.com/MISP/misp-galaxy',
  },
  {
    name: 'NIST SP 800-53B baselines, rev 4 and 5, from OSCAL content (commit 88bb8de, 2025-06-03)',
    licence: 'public domain (CC0-1.0)',
    address: 'https://github.com/usnistgov/oscal-content',
  },
]
