import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout that this script belongs to. */
export const project = dirname(dirname(fileURLToPath(import.meta.url)))
