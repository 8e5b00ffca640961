import { expect, it } from 'vitest';
import {
  compareContracts,
  type DataContract,
  type Field,
  floorsOf,
  judgeOf,
  type Limits,
  readContract,
  starterContract,
} from '../../../src/platform/index.js';
import { testTime } from '../../helpers/clock.js';
import { seeded } from '../../helpers/random.js';
import { times } from '../../helpers/thorough.js';

const starter = readContract('visits.yaml', starterContract('visits')).contract!;
type Random = () => number;
const pick = <T>(random: Random, of: readonly T[]): T => of[Math.floor(random() * of.length)]!;

/** Limits of numbers around zero, of which some are absent. */
const numbersAround = (random: Random): Limits =>
  Object.fromEntries(
    (['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum', 'multipleOf'] as const).flatMap(
      (name) => {
        const value =
          name === 'multipleOf' ? pick(random, [1, 2, 3, 0.1, 0.3]) : pick(random, [-2, -1, 0, 1, 4, 6]);
        return random() < 0.4 ? [[name, value]] : [];
      },
    ),
  );

/** One random change of a contract. */
function changed(contract: DataContract, random: Random): DataContract {
  const fieldAt = (name: string, change: (field: Field) => Partial<Field>) => ({
    ...contract,
    fields: contract.fields.map((field) => (field.name === name ? { ...field, ...change(field) } : field)),
  });
  const changes: (() => DataContract)[] = [
    () => fieldAt('visits', () => ({ limits: numbersAround(random) })),
    () => fieldAt('visits', () => ({ type: pick(random, ['integer', 'number'] as const) })),
    () =>
      fieldAt('visits', () => ({
        codes: pick(random, [undefined, [-1, 0, 2], [0, 2], [0, 2, 4]])?.map((value) => ({ value })),
      })),
    () => fieldAt('visits', () => ({ required: random() < 0.5 })),
    () =>
      fieldAt('hospital', () => ({
        limits: pick(random, [{}, { maxLength: 2 }, { minLength: 2 }, { pattern: 'h.*' }]),
      })),
    () => fieldAt('hospital', () => ({ role: random() < 0.5 ? 'contributor' : undefined })),
    () =>
      fieldAt('day', (field) => ({
        limits: { ...field.limits, minimum: pick(random, ['2020-01-01', '2026-06-01']) },
      })),
    () => fieldAt('id', () => ({ examples: [`e${random()}`] })),
    () => ({ ...contract, daysAhead: pick(random, [0, 1, 40]) }),
    () => ({ ...contract, unknownFields: pick(random, ['ignore', 'quarantine'] as const) }),
    () => ({ ...contract, fewestContributors: pick(random, [undefined, 2, 3, 5]) }),
    () => ({ ...contract, fields: [...contract.fields].reverse() }),
    () => ({ ...contract, records: `r${random()}` }),
    () => ({
      ...contract,
      fields: contract.fields.some(({ name }) => name === 'note')
        ? contract.fields.filter(({ name }) => name !== 'note')
        : [
            ...contract.fields,
            {
              name: 'note',
              title: { en: 'n', zh: 'n' },
              type: 'integer',
              limits: {},
              required: random() < 0.3,
            },
          ],
    }),
  ];
  return pick(random, changes)();
}

/** Records around what the contracts allow. */
const recordOf = (random: Random) => ({
  id: 'a',
  city: '110100',
  day: pick(random, ['2019-12-31', '2020-01-01', '2026-05-31', '2026-11-28', '2026-11-29', '2026-12-20']),
  ...(random() < 0.95 && { hospital: pick(random, ['h', 'hh', 'hhh', 'x', '']) }),
  ...(random() < 0.9 && { visits: pick(random, [-3, -2, -1, 0, 0.3, 0.5, 1, 2, 3, 4, 5, 6, 7]) }),
  ...(random() < 0.3 && { note: pick(random, [1, 'text', null]) }),
});

it('a version without breaking changes takes what its predecessor took, and keeps what figures rely on', () => {
  const random = seeded(17);
  let kept = 0;
  for (let i = 0; i < times(1500, 30_000); i++) {
    let was = starter;
    for (let n = Math.floor(random() * 6); n > 0; n--) was = changed(was, random);
    let is = was;
    for (let n = 1 + Math.floor(random() * 3); n > 0; n--) is = changed(is, random);
    const changes = compareContracts(was, is);
    expect(changes.length > 0, 'every difference is told').toBe(JSON.stringify(was) !== JSON.stringify(is));
    if (changes.some(({ kind }) => kind === 'breaking')) continue;
    kept++;
    const [before, after] = [judgeOf(was, 'json'), judgeOf(is, 'json')];
    for (let n = 0; n < 30; n++) {
      const record = recordOf(random);
      if (before(record, testTime).reasons.length > 0) continue;
      expect(after(record, testTime).reasons, JSON.stringify([record, changes])).toEqual([]);
    }
    const [floors, now] = [floorsOf(was), floorsOf(is)];
    for (const name of floors.notNegative)
      expect(now.notNegative.has(name), JSON.stringify(changes)).toBe(true);
    expect(now.contributors?.least ?? 0).toBeGreaterThanOrEqual(floors.contributors?.least ?? 0);
    expect(now.contributors?.column).toBe(
      floors.contributors ? floors.contributors.column : now.contributors?.column,
    );
  }
  expect(kept).toBeGreaterThan(times(200, 4000));
});

it.each([
  ['minimum: 0 → -10', { minimum: 0 }, { minimum: -10 }, 'breaking'],
  ['no minimum any more', { minimum: 0 }, {}, 'breaking'],
  ['minimum: -5 → -10', { minimum: -5 }, { minimum: -10 }, 'additive'],
  ['minimum: 5 → 0', { minimum: 5 }, { minimum: 0 }, 'additive'],
  ['multipleOf: 0.3 → 0.1', { multipleOf: 0.3 }, { multipleOf: 0.1 }, 'additive'],
])('%s is as strict as what it binds', (_, was, is, kind) => {
  const withLimits = (limits: Limits) => ({
    ...starter,
    fields: starter.fields.map((field) => (field.name === 'visits' ? { ...field, limits } : field)),
  });
  expect(compareContracts(withLimits(was), withLimits(is)).map((change) => change.kind)).toEqual([kind]);
});
