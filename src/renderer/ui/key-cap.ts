/** Of a key's name. Where hundreds are drawn at once, a component for each takes most of the time. */
export const keyCapLook =
  'inline-flex h-4.5 min-w-4.5 shrink-0 items-center justify-center rounded-chip border border-line-strong bg-sunken px-1 font-sans text-badge whitespace-nowrap text-muted'
