import { Dexie } from 'dexie'
import { subjectKey } from '../../core/exchange/publisher-texts.ts'
import type { PublisherTexts, SubjectTexts } from '../../core/exchange/publisher-texts.ts'
import type { Connection, OpenTables } from './connection.ts'
import type { Stored } from './not-stored.ts'
import type { TextRow, TextSourceRow } from './schema.ts'

/** Where one text is. */
export interface TextPlace {
  readonly source: string
  readonly key: string
}

/** What publishers say, by the file it came from. Each call is one transaction; none rejects. */
export interface TextTable {
  /** Every imported file, by id. Reads no text. */
  sources: () => Promise<Stored<readonly TextSourceRow[]>>
  /** Puts the texts of a file in place of what its set or version had. */
  put: (texts: PublisherTexts, importedAt: string) => Promise<Stored<TextSourceRow>>
  /** In the order of the places; undefined where there is nothing. */
  read: (places: readonly TextPlace[]) => Promise<Stored<readonly (SubjectTexts | undefined)[]>>
  /** The next texts of a source behind `after`, in order of their names; of the first call that is an empty text. */
  page: (source: string, after: string, most: number) => Promise<Stored<readonly TextRow[]>>
  /** Removes what came from one source; null removes everything. */
  remove: (source: string | null) => Promise<Stored<null>>
}

function rowsOf(tables: OpenTables, source: string) {
  return tables.texts.where(':id').between([source, Dexie.minKey], [source, Dexie.maxKey])
}

async function putRows(tables: OpenTables, { source, subjects }: PublisherTexts, importedAt: string) {
  const row = { ...source, importedAt }
  await rowsOf(tables, source.id).delete()
  await tables.texts.bulkAdd(
    subjects.map((texts) => ({ source: source.id, key: subjectKey(texts.kind, texts.id), texts })),
  )
  await tables.textSources.put(row)
  return row
}

export function textTable({ read, write }: Pick<Connection, 'read' | 'write'>): TextTable {
  return {
    sources: () => read((tables) => tables.textSources.toArray()),
    put: (texts, importedAt) =>
      write((tables) =>
        tables.transaction('rw', [tables.texts, tables.textSources], () => putRows(tables, texts, importedAt)),
      ),
    read: (places) =>
      read(async (tables) => {
        const rows = await tables.texts.bulkGet(places.map(({ source, key }) => [source, key]))
        return rows.map((row) => row?.texts)
      }),
    page: (source, after, most) =>
      read((tables) =>
        tables.texts
          .where(':id')
          .between([source, after === '' ? Dexie.minKey : after], [source, Dexie.maxKey], after === '')
          .limit(most)
          .toArray(),
      ),
    remove: (source) =>
      write((tables) =>
        tables.transaction('rw', [tables.texts, tables.textSources], async () => {
          if (source === null) await Promise.all([tables.texts.clear(), tables.textSources.clear()])
          else {
            await rowsOf(tables, source).delete()
            await tables.textSources.delete(source)
          }
          return null
        }),
      ),
  }
}
