import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { example, releaseOf, root } from '../../../test/helpers/editions.js';
import { DraftReader } from '../../draft/index.js';
import { buildIndex, partsOf } from '../../engine/index.js';
import { Computing } from './computing.js';

const names = ['edition.yaml', 'units.csv', 'indicators.csv', 'data/values.csv'];
const filesOf = (folder: string) =>
  new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const files = filesOf(example);

const changed = (name: string, from: string, to: string) => {
  const before = files.get(name)!;
  expect(before).toContain(from);
  return new Map(files).set(name, before.replace(from, to));
};

/** What is said of files that are read after others, and of the same files read at first. */
async function afterAndAtFirst(next: ReadonlyMap<string, string>) {
  const [after, first] = [new Computing(), new Computing()];
  await after.read(files, true);
  after.judged();
  const read = [await after.read(next, false), await first.read(next, true)];
  expect(read.map(({ problems }) => problems)).toEqual([[], []]);
  const period = read[0]!.plan!.periods.at(-1)!;
  const said = (of: Computing) => ({
    findings: of.judged(),
    objections: of.audited(period),
    ranks: of.standing(period, {})!.ranks,
  });
  return { after: said(after), first: said(first) };
}

describe('An edition that is edited says what it says when it is opened anew', () => {
  it('after a change of weights, to the audit too', async () => {
    const next = changed('edition.yaml', 'weight: 0.6', 'weight: 19.6');
    const { after, first } = await afterAndAtFirst(next);
    expect(after).toEqual(first);
  });

  it('after a figure becomes unlikely', async () => {
    const { after, first } = await afterAndAtFirst(
      changed('data/values.csv', 'A2,2021,24.8', 'A2,2021,24800'),
    );
    expect(after).toEqual(first);
    expect(after.findings!.length).toBeGreaterThan(0);
    const found = after.findings!.find(({ cell }) => cell?.unit === 'A2' && cell.period === '2021')!;
    expect(found.moves.en).toMatch(/^; (with it, ranks in the indicator|no rank would change)/);
  });

  it('after somebody accepts a figure', async () => {
    const code = changed('data/values.csv', 'A2,2021,24.8', 'A2,2021,-9999');
    const reader = new Computing();
    const { doubts } = await reader.read(code, true);
    expect(reader.judged()!.map(({ level }) => level)).toContain('impossible');
    const accepted = `accepted:
  - { indicator: broadband, unit: A2, period: 2021, value: -9999, reason: { en: Yes, zh: 是 }, by: Li }
`;
    const read = await reader.read(
      new Map(code).set('edition.yaml', `${code.get('edition.yaml')}\n${accepted}`),
      false,
    );
    expect(read.problems).toEqual([]);
    expect(read.doubts).not.toEqual(doubts);
    expect(reader.judged()!.map(({ level }) => level)).not.toContain('impossible');
  });
});

it('Indicators are computed without the figures that cannot be true', async () => {
  const formulas = filesOf(join(root, 'editions', 'example-formulas'));
  const values = formulas.get('data/values.csv')!;
  const stations = values.split('\n')[0]!.split(',').indexOf('stations');
  const last = values.trimEnd().split('\n').at(-1)!;
  const scores = async (figure: string) => {
    const cells = last.split(',').with(stations, figure).join(',');
    const computing = new Computing();
    const next = new Map(formulas).set('data/values.csv', values.replace(last, cells));
    const { plan, problems } = await computing.read(next, true);
    expect(problems).toEqual([]);
    return computing.standing(plan!.periods.at(-1)!, {})!.values;
  };
  expect(await scores('-9999')).toEqual(await scores(''));
});

describe('The parts of a score', () => {
  const standing = async (next: ReadonlyMap<string, string>) => {
    const computing = new Computing();
    const { plan } = await computing.read(next, true);
    return { plan: plan!, now: computing.standing(plan!.periods.at(-1)!, {})! };
  };

  it('are those of a built index, also where a part is missing', async () => {
    const without = changed('data/values.csv', 'A2,2022,', 'A2,2022,,,,,,').get('data/values.csv')!;
    for (const next of [files, new Map(files).set('data/values.csv', shorter(without))]) {
      const { plan, now } = await standing(next);
      const { panel } = new DraftReader().read(next);
      const index = buildIndex(plan, panel!);
      const t = plan.periods.length - plan.first - 1;
      for (const c of now.values.keys()) {
        if (Number.isNaN(now.values[c]!)) continue;
        const built = partsOf(plan, index, 0, t, c).map(({ points }) => points);
        now.parts.forEach((part, i) => {
          expect(part[c]).toBeCloseTo(built[i]!, 9);
        });
      }
    }
  });

  it('are not shown where they do not add up to it', async () => {
    const { now } = await standing(changed('edition.yaml', 'aggregate: arithmetic', 'aggregate: geometric'));
    expect(now.parts.every((part) => part.every(Number.isNaN))).toBe(true);
  });
});

/** The rows of a table, each with as many cells as the header has. */
function shorter(text: string): string {
  const [header, ...rows] = text.split('\n');
  const columns = header!.split(',').length;
  return [header, ...rows.map((row) => row.split(',').slice(0, columns).join(','))].join('\n');
}

describe('The ranges of ranks', () => {
  it('are those of a release of the same edition', async () => {
    const computing = new Computing();
    const { plan } = await computing.read(files, true);
    const { uncertainty } = await releaseOf(example);
    for (const { period, intervals } of uncertainty) {
      const ranges = await computing.ranges(period, async () => true);
      for (const { unit, rank, low, high } of intervals)
        expect([plan!.units[unit]!.code, ranges!.low[unit], ranges!.high[unit]]).toEqual([
          plan!.units[unit]!.code,
          rank > 0 ? low : 0,
          rank > 0 ? high : 0,
        ]);
    }
    expect(uncertainty.length).toBeGreaterThan(0);
  });

  it('are none where something else was asked for meanwhile', async () => {
    const computing = new Computing();
    const { plan } = await computing.read(files, true);
    expect(await computing.ranges(plan!.periods.at(-1)!, async () => false)).toBeUndefined();
  });
});
