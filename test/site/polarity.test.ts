import { describe, expect, it } from 'vitest';
import { isBest, orientedColumns, strengthsOf } from '../../src/analysis/index.js';
import { briefOf } from '../../src/documents/brief/brief.js';
import { buildIndex, rankingValues } from '../../src/engine/index.js';
import { explain, type Release, subjectsOf } from '../../src/release/index.js';
import { checkClaim } from '../../src/words/claims/checkClaim.js';
import { claimSentence } from '../../src/words/claims/claimSentence.js';
import { trueClaims } from '../../src/words/claims/trueClaims.js';
import { standingFacts } from '../../src/words/facts/standing.js';
import { totalOf, viewOf } from '../../src/words/facts/view.js';
import { polarityNote, reversalNotes } from '../../src/words/polarityWords.js';
import { phraseText } from '../../src/words/sentences/phrase.js';
import { sentencesOf } from '../../src/words/sentences/sentencesOf.js';
import { releaseOf } from '../helpers/editions.js';
import { oddEdition } from '../helpers/oddRelease.js';

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
    expect([usual, hunger, risk, reversed].map(({ plan }) => polarityNote(plan, 0, 'en'))).toEqual([
      '',
      'Higher values are worse; rank 1 is the lowest, the best.',
      'Higher values are worse; rank 1 is the highest, the worst.',
      'Higher values are better; rank 1 is the lowest, the worst.',
    ]);
    expect(polarityNote(risk.plan, 0, 'zh')).toBe('数值越高越差；第1位为数值最高者，即最差。');
  });

  it('makes a fall an improvement, and lets nobody lead where the first is the worst', () => {
    const text = (r: Release, lang: 'en' | 'zh') =>
      briefOf(r, lang)
        .paragraphs.concat([briefOf(r, lang).headline])
        .map(phraseText)
        .join('\n');
    expect(text(usual, 'en')).not.toMatch(/improvement|worsening|worst/);
    for (const r of [hunger, risk]) {
      expect(text(r, 'en')).toMatch(/rose by \d.*, a worsening|fell by \d.*, an improvement/);
      expect(text(r, 'zh')).toMatch(/上升\d.*（恶化）|下降\d.*（改善）/);
    }
    expect(text(risk, 'en')).not.toMatch(/\bleads?\b|climb|slipped|biggest fall/);
    expect(text(risk, 'zh')).not.toContain('优势');
  });

  it('calls a strength what is low where high is bad', () => {
    const t = lastOf(usual);
    const found = (r: Release) =>
      strengthsOf(orientedColumns(r.plan, r.index, t), 3, { strengths: 1, weaknesses: 1 });
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
            const sentence = claimSentence(r, claim, when, lang);
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

  it('of a node is its own: ranks, words, strengths and records of it follow, and its parent takes it reversed', async () => {
    const edition = [['      weight: 0.6', '      polarity: higher-is-worse\n      weight: 0.6']] as const;
    const mixed = await releaseOf(oddEdition({ units: 14, periods: 3, edition }));
    const [root, access, use] = ['index', 'access', 'use'].map((id) =>
      mixed.plan.nodes.findIndex((n) => n.id === id),
    );
    const t = lastOf(mixed);
    const at = (r: Release, g: number) => [
      ...r.index.values.subarray((g * 3 + t) * 14, (g * 3 + t + 1) * 14),
    ];
    expect(at(mixed, access!)).toEqual(at(usual, access!));
    expect(at(mixed, use!)).toEqual(at(usual, use!));
    at(mixed, root!).forEach((x, c) => {
      expect(x).toBeCloseTo(0.6 * (100 - at(mixed, access!)[c]!) + 0.4 * at(mixed, use!)[c]!, 9);
    });
    const first = mixed.index
      .ranks(access!)
      .subarray(t * 14)
      .indexOf(1);
    expect(at(mixed, access!)[first]).toBe(Math.min(...at(mixed, access!)));

    const receipt = explain(mixed, subjectsOf(mixed.plan).find((u) => u.code === 'U3')!, undefined, 'index');
    const part = receipt.parts[0]!;
    expect([part.value, part.reversedFrom]).toEqual([100 - at(mixed, access!)[3]!, at(mixed, access!)[3]]);
    expect(receipt.formula[0]).toMatchObject({ step: 'reversed', of: 'access', value: part.value });

    const broadband = mixed.plan.nodes.findIndex((n) => n.id === 'broadband');
    const turned = orientedColumns(mixed.plan, mixed.index, t).find((c) => c.node === broadband)!;
    const usually = orientedColumns(usual.plan, usual.index, t).find((c) => c.node === broadband)!;
    expect([...Array.from(turned.values)]).toEqual(Array.from(usually.values, (x) => -x));
    for (const c of mixed.plan.units.keys()) {
      const low = [0, 1, 2].every(
        (s) => s === t || mixed.index.values[(access! * 3 + s) * 14 + c]! > at(mixed, access!)[c]!,
      );
      expect(isBest(mixed.plan, mixed.index, access!, t, { grouping: -1, number: c })).toBe(low);
    }
    expect(reversalNotes(mixed.plan).map(({ en }) => en)).toEqual([
      '“Access”: Higher values are worse; rank 1 is the lowest, the best. “My index” takes its score reversed, as 100 less the score.',
    ]);
    const view = viewOf(mixed, t, access!);
    const said = standingFacts(view, view.members(-1)[0]!).flatMap((f) => sentencesOf(mixed.plan, f, 'en'));
    expect(said.map(phraseText).join()).toMatch(/rose by \d.*, a worsening|fell by \d.*, an improvement/);
  });

  it('is a matter of ranks alone: missing stays missing and ties stay ties', () => {
    expect([...rankingValues(hunger.plan, 0, Float64Array.of(2, Number.NaN, 0))]).toEqual([
      -2,
      Number.NaN,
      -0,
    ]);
    const { plan, panel } = hunger;
    expect(buildIndex(plan, panel).values).toEqual(hunger.index.values);
  });
});
