import { reachByFramework } from '../coverage/by-framework.ts'
import type { Coverage } from '../coverage/compute.ts'
import { frameworkName } from '../mappings/frameworks.ts'
import { countAxis, percent, shortShareAxis } from './chart-axis.ts'
import type { ChartDescription, ChartSeries, ChartTarget } from './chart-description.ts'
import { inScope, nothingInScope, partWords } from './chart-words.ts'
import { listed, printShare } from './printed-figures.ts'

/** How many capabilities in force stand behind each technique. */
export function depthHistogram({ metrics }: Coverage): ChartDescription {
  const { depth: depths, techniques } = metrics
  const bins = [
    { id: '0', depth: 0 as const, count: depths['0'], words: 'no capability in force' },
    { id: '1', depth: 1 as const, count: depths['1'], words: 'one capability in force: a single point of reliance' },
    { id: '2', depth: 2 as const, count: depths['2'], words: 'two capabilities in force' },
    { id: '3+', depth: 3 as const, count: depths['3+'], words: 'three or more capabilities in force' },
  ]
  const counts = bins.map(({ count }) => count)
  const words = counts.map((count) => partWords(count, techniques))
  const targets = bins.map(({ depth: of }): ChartTarget => ({ list: 'techniques', depth: of }))
  const hollow: ChartSeries = {
    id: 'none',
    label: 'None in force',
    fill: 'hollow',
    values: counts.map((count, at) => (at === 0 ? count : 0)),
    words,
    targets,
  }
  const inForce: ChartSeries = {
    id: 'inForce',
    label: 'In force',
    fill: 'covered',
    values: counts.map((count, at) => (at === 0 ? 0 : count)),
    words,
    targets,
  }
  return {
    form: 'columns',
    title: 'Depth',
    unit: 'By capabilities in force',
    denominator: inScope(metrics),
    note: '',
    sentence: `Techniques by capabilities in force: ${bins.map(({ id, count }) => `${id}: ${count}`).join(', ')}.`,
    figureHeads: [],
    rows: bins.map(({ id, count, words }) => ({
      id,
      label: id,
      short: id,
      words: `${count} of ${techniques} with ${words}`,
      figures: [String(count)],
    })),
    panels: [{ heading: '', figure: '', series: [hollow, inForce] }],
    axis: countAxis(Math.max(...counts)),
    table: {
      columns: ['Capabilities in force', 'Techniques', '%'],
      rows: bins.map(({ id, count }) => [id, String(count), printShare(count, techniques)]),
    },
    empty: techniques === 0 ? nothingInScope : '',
  }
}

/** Breadth and attainable breadth of each framework alone. */
export function coverageByFramework(coverage: Coverage): ChartDescription {
  const { metrics } = coverage
  const reach = reachByFramework(coverage)
  const { techniques } = metrics
  const all = reach.map(({ framework }): ChartTarget => ({ list: 'capabilities', framework }))
  const inForce = reach.map(({ framework }): ChartTarget => ({ list: 'capabilities', framework, status: 'deployed' }))
  return {
    form: 'bars',
    title: 'By framework',
    unit: 'Each alone, covered filled and attainable outlined',
    denominator: inScope(metrics),
    note: '',
    sentence: `Bars by framework: ${listed(
      reach.map(
        ({ framework, covered, attainable }) =>
          `${frameworkName(framework)} covers ${covered} of ${attainable} attainable`,
      ),
    )}.`,
    figureHeads: ['Covered', 'Attainable'],
    rows: reach.map(({ framework, covered, attainable }) => ({
      id: framework,
      label: frameworkName(framework),
      short: frameworkName(framework),
      words: `${frameworkName(framework)} alone: ${covered} covered, ${attainable} attainable, of ${techniques}`,
      figures: [String(covered), String(attainable)],
    })),
    panels: [
      {
        heading: '',
        figure: '',
        series: [
          {
            id: 'covered',
            label: 'Covered',
            fill: 'covered',
            values: reach.map(({ covered }) => percent(covered, techniques)),
            words: reach.map(({ covered }) => partWords(covered, techniques)),
            targets: inForce,
          },
          {
            id: 'attainable',
            label: 'Attainable beyond',
            fill: 'hollow',
            values: reach.map(({ covered, attainable }) => percent(attainable - covered, techniques)),
            words: reach.map(({ covered, attainable }) => {
              return `${attainable - covered} more, ${partWords(attainable, techniques)}`
            }),
            targets: all,
          },
        ],
      },
    ],
    axis: shortShareAxis,
    table: {
      columns: ['Framework', 'Covered', '%', 'Attainable', '%', 'In scope'],
      rows: reach.map(({ framework, covered, attainable }) => [
        frameworkName(framework),
        String(covered),
        printShare(covered, techniques),
        String(attainable),
        printShare(attainable, techniques),
        String(techniques),
      ]),
    },
    empty: techniques === 0 ? nothingInScope : reach.length === 0 ? 'No set of capabilities is chosen.' : '',
  }
}
