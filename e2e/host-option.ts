export interface HostOption {
  /** Which host the project runs the journeys in. */
  readonly host: 'electron' | 'browser'
}
