import { describeCoverage } from '../../core/coverage/describe.ts'
import { describeReport } from '../../core/report/description.ts'
import { renderHtmlReport } from '../../core/report/html-report.ts'
import { renderLayer } from '../../core/report/layer.ts'
import { renderJsonReport, reportKinds } from '../../core/report/report-file.ts'
import type { ReportKind } from '../../core/report/report-file.ts'
import type { ReportInput } from '../../core/report/report-input.ts'
import { renderCsv } from '../../core/report/techniques-csv.ts'
import type { Problem } from '../../core/problem.ts'
import type { Arguments } from '../arguments.ts'
import { computeFile } from '../assessment-input.ts'
import type { ComputedAssessment } from '../assessment-input.ts'
import { fail, usageProblem } from '../host.ts'
import type { ExitCode, Host } from '../host.ts'
import { writeOutputFile } from '../output-file.ts'
import { onePositional } from '../positionals.ts'

export async function runReport(args: Arguments, host: Host): Promise<ExitCode> {
  const problems: Problem[] = []
  const file = onePositional(args, 'an assessment file')
  if (!file.ok) problems.push(...file.problems)
  const format = args.value('format')
  const kind = reportKinds.find((candidate) => candidate === format)
  const formats = reportKinds.join(', ')
  if (format === undefined) problems.push(usageProblem(`Name the format with --format: ${formats}.`))
  else if (kind === undefined) problems.push(usageProblem(`There is no format ${format}.`, `There are ${formats}.`))
  const out = args.value('out')
  if (out === undefined) problems.push(usageProblem('Name the file to write with --out PATH.'))
  if (!file.ok || kind === undefined || out === undefined) return fail(host, problems)
  const computed = await computeFile(host, file.value, 'current')
  if (!computed.ok) return fail(host, computed.problems)
  const problem = await writeOutputFile(out, render(kind, reportInput(computed.value, host)))
  return problem === null ? 0 : fail(host, [problem])
}

function reportInput({ knowledge, assessment, coverage }: ComputedAssessment, host: Host): ReportInput {
  const { domain, version } = assessment.attack
  const attackEntry = knowledge.index.attack.find((entry) => entry.domain === domain && entry.version === version)
  if (attackEntry === undefined) throw new RangeError(`no entry for ATT&CK ${domain} ${version}`)
  const author = host.userName()
  return {
    coverage,
    assessment,
    result: describeCoverage(coverage, assessment),
    setEntries: assessment.mappingSets.flatMap((id) => knowledge.entry(id) ?? []),
    attackEntry,
    programVersion: host.version,
    generatedAt: host.now().toISOString(),
    ...(author === '' ? {} : { author }),
  }
}

function render(kind: ReportKind, input: ReportInput): string {
  switch (kind) {
    case 'html':
      return renderHtmlReport(describeReport(input))
    case 'csv':
      return renderCsv(input.result)
    case 'layer':
      return renderLayer(input)
    case 'json':
      return renderJsonReport(input.result)
  }
}
