import { type AnnouncedCheck, publishedPeriods, type Text } from '../../edition/index.js';
import { exceeds, rankAt } from '../../engine/index.js';
import { type Level, levelsOf } from '../levels.js';
import { matchedValues, type PlaceAt } from '../matched.js';
import { newcomersOf } from '../rankings/runs.js';
import type { Analysed } from '../tableFamily.js';

/** The claims of a statement about places, beyond figures and ranks. */
export type AnnouncedTest = NonNullable<AnnouncedCheck['test']>;

/** Whether it holds in an index, with the names of the places and the numbers that show it. */
export interface AnnouncedTestResult {
  met: boolean;
  names: Text[];
  to: Text[];
  ours: number[];
}

/** A place or node with its name and its values in two neighbouring periods, over what both have. */
interface Subject {
  name: Text;
  before: number;
  now: number;
}

/** What a test compares. */
interface AnnouncedTestInput {
  of: Analysed;
  test: AnnouncedTest;
  /** The published period, from the first one. */
  t: number;
  level: Level | undefined;
  places: Subject[];
  to: Subject[];
}

const tests: Readonly<Record<AnnouncedTest['is'], (found: AnnouncedTestInput) => AnnouncedTestResult>> = {
  led,
  newcomer,
  nearer,
  'most-nearer': mostNearer,
  fastest: faster,
  ahead,
  'grows-faster': faster,
};

/** The test in the published period of a year; nothing is met without a period before or a place. */
export function testOf(of: Analysed, test: AnnouncedTest, year: string): AnnouncedTestResult {
  const { plan, index } = of;
  const t = publishedPeriods(plan).indexOf(year);
  const level = levelsOf(plan, index).find(({ id }) => id === test.level);
  const subject = (code: string) => subjectOf(of, level, code, t);
  const places = (test.places ?? []).map(subject);
  const to = (test.to ?? []).map(subject);
  if (t < 1) return { met: false, ...namesOf(places, to), ours: [] };
  return tests[test.is]({ of, test, t, level, places, to });
}

/** A place of the level at the root, or without a level a node at the total. */
function subjectOf({ plan, index }: Analysed, level: Level | undefined, code: string, t: number): Subject {
  const node = plan.nodes.findIndex((n) => n.id === code);
  const number = level?.members.findIndex((m) => m.code === code) ?? -1;
  const at: PlaceAt = level ? { grouping: level.grouping, number } : { grouping: -2, number: 0 };
  const name = (level ? level.members[number]?.name : plan.nodes[node]?.title) ?? { en: code, zh: code };
  if (t < 1 || (level ? number : node) < 0) return { name, before: Number.NaN, now: Number.NaN };
  const { before, after } = matchedValues(plan, index, level ? 0 : node, [t - 1, t], at);
  return { name, before, now: after };
}

const namesOf = (places: readonly Subject[], to: readonly Subject[]) => ({
  names: places.map(({ name }) => name),
  to: to.map(({ name }) => name),
});

/** First in as many periods in a row, up to this one. */
function led({ test, t, level, places, to }: AnnouncedTestInput): AnnouncedTestResult {
  const code = test.places?.[0];
  const number = level?.members.findIndex((m) => m.code === code) ?? -1;
  let periods = 0;
  while (level && number >= 0 && periods <= t && rankAt(level, 0, number, t - periods) === 1) periods++;
  return { met: periods >= (test.count ?? 1), ...namesOf(places, to), ours: [periods] };
}

/** Among the first `count` for the first time. */
function newcomer({ test, t, level, places, to }: AnnouncedTestInput): AnnouncedTestResult {
  const k = test.count ?? 10;
  const number = level?.members.findIndex((m) => m.code === test.places?.[0]) ?? -1;
  const all = level ? newcomersOf(level.ranks(0), level.members.length, [k]) : [];
  const found = all.find(({ member, period }) => member === number && period === t);
  const ours = found ? [found.rank, found.before] : [];
  return { met: found !== undefined, ...namesOf(places, to), ours };
}

const mean = (subjects: readonly Subject[], key: 'before' | 'now') =>
  subjects.reduce((sum, s) => sum + s[key], 0) / subjects.length;

/** Each place came nearer to the mean of the others: its share of that mean is larger. */
function nearer({ places, to }: AnnouncedTestInput): AnnouncedTestResult {
  const ours = places.flatMap((p) => [p.before / mean(to, 'before'), p.now / mean(to, 'now')]);
  const met = places.every((_, i) => exceeds(ours[2 * i + 1], ours[2 * i]));
  return { met: places.length > 0 && met, ...namesOf(places, to), ours: ours.map((x) => 100 * x) };
}

/** More than half of all other places of the level came nearer to the mean of these. */
function mostNearer({ of, test, t, level, places, to }: AnnouncedTestInput): AnnouncedTestResult {
  const [before, now] = [mean(to, 'before'), mean(to, 'now')];
  const others = (level?.members ?? []).filter(({ code }) => !test.to?.includes(code));
  const all = others
    .map(({ code }) => subjectOf(of, level, code, t))
    .filter((s) => s.before > 0 && s.now > 0);
  const share = all.filter((s) => exceeds(s.now / now, s.before / before)).length / all.length;
  return { met: share > 0.5, ...namesOf(places, to), ours: [100 * share] };
}

/** Whether there is anything to compare: a condition on an empty list always holds. */
const isAsked = (places: readonly Subject[], to: readonly Subject[]) => places.length > 0 && to.length > 0;

/** Each place has more than each of the others. */
function ahead({ places, to }: AnnouncedTestInput): AnnouncedTestResult {
  const met = places.every((p) => to.every((q) => exceeds(p.now, q.now)));
  return {
    met: isAsked(places, to) && met,
    ...namesOf(places, to),
    ours: [...places, ...to].map((s) => s.now),
  };
}

/** Each place or node grew more than each of the others, per cent. */
function faster({ places, to }: AnnouncedTestInput): AnnouncedTestResult {
  const growth = (s: Subject) => (s.before > 0 ? 100 * (s.now / s.before - 1) : Number.NaN);
  const met = places.every((p) => to.every((q) => exceeds(growth(p), growth(q))));
  return { met: isAsked(places, to) && met, ...namesOf(places, to), ours: [...places, ...to].map(growth) };
}
