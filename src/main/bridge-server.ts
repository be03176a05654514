import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import { bridgeMethods, channelOf, endingChannel, type BridgeMethod } from '../bridge/channels.ts'
import { parseArguments } from '../bridge/requests.ts'
import { problemLine } from '../core/problem.ts'
import { hostBridge } from './host-bridge.ts'
import type { Launch } from './launch.ts'
import { isMainWindow } from './main-window.ts'
import { isTrustedSender } from './sender.ts'
import type { Storage } from './snapshots/snapshot-bridge.ts'

type AnyBridge = Readonly<Record<BridgeMethod, (...values: readonly unknown[]) => Promise<unknown>>>

/** The only place that listens to windows: who calls and with what is checked before anything is done. */
export function serveBridge(launch: Launch, storage: Storage): void {
  for (const method of bridgeMethods) {
    ipcMain.handle(channelOf(method), (event, ...received: readonly unknown[]) =>
      answer(launch, storage, method, event, received),
    )
  }
}

/** Asks a window to write what it must, before it or the program ends. */
export function tellOfEnding(window: BrowserWindow): void {
  window.webContents.send(endingChannel)
}

async function answer(
  launch: Launch,
  storage: Storage,
  method: BridgeMethod,
  event: IpcMainInvokeEvent,
  received: readonly unknown[],
): Promise<unknown> {
  const window = BrowserWindow.fromWebContents(event.sender)
  const trusted = isTrustedSender(event.senderFrame, event.sender, isMainWindow(event.sender), launch.origin)
  if (window === null || !trusted) throw new Error('Refused: not from the program’s own window.')
  const call = parseArguments(method, received)
  if (!call.ok) throw new Error(`Refused: ${call.problems.map(problemLine).join(' ')}`)
  // The parsed arguments fit the method: that is what parseArguments promises, method by method.
  const host = hostBridge(window, storage) as unknown as AnyBridge
  return host[method](...call.value)
}
