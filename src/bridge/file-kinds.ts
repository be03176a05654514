import type { FileKind } from './bridge.ts'

export interface FileKindFacts {
  /** What the file dialogs call it. */
  readonly label: string
  /** Written at the end of a saved name, with its dot. */
  readonly extension: string
  /** Last parts of the names that the dialogs offer, without a dot: dialogs know no double extensions. */
  readonly offered: readonly string[]
  readonly mediaType: string
}

export const fileKinds: Readonly<Record<FileKind, FileKindFacts>> = {
  assessment: {
    label: 'Coverline assessment',
    extension: '.assessment.json',
    offered: ['json'],
    mediaType: 'application/json',
  },
  html: { label: 'Web page', extension: '.html', offered: ['html'], mediaType: 'text/html' },
  csv: { label: 'CSV table', extension: '.csv', offered: ['csv'], mediaType: 'text/csv' },
  layer: { label: 'ATT&CK Navigator layer', extension: '.json', offered: ['json'], mediaType: 'application/json' },
  json: { label: 'JSON', extension: '.json', offered: ['json'], mediaType: 'application/json' },
  list: {
    label: 'List of capabilities',
    extension: '.csv',
    offered: ['csv', 'xlsx', 'tsv', 'txt'],
    mediaType: 'text/csv',
  },
  backup: {
    label: 'Coverline backup',
    extension: '.coverline.zip',
    offered: ['zip'],
    mediaType: 'application/zip',
  },
  png: { label: 'PNG image', extension: '.png', offered: ['png'], mediaType: 'image/png' },
  svg: { label: 'SVG drawing', extension: '.svg', offered: ['svg'], mediaType: 'image/svg+xml' },
}

/** Most bytes of a file that a window may be given. */
export const openLimitBytes = 50 * 1024 * 1024

/** What both hosts say when a chosen file can't be handed to the window. */
export const openProblems = {
  tooLarge: 'This file is larger than 50 MB, which is the most that can be opened.',
  notText: "This file isn't UTF-8 text, so it can't be read.",
  notReadable: "This file can't be read. Check that it still exists and that you may read it.",
} as const
