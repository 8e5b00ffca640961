import { beforeAll, describe, expect, it } from 'vitest';
import { reasonName } from '../../../src/edition/index.js';
import { buildIndex } from '../../../src/engine/index.js';
import { explain, findSubject, type Release } from '../../../src/release/index.js';
import { placePage, sectionsOf } from '../../../src/site/index.js';
import { summaryLines } from '../../../src/terminal/index.js';
import { receiptText } from '../../../src/words/index.js';
import { screenLines, screenSentence } from '../../../src/words/method/screenText.js';
import { stepNotes } from '../../../src/words/method/stepWords.js';
import { reasonText } from '../../../src/words/receipts/reasonWords.js';
import { exampleWith, releaseOf } from '../../helpers/editions.js';
import { panelOf, planOf } from '../../helpers/plan.js';

const langs = ['en', 'zh'] as const;
const broken = /NaN|undefined|null|Infinity|\[object/;
const han = /[一-鿿]/;

/** The example with other steps before normalising. */
const exampleBy = (steps: string) =>
  exampleWith({ 'edition.yaml': [['  normalise:', `${steps}\n  normalise:`]] });

describe('a release in which a unit and an indicator are screened out', () => {
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(
      exampleBy(
        '  screen: { units: { min-present: 0.9 }, indicators: { min-non-zero: 1, min-present: 0.5 } }',
      ),
    );
  });
  const receiptOf = (unit: string, period: string, node?: string) =>
    explain(release, findSubject(release.plan, unit), period, node);

  it('says so in the summary of the period in which it happened, in both languages', () => {
    const [en, zh] = langs.map((lang) => screenLines(release.plan, release.index.screened, lang));
    expect(en).toHaveLength(1);
    expect(en![0]).toMatch(/^Cities, 2021: Lakeside \(75%\spresent\)\.$/);
    expect(zh![0]).toMatch(/2021年：湖畔（有数据比例75\s?%）。$/);
    for (const lang of langs) expect(summaryLines(release, lang).join()).not.toMatch(broken);
  });

  it('says so with the method', async () => {
    const { render } = sectionsOf(release).find(({ path }) => path === 'method')!;
    const [en, zh] = await Promise.all(langs.map((lang) => render(release, lang, () => undefined)));
    expect(en).toContain('Screened out');
    expect(en).toMatch(/\(75%\spresent\)/);
    expect(en).toMatch(/A unit has no score in a period when less than 90% of its/);
    expect(zh).toContain('筛除');
  });

  it('says so on the page and the receipt of the unit', () => {
    const receipt = receiptOf('B1', '2021');
    expect([receipt.value, receipt.rank, receipt.status]).toEqual([null, null, 'screened']);
    expect(placePage(release, receipt, 'en')).toContain('screened out: too little data');
    expect(placePage(release, receipt, 'zh')).toContain('数据过少，已筛除');
    expect(receiptText(receipt, 'en')).toMatch(/× Access \[access\] +screened out, too little data/);
    const leaf = receiptOf('B1', '2021', 'broadband');
    expect(leaf.raw).toMatchObject({ value: null, reason: 'screened' });
    expect(receiptText(leaf, 'en')).toContain('missing: screened out, too little data (screened)');
    expect(receiptText(leaf, 'zh')).toContain('缺失：数据过少，已被筛除（screened）');
    for (const lang of langs) {
      expect(receiptText(receipt, lang)).not.toMatch(broken);
      // What is copied as JSON may say null.
      const page = placePage(release, leaf, lang).replace(
        /<script type="application\/json".*?<\/script>/gs,
        '',
      );
      expect(page).not.toMatch(broken);
    }
  });

  it('has the status screened for the unit, and partial for its group and the whole', async () => {
    const status = (unit: string) => receiptOf(unit, '2021').status;
    expect(['B1', 'A1', 'South', 'total'].map(status)).toEqual([
      'screened',
      'observed',
      'partial',
      'partial',
    ]);
    expect(receiptOf('B1', '2022').status).not.toBe('screened');
  });
});

