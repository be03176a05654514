import type { SaveRequest } from '../../bridge/bridge.ts'
import { renderChartCsv } from '../../core/report/chart-csv.ts'
import type { ChartDescription } from '../../core/report/chart-description.ts'
import { chartFigure } from '../../core/report/chart-figure.ts'
import { renderFigureSvg } from '../../core/report/figure-svg.ts'
import type { ChartExport } from '../charts/chart-exports.ts'
import { paintFigure } from '../charts/paint-figure.ts'
import { notice } from '../frame/notice.ts'
import { host } from '../host/host.ts'
import { toasts } from '../shell/toasts.ts'

const tooLong = {
  what: 'This chart is too long for an image.',
  mend: 'Save it as SVG, which may have any length.',
}

async function save(request: SaveRequest): Promise<void> {
  const answer = await host.saveFile(request)
  if (!answer.saved) {
    if (answer.problem !== null) notice.value = { what: answer.problem, mend: 'Choose another place and save again.' }
    return
  }
  const { token } = answer
  const action = token === null ? {} : { action: { label: 'Show in folder', run: () => void host.showInFolder(token) } }
  toasts.show({ subject: answer.name, text: 'was saved', ...action })
}

/** Puts something on the clipboard, which the system may refuse. */
async function copy(subject: string, type: string, content: Blob): Promise<void> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ [type]: content })])
    toasts.show({ subject, text: 'was copied' })
  } catch {
    notice.value = { what: 'The clipboard didn’t take the chart.', mend: 'Save it as a file instead.' }
  }
}

/**
 * Saves or copies a chart as it stands on the screen. Images are in the light palette; `about` says on them what they are
 * of, `name` begins the file's name.
 */
export async function exportChart(
  as: ChartExport,
  chart: ChartDescription,
  { name, about }: { readonly name: string; readonly about: string },
): Promise<void> {
  const fileName = `${name} ${chart.title.toLowerCase()}`
  switch (as) {
    case 'saveSvg':
      await save({ name: `${fileName}.svg`, kind: 'svg', content: renderFigureSvg(chartFigure(chart, about)) })
      return
    case 'saveCsv':
      await save({ name: `${fileName}.csv`, kind: 'csv', content: renderChartCsv(chart, { bom: true }) })
      return
    case 'copyCsv':
      await copy(chart.title, 'text/plain', new Blob([renderChartCsv(chart)], { type: 'text/plain' }))
      return
    case 'savePng':
    case 'copyPng': {
      const image = await paintFigure(chartFigure(chart, about))
      if (image === null) notice.value = tooLong
      else if (as === 'copyPng') await copy(chart.title, 'image/png', image)
      else await save({ name: `${fileName}.png`, kind: 'png', content: new Uint8Array(await image.arrayBuffer()) })
    }
  }
}
