import { type Problem, same, type Text } from '../../edition/index.js';
import { type DataContract, type Field, type Limits, type Role, roles } from './contract.js';
import { contractProblems } from './contractProblems.js';
import { type At, customValue, textIn } from './custom.js';
import { type Odcs, type OdcsProperty, typeOptions, type ValueType } from './odcs.js';
import { unsafePattern } from './safePattern.js';
import { dateLimits, withWindow } from './timeWindow.js';

const types = Object.keys(typeOptions) as ValueType[];
const dateFormats = ['yyyy-MM-dd', 'yyyy-MM', 'yyyy'];

/** The fields of the records, and how their place is given. */
export function readFields(
  { properties }: Odcs['schema'][number],
  at: At,
): { fields: Field[]; placeBy: DataContract['placeBy']; problems: Problem[] } {
  const problems: Problem[] = [];
  const fields: Field[] = [];
  const names = new Set<string>();
  properties.forEach((property, i) => {
    const here = (...path: PropertyKey[]) => at(['schema', 0, 'properties', i, ...path]);
    if (names.has(property.name)) problems.push(contractProblems.twice(here('name'), property.name));
    names.add(property.name);
    const { field, problems: own } = fieldOf(property, here);
    problems.push(...own);
    if (field) fields.push(field);
  });
  problems.push(...roleProblems(properties, fields, at));
  const place = properties.find((p) => customValue(p, 'role') === 'place');
  return { fields, placeBy: place && customValue(place, 'placeBy') === 'name' ? 'name' : 'code', problems };
}

type Here = (...path: PropertyKey[]) => Problem['at'];

function fieldOf(property: OdcsProperty, here: Here): { field?: Field; problems: Problem[] } {
  const { name, logicalType } = property;
  const type = types.find((known) => known === logicalType);
  if (type === undefined) {
    return { problems: [contractProblems.unknownType(here('logicalType'), name, logicalType, types)] };
  }
  const { limits, problems } = limitsOf(property, type, here);
  const role = customValue(property, 'role');
  if (role !== undefined && !roles.includes(role as Role)) {
    problems.push(contractProblems.customValue(here('customProperties'), 'role', same(roles.join(' | '))));
  }
  const codes = property.enum?.map((one) => ({
    value: one.value,
    title: textIn(one.label, customValue(one, 'labelZh')),
  }));
  const values = codes?.map(({ value }) => String(value)) ?? [];
  for (const value of new Set(values.filter((v, i) => values.indexOf(v) !== i)))
    problems.push(contractProblems.twice(here('enum'), value));
  return {
    problems,
    field: withWindow({
      name,
      title: textIn(property.businessName, customValue(property, 'businessNameZh')) ?? same(name),
      description: textIn(property.description, customValue(property, 'descriptionZh')),
      type,
      limits,
      required: property.required === true,
      codes,
      examples: property.examples,
      unit: unitOf(customValue(property, 'unit')),
      role: roles.find((known) => known === role),
    }),
  };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

function unitOf(value: unknown): Text | undefined {
  if (typeof value === 'string') return same(value);
  const { en, zh } = (value ?? {}) as Partial<Text>;
  return textIn(typeof en === 'string' ? en : undefined, zh);
}

function limitsOf(
  property: OdcsProperty,
  type: ValueType,
  here: Here,
): { limits: Limits; problems: Problem[] } {
  const written = property.logicalTypeOptions ?? {};
  const parsed = typeOptions[type].safeParse(written);
  const { name } = property;
  if (!parsed.success) {
    const options = parsed.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])],
    );
    return {
      limits: {},
      problems: options.map((option) =>
        contractProblems.wrongOptions(here('logicalTypeOptions', option), name, type, option),
      ),
    };
  }
  const limits = parsed.data as Limits;
  const problems: Problem[] = [];
  const unsafe = limits.pattern === undefined ? undefined : unsafePattern(limits.pattern);
  if (unsafe) problems.push(contractProblems.pattern(here('logicalTypeOptions', 'pattern'), name, unsafe));
  const { format, defaultTimezone: zone } = limits;
  if (zone !== undefined && !isZone(zone))
    problems.push(
      contractProblems.wrongOptions(
        here('logicalTypeOptions', 'defaultTimezone'),
        name,
        type,
        'defaultTimezone',
      ),
    );
  if (type === 'date' && format !== undefined && !dateFormats.includes(format))
    problems.push(contractProblems.dateFormat(here('logicalTypeOptions', 'format'), name, format));
  else
    for (const limit of dateLimits({ type, limits }))
      problems.push(contractProblems.wrongOptions(here('logicalTypeOptions', limit), name, type, limit));
  return { limits, problems };
}

/** One place and one time, both of a type that can be one and always there. */
function roleProblems(properties: readonly OdcsProperty[], fields: readonly Field[], at: At): Problem[] {
  const here = at(['schema', 0, 'properties']);
  const words = {
    place: { en: 'the place of a record', zh: '记录的地点' },
    time: { en: 'the time of a record', zh: '记录的时间' },
  };
  return (['place', 'time'] as const).flatMap((role) => {
    const names = properties.filter((p) => customValue(p, 'role') === role).map((p) => p.name);
    if (names.length !== 1) return [contractProblems.role(here, role, names)];
    const field = fields.find(({ name }) => name === names[0]);
    if (!field) return [];
    const fits = role === 'time' ? ['date', 'timestamp'] : ['string'];
    const wrong = fits.includes(field.type)
      ? []
      : [contractProblems.unknownType(here, field.name, field.type, fits)];
    return field.required ? wrong : [...wrong, contractProblems.required(here, field.name, words[role])];
  });
}
