import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { Launch } from './launch.ts'

/** Only roles: the program's own commands live in the window, where both hosts have them. */
export function setApplicationMenu(launch: Launch): void {
  const forMac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : []
  const forDevelopers: MenuItemConstructorOptions[] = launch.developerTools
    ? [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
    : []
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...forMac,
      { role: 'fileMenu' },
      { role: 'editMenu' },
      {
        label: 'View',
        submenu: [
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { type: 'separator' },
          { role: 'togglefullscreen' },
          ...forDevelopers,
        ],
      },
      { role: 'windowMenu' },
    ]),
  )
}
