import { describe, expect, it } from 'vitest';
import { releaseOf } from '../../test/helpers/editions.js';
import { oddEdition } from '../../test/helpers/oddRelease.js';
import { strengthsOf, turnedColumns } from '../analysis/index.js';
import { canBeLifted } from '../edition/index.js';
import { buildIndex, toRank } from '../engine/index.js';
import type { Release } from '../release/index.js';
import { briefOf } from './brief/brief.js';
import { checkClaim } from './claims/checkClaim.js';
import { saying } from './claims/saying.js';
import { trueClaims } from './claims/trueClaims.js';
import { totalOf, viewOf } from './facts/view.js';
import { polarityNote } from './polarityWords.js';
import { plain } from './sentences/phrase.js';

/** The example with other units, as an index of its polarity and with who comes first. */
function polar(polarity: string, first: string): Promise<Release> {
  const edition = [
    ['data-status: example', `polarity: ${polarity}\ndata-status: example`],
    ['  aggregate: arithmetic', `  rank: { first: ${first} }\n  aggregate: arithmetic`],
  ] as const;
  return releaseOf(oddEdition({ units: 14, periods: 3, edition }));
}

const [usual, hunger, risk, reversed] = await Promise.all([
  polar('higher-is-better', 'best'),
  polar('higher-is-worse', 'best'),
  polar('higher-is-worse', 'worst'),
  polar('higher-is-better', 'worst'),
]);
const lastOf = (r: Release) => r.index.periods - 1;

/** Values of all units in the last period by their rank. */
function byRank(r: Release): number[] {
  const from = lastOf(r) * r.index.units;
  const ranks = r.index.ranks(0).subarray(from, from + r.index.units);
  const values = r.index.values.subarray(from, from + r.index.units);
  return [...ranks.keys()].sort((a, b) => ranks[a]! - ranks[b]!).map((c) => values[c]!);
}

describe('the polarity of an index', () => {
  it('turns no value, and ranks the best first unless the edition says otherwise', () => {
    for (const other of [hunger, risk, reversed]) expect(other.index.values).toEqual(usual.index.values);
    const down = [...byRank(usual)].sort((a, b) => b - a);
    expect(byRank(usual)).toEqual(down);
    expect(byRank(hunger)).toEqual(down.toReversed());
    expect(byRank(risk)).toEqual(down);
    expect(byRank(reversed)).toEqual(down.toReversed());
  });

  it('is told in one sentence wherever a reader could take it for granted', () => {
    expect([usual, hunger, risk, reversed].map(({ plan }) => polarityNote(plan, 'en'))).toEqual([
      '',
      'Higher values are worse; rank 1 is the lowest, the best.',
      'Higher values are worse; rank 1 is the highest, the worst.',
      'Higher values are better; rank 1 is the lowest, the worst.',
    ]);
    expect(polarityNote(risk.plan, 'zh')).toBe('数值越高越差；第1位为数值最高者，即最差。');
  });

  it('makes a fall an improvement, and lets nobody lead where the first is the worst', () => {
    const text = (r: Release, lang: 'en' | 'zh') =>
      briefOf(r, lang)
        .paragraphs.concat([briefOf(r, lang).headline])
        .map(plain)
        .join('\n');
    expect(text(usual, 'en')).not.toMatch(/improvement|worsening|worst/);
    for (const r of [hunger, risk]) {
      expect(text(r, 'en')).toMatch(/up \d.*, a worsening|down \d.*, an improvement/);
      expect(text(r, 'zh')).toMatch(/上升\d.*（恶化）|下降\d.*（改善）/);
    }
    expect(text(risk, 'en')).not.toMatch(/\bleads?\b|climb|slipped|biggest fall/);
    expect(text(risk, 'zh')).not.toContain('优势');
  });

  it('calls a strength what is low where high is bad', () => {
    const t = lastOf(usual);
    const found = (r: Release) =>
      strengthsOf(turnedColumns(r.plan, r.index, t), 3, { strengths: 1, weaknesses: 1 });
    expect(found(hunger).strengths[0]!.node).toBe(found(usual).weaknesses[0]!.node);
    expect(found(risk)).toEqual(found(hunger));
  });

  it('gives gaps to the first that are distances, whichever end is first', () => {
    for (const r of [usual, hunger]) {
      const view = viewOf(r, lastOf(r));
      const [first, second] = view.peers(view.members(-1)[0]!);
      const gap = view.cell(
        'rankings',
        { level: second!.level, unit: second!.code, period: view.period, node: view.node },
        'gap_to_first',
        'change',
      );
      expect(gap!.value).toBeCloseTo(Math.abs(view.score(first!) - view.score(second!)), 10);
    }
  });

  it('bears out what it says itself, and refuses words that mean two things', () => {
    for (const r of [hunger, risk]) {
      const view = viewOf(r, lastOf(r));
      for (const place of [totalOf(r), ...view.members(-1).slice(0, 6)]) {
        for (const { claim, when } of trueClaims(r, lastOf(r), place)) {
          for (const lang of ['en', 'zh'] as const) {
            const sentence = saying(r, claim, when, lang);
            expect([sentence, checkClaim(r, sentence, lang).verdict]).toEqual([sentence, 'true']);
          }
        }
      }
    }
    const [first, second] = viewOf(risk, lastOf(risk))
      .peers(viewOf(risk, 0).members(-1)[0]!)
      .map((p) => p.name.en);
    expect(checkClaim(risk, `${first} leads`, 'en').verdict).toBe('not-understood');
    expect(checkClaim(risk, `${first} ranks better than ${second}`, 'en').verdict).toBe('not-understood');
    const [best, next] = viewOf(hunger, lastOf(hunger))
      .peers(viewOf(hunger, 0).members(-1)[0]!)
      .map((p) => p.name.en);
    expect(checkClaim(hunger, `${best} ranks higher than ${next}`, 'en').verdict).toBe('not-understood');
  });

  it('is asked for no lift where a better rank is a lower score', () => {
    expect([usual, hunger, risk, reversed].map(({ plan }) => canBeLifted(plan))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('is a matter of ranks alone: missing stays missing and ties stay ties', () => {
    expect([...toRank(hunger.plan, Float64Array.of(2, Number.NaN, 0))]).toEqual([-2, Number.NaN, -0]);
    const { plan, panel } = hunger;
    expect(buildIndex(plan, panel).values).toEqual(hunger.index.values);
  });
});
