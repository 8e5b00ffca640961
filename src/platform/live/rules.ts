import {
  additiveParts,
  contractOf,
  contributorRule,
  type Signal,
  summedColumn,
} from '../../edition/index.js';
import { groupBy } from '../../sql/index.js';
import type { DataContract } from '../contract/contract.js';
import { floorsOf } from '../contract/floors.js';

/** A record as the files of an edition have it: what its signals read of it, as text. */
export interface Row {
  /** Its place, as the record names it, and its period: the cell that it belongs to. */
  cell: string;
  /** Its contributor; empty where none is named. */
  contributor: string;
  /** The partner that sent it, and so knows it. */
  partner: string;
  /** All columns of the file, in their order. */
  values: string[];
  /** The request that it came in, and its line there. */
  receipt: string;
  line: number;
  /** What it came together with: its request, or the signed submission. */
  unit: string;
  /** What it is known by where it counts, where that is kept; empty where its leaf could be guessed. */
  mark?: string;
}

/** The rule for records of a cell that enter figures together. */
export interface Rule {
  /** Records. */
  records: number;
  contributors?: ReturnType<typeof contributorRule>;
  /** What is added up: the number of a column, or undefined where records are counted. */
  amounts: (number | undefined)[];
}

/** The rules of a signal; undefined where it has none. */
export function ruleOf(signal: Signal, columns: readonly string[]): Rule | undefined {
  const { 'suppress-below': records = 0, contributors, value } = signal;
  if (records === 0 && !contributors) return undefined;
  const amounts = amountsOf(value).map((name) => (name === undefined ? undefined : columns.indexOf(name)));
  if (!contributors) return { records, amounts };
  return { records, contributors: contributorRule(contributors), amounts };
}

/** The columns that a value adds up; undefined stands for the number of records. */
export function amountsOf(value: Signal['value']): (string | undefined)[] {
  const parts = additiveParts(value);
  return parts.length === 0 ? [undefined] : parts.map(summedColumn);
}

/**
 * Whether records may be let into figures together: enough of them, enough contributors, and no contributor's amount could be worked
 * out to within the percentage, neither by the next largest nor by a partner, which knows all that it sent, under whatever names of
 * contributors; nor by as many of these together as the rule says (`coalition`). Where it holds of several sets of records, it holds of
 * all of them together, so that no sum and no difference of figures made of such sets says more than the rules allow.
 */
export function isSafe(rows: readonly Row[], rules: readonly Rule[]): boolean {
  const most = Math.max(1, ...rules.map(coalitionOf));
  const partners = [...new Set(rows.map(({ partner }) => partner))];
  return (
    rules.every((rule) => keeps(rows, rule)) &&
    coalitionsOf(partners, most).every((own) => {
      const others = rows.filter(({ partner }) => !own.includes(partner));
      return (
        others.length === 0 ||
        rules.every((rule) => own.length > coalitionOf(rule) || keeps(others, rule, own.length))
      );
    })
  );
}

/** How many may put together what they know; where no contributors are asked for, each partner for itself. */
export const coalitionOf = ({ contributors }: Rule): number => contributors?.coalition ?? 1;

/** All sets of one to so many of some. */
export function coalitionsOf<T>(all: readonly T[], most: number): T[][] {
  if (most === 0) return [];
  return all.flatMap((one, i) => [
    [one],
    ...coalitionsOf(all.slice(i + 1), most - 1).map((others) => [one, ...others]),
  ]);
}

/**
 * Whether records keep a rule. Attackers whose records are taken away already are of those whom the rule asks for and not in the sum any
 * more; the other ones of a coalition are taken to be the next largest contributors.
 *
 * @param away how many attackers' records are taken away
 */
export function keeps(rows: readonly Row[], { records, contributors, amounts }: Rule, away = 0): boolean {
  if (rows.length < records - away) return false;
  if (!contributors) return true;
  const { least, percent, coalition } = contributors;
  return amounts.every((column) => {
    const by = new Map<string, number>();
    for (const { contributor, values } of rows) {
      const amount = column === undefined ? 1 : Number(values[column] || 0);
      by.set(contributor, (by.get(contributor) ?? 0) + amount);
    }
    // Records that name no contributor may all be of one, who may be the largest or the attacker.
    const unnamed = by.get('') ?? 0;
    by.delete('');
    if (by.size < least - away) return false;
    const [first = 0, ...others] = [...by.values()].sort((a, b) => b - a);
    const unknown = others.slice(coalition - away).reduce((sum, x) => sum + x, 0);
    return unknown >= (percent / 100) * (first + unnamed);
  });
}

/**
 * Lets the records of one batch into figures, with those of their cells that were held back before, or holds them back. First the
 * records of its partner are tried alone, so that nobody holds up figures that another's records suffice for.
 * @param held by cell; changed
 * @param rows of one partner
 * @param mayEnter what else is asked of a set
 * @returns the sets of records that are let in, each of one cell
 */
export function letIn(
  held: Map<string, Row[]>,
  rows: readonly Row[],
  rules: readonly Rule[],
  mayEnter: (set: readonly Row[]) => boolean = () => true,
): Row[][] {
  return [...groupBy(rows, ({ cell }) => cell)].flatMap(([cell, own]) => {
    const before = held.get(cell) ?? [];
    const all = before.length === 0 ? own : [...before, ...own];
    const isOwn = ({ partner }: Row) => partner === own[0]!.partner;
    const sets = all.every(isOwn) ? [all] : [all.filter(isOwn), all];
    const safe = sets.find((set) => isSafe(set, rules) && mayEnter(set));
    const left = !safe ? all : safe === all ? [] : all.filter((row) => !isOwn(row));
    if (left.length > 0) held.set(cell, left);
    else held.delete(cell);
    return safe ? [safe] : [];
  });
}

/** Whether numbers of records are not confidential: no signal with rules, its own or its contract's, uses them in a figure. */
export function areCountsPublic(signals: readonly Signal[], contracts: readonly DataContract[]): boolean {
  return signals.every((signal) => {
    const own = contracts.filter(({ id }) => id === contractOf(signal.from));
    const hasRules =
      signal.contributors !== undefined ||
      signal['suppress-below'] !== undefined ||
      own.some((contract) => floorsOf(contract).contributors !== undefined);
    return !hasRules || !amountsOf(signal.value).includes(undefined);
  });
}
