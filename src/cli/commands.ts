import type { Arguments, OptionForms } from './arguments.ts'
import type { ExitCode, Host } from './host.ts'

export interface Command {
  readonly name: string
  /** What follows the name, as the help shows it. */
  readonly usage: string
  readonly summary: string
  /** Name of each option with its meaning; the value's name stands before a colon. */
  readonly options: readonly (readonly [option: string, meaning: string])[]
  readonly forms: OptionForms
  /** Loads only this command. */
  run(args: Arguments, host: Host): Promise<ExitCode>
}

const choosing = [
  ['--attack VERSION', 'ATT&CK version, such as 19.0 (default: the newest)'],
  ['--domain DOMAIN', 'enterprise, mobile or ics'],
  ['--set SET', 'a mapping set, or a framework for its newest (default: the newest of each)'],
  ['--json', 'for a program'],
] as const

export const commands: readonly Command[] = [
  {
    name: 'coverage',
    usage: 'FILE [--json] [--planned] [--fail-under PATH=VALUE …]',
    summary: 'metrics, tactics and techniques of an assessment',
    options: [
      ['--json', 'the whole result, for a program'],
      ['--planned', 'as if everything planned were in force'],
      ['--fail-under PATH=VALUE', 'exit 1 when a metric is below the value, e.g. breadth=0.6; may be repeated'],
    ],
    forms: { json: 'flag', planned: 'flag', 'fail-under': 'values' },
    run: async (args, host) => (await import('./commands/coverage.ts')).runCoverage(args, host),
  },
  {
    name: 'report',
    usage: 'FILE --format FORMAT --out PATH',
    summary: 'a report file of an assessment',
    options: [
      ['--format FORMAT', 'html, csv, layer (ATT&CK Navigator) or json'],
      ['--out PATH', 'where to write it; what was there is replaced'],
    ],
    forms: { format: 'value', out: 'value' },
    run: async (args, host) => (await import('./commands/report.ts')).runReport(args, host),
  },
  {
    name: 'new',
    usage: '--sets A,B --out FILE [options]',
    summary: 'a new assessment file',
    options: [
      ['--sets A,B', 'mapping sets, or frameworks for their newest set'],
      ['--out FILE', 'where to write it'],
      ['--force', 'replace FILE if it exists'],
      ['--attack VERSION', 'ATT&CK version (default: the newest)'],
      ['--domain DOMAIN', 'enterprise, mobile or ics (default: that of the sets)'],
      ['--platforms A,B', 'platforms in scope (default: all)'],
      ['--name NAME', 'name of the assessment (default: from FILE)'],
      ['--deployed LIST', 'capabilities in force: FRAMEWORK/ID,… or @FILE.csv with the columns id or label,'],
      ['', 'and as needed framework, status, extent, owner, note'],
      ['--id ID', 'its id (default: a random one)'],
      ['--date TIME', 'when it was created, such as 2026-11-24 (default: now)'],
    ],
    forms: {
      sets: 'value',
      out: 'value',
      force: 'flag',
      attack: 'value',
      domain: 'value',
      platforms: 'value',
      name: 'value',
      deployed: 'value',
      id: 'value',
      date: 'value',
    },
    run: async (args, host) => (await import('./commands/new.ts')).runNew(args, host),
  },
  {
    name: 'check',
    usage: 'FILE…',
    summary: 'what an input file is, and its problems',
    options: [],
    forms: {},
    run: async (args, host) => (await import('./commands/check.ts')).runCheck(args, host),
  },
  {
    name: 'list',
    usage: '[KIND] [--attack VERSION] [--domain DOMAIN] [--set SET] [--json]',
    summary: 'the bundled data',
    options: [
      ['KIND', 'sets (default), capabilities, techniques, groups, software, campaigns, tactics,'],
      ['', 'mitigations or attack (the versions of ATT&CK)'],
      ...choosing,
    ],
    forms: { attack: 'value', domain: 'value', set: 'value', json: 'flag' },
    run: async (args, host) => (await import('./commands/list.ts')).runList(args, host),
  },
  {
    name: 'show',
    usage: 'ID [--attack VERSION] [--domain DOMAIN] [--set SET] [--json]',
    summary: 'one technique, capability, group, … or mapping set; every match is printed',
    options: [['ID', 'such as T1578.001, AC-2, azure/alerts_for_dns, G0016, TA0005, M1036 or a set'], ...choosing],
    forms: { attack: 'value', domain: 'value', set: 'value', json: 'flag' },
    run: async (args, host) => (await import('./commands/show.ts')).runShow(args, host),
  },
  {
    name: 'merge',
    usage: 'BASE OURS THEIRS --out PATH',
    summary: 'three-way merge of assessment files; conflicts are kept in the file',
    options: [
      ['BASE', 'the version that both come from; an empty file where there is none'],
      ['OURS', 'counts in a conflict, until it is decided in Coverline'],
      ['--out PATH', 'where to write it; may be one of the three. Exit 1: conflicts are left in the file'],
    ],
    forms: { out: 'value' },
    run: async (args, host) => (await import('./commands/merge.ts')).runMerge(args, host),
  },
  {
    name: 'diff',
    usage: 'A B [--json]',
    summary: 'what two assessment files say differently',
    options: [
      ['--json', 'for a program'],
      ['--git', 'called by git, with the arguments of a diff driver'],
    ],
    forms: { json: 'flag', git: 'flag' },
    run: async (args, host) => (await import('./commands/diff.ts')).runDiff(args, host),
  },
  {
    name: 'git-setup',
    usage: '',
    summary: 'registers Coverline as merge and diff driver of git for *.assessment.json',
    options: [['', 'run it inside a repository, once in every clone']],
    forms: {},
    run: async (args, host) => (await import('./commands/git-setup.ts')).runGitSetup(args, host),
  },
]
