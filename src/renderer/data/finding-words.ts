import type { FindingKind } from '../../core/knowledge/knowledge-index.ts'

/** What an oddity of the published data is, and what is done about it. */
export const findingWords: Readonly<Record<FindingKind, string>> = {
  revokedTechnique:
    'rows name techniques that their own ATT&CK version has revoked; they are followed to the successor',
  deprecatedTechnique: 'rows name techniques that their own ATT&CK version has deprecated',
  otherDomainTechnique: 'rows name techniques of another ATT&CK domain; they are dropped',
  unknownTechnique: 'rows name techniques that ATT&CK doesn’t have; they are dropped',
  renamedTechnique: 'techniques have another name today',
  repeatedRow: 'surplus rows repeat what another row says; each counts once',
  repeatedRowOtherScore: 'surplus rows repeat another with a different score; the highest counts',
  missingScore: 'rows lack their score; they count as unscored',
  missingType: 'rows lack their mapping type',
  rowWithoutTechnique: 'rows name no technique',
  rowWithoutCapability: 'rows name no capability: their technique can’t be mapped',
  nonMappableAndMapped: 'techniques are called non-mappable and are mapped as well',
  completeWithoutTechnique: 'rows are called complete and name no technique',
  missingGroup: 'rows lack their capability group',
  idsDifferInCase: 'ids differ in upper and lower case only; they are kept apart',
  idPadded: 'rows have blanks around their id; they are taken off',
  idSpelledTwice: 'ids are spelled in two ways; they are one capability',
  labelsDiffer: 'capabilities have several names; the commonest is shown',
  groupsDiffer: 'capabilities stand in several groups; the commonest is shown',
  licenceTier: 'ids end in a licence tier',
  labelMissing: 'rows lack their description',
  textUntrimmed: 'rows have stray blanks or line ends in their texts',
  capabilityRenamed: 'capabilities of the set before are gone or renamed',
}
