const linkLimitCharacters = 2_048

/**
 * The address as it will be opened, or null when it isn't a plain https address. Pure, so it can't use `URL`: the host
 * parses once more and compares. Refuses user names (`https://good.example@evil.example`), spaces, control characters
 * and backslashes, which browsers read as slashes.
 */
export function plainHttpsAddress(address: string): string | null {
  if (address.length > linkLimitCharacters) return null
  const match = /^https:\/\/(?<host>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::\d{1,5})?(?:[/?#][\x21-\x5b\x5d-\x7e]*)?$/i
  const host = match.exec(address)?.groups?.['host']
  return host?.includes('.') === true && !host.includes('..') ? address : null
}
