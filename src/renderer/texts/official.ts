/** Where the published files are. Shown to be copied: nothing here goes online by itself. */
export interface OfficialPlace {
  readonly name: string
  readonly what: string
  readonly address: string
}

export const officialPlaces: readonly OfficialPlace[] = [
  {
    name: 'Mapping files',
    what: 'why each mapping is as it is: the JSON files below “mappings”',
    address: 'https://github.com/center-for-threat-informed-defense/mappings-explorer',
  },
  {
    name: 'ATT&CK bundles',
    what: 'descriptions: “enterprise-attack.json” and its like, under the tag of a version',
    address: 'https://github.com/mitre/cti',
  },
]
