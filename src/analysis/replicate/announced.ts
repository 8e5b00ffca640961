import {
  type AnnouncedCheck,
  type AnnouncedStatement,
  figureRef,
  type Published,
  type PublishedFigure,
  publishedPeriods,
  type Text,
} from '../../edition/index.js';
import { rankAt } from '../../engine/index.js';
import { levelsOf } from '../levels.js';
import type { Analysed } from '../tableFamily.js';
import { type AnnouncedTest, testOf } from './announcedTests.js';
import { ownFigure } from './measures.js';

/**
 * The status of an announced statement in an index: `input`: the simulation was given it; `follows`: it was not, and comes out;
 * `not-reproduced`: it does not come out, or cannot; `unknown`: no index of this program has it.
 */
export type AnnouncedHow = 'input' | 'follows' | 'not-reproduced' | 'unknown';

/** A part of a statement compared with this index: a figure, the ranks of places, or something else it says of them. */
export interface AnnouncedPart {
  is: 'figure' | 'ranks' | AnnouncedTest['is'];
  /** Whether the simulation was given it. */
  given: boolean;
  /** Whether ours says the same; undefined where ours has none. */
  met?: boolean;
  figure?: PublishedFigure;
  /** The places or nodes it is about, and those they are compared with. */
  names: Text[];
  to: Text[];
  /** The title of its level, for statements about all places of it. */
  level?: Text;
  announced: number[];
  ours: number[];
}

/** An announced statement beside an index. */
export interface AnnouncedFinding {
  how: AnnouncedHow;
  /** Release, where there is one. */
  release?: string;
  /** A key of `reasons` in the statements. */
  why?: string;
  parts: AnnouncedPart[];
}

export interface ReplicatedAnnounced {
  announced: AnnouncedStatement;
  found: AnnouncedFinding[];
}

/** Our figure agrees with a published one where they differ by at most this share of it, since records are a sample. */
export const agreementTolerance = 0.03;

/** Every announced statement beside the simulated indices, in their order; at least one finding each. */
export function replicateAnnounced(
  published: Published,
  indices: readonly (Analysed & { id: string })[],
): ReplicatedAnnounced[] {
  const { statements, announced } = published;
  return announced.map((row) => {
    const check = statements.announced.find(({ of }) => of === row.id)!;
    const found = indices
      .filter(({ plan }) => plan.dataStatus === 'simulated' && publishedPeriods(plan).includes(row.year))
      .map((index) => foundIn(index, row, check, published));
    return { announced: row, found: found.length > 0 ? found : [notIn(row, check, published)] };
  });
}

function foundIn(
  index: Analysed & { id: string },
  row: AnnouncedStatement,
  check: AnnouncedCheck,
  published: Published,
): AnnouncedFinding {
  const parts = partsOf(check, published, row.year, index);
  const why = check['not-reproduced'];
  if (why !== undefined) return { how: 'not-reproduced', release: index.id, why, parts };
  const met = parts.length > 0 && parts.every((part) => part.met);
  const how = met ? (parts.every((part) => part.given) ? 'input' : 'follows') : 'not-reproduced';
  return { how, release: index.id, parts };
}

/** A statement without an index to compare it with. */
function notIn(row: AnnouncedStatement, check: AnnouncedCheck, published: Published): AnnouncedFinding {
  return { how: 'unknown', parts: partsOf(check, published, row.year) };
}

/** The parts of a statement, with ours where an index is given. */
function partsOf(
  check: AnnouncedCheck,
  published: Published,
  year: string,
  index?: Analysed,
): AnnouncedPart[] {
  const given = new Set(published.statements.madeToGive);
  const figures = (check.figures ?? []).map((id) => figurePart(id, published, given, index));
  const ranks = check.ranks ? [ranksPart(check.ranks, published, given, index)] : [];
  const test = check.test ? [testPart(check.test, year, index)] : [];
  return [...figures, ...ranks, ...test];
}

function figurePart(
  ref: string,
  { figures, statements }: Published,
  given: ReadonlySet<string>,
  index?: Analysed,
): AnnouncedPart {
  const { id } = figureRef(ref);
  const figure = figures.find((f) => f.id === id)!;
  const measure = statements.ours.find(({ of }) => of === id);
  const own = index && measure ? ownFigure(index, figure, measure) : undefined;
  const near = own?.values.every(
    (x, i) => Math.abs(x - figure.values[i]) <= agreementTolerance * Math.abs(figure.values[i]),
  );
  return {
    is: 'figure',
    given: given.has(id),
    ...(near === undefined ? {} : { met: near }),
    figure,
    names: [],
    to: [],
    announced: figure.values,
    ours: own?.values ?? [],
  };
}

function ranksPart(
  { order: id, places }: NonNullable<AnnouncedCheck['ranks']>,
  { rankings }: Published,
  given: ReadonlySet<string>,
  index?: Analysed,
): AnnouncedPart {
  const { order, names, level, year } = rankings.find((r) => r.id === id)!;
  const ours = index
    ? places.map((n) => rankOf(index, level, order[n - 1], publishedPeriods(index.plan).indexOf(year)))
    : [];
  return {
    is: 'ranks',
    given: given.has(id),
    ...(index ? { met: ours.every((rank, i) => rank === places[i]) } : {}),
    names: places.map((n) => names[n - 1]),
    to: [],
    announced: [...places],
    ours,
  };
}

function levelTitle({ plan }: Analysed, level: string): Text {
  return plan.groupings.find(({ column }) => column === level)?.title ?? plan.unitsTitle;
}

/** The rank of a place in the whole index; 0 where it has none. */
function rankOf({ plan, index }: Analysed, level: string, code: string, t: number): number {
  const of = levelsOf(plan, index).find(({ id }) => id === level);
  const number = of?.members.findIndex((m) => m.code === code) ?? -1;
  return of && number >= 0 && t >= 0 ? rankAt(of, 0, number, t) : 0;
}

function testPart(test: AnnouncedTest, year: string, index?: Analysed): AnnouncedPart {
  const found = index ? testOf(index, test, year) : undefined;
  return {
    is: test.is,
    given: test.given ?? false,
    ...(found ? { met: found.met } : {}),
    names: found?.names ?? [],
    to: found?.to ?? [],
    ...(index && test.level !== undefined ? { level: levelTitle(index, test.level) } : {}),
    announced: test.count === undefined ? [] : [test.count],
    ours: found?.ours ?? [],
  };
}
