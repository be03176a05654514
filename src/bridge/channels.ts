import type { DesktopBridge } from './desktop-bridge.ts'

export type BridgeMethod = keyof DesktopBridge

/** Written as a record so that the compiler refuses a method that is missing here, or one that doesn't exist. */
const methods: Readonly<Record<BridgeMethod, true>> = {
  about: true,
  saveFile: true,
  showInFolder: true,
  openFile: true,
  openBytes: true,
  openLink: true,
  startFacts: true,
  noteStored: true,
  snapshots: true,
  keepSnapshot: true,
  readSnapshot: true,
  markSnapshot: true,
  removeSnapshots: true,
  addSnapshots: true,
  saveSnapshots: true,
  startOver: true,
  readyToEnd: true,
  placeSharedFile: true,
  linkSharedFile: true,
  sharedLink: true,
  readSharedFile: true,
  writeSharedFile: true,
  agreeOnSharedFile: true,
  distrustSharedFiles: true,
  unlinkSharedFiles: true,
  watchSharedFile: true,
}

/** Every method of the bridge, once. */
export const bridgeMethods = Object.keys(methods) as readonly BridgeMethod[]

/** The messages in the other direction: the program is about to end; the shared file that is watched changed. */
export const endingChannel = 'coverline:ending'
export const sharedFileChannel = 'coverline:sharedFileChanged'

/** Name of the channel that carries a method: both sides derive it, nobody spells it. */
export function channelOf<M extends BridgeMethod>(method: M): `coverline:${M}` {
  return `coverline:${method}`
}
