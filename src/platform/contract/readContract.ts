import { type Frequency, type Problem, readYaml, same, type Text } from '../../edition/index.js';
import type { DataContract, Field } from './contract.js';
import { contractProblems, longestId } from './contractProblems.js';
import { type At, customValue, textIn } from './custom.js';
import { feedsOf } from './feeds.js';
import { readFields } from './fields.js';
import { type Odcs, odcsSchema, operators } from './odcs.js';
import { retentionOf, retentionProblems } from './retention.js';
import { daysAheadOf, daysAheadProblems } from './timeWindow.js';

/**
 * Reads a data contract (Open Data Contract Standard 3.2.0, YAML). Problems have file, line and path, all at once; there is a
 * contract only where there are none.
 */
export function readContract(file: string, source: string): { contract?: DataContract; problems: Problem[] } {
  const read = readYaml(file, source, odcsSchema);
  if (!read.value || !read.text) return { problems: read.problems.map(contractProblems.ofContract) };
  const { value: odcs, text } = read;
  const at: At = (path) => ({ file, line: text.lineOf(path), path: path.map(String).join('.') });
  const found: Problem[] = [...read.problems, ...qualityProblems(odcs, at)];
  if (!/^\d+\.\d+\.\d+$/.test(odcs.version))
    found.push(contractProblems.version(at(['version']), odcs.version));
  if (odcs.id.length > longestId) found.push(contractProblems.longId(at(['id']), odcs.id.length));
  const [object, ...more] = odcs.schema;
  if (more.length > 0) found.push(contractProblems.oneObject(at(['schema']), odcs.schema.length));
  const { fields, placeBy, problems } = readFields(object!, at);
  const key = keyOf(object!);
  found.push(...problems, ...keyProblems(key, fields, at));
  const { feeds, problems: badFeeds } = feedsOf(odcs, fields, at);
  found.push(...badFeeds, ...choiceProblems(odcs, fields, at), ...retentionProblems(odcs, at));
  found.push(...daysAheadProblems(odcs, at));
  if (found.length > 0) return { problems: found };
  return { problems: [], contract: contractOf(odcs, fields, key, placeBy, feeds) };
}

function contractOf(
  odcs: Odcs,
  fields: Field[],
  key: string[],
  placeBy: DataContract['placeBy'],
  feeds: DataContract['feeds'],
): DataContract {
  const { description = {} } = odcs;
  const fewest = customValue(odcs, 'fewestContributors');
  const named = (role: Field['role']) => fields.find((field) => field.role === role)!.name;
  return {
    id: odcs.id,
    version: odcs.version,
    status: odcs.status,
    title: textIn(odcs.name, customValue(odcs, 'nameZh')) ?? same(odcs.id),
    purpose: textIn(description.purpose, customValue(description, 'purposeZh')),
    usage: textIn(description.usage, customValue(description, 'usageZh')),
    limitations: textIn(description.limitations, customValue(description, 'limitationsZh')),
    records: odcs.schema[0]!.name,
    fields,
    key,
    place: named('place'),
    placeBy,
    time: named('time'),
    daysAhead: daysAheadOf(odcs),
    unknownFields: customValue(odcs, 'unknownFields') === 'ignore' ? 'ignore' : 'quarantine',
    fewestContributors: fewest === undefined ? undefined : Number(fewest),
    feeds,
    volume: volumeOf(odcs),
    latencyHours: latencyOf(odcs),
    retentionDays: retentionOf(odcs),
    frequency: submissionFrequency(odcs, fields),
  };
}

/** The names of the key fields, by position; fields without a position follow in the order of the file. */
function keyOf({ properties }: Odcs['schema'][number]): string[] {
  const position = (p: { primaryKeyPosition?: number | undefined }) =>
    p.primaryKeyPosition === undefined || p.primaryKeyPosition < 1
      ? Number.MAX_SAFE_INTEGER
      : p.primaryKeyPosition;
  return properties
    .filter((p) => p.primaryKey === true)
    .sort((a, b) => position(a) - position(b))
    .map((p) => p.name);
}

