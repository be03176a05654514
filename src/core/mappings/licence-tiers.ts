/** A licence tier of a framework's products; a larger one includes the smaller. */
export interface LicenceTier {
  /** As documents name it: `m365/E3`. */
  readonly id: string
  readonly framework: string
  /** `E3` */
  readonly tier: string
  /** Ids of the tiers that it includes, its own among them. */
  readonly includes: readonly string[]
}

export const licenceTiers: readonly LicenceTier[] = [
  { id: 'm365/E3', framework: 'm365', tier: 'E3', includes: ['m365/E3'] },
  { id: 'm365/E5', framework: 'm365', tier: 'E5', includes: ['m365/E3', 'm365/E5'] },
]

/** The smallest tier that holds a capability, read from the end of its id (`EID-CA-E3`); null where none is named. */
export function licenceTierOf(framework: string, capability: string): LicenceTier | null {
  return licenceTiers.find((one) => one.framework === framework && capability.endsWith(`-${one.tier}`)) ?? null
}

/** Whether a capability is part of a tier: E5 includes what E3 holds. */
export function isInTier(tier: LicenceTier, framework: string, capability: string): boolean {
  const own = licenceTierOf(framework, capability)
  return own !== null && tier.includes.includes(own.id)
}

/** Whether what an assessment owns (`licences`) includes a capability; null where no licence is needed for it. */
export function isLicensed(licences: readonly string[], framework: string, capability: string): boolean | null {
  if (licenceTierOf(framework, capability) === null) return null
  return licenceTiers.some((tier) => licences.includes(tier.id) && isInTier(tier, framework, capability))
}
