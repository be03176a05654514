import { mkdir, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { zipSync } from 'fflate'
import { publishedForm, publishedText } from '../src/core/exchange/published-form.test-twin.ts'
import { openKnowledge } from '../src/core/knowledge/knowledge.ts'
import type { AttackVersion } from '../src/core/attack/attack-version.ts'
import { isActive } from '../src/core/attack/attack-version.ts'
import type { MappingSet } from '../src/core/mappings/mapping-set.ts'
import type { Parsed } from '../src/core/problem.ts'
import { cri, fileWith, goTo, m365, openFile, rowOf, smallFile } from './assessments.ts'
import { expectNoAxeViolations } from './axe.ts'
import { expectCopied } from './clipboard.ts'
import { expect, test } from './fixture.ts'
import type { Program } from './fixture.ts'

// Axe looks at everything twice, which takes its time on a busy machine.
test.describe.configure({ timeout: 240_000 })

const hostile = '<img src=x onerror="document.title=\'hit\'"> ${1} [x](javascript:alert(1)) \u202Eright to left'

function valueOf<T>(result: Parsed<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.value
}

async function bundled(): Promise<{ sets: readonly MappingSet[]; attack: AttackVersion }> {
  const read = (file: string): Promise<string> =>
    Promise.resolve(readFileSync(join('resources/knowledge', file), 'utf8'))
  const knowledge = valueOf(await openKnowledge(read))
  const sets = await Promise.all([m365, cri].map(async (id) => valueOf(await knowledge.set(id))))
  return { sets, attack: valueOf(await knowledge.attack('enterprise', '19.0')) }
}

/** An ATT&CK bundle with the techniques of a version, and invented descriptions. */
function bundleOf(attack: AttackVersion): string {
  const techniques = attack.techniques.filter(isActive).map(({ id, name }, at) => ({
    type: 'attack-pattern',
    id: `attack-pattern--${String(at)}`,
    name,
    external_references: [
      { source_name: 'mitre-attack', external_id: id, url: `https://attack.mitre.org/techniques/${id}` },
      { source_name: 'Invented', url: 'https://example.org/report' },
    ],
    description:
      id === 'T1566'
        ? `Invented of mail. See [Link](https://attack.mitre.org/techniques/T1566/002).(Citation: Invented)\n\nMore of it. ${hostile}`
        : `Invented of ${id}.`,
  }))
  const matrix = {
    type: 'x-mitre-matrix',
    id: 'm',
    external_references: [{ source_name: 'mitre-attack', external_id: 'enterprise-attack' }],
    tactic_refs: [],
  }
  const collection = { type: 'x-mitre-collection', id: 'c', x_mitre_version: attack.version }
  return JSON.stringify({ type: 'bundle', objects: [collection, matrix, ...techniques] })
}

function rationaleOf(set: MappingSet): string {
  return publishedText(
    set,
    (capability, mapping) => `Invented reason of ${capability.id} for ${mapping.technique}. ${hostile}`,
  )
}

async function openTechnique(app: Program): Promise<void> {
  await openFile(app, await fileWith(app, 'branch.json', smallFile('Branch')))
  await expect(app.page).toHaveURL(/#\/a\/[^/]+/)
  await app.page.evaluate(() => {
    location.hash = location.hash.replace(/(#\/a\/[^/]+).*/, '$1/technique/T1566')
  })
  await expect(app.page.getByRole('heading', { level: 1, name: 'Phishing', exact: true })).toBeVisible()
}

async function importFiles(page: Page, paths: readonly string[]): Promise<void> {
  await page.getByLabel('Published files', { exact: true }).setInputFiles([...paths])
}

test('rationale and descriptions are imported where they are missed, shown, searched and removed', async ({ app }) => {
  const { page } = app
  const { sets, attack } = await bundled()
  const [first, second] = sets
  if (first === undefined || second === undefined) throw new Error('Both are bundled.')
  await openTechnique(app)
  const description = page.getByRole('region', { name: 'Description' })
  await expect(description).toContainText('Description not imported')

  // Missed on the page, imported on the page.
  await page
    .getByRole('region', { name: /^Microsoft 365/ })
    .getByRole('button', { name: 'Import rationale…' })
    .click()
  const dialog = page.getByRole('dialog', { name: 'Import rationale and descriptions' })
  await expect(dialog).toContainText('https://github.com/center-for-threat-informed-defense/mappings-explorer')
  const copy = dialog.getByRole('button', { name: 'Copy https://github.com/mitre/cti' })
  await expectCopied(app, () => copy.click(), dialog.getByText('Copied'))
  await expectNoAxeViolations(page)
  const form = publishedForm(first, () => 'Of another publication')
  const other = JSON.stringify({ ...form, mapping_objects: form.mapping_objects.slice(2) })
  await importFiles(page, [
    await fileWith(app, 'm365.json', rationaleOf(first)),
    await fileWith(app, `${first.id}.json`, other),
    await fileWith(app, 'broken.json', '{"mapping_objects":'),
    await fileWith(
      app,
      'texts.zip',
      zipSync({ 'a/cri.json': new TextEncoder().encode(rationaleOf(second)), 'a/b.txt': new Uint8Array(3) }),
    ),
    await fileWith(app, 'enterprise.json', bundleOf(attack)),
  ])
  await expect(
    dialog.getByText('Imported the texts of 3 publications, 2 files refused, 1 other file left out.'),
  ).toBeVisible()
  const problems = dialog.getByRole('region', { name: 'Problems of the files' })
  await expect(problems).toContainText('Its mappings aren’t those of the bundled set')
  await expect(problems).toContainText('broken.json')
  await expectNoAxeViolations(page)
  await dialog.getByRole('button', { name: 'Close' }).last().click()

  // Where it belongs, as text.
  await expect(page.getByRole('button', { name: 'Import rationale…' })).toHaveCount(0)
  const m365Table = page.getByRole('region', { name: /^Microsoft 365/ })
  await expect(m365Table).toContainText('Invented reason of EOP-APH-E3 for T1566. <img src=x')
  await expect(page.getByRole('region', { name: /^CRI Profile/ })).toContainText('for T1566. <img')
  await expect(description).toContainText('Invented of mail. See Link.')
  await expect(description).not.toContainText('Citation')
  await description.getByRole('button', { name: 'More of the description' }).click()
  await expect(description).toContainText('<img src=x')
  await expect(description.locator('img, a[href^="javascript"]')).toHaveCount(0)
  await expectNoAxeViolations(page)
  await description.getByRole('button', { name: /references of the description$/ }).click()
  await expect(page.getByRole('dialog', { name: 'References' })).toContainText('https://example.org/report')
  await page.keyboard.press('Escape')
  await description.getByRole('link', { name: 'Link', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Spearphishing Link' })).toBeVisible()
  await expect(description).toContainText('Invented of T1566.002.')

  // The capability's page: what is said of the row where the keys are.
  await page
    .getByRole('region', { name: /^Microsoft 365/ })
    .getByRole('link', { name: 'Anti-Phishing', exact: true })
    .first()
    .click()
  const says = page.getByRole('region', { name: 'What the publisher says' })
  await expect(says).toContainText('Invented reason of EOP-APH-E3 for')
  await expectNoAxeViolations(page)

  // It outlives the program, and is found again.
  await app.restart()
  await rowOf(app.page, 'Branch').getByRole('link').click()
  await goTo(app.page, 'Data')
  await app.page.getByRole('link', { name: 'Rationale and descriptions' }).click()
  const section = app.page.getByRole('region', { name: 'Rationale and descriptions' })
  await expect(section).toContainText('2 of 33 mapping sets, 1 of 11 ATT&CK versions')
  await section.getByRole('textbox', { name: 'Search the imported texts' }).fill('invented T1566.002')
  const hits = section.getByRole('list', { name: 'Found texts' })
  await expect(hits).toContainText('Spearphishing Link')
  await expectNoAxeViolations(app.page)
  await hits.getByRole('link', { name: 'Spearphishing Link' }).click()
  await expect(app.page.getByRole('heading', { level: 1, name: 'Spearphishing Link' })).toBeVisible()
  await app.page.goBack()

  await section.getByRole('button', { name: /^Remove the texts of Microsoft 365/ }).click()
  await expect(section).toContainText('1 of 33 mapping sets, 1 of 11 ATT&CK versions')
  await section.getByRole('button', { name: 'Remove all texts…' }).click()
  await expectNoAxeViolations(app.page)
  await app.page.getByRole('dialog').getByRole('button', { name: 'Remove all' }).click()
  await expect(section).toContainText('0 of 33 mapping sets, 0 of 11 ATT&CK versions')
  await expect(section.getByRole('table')).toHaveCount(0)
})

test('a folder gives what of it is published, by keyboard', async ({ app }) => {
  const { page } = app
  const { sets } = await bundled()
  const [set] = sets
  if (set === undefined) throw new Error('It is bundled.')
  await openTechnique(app)
  await goTo(page, 'Settings')
  const section = page.getByRole('region', { name: 'Rationale and descriptions' })
  const folder = join(app.dataDir, '..', 'mappings')
  await mkdir(join(folder, 'deep'), { recursive: true })
  await writeFile(join(folder, 'deep', 'one.json'), rationaleOf(set))
  await writeFile(join(folder, 'layer.json'), '{"versions":{},"techniques":[]}')
  await writeFile(join(folder, 'notes.md'), 'hello')
  const chooser = page.waitForEvent('filechooser')
  await section.getByRole('button', { name: 'Import a folder…' }).press('Enter')
  await (await chooser).setFiles(folder)
  await expect(section).toContainText('Imported the texts of 1 publication, 2 other files left out.')
  await expect(section.getByRole('row')).toHaveCount(2)
})

/** Lets go of a file or folder of this computer over an element, as a hand would. */
async function dropOn(target: Locator, path: string): Promise<void> {
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (box === null) throw new Error('There is nothing to drop it on.')
  const session = await target.page().context().newCDPSession(target.page())
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', {
      type,
      x: box.x + box.width / 2,
      y: box.y + box.height / 2,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    })
  }
  await session.detach()
}

test('a folder that is dropped gives the same, and one with nothing says so', async ({ app }) => {
  const { page } = app
  const { sets } = await bundled()
  const [set] = sets
  if (set === undefined) throw new Error('It is bundled.')
  await openTechnique(app)
  await goTo(page, 'Settings')
  const section = page.getByRole('region', { name: 'Rationale and descriptions' })
  const place = section.getByText('or drop JSON files, a ZIP file or a folder here')
  const folder = join(app.dataDir, '..', 'dropped')
  await mkdir(join(folder, 'deep'), { recursive: true })
  await dropOn(place, folder)
  await expect(section).toContainText('Nothing was imported.')
  await writeFile(join(folder, 'deep', 'one.json'), rationaleOf(set))
  await writeFile(join(folder, 'notes.md'), 'hello')
  await dropOn(place, folder)
  await expect(section).toContainText('Imported the texts of 1 publication, 1 other file left out.')
  await expect(section.getByRole('row')).toHaveCount(2)
})
