import type { CellPicture } from './cell-picture.ts'

/** A covered technique with nothing special about it. */
export const plainPicture: CellPicture = {
  x: 100,
  y: 26,
  width: 50,
  fill: 's50',
  text: '1595',
  number: '50',
  head: true,
  struck: false,
  shared: false,
  share: null,
  parts: [],
  detail: null,
}
