import { beforeAll, describe, expect, it } from 'vitest';
import { explain, findSubject, type Release, subjectsOf } from '../../src/release/index.js';
import { planText, summaryLines } from '../../src/terminal/index.js';
import { receiptText } from '../../src/words/index.js';
import { chinaOverTime } from '../helpers/chinaOverTime.js';
import { chinaRelease, example, exampleWith, inputOf, releaseOf } from '../helpers/editions.js';

const langs = ['en', 'zh'] as const;
const broken = /NaN|undefined|null|Infinity|\[object/;
const receipt = (release: Release, lang: 'en' | 'zh', unit: string, period?: string, node?: string) =>
  receiptText(explain(release, findSubject(release.plan, unit), period, node), lang);

describe.each(['example', 'china-open'])('what is said about %s', (name) => {
  let release: Release | undefined;

  beforeAll(async () => {
    const made = name === 'example' ? await releaseOf(example) : await chinaRelease();
    if (typeof made !== 'string') release = made;
  });

  it('is a line for each thing, a sentence of its own language', (test) => {
    if (!release) return test.skip('no records here');
    const [en, zh] = langs.map((lang) => summaryLines(release!, lang));
    expect([3, 4]).toContain(en!.length);
    expect(zh!.length).toBe(en!.length);
    // The first is a headline, the last a command.
    for (const line of en!.slice(1, -1)) expect(line).toMatch(/^[A-Z][^\u4e00-\u9fff]*\.$/);
    for (const line of zh!.slice(1, -1)) expect(line).toMatch(/[\u4e00-\u9fff].*。$/);
    for (const line of [...en!, ...zh!]) expect(line).not.toMatch(broken);
  });

  it('names the leader of the ranking and the value of the whole', (test) => {
    if (!release) return test.skip('no records here');
    const { plan, index } = release;
    // A whole that is divided among all is a round number by its making, which tells nothing.
    const isDivided = name === 'china-open';
    const last = index.periods - 1;
    const leader =
      plan.units[
        index
          .ranks(0)
          .subarray(last * index.units)
          .indexOf(1)
      ]!;
    for (const lang of langs) {
      // The headline, and the sentence on the whole.
      const first = summaryLines(release, lang).slice(0, 2).join('\n');
      expect(first).toContain(leader.name[lang]);
      const whole = index.total.values[last]!.toFixed(1);
      if (!isDivided) expect(first).toContain(whole);
    }
  });

  it('ends with a command that works as it stands', (test) => {
    if (!release) return test.skip('no records here');
    for (const lang of langs) {
      const words = /npx iplus explain ([^\s（]+)/.exec(summaryLines(release, lang).at(-1)!);
      expect(findSubject(release.plan, words![1]!).level).toBe(release.plan.level);
    }
  });

  it('in receipts of every place and node is whole: no NaN, undefined or null', (test) => {
    if (!release) return test.skip('no records here');
    const { plan } = release;
    for (const [i, subject] of subjectsOf(plan).entries()) {
      for (const [g, { id }] of plan.nodes.entries()) {
        if (plan.units.length > 100 && (i + g) % 5 !== 0) continue;
        const r = explain(release, subject, plan.periods.at(-1), id);
        for (const lang of langs) {
          const text = receiptText(r, lang);
          expect(text).not.toMatch(broken);
          expect(text).toContain(subject.code);
          expect(text).toContain(release.manifest.id);
        }
      }
    }
  });
});

describe('a receipt of the example', () => {
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(example);
  });

  it('says first that the data are an example', () => {
    expect(receipt(release, 'en', 'A1')).toMatch(
      /^Example data\nNorthport 北港 \(A1\), My index, 2022: 100\.000000, rank 1 of 6/,
    );
    expect(receipt(release, 'zh', 'A1')).toMatch(
      /^示例数据\nNorthport 北港 \(A1\), 我的指数, 2022: 100\.000000，第 1 位（共 6）；2021年为 80\.72/,
    );
  });

  it('shows weights, values and points that add up', () => {
    expect(receipt(release, 'en', 'A2', '2021')).toMatch(/= +0\.6000 × Access.*\n\+ +0\.4000 × Use/);
    expect(receipt(release, 'en', 'B1', '2021', 'use')).toContain('not observed');
  });

  it('shows a group that is a mean as one', () => {
    expect(receipt(release, 'en', 'North')).toContain('= mean of 3:');
    expect(receipt(release, 'zh', 'North')).toContain('= 3 个成员的平均：');
  });

  it('shows a raw figure with its unit', () => {
    expect(receipt(release, 'en', 'A1', '2022', 'waiting-time')).toContain('raw: 5.2 days');
  });
});

it('a receipt of a geometric mean does not pretend to be a sum', async () => {
  const release = await releaseOf(
    exampleWith({ 'edition.yaml': [['aggregate: arithmetic', 'aggregate: geometric']] }),
  );
  expect(receipt(release, 'en', 'A2')).toContain('= weighted geometric mean');
  expect(receipt(release, 'zh', 'A2')).toContain('= 加权几何平均');
  expect(receipt(release, 'en', 'A2')).not.toMatch(/^\+/m);
});

it('a receipt of China leads from the figure down to package and hash', async (test) => {
  const release = await chinaOverTime({
    periods: '{ frequency: year, base: 2019, first: 2019, last: 2022 }',
    impute: '{ method: linear, ends: hold }',
    without: ['ipv4-2020-10'],
  });
  if (typeof release === 'string') return test.skip(release);
  const text = receipt(release, 'en', 'Guangzhou', '2020', 'fixed-addresses');
  expect(text).toMatch(
    /= 100 × [\d,.]+ IPv4 addresses\n {2}÷ [\d,.]+ \(the sum of all units in the base period\)/,
  );
  expect(text).toMatch(
    /filled in: on the line between two observed periods \(imputed:linear\); from 2019: .*\(2019-11-23\), 2021: .*\(2021-03-08\)/,
  );
  expect(text).toMatch(/npm:ip2region@2\.2\.0.*\n +sha256 [0-9a-f]{64}/);
});

it('a plan in words has its tree, coverage, defaults and doubts in both languages', async () => {
  const { plan, panel } = await inputOf(example);
  const [en, zh] = langs.map((lang) => planText(plan, panel, lang));
  for (const text of [en!, zh!]) {
    expect(text).not.toMatch(broken);
    for (const { id } of plan.nodes) expect(text).toContain(`[${id}]`);
  }
  expect(en).toMatch(/Access \[access\] +0\.600 +0\.6000/);
  expect(en).toMatch(/online-services +83% +100%/);
  expect(zh).toContain('数据性质: 示例数据');
  expect(en).toContain('missing figures are not filled in (method.impute: none)');
  expect(zh).toContain('缺失值不作插补（method.impute: none）');
});
