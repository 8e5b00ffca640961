import { beforeAll, describe, expect, it } from 'vitest';
import { example, releaseOf } from '../../../test/helpers/editions.js';
import { panelOf, planOf, type Sketch } from '../../../test/helpers/plan.js';
import { buildIndex } from '../../engine/index.js';
import { type Release, subjectsOf } from '../../release/index.js';
import { phraseText } from '../../words/sentences/phrase.js';
import { briefOf } from './brief.js';

const no = Number.NaN;
const broken = /NaN|undefined|null|Infinity|\[object| {2}|\.\.|。。|，，|，。| \.| ,/;

/** Headline and text of a place. */
function textOf(release: Release, lang: 'en' | 'zh', code: string): string {
  const place = subjectsOf(release.plan).find((s) => s.code === code)!;
  const { headline, paragraphs } = briefOf(release, lang, place);
  return [headline, ...paragraphs].map(phraseText).join('\n');
}

function sketched(x: number[][], more: Partial<Sketch> = {}): Release {
  const units = Array.from(x[0]!, (_, c) => `u${c}`);
  const plan = planOf({ units, periods: x.map((_, t) => String(2015 + t)), tree: { x: 1, y: 2 }, ...more });
  const panel = panelOf(plan, { x, y: x });
  const index = buildIndex(plan, panel);
  return { plan, panel, index, uncertainty: [], geocoding: [] } as unknown as Release;
}

describe('the brief of another edition', () => {
  it.each([
    ['one unit', [[3]]],
    ['one period', [[9, 5, 3, 1]]],
    [
      'all equal',
      [
        [2, 2, 2],
        [2, 2, 2],
      ],
    ],
    [
      'negative and huge',
      [
        [-5, 0, 1e12],
        [-6, 0, 2e12],
      ],
    ],
    [
      'missing values',
      [
        [9, no, 0, no],
        [no, no, 0, no],
        [1, 2, 0, no],
      ],
    ],
  ])('is whole with %s', (_, x) => {
    const release = sketched(x as number[][]);
    for (const { code } of subjectsOf(release.plan)) {
      for (const lang of ['en', 'zh'] as const) expect(textOf(release, lang, code)).not.toMatch(broken);
    }
  });

  it('says where a place has no figure', () => {
    const release = sketched([
      [9, no, 0, no],
      [no, no, 0, no],
      [1, 2, 0, no],
    ]);
    expect(textOf(release, 'en', 'u3')).toMatch(/^Example data: u3 has no value in 2017\n/);
    expect(textOf(release, 'zh', 'u3')).toMatch(/^示例数据：2017年u3没有指数值\n/);
  });
});

describe('the brief of data that are not real', () => {
  const titled = (title: string) => {
    const release = sketched([
      [9, 5],
      [9, 6],
    ]);
    const total = { ...release.plan.total, title: { en: title, zh: '世界' } };
    return textOf({ ...release, plan: { ...release.plan, total } }, 'en', total.code).split('\n')[1];
  };

  it('says so before a sentence that goes on in small letters', () => {
    expect(titled('The world')).toMatch(/^In example data, the world scores /);
    expect(titled('China')).toMatch(/^In example data, China scores /);
  });
});

describe('the brief of the example', () => {
  let release: Release;
  beforeAll(async () => {
    release = await releaseOf(example);
  });

  it('is whole in every place and language, and says that its data are no real ones', () => {
    for (const { code } of subjectsOf(release.plan)) {
      const [en, zh] = [textOf(release, 'en', code), textOf(release, 'zh', code)];
      expect(en).not.toMatch(broken);
      expect(zh).not.toMatch(broken);
      expect(en).toMatch(/^Example data: /);
      expect(zh).toMatch(/^示例数据：/);
    }
  });

  it('speaks of a place as an editor would', () => {
    const first = subjectsOf(release.plan)[0]!;
    expect(textOf(release, 'en', first.code).split('\n')[1]).toMatch(
      new RegExp(`^In example data, ${first.name.en} comes .* in \\d{4}\\.`),
    );
  });
});
