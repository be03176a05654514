import { contextBridge, ipcRenderer } from 'electron'
import { bridgeMethods, channelOf, endingChannel, sharedFileChannel } from '../bridge/channels.ts'

const bridge = Object.fromEntries(
  bridgeMethods.map((method) => [
    method,
    (...values: readonly unknown[]): Promise<unknown> => ipcRenderer.invoke(channelOf(method), ...values),
  ]),
)

contextBridge.exposeInMainWorld('coverline', {
  ...bridge,
  // The event itself stays here: it would give the page a way to send messages.
  whenEnding: (handler: () => void): void => {
    ipcRenderer.on(endingChannel, () => {
      handler()
    })
  },
  whenSharedFileChanged: (handler: (assessment: string) => void): void => {
    ipcRenderer.on(sharedFileChannel, (_event, assessment: string) => {
      handler(assessment)
    })
  },
})
