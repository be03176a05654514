import { contextBridge, ipcRenderer } from 'electron'
import { bridgeMethods, channelOf } from '../bridge/channels.ts'

const bridge = Object.fromEntries(
  bridgeMethods.map((method) => [
    method,
    (...values: readonly unknown[]): Promise<unknown> => ipcRenderer.invoke(channelOf(method), ...values),
  ]),
)

contextBridge.exposeInMainWorld('coverline', bridge)
