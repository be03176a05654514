import { CellBrush, type BrushKit } from './cell-brush.ts'
import type { CellPicture } from './cell-picture.ts'
import type { FrameJob, FrameJobs } from './frame-jobs.ts'
import { meet, type Area, type CellBox } from './geometry.ts'
import { PicturePainter } from './picture-painter.ts'
import { tilesAround, type Tile } from './tiles.ts'

/** What a picture is made of; another of these is another picture. */
export interface PicturePlan {
  readonly kit: BrushKit
  readonly tiles: readonly Tile[]
  readonly boxes: readonly CellBox[]
}

export type Painted = (box: CellBox) => CellPicture

/** So many cells of a tile as are painted in one go. */
interface Portion {
  readonly boxes: readonly CellBox[]
  /** Null until its first time. */
  painter: PicturePainter | null
  /** Which of the pictures that followed one another it shows. */
  state: number
}

interface DrawnTile {
  readonly tile: Tile
  readonly portions: readonly Portion[]
  /** Null until something of it is painted, or where there is none to be had. */
  canvas: HTMLCanvasElement | null
  brush: CellBrush | null
}

const portionSize = 28

/**
 * Pixels of the screen in all tiles that stay painted while they are out of view: about as many as the whole matrix of
 * Enterprise ATT&CK has at *Read*. Who looks back and forth has each painted once.
 */
const keptPixels = 16_000_000

/** Empty canvases that wait to be used again: about as many as a screen has tiles. Each holds its pixels. */
const sparesKept = 32

/**
 * A picture that may be larger than any screen, painted in tiles: those in view, and those near it when there is time.
 * Scrolling moves what has been painted, without the page's doing. Those that were in view stay as they are, but not in
 * the page, which hands all its canvases on whenever one of them changes.
 */
export class TiledPicture {
  readonly #host: HTMLElement
  readonly #jobs: FrameJobs
  /** Those in view last stand last. */
  readonly #drawn = new Map<string, DrawnTile>()
  /** Canvases that show nothing now: making one costs more than using it again. */
  readonly #spare: HTMLCanvasElement[] = []
  #plan: PicturePlan | null = null
  #pictureOf: Painted = () => {
    throw new Error('There is nothing to paint yet.')
  }
  #state = 0

  constructor(host: HTMLElement, jobs: FrameJobs) {
    this.#host = host
    this.#jobs = jobs
  }

  /** Another picture; nothing of it is painted before it is shown. */
  begin(plan: PicturePlan, pictureOf: Painted): void {
    for (const key of this.#drawn.keys()) this.#drop(key)
    this.#plan = plan
    this.change(pictureOf)
  }

  /** Cells may look otherwise now. What is out of view is painted anew when it is seen: it mustn't show what was. */
  change(pictureOf: Painted): void {
    for (const [key, { canvas }] of this.#drawn) if (canvas?.isConnected === false) this.#drop(key)
    this.#pictureOf = pictureOf
    this.#state += 1
  }

  /** What is in view is painted at once, or over the next frames. */
  show(view: Area, how: 'at once' | 'in turn'): void {
    if (this.#plan === null) return
    const { seen, near } = tilesAround(this.#plan.tiles, view)
    this.#keep([...seen, ...near])
    const jobs = seen.flatMap((tile) => this.#jobsOf(tile))
    this.#jobs.replace('seen', how === 'in turn' ? jobs : [])
    if (how === 'at once') for (const { run } of jobs) run()
    this.#jobs.replace(
      'near',
      near.flatMap((tile) => this.#jobsOf(tile)),
    )
  }

  /** Has those tiles in the page, as far as they are painted, and of the others as many as may stay. */
  #keep(tiles: readonly Tile[]): void {
    const kept = new Set(tiles.map(({ key }) => key))
    for (const key of kept) {
      const drawn = this.#drawn.get(key)
      if (drawn === undefined) continue
      this.#drawn.delete(key)
      this.#drawn.set(key, drawn)
      if (drawn.canvas?.isConnected === false) this.#host.append(drawn.canvas)
    }
    let pixels = 0
    for (const [key, { canvas }] of [...this.#drawn].reverse()) {
      if (kept.has(key)) continue
      pixels += canvas === null ? 0 : canvas.width * canvas.height
      if (canvas === null || pixels > keptPixels) this.#drop(key)
      else canvas.remove()
    }
  }

  /** What is to be painted of a tile. */
  #jobsOf(tile: Tile): readonly FrameJob[] {
    const drawn = this.#drawn.get(tile.key) ?? this.#planned(tile)
    return drawn.portions
      .filter(({ state }) => state !== this.#state)
      .map((portion) => ({
        run: () => {
          this.#paint(drawn, portion)
        },
      }))
  }

  #planned(tile: Tile): DrawnTile {
    const own = this.#plan?.boxes.filter((box) => meet(box, tile)) ?? []
    const portions = Array.from({ length: Math.ceil(own.length / portionSize) }, (_, at) => ({
      boxes: own.slice(at * portionSize, (at + 1) * portionSize),
      painter: null,
      state: 0,
    }))
    const drawn = { tile, portions, canvas: null, brush: null }
    this.#drawn.set(tile.key, drawn)
    return drawn
  }

  #paint(drawn: DrawnTile, portion: Portion): void {
    if (drawn.canvas === null) this.#open(drawn)
    if (drawn.brush === null) return
    portion.painter ??= new PicturePainter(drawn.brush)
    portion.state = this.#state
    portion.painter.paint(new Map(portion.boxes.map((box) => [box.cell.key, this.#pictureOf(box)])))
  }

  /** Gives a tile an empty canvas in its place. */
  #open(drawn: DrawnTile): void {
    if (this.#plan === null) return
    const { kit } = this.#plan
    const { density } = kit.style
    const { x, y, width, height } = drawn.tile
    const canvas = this.#spare.pop() ?? document.createElement('canvas')
    const surface = canvas.getContext('2d')
    if (surface === null) return
    const size = { width: Math.round(width * density), height: Math.round(height * density) }
    if (canvas.width === size.width && canvas.height === size.height) {
      surface.resetTransform()
      surface.clearRect(0, 0, size.width, size.height)
    } else Object.assign(canvas, size)
    surface.setTransform(density, 0, 0, density, -x * density, -y * density)
    for (const [name, value] of Object.entries({ left: x, top: y, width, height })) {
      canvas.style.setProperty(name, `${String(value)}px`)
    }
    drawn.canvas = canvas
    drawn.brush = new CellBrush(surface, kit)
    this.#host.append(canvas)
  }

  #drop(key: string): void {
    const canvas = this.#drawn.get(key)?.canvas ?? null
    this.#drawn.delete(key)
    if (canvas === null) return
    canvas.remove()
    if (this.#spare.length < sparesKept) this.#spare.push(canvas)
  }
}
