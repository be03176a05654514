import type { Bridge } from './bridge.ts'

export type BridgeMethod = keyof Bridge

/** Written as a record so that the compiler refuses a method that is missing here, or one that doesn't exist. */
const methods: Readonly<Record<BridgeMethod, true>> = {
  about: true,
  saveFile: true,
  showInFolder: true,
  openFile: true,
  openBytes: true,
  openLink: true,
}

/** Every method of the bridge, once. */
export const bridgeMethods = Object.keys(methods) as readonly BridgeMethod[]

/** Name of the channel that carries a method: both sides derive it, nobody spells it. */
export function channelOf<M extends BridgeMethod>(method: M): `coverline:${M}` {
  return `coverline:${method}`
}
