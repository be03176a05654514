import { dialog, shell, type BrowserWindow } from 'electron'
import { plainHttpsAddress } from '../bridge/links.ts'

/** The one place where anything is opened outside: https only, and only after the person has seen the whole address. */
export async function openLink(window: BrowserWindow, address: string): Promise<boolean> {
  const plain = plainHttpsAddress(address)
  if (plain === null || !URL.canParse(plain)) return false
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'Open this address in your browser?',
    detail: plain,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  })
  if (response !== 0) return false
  await shell.openExternal(new URL(plain).href)
  return true
}
