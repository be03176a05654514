import type { ListKind, ListRow } from '../core/knowledge/catalogue.ts'
import { textTable } from './text-table.ts'

const counts = ['capabilities', 'mapped', 'mappings', 'techniques']
const attackCounts = ['tactics', 'techniques', 'mitigations', 'groups', 'software', 'campaigns']

/** Keys of a row that become columns, in this order. */
const columnsOf: Readonly<Record<ListKind, readonly string[]>> = {
  sets: ['id', 'name', 'domain', 'updated', 'newest', ...counts],
  capabilities: ['framework', 'capability', 'techniques', 'group', 'label'],
  techniques: ['id', 'name', 'tactics', 'capabilities', 'platforms'],
  groups: ['id', 'name', 'techniques', 'aliases'],
  software: ['id', 'name', 'techniques', 'aliases'],
  campaigns: ['id', 'name', 'techniques', 'aliases'],
  tactics: ['id', 'name', 'shortname', 'techniques'],
  mitigations: ['id', 'name', 'techniques'],
  attack: ['domain', 'version', 'newest', 'rebuilt', 'modified', ...attackCounts],
}

function cell(value: ListRow[string] | undefined): string {
  if (typeof value === 'boolean') return value ? 'yes' : ''
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  return Array.isArray(value) ? value.join(', ') : ''
}

/** A list for a person: a title, then a line for each thing. */
export function listText(kind: ListKind, rows: readonly ListRow[]): string {
  const keys = columnsOf[kind]
  const columns = keys.map((key) => ({
    title: `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
    right: rows.some((row) => typeof row[key] === 'number'),
  }))
  const lines = textTable(
    columns,
    rows.map((row) => keys.map((key) => cell(row[key]))),
  )
  return `${lines.join('\n')}\n`
}
