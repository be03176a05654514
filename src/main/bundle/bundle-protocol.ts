import { readFile } from 'node:fs/promises'
import { protocol, type Session } from 'electron'
import { bundleHost, bundleScheme } from '../launch.ts'
import type { BundleFiles } from './bundle-files.ts'
import { protectiveHeaders } from './response-headers.ts'

/** Before ready. Never `bypassCSP`, `corsEnabled` or `allowServiceWorkers`. */
export function registerBundleScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: bundleScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

export function serveBundle(session: Session, files: BundleFiles): void {
  session.protocol.handle(bundleScheme, (request) => answer(request, files))
}

async function answer(request: Request, files: BundleFiles): Promise<Response> {
  const address = new URL(request.url)
  const file = files.get(address.pathname)
  if (address.host !== bundleHost || file === undefined) return refusal(404)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405)
  try {
    const body = request.method === 'HEAD' ? null : await readFile(file.path)
    return new Response(body, { headers: { ...protectiveHeaders, 'content-type': file.mediaType } })
  } catch (error) {
    console.error(`A file of the program can't be read: ${file.path}`, error)
    return refusal(500)
  }
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: protectiveHeaders })
}
