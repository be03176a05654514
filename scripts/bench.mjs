// Measures speed and size, each figure beside its limit from the same run. Not a test: nothing fails by it.
import { loadavg } from 'node:os'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { measurePage } from './bench-page.mjs'
import { build, stateOfBuild } from './build.mjs'
import { run } from './processes.mjs'
import { project } from './project.mjs'

/** @param {import('./bench-page.mjs').Figure} figure */
function print({ name, value, limit, unit, limitIs }) {
  const ratio = limit === 0 ? '–' : (value / limit).toFixed(2)
  const text = (number) => (number < 10 ? number.toFixed(2) : number.toFixed(0)).padStart(8)
  console.log(`${name.padEnd(58)}${text(value)} of ${text(limit).trim().padStart(6)} ${unit}  ×${ratio}  (${limitIs})`)
}

/** What a window has to fetch before the first matrix: its code, style and font, one ATT&CK version and three sets. */
function firstMatrixSize() {
  const knowledge = join(project, 'resources/knowledge')
  const assets = join(project, 'out/renderer/assets')
  const others =
    /^(CreateScreen|DashboardScreen|ReportScreen|ExploreScreen|TechniqueScreen|CapabilityScreen|SetScreen|ObjectScreen|TechniquePage|CapabilityPage|ExploreFrame|DataScreen|SettingsScreen|harbour-bank)/
  const code = readdirSync(assets).filter((name) => /\.(js|css)$/.test(name) && !others.test(name))
  const fonts = readdirSync(assets).filter((name) => name.endsWith('.woff2'))
  const sets = ['azure-04.26.2025', 'm365-07.18.2025', 'cri_profile-v2.1'].map(
    (set) => `sets/${set}_attack-16.1-enterprise.json`,
  )
  const data = ['index.json', 'known-techniques.json', 'attack/enterprise-19.0.json', ...sets]
  const packed = (path) => gzipSync(readFileSync(path), { level: 9 }).length
  const total = (paths) => paths.reduce((sum, path) => sum + packed(path), 0)
  const font = fonts.reduce((sum, name) => sum + readFileSync(join(assets, name)).length, 0)
  return total(code.map((name) => join(assets, name))) + font + total(data.map((file) => join(knowledge, file)))
}

console.log(`Load of the machine at the start: ${loadavg()[0]?.toFixed(1)}. On a busy machine every figure is worse.\n`)
if (stateOfBuild() !== 'fresh') {
  console.log('Building first.')
  await build()
}
const core = await run(process.execPath, [join(project, 'scripts/run-typescript.mjs'), 'scripts/bench-core.ts'], {
  cwd: project,
})
for (const line of core.trim().split('\n')) print(JSON.parse(line))
const size = firstMatrixSize() / 1e6
print({
  name: 'size: code and data to the first matrix, gzipped',
  value: size,
  limit: 0.6,
  unit: 'MB',
  limitIs: 'the bar',
})
const page = await measurePage()
if (typeof page === 'string') console.log(`The window wasn’t measured. ${page}`)
else for (const figure of page) print(figure)
