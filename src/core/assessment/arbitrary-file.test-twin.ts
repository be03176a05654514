import fc from 'fast-check'
import { frameworks } from '../mappings/frameworks.ts'
import { countingModes, statuses, threatKinds } from './assessment.ts'

/** Texts that break what isn't careful: markup, quotes, blanks, control and bidirectional signs, lone surrogates. */
export const hardTexts: readonly string[] = [
  '',
  ' ',
  '\t\r\n',
  '\u0000',
  '\u007f',
  '\u00a0',
  '\u00ad',
  '\u200b',
  '\u200e\u202e',
  '\u2028\u2029',
  '\ufeff',
  '\ufffe\uffff',
  '\ud800',
  '\udc00\ud800',
  '\u{1F600}\u{1F469}\u200D\u{1F4BB}',
  'Ω≈ç√∫˜µ≤≥÷',
  'åß∂ƒ©˙∆˚¬…æ',
  'zalgo ̡͓̞ͅI̗c̦͍̲̞͍̩̙',
  'أَبْجَدِيَّة',
  '田中さんにあげて下さい',
  'ﬀﬁ İıſß',
  '"',
  "'",
  '\\',
  '\\"\\',
  '\\u0022',
  '{"a": 1}',
  '[1, 2',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  "' OR 1=1 --",
  '=cmd|/C calc!A0',
  '+1',
  '@SUM(1)',
  '../../../etc/passwd%00',
  'C:\\nul',
  '%s%d%n',
  '$HOME `id` $(id)',
  'javascript:alert(1)',
  'null',
  'undefined',
  'NaN',
  '1e309',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
]

const text = fc.oneof(fc.constantFrom(...hardTexts), fc.string({ maxLength: 12 }))
const filled = text.map((one) => (one.trim() === '' ? 'x' : one))

/** No file form knows these keys. Some are the names of what every object inherits. */
const foreignKeys = ['zeta', 'Alpha', '__proto__', 'constructor', 'toString', 'valueOf', 'x-é', 'a b', '']

const foreignValue: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, -0, 1, -1.5, 1e21, 5e-324, Number.MAX_SAFE_INTEGER),
    text,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom(...foreignKeys), tie('value')), { maxLength: 4 }).map(recordOf),
  ),
})).value

/** A record whose keys are all its own, `__proto__` too. */
function recordOf(entries: readonly (readonly [string, unknown])[]): object {
  return Object.fromEntries(entries)
}

type Form = Readonly<Record<string, fc.Arbitrary<unknown>>>

/** An object with its keys in any order, optional ones left out or null, and sometimes keys that nobody knows. */
function object(needed: Form, optional: Form = {}): fc.Arbitrary<object> {
  const foreign = fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(fc.tuple(fc.constantFrom(...foreignKeys), foreignValue), { maxLength: 3 }) },
  )
  const some = fc.record(
    Object.fromEntries(Object.entries(optional).map(([key, arbitrary]) => [key, fc.option(arbitrary, { freq: 6 })])),
    { requiredKeys: [] },
  )
  return fc
    .tuple(fc.record(needed), some, foreign)
    .chain(([one, other, rest]) =>
      fc
        .shuffledSubarray([...Object.entries(one), ...Object.entries(other), ...rest], { minLength: 0 })
        .map((shuffled) => recordOf([...shuffled, ...Object.entries(one)])),
    )
}

