import { headlinePeriod } from '../analysis/index.js';
import {
  checkLength,
  foldLetters,
  memoize,
  nearestWord,
  type Plan,
  type PlanNode,
  problems,
  publishedPeriods,
  type Text,
  UserError,
} from '../edition/index.js';
import type { Index } from '../engine/index.js';

/** The parts of a release by which the period of headlines is determined. */
interface Indexed {
  plan: Plan;
  index: Index;
}

/** A unit, a group or the total. */
export type Subject = {
  code: string;
  name: Text;
  /** The unit level, a grouping column, or `total`. */
  level: string;
  /** −1 for units and the total. */
  grouping: number;
  /** Number among the units or groups of its level. */
  number: number;
};

/**
 * All units, groups and the total, units first.
 *
 * @example
 * import { readEdition, subjectsOf } from 'internet-plus-index';
 *
 * const { plan } = await readEdition('my-index');
 * const { code, level, number } = subjectsOf(plan).at(-1)!;
 * console.log(subjectsOf(plan).length > plan.units.length, code === plan.total.code, level, number);
 * // → true true total 0
 */
export function subjectsOf(plan: Plan): readonly Subject[] {
  return subjectsIn(plan);
}

const subjectsIn = memoize((plan: Plan): readonly Subject[] => [
  ...plan.units.map((u, number) => ({
    code: u.code,
    name: u.name,
    level: plan.level,
    grouping: -1,
    number,
  })),
  ...plan.groupings.flatMap((g, grouping) =>
    g.groups.map(({ code, name }, number) => ({ code, name, level: g.column, grouping, number })),
  ),
  { code: plan.total.code, name: plan.total.title, level: 'total', grouping: -1, number: 0 },
]);

/**
 * Finds a unit or group by Chinese or English name (with or without 省, 市, …), pinyin or code. A code or a name in exact case takes
 * precedence over those that differ in case.
 * @throws UserError with a suggestion for a near miss, or with the candidates when several fit
 *
 * @example
 * import { findSubject, readEdition } from 'internet-plus-index';
 *
 * const { plan } = await readEdition('my-index');
 * const { code, level, number } = findSubject(plan, 'lakeside');
 * console.log(code, level, number);
 * // → B1 city 3
 */
export function findSubject(plan: Plan, words: string): Subject {
  checkLength('UNIT', words, 'name');
  const wanted = fold(words);
  const { subjects, names } = namedSubjects(plan);
  const fitting = (match: (name: FoldedName) => boolean) =>
    firstOfEachCode(subjects.filter((_, i) => names[i]!.some(match)));
  const closer = [
    () => firstOfEachCode(subjects.filter((s) => s.code === words)),
    () => fitting((n) => n.whole === wanted || n.bare === wanted),
    () => fitting((n) => n.whole === withoutPlaceKind(wanted)),
    () => fitting((n) => n.bare === withoutPlaceKind(wanted)),
  ];
  let found: Subject[] = [];
  for (const look of closer) {
    found = preferExactCase(look(), words);
    if (found.length > 0) break;
  }
  if (found.length === 1) return found[0]!;
  if (found.length > 1) throw new UserError([problems.ambiguousPlace(words, found.map(label).join(', '))]);
  const byName = new Map<string, Subject>();
  for (const [i, s] of subjects.entries()) {
    for (const { whole } of names[i]!) if (!byName.has(whole)) byName.set(whole, s);
  }
  const near = nearestWord(wanted, byName.keys()) ?? nearestWord(withoutPlaceKind(wanted), byName.keys());
  throw new UserError([
    problems.unknownPlace(words, near === undefined ? undefined : label(byName.get(near)!)),
  ]);
}

/** Of places whose names differ only in case, the one with the exact name; else all. */
export function preferExactCase<T extends Pick<Subject, 'name'>>(places: readonly T[], words: string): T[] {
  const small = words.toLowerCase();
  const named = (same: (name: string) => boolean) => (s: T) => same(s.name.en) || same(s.name.zh);
  const exact = places.filter(named((name) => name === words));
  const alike = places.every(named((name) => name.toLowerCase() === small));
  return exact.length > 0 && alike ? exact : [...places];
}

/** Every unit and group whose name, pinyin or code contains these words, units first. */
export function searchSubjects(plan: Plan, words: string): Subject[] {
  checkLength('UNIT', words, 'name');
  const wanted = fold(words);
  const { subjects, names } = namedSubjects(plan);
  return subjects.filter((_, i) => names[i]!.some(({ whole }) => whole.includes(wanted)));
}

/**
 * The index of a unit, found like `findSubject`.
 * @throws UserError also for a group
 *
 * @example
 * import { findUnit, openRelease } from 'internet-plus-index';
 *
 * const { plan } = await openRelease('releases/my-index');
 * console.log(findUnit(plan, 'Lakeside'), plan.units[findUnit(plan, 'B1')]!.name.en);
 * // → 3 Lakeside
 */
