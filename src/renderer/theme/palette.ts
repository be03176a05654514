export type Theme = 'light' | 'dark'

/** Values of the colour tokens by name: `palette('dark').get('state-gap')`. */
export type Palette = ReadonlyMap<string, string>

/**
 * Every colour of the interface, by what it is for; `colours.test.ts` measures them. Cool defends, warm threatens or is
 * missing, indigo is what the person does, grey is what nobody knows. Style sees each as a variable of its name, script
 * by `token`: one list for both, so that what is drawn can't differ from what is styled.
 */
const light = {
  // Surfaces
  bg: '#ffffff',
  'bg-app': '#f4f6f8',
  'bg-raised': '#ffffff',
  'bg-sunken': '#f1f2f6',
  'bg-hover': '#edf0f5',
  'bg-selected': '#ebeefe',

  // Lines: the first two only decorate, the third is the edge of controls
  line: '#e0e3e8',
  'line-strong': '#cccfd6',
  'line-control': '#828893',

  // Words
  text: '#171c24',
  'text-muted': '#4b515d',
  'text-faint': '#666c78',

  // What the person does
  accent: '#4d4ad4',
  'accent-hover': '#3f37bd',
  'accent-text': '#4640ca',
  'on-accent': '#ffffff',
  focus: '#5149e8',

  // Outcomes
  danger: '#b51e26',
  'danger-bg': '#ffedeb',
  warn: '#8b4e00',
  'warn-bg': '#fef2dd',
  ok: '#05684b',
  'ok-bg': '#e3f8f0',

  // Inks on data colours, never `--text`
  'ink-dark': '#020305',
  'ink-light': '#ffffff',

  // Scales
  'strength-none': '#f5f6f8',
  'strength-minimal': '#97d6d2',
  'strength-partial': '#33a2a6',
  'strength-significant': '#004b60',
  'demand-zero': '#f5f6f8',
  'demand-low': '#ebcf9a',
  'demand-mid': '#d67c33',
  'demand-high': '#952b13',
  'change-loss-strong': '#bf461b',
  'change-loss': '#f2b891',
  'change-same': '#f1f2f4',
  'change-gain': '#60b8ba',
  'change-gain-strong': '#004b60',

  // Categories, only for lines that share one chart
  'category-protect': '#004783',
  'category-detect': '#e5b650',
  'category-respond': '#ce5288',

  // States of a technique
  'state-covered': '#005668',
  'state-planned': '#85d0d1',
  'state-unassessed': '#90959d',
  'state-gap': '#bd4d21',
  'state-no-control': '#e1e3e7',
  'state-excluded': '#ffffff',

  // Cells that carry a pattern
  'cell-gap-bg': '#fff1ea',
  'cell-gap-ink': '#8f2e08',
  'cell-gap-line': '#e7b299',
  'cell-planned-bg': '#c6e6e6',
  'cell-planned-ink': '#05343d',
  'cell-planned-stripe': 'rgb(255 255 255 / 75%)',
  'cell-hatch-on-dark-ink': 'rgb(255 255 255 / 42%)',
  'cell-hatch-on-light-ink': 'rgb(0 0 0 / 50%)',

  // What floats
  'float-shadow': '0 1px 2px rgb(0 0 0 / 12%), 0 8px 24px rgb(0 0 0 / 12%)',
} as const

const dark: Readonly<Record<keyof typeof light, string>> = {
  bg: '#111419',
  'bg-app': '#0a0d11',
  'bg-raised': '#1b1e24',
  'bg-sunken': '#0d0f13',
  'bg-hover': '#1d2128',
  'bg-selected': '#222442',

  line: '#24282e',
  'line-strong': '#353941',
  'line-control': '#6f757f',

  text: '#ebedf1',
  'text-muted': '#aeb3ba',
  'text-faint': '#8f949d',

  accent: '#5657dd',
  'accent-hover': '#6267e7',
  'accent-text': '#a4aafb',
  'on-accent': '#ffffff',
  focus: '#a4aafe',

  danger: '#f7857d',
  'danger-bg': '#3a1b19',
  warn: '#e6b463',
  'warn-bg': '#31220d',
  ok: '#68ceaa',
  'ok-bg': '#112a21',

  'ink-dark': '#020305',
  'ink-light': '#ffffff',

  'strength-none': '#1f2126',
  'strength-minimal': '#1e4753',
  'strength-partial': '#2b9097',
  'strength-significant': '#82eeda',
  'demand-zero': '#1f2126',
  'demand-low': '#5a3820',
  'demand-mid': '#bf6a2f',
  'demand-high': '#fad280',
  'change-loss-strong': '#f39552',
  'change-loss': '#843e21',
  'change-same': '#232529',
  'change-gain': '#24838b',
  'change-gain-strong': '#94f3e0',

  'category-protect': '#3b7cc0',
  'category-detect': '#fadb86',
  'category-respond': '#ed85ae',

  'state-covered': '#80e7d6',
  'state-planned': '#165d66',
  'state-unassessed': '#717680',
  'state-gap': '#e8804b',
  'state-no-control': '#2d3037',
  'state-excluded': '#111419',

  'cell-gap-bg': '#2e1a12',
  'cell-gap-ink': '#ffb48f',
  'cell-gap-line': '#6e3a22',
  'cell-planned-bg': '#1a4a52',
  'cell-planned-ink': '#d9f7f1',
  'cell-planned-stripe': 'rgb(0 0 0 / 50%)',
  'cell-hatch-on-dark-ink': 'rgb(255 255 255 / 42%)',
  'cell-hatch-on-light-ink': 'rgb(0 0 0 / 50%)',

  'float-shadow': '0 0 0 1px rgb(255 255 255 / 10%), 0 12px 32px rgb(0 0 0 / 55%)',
}

const palettes: Readonly<Record<Theme, Palette>> = {
  light: new Map(Object.entries(light)),
  dark: new Map(Object.entries(dark)),
}

export function palette(theme: Theme): Palette {
  return palettes[theme]
}

/** One token's value. A name that isn't in the list is a bug, and thrown. */
export function token(theme: Theme, name: string): string {
  const value = palettes[theme].get(name)
  if (value === undefined) throw new Error(`No colour token is called ${name}`)
  return value
}