function keyProblems(key: readonly string[], fields: readonly Field[], at: At): Problem[] {
  const here = at(['schema', 0, 'properties']);
  if (key.length === 0) return [contractProblems.noKey(here)];
  return key.flatMap((name) =>
    fields.some((field) => field.name === name && !field.required)
      ? [contractProblems.required(here, name, { en: 'part of the key', zh: '主键的一部分' })]
      : [],
  );
}

/** Records a day, from the rule about `rowCount` of the records. */
function volumeOf({ schema }: Odcs): DataContract['volume'] {
  for (const rule of schema[0]!.quality ?? []) {
    if (rule.metric !== 'rowCount') continue;
    const range = (rule as { mustBeBetween?: [number, number] }).mustBeBetween;
    if (range) return { least: Math.min(...range), most: Math.max(...range) };
  }
  return undefined;
}

const hours: Readonly<Record<string, number>> = { m: 1 / 60, h: 1, d: 24, w: 168 };

function latencyOf({ slaProperties = [] }: Odcs): number | undefined {
  const found = slaProperties.find((sla) => sla.property.toLowerCase() === 'latency');
  const unit = hours[(found?.unit ?? 'd').toLowerCase().slice(0, 1)];
  return found && unit !== undefined && Number.isFinite(Number(found.value))
    ? Number(found.value) * unit
    : undefined;
}

const frequencies = ['month', 'quarter', 'year'] as const;

const isYearly = (fields: readonly Field[]) =>
  fields.find(({ role }) => role === 'time')?.limits.format === 'yyyy';

/** The periods that are signed: as `submissionPeriod` says, otherwise months, or years where records have no month. */
function submissionFrequency(odcs: Odcs, fields: readonly Field[]): Frequency {
  const written = frequencies.find((one) => one === customValue(odcs, 'submissionPeriod'));
  return written ?? (isYearly(fields) ? 'year' : 'month');
}

/** What each type of quality rule must have. */
const needed = {
  library: ['metric'],
  sql: ['query'],
  custom: ['engine', 'implementation'],
  text: [],
} as const;

function qualityProblems({ schema }: Odcs, at: At): Problem[] {
  const names = Object.keys(operators);
  return schema.flatMap((object, o) =>
    [
      { rules: object.quality ?? [], path: ['schema', o, 'quality'] },
      ...object.properties.map((p, i) => ({
        rules: p.quality ?? [],
        path: ['schema', o, 'properties', i, 'quality'],
      })),
    ].flatMap(({ rules, path }) =>
      rules.flatMap((rule, i) => {
        const count = Object.keys(rule).filter((name) => names.includes(name)).length;
        const { type = 'library' } = rule;
        const wanted = type === 'custom' || type === 'text' ? 0 : 1;
        const absent = needed[type].filter((key) => rule[key] === undefined);
        return [
          ...(count === wanted ? [] : [contractProblems.operators(at([...path, i]), count, wanted)]),
          ...absent.map((key) => contractProblems.ruleNeeds(at([...path, i]), type, key)),
        ];
      }),
    ),
  );
}

function choiceProblems(odcs: Odcs, fields: readonly Field[], at: At): Problem[] {
  const found: Problem[] = [];
  const bad = (property: string, expected: Text) =>
    found.push(contractProblems.customValue(at(['customProperties']), property, expected));
  const unknown = customValue(odcs, 'unknownFields') ?? 'quarantine';
  if (unknown !== 'quarantine' && unknown !== 'ignore') bad('unknownFields', same('quarantine | ignore'));
  const fewest = customValue(odcs, 'fewestContributors') ?? 3;
  if (!Number.isInteger(fewest) || Number(fewest) < 2)
    bad('fewestContributors', { en: 'a whole number from 2 on', zh: '不小于 2 的整数' });
  const allowed = isYearly(fields) ? (['year'] as const) : frequencies;
  const period = customValue(odcs, 'submissionPeriod') ?? 'year';
  if (!allowed.some((one) => one === period)) bad('submissionPeriod', same(allowed.join(' | ')));
  return found;
}