const padded = (arbitrary: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(arbitrary, fc.constantFrom('', '', ' ', '\t')).map(([id, blank]) => `${blank}${id}${blank}`)

const framework = fc.oneof(fc.constantFrom(...frameworks.map(({ id }) => id)), filled)
const capability = fc.oneof(fc.constantFrom('AC-2', 'AC-10', 'azure_backup', 'M1036', 'PR.AA-01.01', 'a/b'), filled)
const technique = fc.oneof(fc.constantFrom('T1578', 'T1578.001', 'T1053.001', 'T9999'), filled)
const share = fc.oneof(fc.constantFrom(0.5, 0.1), fc.double({ min: 1e-9, max: 0.999, noNaN: true }))
const positive = fc.oneof(fc.constantFrom(1, 2, 0.5), fc.double({ min: 1e-9, max: 1e9, noNaN: true }))

const statusEntry = object(
  { framework: padded(framework), capability: padded(capability), status: fc.constantFrom(...statuses) },
  {
    extent: share,
    owner: text,
    note: text,
    evidence: fc.array(text, { maxLength: 3 }),
    reviewedAt: text,
    target: text,
    effort: positive,
  },
)

const overrideEntry = object(
  {
    framework: padded(framework),
    capability: padded(capability),
    technique: padded(technique),
    category: fc.constantFrom('protect', 'detect', 'respond', 'unscored'),
    value: fc.constantFrom('none', 'minimal', 'partial', 'significant'),
  },
  { reason: text },
)

const layerRow = object({ technique: padded(technique) }, { weight: fc.constantFrom(1, 0.5, 0.25) })

const threatEntry = object(
  { kind: fc.constantFrom(...threatKinds), id: padded(filled) },
  { name: text, weight: positive, techniques: unique(layerRow, ['technique']) },
)

/** Entries whose keys differ after trimming; NIST ids here carry no padding, so trimming is all. */
function unique(entry: fc.Arbitrary<object>, keys: readonly string[]): fc.Arbitrary<object[]> {
  const key = (one: object): string =>
    JSON.stringify(
      keys.map((name) =>
        String(Reflect.get(one, name))
          .trim()
          .replaceAll(/(?<=[-(])0+(?=\d)/g, ''),
      ),
    )
  return fc.uniqueArray(entry, { maxLength: 6, selector: key })
}

const weights = fc
  .tuple(share, share, share, share)
  .map(([a, b, c, unscored]) => {
    const [minimal = a, partial = b, significant = c] = [a, b, c].sort((left, right) => left - right)
    return { minimal, partial, significant, unscored }
  })
  .chain((chosen) => object(Object.fromEntries(Object.entries(chosen).map(([key, one]) => [key, fc.constant(one)]))))

const scope = object(
  {},
  {
    platforms: fc.array(text, { maxLength: 4 }),
    count: fc.constantFrom(...countingModes),
    excluded: unique(object({ technique: padded(technique) }, { reason: text }), ['technique']),
  },
)

const hashes = fc
  .uniqueArray(fc.tuple(filled, text), { maxLength: 3, selector: ([set]) => set.trim() })
  .map((entries) => recordOf(entries))

const conflictEntry = object(
  { at: foreignValue.filter((at) => at !== null) },
  {
    base: foreignValue,
    ours: foreignValue,
    theirs: foreignValue,
  },
)

/** Files as people, programs and merges leave them: readable, mostly not in canonical form. */
export const arbitraryFile: fc.Arbitrary<object> = object(
  {
    format: fc.constant('coverline-assessment'),
    version: fc.constant(1),
    id: padded(filled),
    attack: object({ domain: fc.constant('enterprise'), version: fc.constantFrom('19.0', ' 18.1 ') }),
    mappingSets: fc.array(text, { maxLength: 4 }),
  },
  {
    name: text,
    description: text,
    createdAt: text,
    data: hashes,
    licences: fc.array(text, { maxLength: 3 }),
    scope,
    weights,
    capabilities: unique(statusEntry, ['framework', 'capability']),
    overrides: unique(overrideEntry, ['framework', 'capability', 'technique', 'category']),
    threats: unique(threatEntry, ['kind', 'id']),
    conflicts: fc.uniqueArray(conflictEntry, {
      maxLength: 2,
      selector: (one) => JSON.stringify(Reflect.get(one, 'at')),
    }),
    base: text,
  },
)

export const bundledForTests = {
  enterprise: ['16.1', '18.1', '19.0'],
  mobile: ['18.1', '19.0'],
  ics: ['18.1'],
} as const
