/** Colours of a report: always those of white paper. Strength has its own scale. */
export const paper = {
  text: '#171C24',
  textMuted: '#4B515D',
  textFaint: '#666C78',
  line: '#E0E3E8',
  lineStrong: '#CCCFD6',
  lineControl: '#828893',
  accentText: '#4640CA',
  sunken: '#F1F2F6',
  white: '#FFFFFF',
} as const

/** Fills of states that aren't a strength. */
export const stateFills = {
  planned: '#005668',
  unassessed: '#90959D',
  gap: '#BD4D21',
} as const

/** Cells of the matrix by state. */
export const cellFills = {
  gapBackground: '#FFF1EA',
  gapInk: '#8F2E08',
  gapLine: '#E7B299',
  plannedBackground: '#C6E6E6',
  plannedInk: '#05343D',
} as const
