import { describe, expect, it } from 'vitest';
import { seeded } from '../../../../test/helpers/random.js';
import type { Profile } from '../acts.js';
import { figureQuestions } from './figures.js';

const text = (words: string) => ({ en: words, zh: words });
const field = (name: string, type: string) => ({ name, title: text(name), type });
const contract = {
  frequency: 'month',
  fields: [
    field('place', 'string'),
    field('online', 'number'),
    field('shops', 'number'),
    field('sales', 'number'),
  ],
} as unknown as Parameters<typeof figureQuestions>[1];

/** Sales online and in shops, and their sum, of twelve places in months from 2026-01 on: one record a place. */
function months(count: number): { period: string; profile: Profile }[] {
  const random = seeded(6);
  const sizes = Array.from({ length: 12 }, () => 100 + Math.floor(900 * random()));
  return Array.from({ length: count }, (_, t) => {
    const places = sizes.map((size, c) => {
      const [online, shops] = [1, 3].map((times) =>
        Math.round(times * size * (1 + t / 50) * (0.95 + random() / 10)),
      );
      return [
        `P${c}`,
        { records: 1, sums: { online: online!, shops: shops!, sales: online! + shops! } },
      ] as const;
    });
    return {
      period: `2026-0${t + 1}`,
      profile: { records: 12, days: {}, empty: {}, places: Object.fromEntries(places) },
    };
  });
}

function asked(all: { period: string; profile: Profile }[]) {
  const { period, profile } = all.at(-1)!;
  return figureQuestions(profile, contract, all.slice(0, -1).reverse(), period);
}

describe('Aggregated figures that a partner sent', () => {
  it('are not asked about where they go on as before and add up', () => {
    expect(asked(months(6))).toEqual([]);
  });

  it('are asked about where one is ten times what follows, with what it would be', () => {
    const all = months(6);
    const sums = all[5]!.profile.places['P3']!.sums as Record<string, number>;
    const right = sums['shops']!;
    sums['shops'] = 10 * right;
    const questions = asked(all);
    expect(questions.map(({ rule, cases }) => [rule, cases])).toEqual([['figures', 1]]);
    expect(questions[0]!.examples[0]![0]).toContain('P3');
    expect(questions[0]!.examples[0]![2]!.replaceAll(',', '')).toBe(String(right));
  });

  it('are asked about in a first period, too, where one place breaks a sum that all others keep to', () => {
    const [first] = months(1);
    (first!.profile.places['P7']!.sums as Record<string, number>)['sales']! += 400;
    const [question] = asked([first!]);
    expect(question!.found.en).toMatch(/^P7, 2026-01, sales: .* would follow from sales = /);
    expect(question!.usual.en).toContain('on this period alone: ');
  });

  it('of earlier periods, and contracts with many records a place, are not asked about', () => {
    const earlier = months(6);
    (earlier[2]!.profile.places['P3']!.sums as Record<string, number>)['shops']! *= 10;
    expect(asked(earlier)).toEqual([]);
    const many = months(6);
    (many[5]!.profile.places['P3']!.sums as Record<string, number>)['shops']! *= 10;
    many[5]!.profile.records = 500;
    expect(asked(many)).toEqual([]);
  });
});
