import { describe, expect, it } from 'vitest';
import { planOf, type Sketch } from '../../../test/helpers/plan.js';
import { studiedRelease } from '../../../test/helpers/studied.js';
import type { DataError, Plan } from '../../edition/index.js';
import { totalOf, viewOf } from '../facts/view.js';
import { dataFacts } from '../facts/whole.js';
import { phraseText } from '../sentences/phrase.js';
import { paragraphOf } from '../sentences/sentencesOf.js';
import { canVary, dataErrorText, studyVariationText, variantsClause } from './rangeText.js';

const plan = planOf({ units: ['a', 'b'], periods: ['2020'], tree: { x: 1, y: 1 } });
const withErrors = (...errors: (DataError | null)[]) => ({
  ...plan,
  indicators: plan.indicators.map((i, k) => ({ ...i, error: errors[k] ?? null })),
});
const counts: DataError = { by: 'records', lot: 1 };

it('says which errors the ranges include, and for which share of the weight', () => {
  expect(dataErrorText(withErrors(null, null))).toEqual({
    en: 'errors of the data are not included',
    zh: '不含数据误差',
  });
  expect(dataErrorText(withErrors(counts)).en).toBe(
    'the sampling error of the records is included for 50% of the weight',
  );
  expect(dataErrorText(withErrors(counts, { by: 'share', size: 0.1 })).en).toBe(
    'the sampling error of the records and the declared errors of the figures are included',
  );
});

const filled = (of: Plan): Plan => ({
  ...of,
  method: { ...of.method, impute: { method: 'last', maxPeriods: null, back: false } },
});

it('says that figures that were filled in are drawn, where gaps are filled', () => {
  expect(dataErrorText(filled(withErrors(null, null)))).toEqual({
    en: 'apart from filled-in figures, errors of the data are not included',
    zh: '除填补值外，不含数据误差',
  });
  expect(dataErrorText(filled(withErrors(counts, counts))).en).toBe(
    'the sampling error of the records is included, as is the error of filled-in figures',
  );
  expect(canVary(filled(planned(one)))).toBe(true);
  expect(variantsClause(filled(planned(two, declared)))).toEqual({
    en: 'with other weights, one indicator left out, the figures moved within their errors and other values where gaps were filled',
    zh: '变动权重、剔除一项指标并计入数据误差与填补误差',
  });
});

it('names the noise that was added for confidentiality', () => {
  expect(dataErrorText(withErrors({ ...counts, noise: 3 }))).toEqual({
    en: 'the sampling error of the records and the noise added for confidentiality are included for 50% of the weight',
    zh: '已就占权重50%的指标计入记录抽样误差、为保密加入的噪声',
  });
  expect(variantsClause(withErrors({ ...counts, noise: 3 })).en).toContain(
    'counts moved within their sampling error',
  );
});

const one = { x: 1 };
const two = { x: 1, y: 2 };
const planned = (tree: Sketch['tree'], indicators: Sketch['indicators'] = {}) =>
  planOf({ units: ['a', 'b'], periods: ['2020'], tree, indicators });
const declared = { x: { error: '5%' } };

describe('what ranks are varied by', () => {
  it('are weights and one indicator left out, with the errors that are known', () => {
    expect(variantsClause(planned(two))).toEqual({
      en: 'with other weights and one indicator left out',
      zh: '变动权重并剔除一项指标',
    });
    expect(variantsClause(planned(two, declared))).toEqual({
      en: 'with other weights, one indicator left out and the figures moved within their errors',
      zh: '变动权重、剔除一项指标并计入数据误差',
    });
  });

  it('are errors alone where there is one indicator, and else nothing', () => {
    expect(variantsClause(planned(one, declared))).toEqual({
      en: 'with the figures moved within their errors',
      zh: '计入数据误差',
    });
    expect([planned(one), planned(one, declared), planned(two)].map(canVary)).toEqual([false, true, true]);
  });

  it('are told in a note in the same words', () => {
    expect(studyVariationText(planned(two)).en).toBe(
      'other weights (± 25%), one indicator left out; errors of the data are not included',
    );
    expect(studyVariationText(planned(one)).en).not.toMatch(/left out/);
    expect(studyVariationText(planned(one)).zh).not.toMatch(/剔除/);
  });
});

describe('that ranks have ranges', () => {
  const said = (tree: Sketch['tree'], reach: number | undefined, lang: 'en' | 'zh' = 'en') => {
    const release = studiedRelease([[3, 2, 1]], [reach], { tree });
    return phraseText(
      paragraphOf(release.plan, dataFacts(viewOf(release, 0), totalOf(release)), lang, undefined, 'exact'),
    );
  };

  it('is said where they were studied', () => {
    expect(said(two, 1)).toMatch(
      /Each rank comes with a range that holds nine in ten results with other weights and one indicator left out \(errors of the data are not included\);/,
    );
    expect(said(two, 1, 'zh')).toContain(
      '位次附有区间：变动权重并剔除一项指标，九成方案落在其中（不含数据误差）',
    );
  });

  it('is not said where they were not, or nothing could be varied', () => {
    for (const text of [said(two, undefined), said(one, 1)]) expect(text).not.toMatch(/Ranks have a range/);
  });
});
