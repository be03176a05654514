// What Electron's own default app does, as far as the tests need it: starts the program named on the command line. The
// test runtime comes without one. The program's module is awaited, so it runs before Electron is ready.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const require = createRequire(import.meta.url)
const values = process.argv.slice(1)
let folder
for (let value = values.shift(); value !== undefined && folder === undefined; value = values.shift()) {
  if (value === '-r') require(values.shift())
  else if (!value.startsWith('-')) folder = resolve(value)
}

if (folder === undefined) {
  console.error('Name the folder of the program to start.')
  app.exit(1)
} else {
  const { version, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  app.setVersion(version)
  app.setAppPath(folder)
  try {
    await import(pathToFileURL(join(folder, main)).href)
  } catch (error) {
    console.error(error)
    app.exit(1)
  }
}
