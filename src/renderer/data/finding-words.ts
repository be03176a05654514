import type { FindingKind } from '../../core/knowledge/knowledge-index.ts'

/** Of one, and of any other number. */
const words: Readonly<Record<FindingKind, readonly [one: string, many: string]>> = {
  revokedTechnique: [
    'row names a technique that its own ATT&CK version has revoked; it is followed to the successor',
    'rows name techniques that their own ATT&CK version has revoked; they are followed to the successor',
  ],
  deprecatedTechnique: [
    'row names a technique that its own ATT&CK version has deprecated',
    'rows name techniques that their own ATT&CK version has deprecated',
  ],
  otherDomainTechnique: [
    'row names a technique of another ATT&CK domain; it is dropped',
    'rows name techniques of another ATT&CK domain; they are dropped',
  ],
  unknownTechnique: [
    'row names a technique that ATT&CK doesn’t have; it is dropped',
    'rows name techniques that ATT&CK doesn’t have; they are dropped',
  ],
  renamedTechnique: ['technique has another name today', 'techniques have another name today'],
  repeatedRow: [
    'surplus row repeats what another row says; it counts once',
    'surplus rows repeat what another row says; each counts once',
  ],
  repeatedRowOtherScore: [
    'surplus row repeats another with a different score; the higher counts',
    'surplus rows repeat another with a different score; the highest counts',
  ],
  missingScore: ['row lacks its score; it counts as unscored', 'rows lack their score; they count as unscored'],
  missingType: ['row lacks its mapping type', 'rows lack their mapping type'],
  rowWithoutTechnique: ['row names no technique', 'rows name no technique'],
  rowWithoutCapability: [
    'row names no capability: its technique can’t be mapped',
    'rows name no capability: their technique can’t be mapped',
  ],
  nonMappableAndMapped: [
    'technique is called non-mappable and is mapped as well',
    'techniques are called non-mappable and are mapped as well',
  ],
  completeWithoutTechnique: [
    'row is called complete and names no technique',
    'rows are called complete and name no technique',
  ],
  missingGroup: ['row lacks its capability group', 'rows lack their capability group'],
  idsDifferInCase: [
    'id differs from another in upper and lower case only; they are kept apart',
    'ids differ in upper and lower case only; they are kept apart',
  ],
  idPadded: [
    'row has blanks around its id; they are taken off',
    'rows have blanks around their id; they are taken off',
  ],
  idSpelledTwice: [
    'id is spelled in two ways; that is one capability',
    'ids are spelled in two ways; they are one capability',
  ],
  labelsDiffer: [
    'capability has several names; the commonest is shown',
    'capabilities have several names; the commonest is shown',
  ],
  groupsDiffer: [
    'capability stands in several groups; the commonest is shown',
    'capabilities stand in several groups; the commonest is shown',
  ],
  licenceTier: ['id ends in a licence tier', 'ids end in a licence tier'],
  labelMissing: ['row lacks its description', 'rows lack their description'],
  textUntrimmed: [
    'row has stray blanks or line ends in its texts',
    'rows have stray blanks or line ends in their texts',
  ],
  capabilityRenamed: [
    'capability of the set before is gone or renamed',
    'capabilities of the set before are gone or renamed',
  ],
}

/** What an oddity of the published data is that was found so often, and what is done about it. */
export function findingWords(kind: FindingKind, count: number): string {
  return words[kind][count === 1 ? 0 : 1]
}
