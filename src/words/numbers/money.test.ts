import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planOf } from '../../../test/helpers/plan.js';
import type { EconomicIndicator, Lang } from '../../edition/index.js';
import type { CitedFigure, Fact, FigureUnit } from '../facts/fact.js';
import { phraseText } from '../sentences/phrase.js';
import { sentencesOf } from '../sentences/sentencesOf.js';
import { formatMoney, formatMoneyEnds, formatMoneyRange } from './money.js';

const rmb: EconomicIndicator = {
  id: 'gdp',
  title: { en: 'GDP', zh: '国内生产总值' },
  unit: { en: 'RMB 100 million', zh: '亿元' },
  scale: 1e8,
  vintages: {},
};
const euro: EconomicIndicator = { ...rmb, unit: { en: 'EUR million', zh: '百万欧元' }, scale: 1e6 };
const langs: readonly Lang[] = ['en', 'zh'];
const words: [string, number][] = [
  ['万亿', 1e12],
  ['亿', 1e8],
  ['万', 1e4],
  ['trillion', 1e12],
  ['billion', 1e9],
  ['million', 1e6],
];

/** A sum as somebody reads it who knows no code: sign, digits and the word behind them. */
function read(text: string): { value: number; word: string } {
  const [, sign, digits] = /(−?)([\d,]+\.\d\d)/.exec(text)!;
  const [word, times] = words.find(([name]) => text.includes(name)) ?? ['', 1];
  return { value: (sign === '' ? 1 : -1) * Number(digits!.replaceAll(',', '')) * times, word };
}

const sums = fc.oneof(
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.double({ min: -50, max: 50, noNaN: true }),
  fc.constantFrom(0, -0.0001, 9999.996, -9999.996, -8049.1),
);

describe('a sum of money', () => {
  it('reads as what it is, its sign among it, to half of its last digit', () => {
    fc.assert(
      fc.property(sums, fc.constantFrom(...langs), (value, lang) => {
        const text = formatMoney(value, rmb, lang);
        const said = read(text);
        const unit = words.find(([name]) => name === said.word)?.[1] ?? 1;
        expect(Math.abs(said.value - value * rmb.scale)).toBeLessThanOrEqual(0.00501 * unit);
        if (said.value !== 0) expect(Math.sign(said.value)).toBe(Math.sign(value));
        if (value >= 0) expect(text).not.toContain('−');
      }),
    );
  });

  it('of an interval goes from its lower to its upper end in one unit, whichever is given first', () => {
    fc.assert(
      fc.property(sums, sums, fc.constantFrom(...langs), (a, b, lang) => {
        const ends = formatMoneyEnds(a, b, rmb, lang);
        expect(formatMoneyEnds(b, a, rmb, lang)).toEqual(ends);
        const [low, high] = ends.map(read);
        expect(low!.word).toBe(high!.word);
        expect(low!.value).toBeLessThanOrEqual(high!.value);
        const unit = words.find(([name]) => name === low!.word)?.[1] ?? 1;
        expect(Math.abs(low!.value - Math.min(a, b) * rmb.scale)).toBeLessThanOrEqual(0.00501 * unit);
        expect(Math.abs(high!.value - Math.max(a, b) * rmb.scale)).toBeLessThanOrEqual(0.00501 * unit);
      }),
    );
  });

  it('is written so', () => {
    const of = (a: number, b: number, lang: Lang) => formatMoneyRange(a, b, rmb, lang);
    expect(of(-2119.22, -14019, 'en')).toBe('RMB −1.40 trillion to −0.21 trillion');
    expect(of(-14019, -2119.22, 'zh')).toBe('−1.40万亿至−0.21万亿元');
    expect(of(3041.55, 20100, 'zh')).toBe('0.30万亿至2.01万亿元');
    expect(of(5, 20100, 'en')).toBe('RMB 0.50 billion to 2,010.00 billion');
    expect(formatMoneyRange(-3, 12.5, euro, 'en')).toBe('−3.00 to 12.50 EUR million');
  });
});

describe('sentences of money, jobs and values', () => {
  const plan = planOf({ units: ['a', 'b'], periods: ['2018', '2019'], tree: { x: 1 } });
  const place = { level: 'total', code: 'total', name: plan.total.title, grouping: -1, number: 0 };
  const about = { place, period: '2019', node: plan.nodes[0]!.id, importance: 1, novelty: 1 };
  const figure = (value: number, unit: FigureUnit): CitedFigure => ({
    value,
    unit,
    from: 'cell',
    references: [],
  });
  const loss = /loss|lost|fall|down|below|slipped|−|减少|下降|低/;

  it('never tell a loss as a gain, nor a gain as a loss', () => {
    fc.assert(
      fc.property(sums, sums, sums, fc.constantFrom(...langs), (size, low, high, lang) => {
        fc.pre(Math.abs(size) > 1);
        const rule = fc.sample(fc.constantFrom('estimated', 'increment'), 1)[0]!;
        const facts = [
          {
            ...about,
            kind: 'size',
            rule,
            output: rmb.title,
            size: figure(size, rmb),
            low: figure(low, rmb),
            high: figure(high, rmb),
            share: undefined,
          },
          { ...about, kind: 'jobs', jobs: figure(size, 'count') },
          {
            ...about,
            kind: 'whole',
            value: figure(size, 'points'),
            before: {
              period: '2018',
              points: figure(size, 'change'),
              growth: figure(size, 'percent'),
            },
          },
        ] as unknown as Fact[];
        for (const fact of facts) {
          const text = sentencesOf(plan, fact, lang, 'exact').map(phraseText).join(' ');
          const told = fact.kind === 'size' ? text.replace(/[（(].*[)）]/, '') : text;
          expect([told, loss.test(told)]).toEqual([told, size < 0]);
        }
        expect(phraseText(sentencesOf(plan, facts[0]!, lang, 'exact')[0]!)).toContain(
          formatMoneyRange(low, high, rmb, lang),
        );
        const stands = phraseText(sentencesOf(plan, facts[2]!, lang, 'exact')[0]!);
        expect(/(?:stood at |指数为)(−?)/.exec(stands)![1]).toBe(size < 0 ? '−' : '');
      }),
    );
  });
});
