import { beforeAll, describe, expect, it } from 'vitest';
import { example, releaseOf } from '../../../test/helpers/editions.js';
import { fromReceipts } from '../../../test/helpers/figures.js';
import { type Release, subjectsOf } from '../../release/index.js';
import { viewOf } from '../facts/view.js';
import { phraseText } from '../sentences/phrase.js';
import { isWithin } from './among.js';
import { checkClaim } from './checkClaim.js';

describe('a claim of a rank within a group', () => {
  let built: Release;
  beforeAll(async () => {
    built = await releaseOf(example);
  });
  const said = (sentence: string) => checkClaim(built, sentence, 'en');

  it('agrees with the order of its members, and its figures with their receipts, at every rank, in both languages', async () => {
    const { plan } = built;
    const { groups, memberOf } = plan.groupings[0]!;
    let tried = 0;
    for (const [k, group] of groups.entries()) {
      const members = subjectsOf(plan).filter((s) => s.level === plan.level && memberOf[s.number] === k);
      const view = viewOf(built, built.index.periods - 1);
      const order = view.peers(members[0]!).filter((m) => members.some((own) => own.code === m.code));
      for (const [at, { code }] of order.entries()) {
        for (const sentence of [
          `${code} ranks ${at + 1} in ${group.name.en}`,
          `${code}在${group.name.zh}列第${at + 1}位`,
        ]) {
          const { verdict, figures } = said(sentence);
          expect([sentence, verdict]).toEqual([sentence, 'true']);
          for (const name of ['rank', 'of']) {
            expect([sentence, name, await fromReceipts(built, figures[name]!)]).toEqual([
              sentence,
              name,
              figures[name]!.value,
            ]);
          }
          expect(figures['rank']!.value).toBe(at + 1);
          expect(figures['of']!.value).toBe(order.length);
          tried++;
        }
        expect(said(`${code} ranks ${order.length + 1} in ${group.name.en}`).verdict).toBe('false');
      }
    }
    expect(tried).toBeGreaterThan(8);
  });

  it('of a place that does not lie in the group is false, and says why', () => {
    const { groups, memberOf } = built.plan.groupings[0]!;
    const stranger = built.plan.units[memberOf.findIndex((k) => k !== 0)]!;
    const { verdict, answer } = said(`${stranger.code} ranks first in ${groups[0]!.name.en}`);
    expect(verdict).toBe('false');
    expect(phraseText(answer)).toBe(`${stranger.name.en} does not lie in ${groups[0]!.name.en}.`);
  });

  it('may say among whom, where these are the likes of the place', () => {
    const { plan } = built;
    const view = viewOf(built, built.index.periods - 1);
    const first = view.peers(subjectsOf(plan)[0]!)[0]!;
    const title = plan.unitsTitle.en.toLowerCase();
    expect(said(`${first.code} ranks first among the ${title}`).verdict).not.toMatch(/false|not-understood/);
    expect(said(`${first.code}在各${plan.unitsTitle.zh}中列第1位`).verdict).not.toMatch(
      /false|not-understood/,
    );
    expect(said(`${first.code} ranks first among the provinces`).verdict).toBe('not-understood');
    expect(said(`${first.code} ranks first among the polluters`).notUnderstood).toBe('polluters');
  });

  it('is not distinguishable where rank ranges of members meet, though those of outsiders do not count', () => {
    const place = subjectsOf(built.plan)[0]!;
    const group = subjectsOf(built.plan).find((s) => s.grouping === 0 && isWithin(built, place, s))!;
    const intervals = (reach: number) =>
      built.plan.units.map((_, unit) => {
        const t = built.index.periods - 1;
        const rank = built.index.ranks(0)[t * built.index.units + unit]!;
        return {
          unit,
          rank,
          mean: rank,
          median: rank,
          low: Math.max(1, rank - reach),
          high: rank + reach,
          top: [],
          ranked: 1,
        };
      });
    const under = (reach: number): Release => ({
      ...built,
      uncertainty: [{ period: built.plan.periods.at(-1)!, intervals: intervals(reach), groups: [] }],
    });
    const order = viewOf(built, built.index.periods - 1)
      .peers(place)
      .filter((m) => isWithin(built, m, group));
    const sentence = `${order[0]!.code} ranks second in ${group.name.en}`;
    expect(checkClaim(under(0), sentence, 'en').verdict).toBe('false');
    expect(checkClaim(under(built.plan.units.length), sentence, 'en').verdict).toBe('not-distinguishable');
  });
});