describe('an indicator that is screened out', () => {
  const plan = planOf({
    units: ['a', 'b'],
    periods: ['2015'],
    tree: { x: 1, y: 1 },
    method: { normalise: { method: 'none' }, screen: { indicators: { 'min-non-zero': 0.9 } } },
  });
  const { screened } = buildIndex(plan, panelOf(plan, { x: [[0, 1]], y: [[1, 2]] }));
  it('is named with what it had, for the whole index', () => {
    expect(screenLines(plan, screened, 'en').join()).toMatch(
      /^Indicators, in all periods: x \(50% not zero\)\.$/,
    );
    expect(screenLines(plan, screened, 'zh').join()).toMatch(/^指标（各期）：x（非零比例50\s?%）。$/);
    expect(screenSentence(plan, screened, 'en')).toMatch(
      /^ Screened out: of the indicators x \(50% not zero\)\.$/,
    );
    const unit = { unit: 0, period: 0, present: 0.5, nonZero: 1, why: 'excluded' } as const;
    const many = { units: new Array(7).fill(unit) as (typeof unit)[], indicators: [] };
    expect(screenSentence(plan, many, 'en')).toMatch(
      /^ Screened out: in 2015 (a \(named in the edition\), ){5}2 more\.$/,
    );
    expect(screenSentence(plan, many, 'zh')).toMatch(/^筛除：2015年(a（版本指定）、){5}另有2个。$/);
    expect(screenSentence(plan, { units: [], indicators: [] }, 'en')).toBe('');
  });
});

it('a figure filled in from others is marked on the page, and its receipt says how', async () => {
  const release = await releaseOf(exampleBy('  impute: { method: nearest, neighbours: 2 }'));
  const receipt = explain(release, findSubject(release.plan, 'B1'), '2021', 'online-services');
  expect(receipt.status).toBe('imputed');
  expect(receipt.raw?.reason).toBe('imputed:nearest');
  expect(receiptText(receipt, 'en')).toContain(
    'filled in: the mean of the most similar units (imputed:nearest)',
  );
  expect(placePage(release, receipt, 'zh')).toContain('填补值：最相近单元的平均数（imputed:nearest）');
  expect(explain(release, findSubject(release.plan, 'B1'), '2021').status).toBe('imputed');
});

it('every reason has words in both languages', () => {
  for (const code of Object.values(reasonName)) {
    expect(reasonText(code, 'en')).toMatch(/^(missing|filled in): \S/);
    expect(reasonText(code, 'zh')).toMatch(han);
  }
});

it.each([
  { impute: { method: 'linear', ends: 'hold', back: true } },
  { impute: { method: 'last', 'max-periods': 2 } },
  { impute: { method: 'last', back: true } },
  { impute: { method: 'median', by: 'region' } },
  { impute: { method: 'row-mean' } },
  { impute: { method: 'row-median', within: 2 } },
  { impute: { method: 'em', within: 'all' } },
  { impute: { method: 'nearest' } },
  { treat: { winsorise: 3 } },
  { treat: { fences: 1.5 } },
  { screen: { units: { 'min-present': 0.8 } } },
  { screen: { indicators: { 'min-non-zero': 0.1 } } },
])('the page has a sentence in both languages for %j', (method) => {
  const plan = planOf({
    units: { a: { region: 'r' }, b: { region: 'r' } },
    periods: ['2015'],
    tree: { x: 1 },
    method,
  });
  const notes = stepNotes(plan);
  expect(notes).toHaveLength(1);
  expect(notes[0]!.en).toMatch(/^[A-Z].*\.$/);
  expect(notes[0]!.zh).toMatch(/[一-鿿].*。$/);
  expect(JSON.stringify(notes)).not.toMatch(broken);
});
