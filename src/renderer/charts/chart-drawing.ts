import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
} from 'chart.js'
import type { BarConfiguration, LineConfiguration } from './chart-config.ts'

// Only what is drawn with: the rest stays out of the program.
Chart.register(BarController, BarElement, CategoryScale, LineController, LineElement, LinearScale, PointElement)

export type Configuration = BarConfiguration | LineConfiguration

export interface Drawing {
  /** Shows other figures or colours at once; bars stay bars. */
  show: (config: Configuration) => void
  destroy: () => void
}

export function draw(canvas: HTMLCanvasElement, config: Configuration): Drawing {
  const chart = new Chart<'bar' | 'line', number[], string>(canvas, config)
  return {
    show: ({ data, options }) => {
      chart.data = data
      if (options !== undefined) chart.options = options
      chart.update('none')
    },
    destroy: () => {
      chart.destroy()
    },
  }
}
