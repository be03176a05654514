// `npm test`: every gate, then the built program in a real window and a real browser. `--e2e` leaves the gates out;
// what else is given goes to Playwright (npm run test:e2e -- --project=electron e2e/start).
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { findChromium } from './browser.mjs'
import { build } from './build.mjs'
import { countLine, countResults } from './count-results.mjs'
import { installPackages, missingPackages } from './debian-packages.mjs'
import { startDisplay } from './display.mjs'
import { fetchElectron, findElectron } from './electron-runtime.mjs'
import { runHere } from './processes.mjs'
import { project } from './project.mjs'
import { prepareTestRuntime, testRuntimeExists } from './test-runtime.mjs'
import { prepareSmallDisk, prepareUnprivilegedPlace, readablePath } from './unprivileged.mjs'

const results = join(project, 'test-results')
const values = process.argv.slice(2)
const onlyEndToEnd = values.includes('--e2e')
const forPlaywright = values.filter((value) => value !== '--e2e')
const mustHaveAll = process.env.CI === 'true'
const isRoot = process.getuid?.() === 0
const playwright = join('node_modules', '@playwright', 'test', 'cli.js')

/** A step that isn't a test of its own still counts: as one failure, or as one skip. */
function record(name, count) {
  mkdirSync(results, { recursive: true })
  writeFileSync(join(results, `${name}.json`), JSON.stringify({ passed: 0, failed: 0, skipped: 0, ...count }))
}

async function main() {
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results)
  if (!onlyEndToEnd && (await runHere(process.execPath, [join(project, 'scripts/check.mjs')])) !== 0) {
    if (countResults(results).failed === 0) record('check', { failed: 1 })
  }
  await endToEnd()
  const count = countResults(results)
  console.log(countLine(count))
  process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0
}

async function endToEnd() {
  try {
    console.log('Building the program.')
    await build()
  } catch (error) {
    console.error(sentenceOf(error))
    record('build', { failed: 1 })
    return
  }
  let needs
  try {
    needs = await prepareNeeds()
  } catch (error) {
    console.error(`The end-to-end tests ${mustHaveAll ? "can't run" : 'are skipped'}: ${sentenceOf(error)}`)
    record('e2e-needs', mustHaveAll ? { failed: 1 } : { skipped: 1 })
    return
  }
  try {
    if (isRoot && process.platform === 'linux') await asUnprivilegedUser(needs)
    else await asThisUser(needs)
  } catch (error) {
    console.error(`The end-to-end tests broke off: ${sentenceOf(error)}`)
    record('e2e-run', { failed: 1 })
  }
}

/** Finds Electron, a browser, a display and libraries, or gets them. */
async function prepareNeeds() {
  const electron = await electronForTests()
  console.log(`End-to-end tests run on the Electron in ${electron}.`)
  await installPackages(await missingPackages(electron, await findChromium()))
  return { electron, chromium: await findChromium() }
}

/** What is on the machine, else the test runtime, else the shipped runtime as `npm start` gets it. */
async function electronForTests() {
  const found = findElectron()
  if (found !== null) return dirname(found)
  return testRuntimeExists() ? prepareTestRuntime() : dirname(await fetchElectron())
}

async function asUnprivilegedUser(needs) {
  console.log('Running as root, for whom Chromium has no sandbox: the end-to-end tests run as nobody, on a copy.')
  const place = prepareUnprivilegedPlace()
  const disk = prepareSmallDisk(place)
  try {
    await startAsRoot(needs, place)
    const electron = readablePath(needs.electron, join(place.folder, 'electron'))
    const theirs = join(place.home, 'results')
    await runPlaywright({ ...needs, electron }, place.copy, theirs, place.user, {
      HOME: place.home,
      TMPDIR: place.home,
      COVERLINE_SMALL_DISK: disk.path ?? '',
      COVERLINE_NO_SMALL_DISK: disk.reason,
    })
    if (existsSync(theirs)) cpSync(theirs, results, { recursive: true })
  } finally {
    disk.end()
    rmSync(place.folder, { recursive: true, force: true })
  }
}

async function asThisUser(needs) {
  console.log('The start as root is tested only by root.')
  await runPlaywright(needs, project, results, {}, {})
}

async function runPlaywright(needs, folder, resultsFolder, user, environment) {
  const display = await startDisplay(user)
  try {
    const code = await runHere(process.execPath, [join(folder, playwright), 'test', ...forPlaywright], {
      cwd: folder,
      ...user,
      env: {
        ...process.env,
        ...environment,
        ...(display === null ? {} : { DISPLAY: display.name }),
        COVERLINE_TEST_ELECTRON: needs.electron,
        COVERLINE_TEST_CHROMIUM: needs.chromium ?? '',
        COVERLINE_E2E_RESULTS: resultsFolder,
      },
    })
    if (code !== 0 && !existsSync(join(resultsFolder, 'e2e.json'))) record('e2e-run', { failed: 1 })
  } finally {
    display?.end()
  }
}

/** Has to be root, so it runs before rights are dropped; its browser is started as nobody. */
async function startAsRoot(needs, place) {
  await runHere(
    process.execPath,
    [
      join(project, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      'vitest.as-root.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${join(results, 'e2e-as-root.json')}`,
    ],
    {
      cwd: project,
      env: {
        ...process.env,
        COVERLINE_TEST_CHROMIUM: needs.chromium ?? '',
        COVERLINE_TEST_PLACE: place.folder,
        COVERLINE_TEST_USER: `${place.user.uid}:${place.user.gid}`,
      },
    },
  )
  if (!existsSync(join(results, 'e2e-as-root.json'))) record('e2e-as-root', { failed: 1 })
}

function sentenceOf(error) {
  return error instanceof Error ? error.message : String(error)
}

await main()
