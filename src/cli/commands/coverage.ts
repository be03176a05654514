import { describeCoverage } from '../../core/coverage/describe.ts'
import type { Arguments } from '../arguments.ts'
import { computeFile } from '../assessment-input.ts'
import { coverageText } from '../coverage-text.ts'
import { fail, say } from '../host.ts'
import type { ExitCode, Host } from '../host.ts'
import { onePositional } from '../positionals.ts'
import { missedThresholds, readThresholds } from '../thresholds.ts'

export async function runCoverage(args: Arguments, host: Host): Promise<ExitCode> {
  const file = onePositional(args, 'an assessment file')
  const thresholds = readThresholds(args.values('fail-under'))
  if (!file.ok || !thresholds.ok) {
    return fail(host, [...(file.ok ? [] : file.problems), ...(thresholds.ok ? [] : thresholds.problems)])
  }
  const computed = await computeFile(host, file.value, args.has('planned') ? 'planned' : 'current')
  if (!computed.ok) return fail(host, computed.problems)
  const { assessment, coverage } = computed.value
  const result = describeCoverage(coverage, assessment)
  host.out(args.has('json') ? `${JSON.stringify(result, null, 2)}\n` : coverageText(result, assessment))
  const missed = missedThresholds(result.metrics, thresholds.value)
  for (const line of missed) say(host, line)
  return missed.length > 0 ? 1 : 0
}
