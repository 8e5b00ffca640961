import { at, line, type Plan, ranksLowestFirst } from '../../edition/index.js';
import {
  aggregateFlags,
  Flag,
  flagsIn,
  levelCube,
  rankedCount,
  ranksIn,
  statusName,
} from '../../engine/index.js';
import type { Subject } from '../find.js';
import type { Release } from '../readRelease.js';

/** A member of a group and its value. */
export interface Member {
  code: string;
  name: Plan['title'];
  value: number;
}

/** The figures of one unit, group or the total; `g` is the index of a node, `t` of a published period. */
export interface Figures {
  isUnit: boolean;
  isMember(unit: number): boolean;
  /** How the value of a group follows from its members; null for a unit. */
  rollUp: 'sum' | 'mean' | null;
  value(g: number, t: number): number;
  /** Null where missing. */
  rank(g: number, t: number): number | null;
  /** How many of its level have a rank. */
  count(g: number, t: number): number;
  status(g: number, t: number): string;
  /** Members with a value, largest first; empty for a unit. */
  members(g: number, t: number): Member[];
}

/** Reads the figures of a subject from the index of its release. */
export function figuresOf({ plan, index }: Release, subject: Subject): Figures {
  const isUnit = subject.level === plan.level;
  const isTotal = subject.level === 'total';
  const grouping = plan.groupings[subject.grouping];
  const level = levelCube(index, grouping ? subject.grouping : -1);
  const figures: Figures = {
    isUnit,
    rollUp: isUnit ? null : isTotal ? plan.total.rollUp : grouping!.rollUp,
    isMember(c) {
      if (isTotal) return true;
      return grouping ? grouping.memberOf[c] === subject.number : c === subject.number;
    },
    value(g, t) {
      return isTotal ? at(index.total, g, 0, t) : at(level, g, subject.number, t);
    },
    rank: (g, t) => ranksAt(g, t)[subject.number] || null,
    count: (g, t) => (isTotal ? 1 : rankedCount(level, g, t)),
    status(g, t) {
      const own = flagsIn(index, g, t) ?? new Uint8Array(0);
      const flags = isUnit
        ? (own[subject.number] ?? 0)
        : aggregateFlags(own.filter((_, c) => figures.isMember(c)));
      return statusName(flags | (Number.isNaN(figures.value(g, t)) ? Flag.missing : 0));
    },
    members(g, t) {
      if (isUnit) return [];
      const scores = line(index, g, t);
      return plan.units
        .flatMap(({ code, name }, c) => (figures.isMember(c) ? [{ code, name, value: scores[c]! }] : []))
        .filter((m) => !Number.isNaN(m.value))
        .sort((a, b) => (ranksLowestFirst(plan, g) ? a.value - b.value : b.value - a.value));
    },
  };
  return figures;

  function ranksAt(g: number, t: number): Int32Array {
    if (isTotal) return Int32Array.of(1);
    return ranksIn(level, g, t);
  }
}
