interface TrustedScripts {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): unknown }
}

type Scripts = ReturnType<TrustedScripts['createPolicy']>

let scripts: Scripts | null = null

/** Only scripts that the build put beside the page are scripts of a worker. */
function ownScript(address: string): string {
  const { origin, pathname } = new URL(address, location.href)
  if (origin !== location.origin || !/\.(js|ts)$/.test(pathname)) throw new TypeError(`No script of ours: ${address}`)
  return address
}

function scriptsOfThisPage(): Scripts {
  const { trustedTypes } = window as { readonly trustedTypes?: TrustedScripts }
  const rules = { createScriptURL: ownScript }
  return trustedTypes?.createPolicy('coverline-worker', rules) ?? rules
}

/** Starts a worker from one of the build's own scripts: the page's policy takes no other address. */
export function startWorker(address: string): Worker {
  scripts ??= scriptsOfThisPage()
  return new Worker(scripts.createScriptURL(address) as string, { type: 'module' })
}
