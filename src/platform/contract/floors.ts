import {
  additiveParts,
  contributorRule,
  type Problem,
  problems,
  type Signal,
  summedColumn,
} from '../../edition/index.js';
import type { DataContract, Field } from './contract.js';
import { contractProblems } from './contractProblems.js';

/** What a contract asks of every figure that is made of its records, whichever edition reads them. */
export interface Floors {
  /** So many contributors stand behind each figure; `column`: the field that names them, undefined where the contract has none. */
  contributors?: { column: string | undefined; least: number };
  /** Fields whose values are never below zero, so that shares of their sums can be confidential. */
  notNegative: ReadonlySet<string>;
}

/** The floors of a contract: intake, builds and `contract diff` read them here. */
export function floorsOf({ fields, fewestContributors: least }: DataContract): Floors {
  const column = fields.find(({ role }) => role === 'contributor')?.name;
  return {
    ...(least !== undefined && { contributors: { column, least } }),
    notNegative: new Set(fields.filter(isNotNegative).map(({ name }) => name)),
  };
}

/** Whether a field holds numbers of which none is below zero. */
export function isNotNegative({ type, limits, codes }: Field): boolean {
  if (type !== 'integer' && type !== 'number') return false;
  if (codes?.every(({ value }) => Number(value) >= 0)) return true;
  return [limits.minimum, limits.exclusiveMinimum].some((least) => typeof least === 'number' && least >= 0);
}

/**
 * A signal as it reads the records of a contract: the rule for contributors is the stricter one of the two. A signal that has none gets
 * that of the contract, with the usual rest (`contributorRule`).
 *
 * @returns the problems where the rule of the contract cannot be applied
 */
export function underFloors<S extends Signal>(
  signal: S,
  contract: DataContract,
  at: Problem['at'],
): { signal: S; problems: Problem[] } {
  const { contributors: floor } = floorsOf(contract);
  if (!floor) return { signal, problems: [] };
  const { column, least } = floor;
  const own = signal.contributors;
  if (column === undefined || (own && own.column !== column))
    return { signal, problems: [problems.otherContributors(at, own?.column, column)] };
  const atLeast = own ? Math.max(least, contributorRule(own).least) : least;
  return { signal: { ...signal, contributors: { column, ...own, 'at-least': atLeast } }, problems: [] };
}

/** What a new contract promises and cannot keep: contributors that no field names, or whose shares of a sum could be negative. */
export function floorProblems(at: Problem['at'], contract: DataContract): Problem[] {
  const { contributors, notNegative } = floorsOf(contract);
  if (!contributors) return [];
  if (contributors.column === undefined) return [contractProblems.noContributor(at, contributors.least)];
  const summed = contract.feeds.flatMap(({ value }) =>
    additiveParts(value).flatMap((part) => summedColumn(part) ?? []),
  );
  return [...new Set(summed)].flatMap((name) =>
    notNegative.has(name) ? [] : [problems.negativeAmounts(at, name)],
  );
}