export function findUnit(plan: Plan, words: string): number {
  const found = findSubject(plan, words);
  if (found.level !== plan.level) throw new UserError([problems.groupNotUnit(words, plan.level)]);
  return found.number;
}

/**
 * The index of a published period, counted from the first; the last when not given.
 * @throws UserError for a period that is not published
 *
 * @example
 * import { findPeriod, readEdition } from 'internet-plus-index';
 *
 * const { plan } = await readEdition('my-index');
 * console.log(findPeriod(plan, '2021'), findPeriod(plan));
 * // → 0 1
 */
export function findPeriod(plan: Plan, period?: string): number {
  if (period !== undefined) checkLength('PERIOD', period, 'name');
  const published = publishedPeriods(plan);
  const t = period === undefined ? published.length - 1 : published.indexOf(period);
  if (t < 0) throw new UserError([problems.badPeriod({ file: 'PERIOD' }, period!, published.join(', '))]);
  return t;
}

/**
 * The index of a published period; that of headlines when not given.
 * @throws UserError for a period that is not published
 */
export function periodOrHeadline(release: Indexed, period: string | undefined): number {
  return period === undefined ? headlinePeriod(release) : findPeriod(release.plan, period);
}

/** The name of the period of headlines. */
export function headlineName({ plan, index }: Indexed): string {
  return publishedPeriods(plan)[headlinePeriod({ plan, index })]!;
}

/**
 * The index of a node or indicator of the framework, by its id or its English or Chinese title; the root when not given.
 * An exact id takes precedence over titles.
 *
 * @param among indices of the candidate nodes (all)
 * @param at the place of the words, for the message
 * @throws UserError with a suggestion for a near miss, or with the candidates where several nodes have the title
 *
 * @example
 * import { findNode, readEdition } from 'internet-plus-index';
 *
 * const { plan } = await readEdition('my-index');
 * const { id, weight } = plan.nodes[findNode(plan, 'access')]!;
 * console.log(id, weight);
 * // → access 0.6
 */
export function findNode(plan: Plan, words?: string, among?: readonly number[], at = 'NODE'): number {
  if (words === undefined) return 0;
  checkLength(at, words, 'name');
  const numbers = among ?? plan.nodes.map((_, g) => g);
  const exact = numbers.find((g) => plan.nodes[g]!.id === words);
  if (exact !== undefined) return exact;
  const wanted = fold(words);
  const found = numbers.filter((g) => namesOfNode(plan.nodes[g]!).includes(wanted));
  if (found.length === 1) return found[0]!;
  const called = (g: number) => nodeLabel(plan.nodes[g]!);
  if (found.length > 1)
    throw new UserError([problems.ambiguousNode(at, words, found.map(called).join(', '))]);
  const byName = new Map(
    numbers.flatMap((g) => namesOfNode(plan.nodes[g]!).map((name) => [name, g] as const)),
  );
  const near = byName.get(nearestWord(wanted, byName.keys()) ?? '');
  const ids = numbers.map((g) => plan.nodes[g]!.id);
  throw new UserError([
    problems.unknownNode(at, words, ids, near === undefined ? undefined : plan.nodes[near]!.id),
  ]);
}

/** The names of a node: id and titles. */
function namesOfNode({ id, title }: PlanNode): string[] {
  return [id, title.en, title.zh].map(fold).filter((name) => name !== '');
}

/** A node in a list of candidates: both titles and the id. */
export function nodeLabel({ id, title }: PlanNode): string {
  const titles = title.en === title.zh ? title.en : `${title.en} ${title.zh}`;
  return titles === id ? id : `${titles} (${id})`;
}

/** A folded name of a place, whole and without the kind of place (city, province). */
interface FoldedName {
  whole: string;
  bare: string;
}

const namedSubjects = memoize((plan: Plan) => {
  const subjects = subjectsOf(plan);
  const names = subjects.map((s) =>
    namesOf(plan, s).map((whole): FoldedName => ({ whole, bare: withoutPlaceKind(whole) })),
  );
  return { subjects, names };
});

function namesOf(plan: Plan, s: Subject): string[] {
  const pinyin = s.level === plan.level ? plan.units[s.number]!.pinyin : undefined;
  return [s.code, s.name.en, s.name.zh, pinyin ?? ''].map(fold).filter((n) => n !== '');
}

/**
 * Keeps the first subject of each code: a municipality is a unit and a province with the same code, and units come
 * first.
 */
function firstOfEachCode(subjects: readonly Subject[]): Subject[] {
  return subjects.filter((s, i) => subjects.findIndex((o) => o.code === s.code) === i);
}

function label(s: Subject): string {
  return `${s.name.en} ${s.name.zh} (${s.code})`;
}

function fold(words: string): string {
  return foldLetters(words).replace(/['’\s]/g, '');
}

/** A name without the kind of place and without the addition that distinguishes namesakes. */
function withoutPlaceKind(words: string): string {
  return words.replace(/\(.*\)$/, '').replace(/(省|市|地区|盟|(壮族|回族|维吾尔)?自治[区州])$/, '');
}
