import { BarController, BarElement, CategoryScale, Chart, LinearScale } from 'chart.js'
import type { BarConfiguration } from './chart-config.ts'

// Only what is drawn with: the rest stays out of the program.
Chart.register(BarController, BarElement, CategoryScale, LinearScale)

export interface Drawing {
  /** Shows other figures or colours at once. */
  show: (config: BarConfiguration) => void
  destroy: () => void
}

export function draw(canvas: HTMLCanvasElement, config: BarConfiguration): Drawing {
  const chart = new Chart<'bar', number[], string>(canvas, config)
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
