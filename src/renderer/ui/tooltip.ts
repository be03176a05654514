import type { Directive } from 'vue'
import { placeBeside, placeNear } from './placement.ts'

const delay = 400
/** Moving on within this time shows the next one at once. */
const warmth = 300
const lingering = 80

let tip: HTMLElement | null = null
let owner: HTMLElement | null = null
/** What shows its words when the delay is over. */
let awaited: HTMLElement | null = null
let showing = 0
let hiding = 0
let hiddenAt = -Infinity
let scrolledAt = -Infinity
const texts = new WeakMap<HTMLElement, string>()
const beside = new WeakSet<HTMLElement>()

/** One element for the whole page. Hidden from assistive technology: what it says is the name of its owner already. */
function tipElement(): HTMLElement {
  if (tip !== null) return tip
  tip = document.createElement('div')
  tip.popover = 'manual'
  tip.setAttribute('aria-hidden', 'true')
  tip.className = 'fixed z-50 max-w-80 rounded-chip bg-ink px-2 py-1 text-small text-work whitespace-pre-line'
  tip.addEventListener('pointerenter', () => {
    clearTimeout(hiding)
  })
  tip.addEventListener('pointerleave', hideSoon)
  document.body.append(tip)
  return tip
}

function show(element: HTMLElement): void {
  const text = texts.get(element) ?? ''
  if (text === '' || !element.isConnected) return
  const shown = tipElement()
  owner = element
  shown.textContent = text
  shown.showPopover()
  const size = { width: shown.offsetWidth, height: shown.offsetHeight }
  const viewport = { width: window.innerWidth, height: window.innerHeight }
  const anchor = element.getBoundingClientRect()
  const place = beside.has(element) ? placeBeside(anchor, size, viewport) : placeNear(anchor, size, viewport, 'center')
  shown.style.left = `${String(place.left)}px`
  shown.style.top = `${String(place.top)}px`
}

function stopWaiting(): void {
  clearTimeout(showing)
  awaited = null
}

function hide(): void {
  stopWaiting()
  hideOwner()
}

function hideOwner(): void {
  clearTimeout(hiding)
  if (owner === null) return
  owner = null
  hiddenAt = performance.now()
  tip?.hidePopover()
}

function hideSoon(): void {
  stopWaiting()
  clearTimeout(hiding)
  if (owner !== null) hiding = window.setTimeout(hide, lingering)
}

function showAwaited(): void {
  const element = awaited
  const restsIn = scrolledAt + delay - performance.now()
  if (restsIn > 0) {
    showing = window.setTimeout(showAwaited, restsIn)
    return
  }
  hide()
  if (element !== null) show(element)
}

function showSoon(element: HTMLElement): void {
  clearTimeout(hiding)
  clearTimeout(showing)
  awaited = element
  const warm = owner !== null || performance.now() - hiddenAt < warmth
  showing = window.setTimeout(showAwaited, warm ? 0 : delay)
}

/**
 * What scrolls along under a resting pointer isn't pointed at: without this a list would show words for every row that
 * comes by, which costs as much as drawing it.
 */
function onScroll({ target }: Event): void {
  const pointed = awaited ?? owner
  if (pointed === null || !(target instanceof Node) || !target.contains(pointed)) return
  scrolledAt = performance.now()
  if (owner?.matches(':focus-visible') === false) hideOwner()
}

function listen(element: HTMLElement): void {
  // One for all: the same listener again isn't another.
  window.addEventListener('scroll', onScroll, { capture: true, passive: true })
  element.addEventListener('pointerenter', (event) => {
    if (event.pointerType !== 'touch') showSoon(element)
  })
  element.addEventListener('pointerleave', hideSoon)
  element.addEventListener('focus', () => {
    if (element.matches(':focus-visible')) show(element)
  })
  element.addEventListener('blur', hide)
  element.addEventListener('pointerdown', hide)
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide()
  })
}

/**
 * `v-tip="'Undo'"`: words below an element on hover and focus; `v-tip.beside` puts them at its right. Only for what the element's own text or `aria-label`
 * already says, because assistive technology doesn't read it.
 */
export const vTip: Directive<HTMLElement, string, 'beside'> = {
  mounted(element, { value, modifiers }) {
    texts.set(element, value)
    if (modifiers.beside === true) beside.add(element)
    listen(element)
  },
  updated(element, { value }) {
    texts.set(element, value)
    if (owner === element && tip !== null) tip.textContent = value
  },
  beforeUnmount(element) {
    if (owner === element) hide()
    texts.delete(element)
  },
}
