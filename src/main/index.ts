import { join } from 'node:path'
import { app, session } from 'electron'
import { serveBridge, tellOfEnding } from './bridge-server.ts'
import { listBundleFiles } from './bundle/bundle-files.ts'
import { registerBundleScheme, serveBundle } from './bundle/bundle-protocol.ts'
import { denyNavigation } from './contents.ts'
import { dropHalfRecords } from './database-files/half-record.ts'
import { startOverIfWished } from './database-files/start-over.ts'
import { writeBeforeEnding } from './ending.ts'
import { recoverWindow, reportFaults } from './failures.ts'
import { decideLaunch, programName } from './launch.ts'
import { openMainWindow } from './main-window.ts'
import { setApplicationMenu } from './menu.ts'
import { cutNetwork, guardSession } from './network.ts'
import { keepSingleInstance } from './single-instance.ts'
import { openSharedFiles } from './shared/shared-files.ts'
import { openSnapshotFiles } from './snapshots/snapshot-files.ts'

const outFolder = join(import.meta.dirname, '..')
const launch = decideLaunch({
  packaged: app.isPackaged,
  developmentAddress: process.env['ELECTRON_RENDERER_URL'],
  noSandboxSwitch: app.commandLine.hasSwitch('no-sandbox'),
  userIsRoot: process.getuid?.() === 0,
  appData: app.getPath('appData'),
  userDataSwitch: app.commandLine.getSwitchValue('user-data-dir'),
})

// Before Electron is ready. Nothing here may wait for `ready`: it comes only after this module has run.
reportFaults()
app.setName(programName)
app.setPath('userData', launch.userData)
if (launch.sandbox) app.enableSandbox()
registerBundleScheme()
cutNetwork(app, launch)
denyNavigation(app, launch)

if (keepSingleInstance(app)) {
  const { userData } = launch
  // Before any page is there that would have the database open.
  const chosen = startOverIfWished(userData)
  dropHalfRecords(userData)
  const storage = {
    userData,
    files: openSnapshotFiles(join(userData, 'snapshots')),
    shared: openSharedFiles(join(userData, 'shared')),
    chosen,
  }
  recoverWindow()
  writeBeforeEnding(app, tellOfEnding)
  app.on('window-all-closed', () => {
    app.quit()
  })
  void app.whenReady().then(async () => {
    const files = await listBundleFiles(outFolder, join(outFolder, '..', 'resources', 'knowledge'))
    await guardSession(session.defaultSession, launch)
    serveBundle(session.defaultSession, files)
    serveBridge(launch, storage)
    setApplicationMenu(launch)
    await openMainWindow(launch, outFolder)
  })
}
