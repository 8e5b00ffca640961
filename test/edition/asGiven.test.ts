import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemText, UserError } from '../../src/edition/index.js';
import { buildIndex, partsOf } from '../../src/engine/index.js';
import { buildRelease } from '../../src/pipeline/index.js';
import { explain, findSubject, formats, openRelease } from '../../src/release/index.js';
import { openEdition, prepare } from '../../src/signals/index.js';
import { planText } from '../../src/terminal/index.js';
import { weighingLines } from '../../src/words/index.js';
import { editionWith } from '../helpers/complaints.js';
import { temporaryFolder } from '../helpers/folders.js';

/** Three indicators that are aggregated as they are, by weights that add up to 0.999; their values are those of one unit. */
function edition(
  more: string,
  { weights = ['0.5', '0.3', '0.199'], values = '1,2,1', node = '', missing = 'reweight' } = {},
): string {
  return editionWith({
    'edition.yaml': `edition: small
title: { en: Small, zh: 小 }
version: 1
data-status: example
units: { level: city, groups: [{ column: province }] }
periods: { frequency: year, base: 2020 }
method: { normalise: { method: scaled, low: 0, high: 100 }, missing: { weights: ${missing}, min-present: 0.5 }${more} }
tree:
  id: index
  title: { en: Index, zh: 指数 }
${node}  children:
${weights.map((w, i) => `    - { indicator: i${i}${w && `, weight: ${w}`} }`).join('\n')}
`,
    'indicators.csv': `id,title_en,title_zh,direction\n${[0, 1, 2].map((i) => `i${i},I ${i},指标${i},1\n`).join('')}`,
    'data/values.csv': `unit,period,i0,i1,i2\nbj,2020,${values}\nsh,2020,3,4,5\nhz,2020,2,2,2\n`,
  });
}

const made = async (folder: string) => {
  const { plan, panel } = await prepare(openEdition(folder));
  return { plan, panel, index: buildIndex(plan, panel) };
};
const scoreOf = async (folder: string) => (await made(folder)).index.values[0]!;

describe('Weights as given', () => {
  it.each([
    ['of the edition', ', weight: as-given', ''],
    ['of a level', ', weight: { levels: [as-given, given] }', ''],
    ['of a node', '', '  weigh: as-given\n'],
  ])('%s keep the weighted sum, which given weights are divided out of', async (_, more, node) => {
    expect(await scoreOf(edition(more, { node }))).toBeCloseTo(1.299, 14);
    expect(await scoreOf(edition(''))).toBeCloseTo(1.299 / 0.999, 14);
  });

  it('share the weight of a missing part by the rule of the node', async () => {
    expect(await scoreOf(edition(', weight: as-given', { values: '1,,1' }))).toBeCloseTo(0.999, 14);
    expect(await scoreOf(edition(', weight: as-given', { values: '1,2,' }))).toBeCloseTo(
      (1.1 / 0.8) * 0.999,
      14,
    );
  });

  it('are those of the parts, which add up to the score', async () => {
    const { plan, index } = await made(edition(', weight: as-given'));
    const parts = partsOf(plan, index, 0, 0, 0);
    expect(parts.map(({ weight }) => weight)).toEqual([0.5, 0.3, 0.199].map((w) => expect.closeTo(w, 14)));
    expect(parts.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(index.values[0]!, 14);
  });

  it('that add up to 1 are an arithmetic mean', async () => {
    const { plan } = await made(edition(', weight: as-given', { weights: ['0.5', '0.3', '0.2'] }));
    expect(plan.nodes[0]!.aggregate).toBe('arithmetic');
  });
});

describe('Weights that look like shares and do not add up to 1', () => {
  it('are told in check, with what is used instead and how to keep them, in both languages', async () => {
    const { plan, panel } = await made(edition(''));
    const said = plan.doubts.at(-1)!;
    expect(said.en).toBe(
      'The weights below “index” add up to 0.999, not 1, and each is divided by their sum (i0 0.5 → 0.5005, i1 0.3 → 0.3003, i2 0.199 → 0.1992). weigh: as-given keeps the weighted sum.',
    );
    expect(said.zh).toContain('合计为 0.999 而非 1');
    for (const lang of ['en', 'zh'] as const) {
      expect(planText(plan, panel, lang)).toContain(said[lang]);
      expect(weighingLines(plan, lang).join()).toContain('0.999');
    }
    const { plan: kept } = await made(edition(', weight: as-given'));
    expect(kept.doubts.map((d) => d.en).join()).not.toContain('0.999');
    expect(weighingLines(kept, 'en')).toEqual([
      'Weights of the parts of Index: as given, a weighted sum: they add up to 0.999.',
    ]);
    expect(planText(kept, panel, 'en')).toMatch(/0\.199 +0\.1990/);
  });

  it('are not doubted where they add up, or are relative', async () => {
    for (const weights of [
      ['0.5', '0.3', '0.2'],
      ['50', '30', '20'],
      ['5', '3', '2'],
      ['0.1', '0.2', '0.7'],
    ])
      expect((await made(edition('', { weights }))).plan.doubts).toEqual([]);
  });
});

it('Weights as given are refused where the way to aggregate has no weighted sum, or a weight is not written', async () => {
  const refused = async (folder: string) => {
    const error = await prepare(openEdition(folder)).catch((e: unknown) => e);
    return error instanceof UserError
      ? error.problems.map((p) => problemText(p, 'en')).join('\n')
      : 'nothing';
  };
  expect(await refused(edition(', weight: as-given, aggregate: geometric'))).toContain(
    'weights as given for “index”, which is aggregated by geometric',
  );
  expect(await refused(edition(', weight: as-given', { missing: 'keep' }))).toContain(
    'missing: { weights: reweight }',
  );
  const folder = edition(', weight: as-given', { weights: ['0.5', '0.3', ''] });
  expect(await refused(folder)).toContain('weights for some children of “index” but none for i2');
});

it('A release with weights as given has receipts whose numbers make its scores', async () => {
  const out = join(temporaryFolder(), 'release');
  await buildRelease(edition(', weight: as-given'), out);
  const release = await openRelease(out);
  const receipt = explain(release, findSubject(release.plan, 'bj'), '2020', 'index');
  expect(receipt.value).toBeCloseTo(1.299, 14);
  expect(receipt.parts.map(({ weight, points }) => [weight, points])).toEqual([
    [expect.closeTo(0.5, 14), expect.closeTo(0.5, 14)],
    [expect.closeTo(0.3, 14), expect.closeTo(0.6, 14)],
    [expect.closeTo(0.199, 14), expect.closeTo(0.199, 14)],
  ]);
  expect(receipt.formula.at(-1)!.expression).toMatch(/^0\.999 \* \(0\.5005.* \+ .*\)$/);
  const files = await formats['coinr']!.write(release, {});
  const text = (path: string) => String(files.find((one) => one.path === path)!.content);
  expect(text('iMeta.csv')).toMatch(/i2,.*,0\.199,/);
  expect(text('README.txt')).toContain('COINr divides weights by their sum');
});
