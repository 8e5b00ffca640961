import { beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../src/edition/index.js';
import { buildIndex } from '../../src/engine/index.js';
import { findNode, findSubject, periodOrHeadline, subjectsOf } from '../../src/release/find.js';
import { chinaRelease, example, releaseOf } from '../helpers/editions.js';
import { panelOf, planOf } from '../helpers/plan.js';

const found = (plan: Plan, words: string) => {
  const { level, code } = findSubject(plan, words);
  return `${level} ${code}`;
};

describe('a place of China', () => {
  let plan: Plan | undefined;

  beforeAll(async () => {
    const release = await chinaRelease();
    if (typeof release !== 'string') plan = release.plan;
  });

  it.for([
    ['440100', 'city 440100', 'code'],
    ['Guangzhou', 'city 440100', 'English name'],
    ['guang zhou', 'city 440100', 'pinyin in two words'],
    ['广州', 'city 440100', 'Chinese name'],
    ['广州市', 'city 440100', 'Chinese name with its kind'],
    ["Xi'an", 'city 610100', 'apostrophe'],
    ['Xi’an', 'city 610100', 'typographic apostrophe'],
    ['xian', 'city 610100', 'no apostrophe'],
    ['XĪ’ĀN', 'city 610100', 'tone marks and capitals'],
    ['Ürümqi', 'city 650100', 'accents'],
    ['延边', 'city 222400', 'short name of a prefecture'],
    ['吉林市', 'city 220200', 'a city whose province has the same name'],
    ['吉林省', 'province 220000', 'a province by its full name'],
    ['北京', 'city 110000', 'a municipality, which is city and province'],
    ['Guangdong', 'province 440000', 'a province in English'],
    ['广东', 'province 440000', 'a province in short'],
    ['新疆', 'province 650000', 'an autonomous region in short'],
    ['CN', 'total CN', 'the total by code'],
    ['全国', 'total CN', 'the total by name'],
  ] as const)('is found as “%s”: %s (%s)', ([words, place], test) => {
    if (!plan) return test.skip('no records here');
    expect(found(plan, words)).toBe(place);
  });

  it.for([
    ['Fuzhou', ['350100', '361000']],
    ['Suzhou', ['320500', '341300']],
    ['taizhou', ['321200', '331000']],
    ['yichun', ['360900', '230700']],
    ['吉林', ['220200', '220000']],
  ] as const)('named “%s” is asked for again with both codes', ([words, codes], test) => {
    if (!plan) return test.skip('no records here');
    expect(() => findSubject(plan!, words)).toThrow('which several have');
    for (const code of codes) expect(() => findSubject(plan!, words)).toThrow(code);
  });

  it.for([
    ['Bejing', 'Beijing 北京 (110000)'],
    ['Shenzen', 'Shenzhen 深圳 (440300)'],
    ['深玔市', 'Shenzhen 深圳 (440300)'],
  ] as const)('misspelt “%s” is suggested as %s', ([words, suggestion], test) => {
    if (!plan) return test.skip('no records here');
    expect(() => findSubject(plan!, words)).toThrow(`did you mean`);
    expect(() => findSubject(plan!, words)).toThrow(suggestion);
  });

  it('is never guessed from nothing, a kind alone, or words far from any name', (test) => {
    if (!plan) return test.skip('no records here');
    for (const words of ['', ' ', '市', '省', 'Atlantis of the deep sea']) {
      expect(() => findSubject(plan!, words)).toThrow('look it up');
    }
  });

  it('is found by its own code, whatever it is', (test) => {
    if (!plan) return test.skip('no records here');
    for (const { code } of subjectsOf(plan)) expect(findSubject(plan, code).code).toBe(code);
  });

  it('is found by its own English and Chinese name, or asked for again with its code', (test) => {
    if (!plan) return test.skip('no records here');
    for (const { code, name } of subjectsOf(plan)) {
      for (const words of [name.en, name.zh]) {
        try {
          expect(findSubject(plan, words).code).toBe(code);
        } catch (error) {
          const same = subjectsOf(plan).filter((s) => findLike(s.name.en) === findLike(name.en));
          if (same.length < 2) throw error;
        }
      }
    }
  });
});

const findLike = (name: string) =>
  name
    .replace(/ \(.*\)$/, '')
    .replace(/['’ ]/g, '')
    .toLowerCase();

it('finds the units and groups of the example', async () => {
  const { plan } = await releaseOf(example);
  expect(['A1', 'northport', '北港', 'North', 'total', '平均'].map((w) => found(plan, w))).toEqual([
    'city A1',
    'city A1',
    'city A1',
    'province North',
    'total total',
    'total total',
  ]);
});

describe('a node', () => {
  const tree = {
    health: { children: { life: 1, beds: 1 } },
    wealth: { children: { income: 1, 'life-2': 1 } },
  };
  const plan = planOf({ units: ['a', 'b'], periods: ['2020'], tree });
  const titles: Record<string, Plan['title']> = {
    health: { en: 'Health and care', zh: '健康' },
    life: { en: 'Life expectancy', zh: '预期寿命' },
    'life-2': { en: 'Life Expectancy', zh: '收入' },
    income: { en: 'beds', zh: '收入' },
  };
  const nodes = plan.nodes.map((n) => ({ ...n, title: titles[n.id] ?? n.title }));
  const named = { ...plan, nodes };
  const idOf = (words: string, among?: number[]) => nodes[findNode(named, words, among)]!.id;

  it.for([
    ['health', 'health', 'its id'],
    ['Health and care', 'health', 'its English title'],
    ['HEALTH AND CARE', 'health', 'its title in capitals'],
    ['健康', 'health', 'its Chinese title'],
    ['预期寿命', 'life', 'its Chinese title where the English one is shared'],
    ['beds', 'beds', 'its id, though another node has it as its title'],
  ] as const)('is found as “%s”: %s (%s)', ([words, id]) => {
    expect(idOf(words)).toBe(id);
  });

  it('whose title several have is asked for again, each with both titles and its id', () => {
    expect(() => idOf('life expectancy')).toThrow(
      'Life expectancy 预期寿命 (life), Life Expectancy 收入 (life-2)',
    );
    expect(() => idOf('收入')).toThrow('beds 收入 (income), Life Expectancy 收入 (life-2)');
    expect(idOf('life expectancy', [nodes.findIndex((n) => n.id === 'life-2')])).toBe('life-2');
  });

  it('misspelt is suggested by its id, and never guessed from nothing', () => {
    expect(() => idOf('Helth and care')).toThrow('did you mean “health”?');
    expect(() => idOf('helth')).toThrow('did you mean “health”?');
    for (const words of ['', ' ', 'astronomy']) expect(() => idOf(words)).toThrow('not defined');
  });
});

it('where no period is asked for, that of the headlines is meant, which need not be the last', () => {
  const plan = planOf({
    units: ['a', 'b'],
    periods: ['2020', '2021'],
    tree: { x: 1, y: 1 },
    method: { impute: { method: 'last' }, normalise: { method: 'base-share' } },
  });
  const nobody = Number.NaN;
  const panel = panelOf(plan, {
    x: [
      [1, 2],
      [2, 3],
    ],
    y: [
      [1, 2],
      [nobody, nobody],
    ],
  });
  const release = { plan, index: buildIndex(plan, panel) };
  expect(periodOrHeadline(release, undefined)).toBe(0);
  expect(periodOrHeadline(release, '2021')).toBe(1);
});
