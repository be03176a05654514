import type { Technique } from '../../core/attack/attack-version.ts'
import { faceOf, type CellFace, type CellMarks, type FaceStyle } from './cell-face.ts'
import type { MatrixCell } from './cells.ts'
import type { PlacedCell } from './layout.ts'

/** What a column is painted from; technique places lead into `looks` and `techniques`. */
export interface ColumnWorld {
  readonly techniques: readonly Technique[]
  readonly looks: readonly MatrixCell[]
  readonly style: FaceStyle
  readonly marksOf: (cell: PlacedCell) => CellMarks
}

interface Painted {
  readonly element: HTMLElement
  /** What the cell was painted from: while all of it is the same, nothing is to be done. */
  cell: PlacedCell
  look: MatrixCell | undefined
  style: FaceStyle
  marks: string
  face: CellFace
}

function child(parent: HTMLElement, classes: string, text: string): HTMLElement {
  const element = document.createElement('span')
  element.className = classes
  element.textContent = text
  parent.append(element)
  return element
}

const markText = (marks: CellMarks): string =>
  [marks.tabStop, marks.selected, marks.twin, marks.picked, marks.aside].map(Number).join('')

/**
 * Keeps the cells of one column as they should be. By hand rather than by templates: a change of mode touches every cell
 * of the matrix, and has to be painted within a frame or two.
 */
export class CellPainter {
  #painted = new Map<string, Painted>()

  readonly #root: HTMLElement

  constructor(root: HTMLElement) {
    this.#root = root
  }

  paint(column: readonly PlacedCell[], world: ColumnWorld): void {
    const before = this.#painted
    const kept = new Map<string, Painted>()
    for (const cell of column) {
      const known = before.get(cell.key)
      kept.set(cell.key, known === undefined ? this.#created(cell, world) : this.#updated(known, cell, world))
      before.delete(cell.key)
    }
    for (const { element } of before.values()) element.remove()
    this.#painted = kept
    let at = this.#root.firstChild
    for (const { element } of kept.values()) {
      // A cell that stands where it should isn't moved: that would take its focus away.
      if (element === at) at = at.nextSibling
      else this.#root.insertBefore(element, at)
    }
  }

  #created(cell: PlacedCell, world: ColumnWorld): Painted {
    const element = document.createElement('div')
    element.setAttribute('role', 'gridcell')
    element.dataset['key'] = cell.key
    const marks = world.marksOf(cell)
    const look = world.looks[cell.place]
    const face = faceOf(cell, world.techniques[cell.place], look, world.style, marks)
    const painted = { element, cell, look, style: world.style, marks: '', face }
    write(element, null, face)
    setMarks(painted, cell, marks)
    return painted
  }

  #updated(painted: Painted, cell: PlacedCell, world: ColumnWorld): Painted {
    const marks = world.marksOf(cell)
    const look = world.looks[cell.place]
    const isSame =
      painted.cell === cell &&
      painted.look === look &&
      painted.style === world.style &&
      painted.marks === markText(marks)
    if (isSame) return painted
    const face = faceOf(cell, world.techniques[cell.place], look, world.style, marks)
    write(painted.element, painted.face, face)
    setMarks(painted, cell, marks)
    painted.cell = cell
    painted.look = look
    painted.style = world.style
    painted.face = face
    return painted
  }
}

/** Words stand in a cell on paper alone, and are made anew whenever anything about them changes. */
function write(element: HTMLElement, before: CellFace | null, face: CellFace): void {
  if (before?.shape === 'words') element.replaceChildren()
  if (face.shape === 'words') writeWords(element, face)
  setFace(element, before, face)
}

function writeWords(element: HTMLElement, face: CellFace): void {
  child(element, face.struck ? 'matrix-name cell-struck' : 'matrix-name', face.text)
  if (face.parts.length > 0) {
    const parts = child(element, 'matrix-parts', '')
    const aside = face.fill === 'cell-aside' ? ' cell-aside' : ''
    for (const part of face.parts) child(parts, `matrix-part ${part.classes}${aside}`, part.sign)
  } else child(element, 'matrix-number', face.number)
  if (face.detail !== null) {
    const detail = child(element, 'matrix-detail', face.detail.id)
    for (const letter of face.detail.reached) child(detail, 'matrix-reached', letter)
    child(detail, 'matrix-in-force', face.detail.inForce)
  }
}

function setFace(element: HTMLElement, before: CellFace | null, face: CellFace): void {
  if (before?.classes !== face.classes) element.className = face.classes
  if (before?.label !== face.label) element.setAttribute('aria-label', face.label)
  if (before?.share !== face.share || before.shape !== face.shape) {
    if (face.share === null || face.shape === 'picture') element.style.removeProperty('--share')
    else element.style.setProperty('--share', `${String(face.share)}%`)
  }
}

function setOrRemove(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name)
  else element.setAttribute(name, value)
}

function setMarks(painted: Painted, cell: PlacedCell, marks: CellMarks): void {
  const { element } = painted
  const text = markText(marks)
  const canFold = cell.subs.length > 0
  if (painted.marks === '' || painted.cell !== cell) {
    setOrRemove(element, 'aria-expanded', canFold ? String(!cell.folded) : null)
  }
  if (painted.marks === text) return
  painted.marks = text
  element.tabIndex = marks.tabStop ? 0 : -1
  setOrRemove(element, 'aria-selected', marks.picked ? 'true' : null)
  setOrRemove(element, 'aria-current', marks.selected ? 'true' : null)
}
