/** @typedef {import('@playwright/test').Page} Page */

/** The screen of the sample with this last part of its address. */
const inSample = (path, ready) => async (page, address) => {
  const id = await sampleId(page, address)
  await page.goto(`${address}#/a/${id}/${path}`)
  await ready(page)
}

/** Opens the sample at the first time; its id stands in the address from then on. */
async function sampleId(page, address) {
  const known = /\/a\/([^/?#]+)/.exec(page.url())?.[1]
  if (known !== undefined) return known
  await page.goto(`${address}#/`)
  const open = page.getByRole('button', { name: 'Open the sample' })
  const row = page.getByRole('link', { name: /Harbour Bank/ })
  await open.or(row).first().click()
  await page.waitForURL(/\/a\//)
  return /\/a\/([^/?#]+)/.exec(page.url())?.[1]
}

const heading = (name) => (page) => page.getByRole('heading', { name }).first().waitFor()
const grid = (name) => (page) => page.getByRole('grid', { name }).first().waitFor()
const cells = (page) => page.getByRole('gridcell').first().waitFor()

/** A screen without an assessment around. */
const outside = (path, ready) => async (page, address) => {
  await page.goto(`${address}#/${path}`)
  await ready(page)
}

const choose = (page, group, name) =>
  page.getByRole('radiogroup', { name: group }).getByRole('radio', { name, exact: true }).click()

async function colourBy(page, mode) {
  const select = page.getByRole('combobox', { name: 'Colour by' })
  if ((await select.count()) === 0) return choose(page, 'Colour by', mode)
  await select.click()
  await page.getByRole('option', { name: mode, exact: true }).click()
}

/** A zoom of the matrix is drawn over some frames. */
const drawn = (page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 40; frame += 1) await new Promise((next) => globalThis.requestAnimationFrame(next))
  })

/** In this order: each leaves the page in the sample, where the next one finds it. */
export const shots = [
  {
    name: 'start',
    show: async (page, address) => {
      await page.goto(`${address}#/`)
      await page
        .getByRole('row')
        .nth(1)
        .or(page.getByRole('link', { name: /Harbour/ }))
        .first()
        .waitFor()
    },
  },
  { name: 'dashboard', show: inSample('dashboard', heading('Coverage by tactic')) },
  { name: 'assess', show: inSample('assess', grid(/Capabilities/)) },
  { name: 'matrix', show: inSample('matrix', cells) },
  {
    name: 'matrix-pane',
    show: inSample('matrix?technique=T1578.001', (page) =>
      page.getByRole('region', { name: 'Create Snapshot' }).waitFor(),
    ),
  },
  {
    name: 'matrix-exposure',
    show: inSample('matrix', async (page) => {
      await cells(page)
      await colourBy(page, 'Exposure')
    }),
  },
  {
    name: 'matrix-names',
    show: inSample('matrix', async (page) => {
      await cells(page)
      await colourBy(page, 'Strength')
      await choose(page, 'Zoom', 'Names')
      await drawn(page)
    }),
  },
  {
    name: 'matrix-read',
    show: inSample('matrix', async (page) => {
      await cells(page)
      await choose(page, 'Zoom', 'Read')
      await drawn(page)
    }),
  },
  {
    name: 'matrix-table',
    show: inSample('matrix', async (page) => {
      await cells(page)
      await choose(page, 'Zoom', 'Fit')
      await choose(page, 'View', 'Table')
      await grid('Techniques in scope')(page)
      await page.getByRole('gridcell').first().waitFor()
    }),
  },
  { name: 'explore', show: inSample('explore', (page) => page.getByRole('grid').first().waitFor()) },
  {
    name: 'explore-set',
    show: inSample('explore/set/m365-07.18.2025_attack-16.1-enterprise', grid('Mappings')),
  },
  { name: 'explore-group', show: inSample('explore/group/G0016', heading('APT29')) },
  { name: 'capability', show: inSample('capability/m365/EOP-APH-E3', grid('Techniques')) },
  {
    name: 'crosswalk',
    show: inSample('explore/capability/m365/EOP-APH-E3?part=crosswalk', async (page) => {
      await grid('Crosswalk')(page)
      await page.getByRole('gridcell').first().waitFor()
    }),
  },
  { name: 'technique', show: inSample('technique/T1578.001', heading('Create Snapshot')) },
  { name: 'report', show: inSample('report', heading('Report')) },
  { name: 'data', show: inSample('data', heading('Mapping sets')) },
  { name: 'snapshots', show: inSample('snapshots', heading('Snapshots')) },
  {
    name: 'palette',
    show: inSample('dashboard', async (page) => {
      await page.keyboard.press('Control+k')
      await page.getByRole('combobox').first().fill('cloud')
      await page.getByRole('option').first().waitFor()
    }),
  },
  {
    name: 'keys',
    show: inSample('assess', async (page) => {
      await page.keyboard.press('Escape')
      await grid(/Capabilities/)(page)
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    }),
  },
  { name: 'settings', show: outside('settings', heading('Settings')) },
  { name: 'create', show: outside('new', heading('What do you run?')) },
  { name: 'library', show: outside('', heading('Assessments')) },
]
