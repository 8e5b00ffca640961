import { type Sector, sectorsOf } from '../../analysis/index.js';
import { hasNaturalZero, isReversed, type Plan, type Text } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import { digitsApart } from '../numbers/scores.js';
import { factHeader } from './citedFigures.js';
import type { CitedFigure, FactOf } from './fact.js';
import { isMeasuredAgain } from './measured.js';
import { type AnyView, isDivided, totalOf, viewOf } from './view.js';

interface SectorFigures {
  name: Text;
  isMeasured: boolean;
  isFull: boolean;
  points: CitedFigure | undefined;
  share: CitedFigure | undefined;
  growth: CitedFigure | undefined;
  above: CitedFigure | undefined;
  quotient: CitedFigure | undefined;
}

/**
 * Which sectors grow, and in which a place is strong; nothing where the parts of the index do not add up, or the place has no
 * value in this period.
 */
export function sectorFacts(
  view: AnyView,
  place: Subject,
): FactOf<'sectors' | 'profile' | 'ahead' | 'part-scores'>[] {
  const { plan } = view.release;
  if (!view.value(place)) return [];
  const sectors = sectorsOf(plan).map((sector) => figuresOf(view, place, sector));
  const growth = sectorGrowthFacts(view, place, sectors);
  if (plan.nodes.some((_, g) => isReversed(plan, g))) return growth;
  const isSum = plan.total.rollUp === 'sum';
  if (place.level === 'total') return isSum ? growth : [...growth, ...partScoreFacts(view, place)];
  return [...growth, ...(isSum ? profileFacts(view, place, sectors) : aheadFacts(view, place))];
}

function figuresOf(view: AnyView, place: Subject, { code, name, nodes }: Sector): SectorFigures {
  const key = { level: place.level, unit: place.code, period: view.period, sector: code };
  return {
    name,
    isMeasured: isMeasuredAgain(view, place, nodes),
    isFull: nodes.length === 1 && isFull(view, place, nodes[0]!),
    points: view.cell('sectors', key, 'points', 'points'),
    share: view.cell('sectors', key, 'share', 'percent'),
    growth: view.cell('sectors', key, 'growth', 'percent'),
    above: view.cell('sectors', key, 'above_total', 'percentage-points'),
    quotient: view.cell('sectors', key, 'location_quotient', 'quotient'),
  };
}

/** Whether a unit is at the upper end of the scale of an indicator in this period and the one before. */
function isFull({ release, t }: AnyView, place: Subject, g: number): boolean {
  const { plan } = release;
  const { indicator } = plan.nodes[g]!;
  const scale = plan.indicators[indicator]?.normalise;
  if (place.level !== plan.level || scale?.method !== 'goalposts' || !scale.cap) return false;
  const most = scale.range[1];
  return [t - 1, t].every((s) => s >= 0 && viewOf(release, s, g).score(place) === most);
}

function sectorGrowthFacts(
  view: AnyView,
  place: Subject,
  sectors: readonly SectorFigures[],
): FactOf<'sectors'>[] {
  const isRatio = hasNaturalZero(view.release.plan);
  // Where growth has no meaning, it is still known whether a part was measured again or carried forward.
  const known = sectors.filter(({ growth, points }) => (isRatio ? growth : points && view.t > 0));
  // Where a part is below zero, the others make more than all.
  const divides = sectors.every(({ share }) => !share || share.value >= 0);
  const shares = sectors.flatMap(({ name, share }) => (share && divides ? [{ name, share }] : []));
  const most = shares.reduce<(typeof shares)[number] | undefined>(
    (best, s) => (best && best.share.value >= s.share.value ? best : s),
    undefined,
  );
  const growth = growthEnds(
    view.at(view.t - 1)?.period,
    known.flatMap(({ growth, ...s }) =>
      growth && s.isMeasured && !s.isFull && isNoticeable(s.share) ? [{ ...s, growth }] : [],
    ),
  );
  const carried = known.filter((s) => !s.isMeasured).map(({ name }) => name);
  const full = known.filter((s) => s.isMeasured && s.isFull).map(({ name }) => name);
  const isTold = growth !== undefined || carried.length > 0;
  if (known.length < 2 || !isTold) return [];
  return [
    {
      ...factHeader(view, place, 0.75, 0.7),
      kind: 'sectors',
      growth,
      before: view.at(view.t - 1)?.period,
      measured: known.filter((s) => s.isMeasured).map(({ name }) => name),
      carried,
      full,
      largest: most,
    },
  ];
}

/** The least share of the index, per cent, of a sector whose growth is stated: growth from nearly nothing can have any rate. */
const noticeableShare = 0.5;

const isNoticeable = (share: CitedFigure | undefined) =>
  share === undefined || share.value >= noticeableShare;

/** Between which ends the growth of sectors lies; undefined below two, or where all grew alike. */
function growthEnds(
  from: string | undefined,
  sectors: readonly { name: Text; growth: CitedFigure; above: CitedFigure | undefined }[],
): FactOf<'sectors'>['growth'] {
  const order = sectors.toSorted((a, b) => b.growth.value - a.growth.value);
  const [most, least] = [order[0], order.at(-1)];
  if (from === undefined || !most || !least || most.growth.value === least.growth.value) return undefined;
  const level = ({ growth }: { growth: CitedFigure }) => ({
    names: order.filter((s) => isTie(s.growth, growth)).map(({ name }) => name),
    growth,
  });
  return {
    from,
    least: level(least),
    most: level(most),
    above: order.filter(({ above }) => (above?.value ?? 0) > 0).map(({ name }) => name),
  };
}

/** Growth is stated to a hundredth of a per cent: below half of that there is none. */
export const unchangedGrowth = 0.005;

/** A sentence names so many parts or sectors; of more it says how many. */
export const mostPartsNamed = 10;

function isTie(a: CitedFigure, b: CitedFigure): boolean {
  return a.value === b.value || (Math.abs(a.value) < unchangedGrowth && Math.abs(b.value) < unchangedGrowth);
}

function profileFacts(view: AnyView, place: Subject, sectors: readonly SectorFigures[]): FactOf<'profile'>[] {
  const known = sectors.flatMap(({ name, quotient }) => (quotient ? [{ name, quotient }] : []));
  const order = known.sort((a, b) => b.quotient.value - a.quotient.value);
  const [strongest, weakest] = [order[0], order.at(-1)];
  if (!strongest || !weakest || order.length < 2 || !(strongest.quotient.value > 1)) return [];
  return [
    {
      ...factHeader(view, place, 0.6, 0.2),
      kind: 'profile',
      strongest,
      weakest: weakest.quotient.value < 1 ? weakest : undefined,
    },
  ];
}

/**
 * In an index that is a mean, location quotients say little: where all units reach the full score, each has only a small share of
 * the points. The points of each part stand beside those of the total instead.
 */
function aheadFacts({ release, t }: AnyView, place: Subject): FactOf<'ahead'>[] {
  const { plan } = release;
  const parts = plan.nodes[0]!.children.flatMap((h) => {
    const of = viewOf(release, t, h);
    const [own, whole] = [of.value(place), of.value(totalOf(release))];
    return own && whole ? [{ name: plan.nodes[h]!.title, ...distinctPoints(plan, h, own, whole) }] : [];
  });
  const order = parts.sort((a, b) => b.own.value - b.whole.value - (a.own.value - a.whole.value));
  const [best, worst] = [order[0], order.at(-1)];
  if (!best || !worst || order.length < 2) return [];
  return [{ ...factHeader(viewOf(release, t), place, 0.6, 0.2), kind: 'ahead', best, worst }];
}

/** In which part an index that is a mean has most points, and in which least; none where they are equal. */
function partScoreFacts({ release, t }: AnyView, place: Subject): FactOf<'part-scores'>[] {
  const { plan } = release;
  const parts = plan.nodes[0]!.children.flatMap((h) => {
    const own = viewOf(release, t, h).value(place);
    return own ? [{ name: plan.nodes[h]!.title, own }] : [];
  });
  const order = parts.toSorted((a, b) => b.own.value - a.own.value);
  const [best, worst] = [order[0], order.at(-1)];
  if (!best || !worst || best.own.value === worst.own.value) return [];
  const header = factHeader(viewOf(release, t), place, 0.6, 0.2);
  return [{ ...header, kind: 'part-scores', best, worst, of: parts.length }];
}

/** Two values of a node with as many decimals each, and so many that different ones look different. */
function distinctPoints(plan: Plan, h: number, own: CitedFigure, whole: CitedFigure) {
  const values = [own.value, whole.value];
  const ranks = values.map((v) => (v < Math.max(...values) ? 2 : 1));
  const digits = digitsApart(plan, h, values, ranks);
  return { own: { ...own, digits }, whole: { ...whole, digits } };
}

/** Most groups of a grouping that are told side by side. */
const mostContrasted = 8;

/** The groups of the first small grouping beside the first one side by side: their shares and their growth. */
export function contrastFacts(view: AnyView, place: Subject): FactOf<'contrast'>[] {
  const { groupings } = view.release.plan;
  const then = view.at(view.t - 1);
  const at = groupings.findIndex(
    ({ groups }, i) =>
      (i > 0 || groupings.length === 1) && groups.length > 1 && groups.length <= mostContrasted,
  );
  if (at < 0) return [];
  const figures = view.members(at).map((subject) => {
    const key = { level: subject.level, unit: subject.code, period: view.period, node: view.node };
    return {
      subject,
      share: view.cell('groups', key, 'share', 'percent'),
      growth: view.cell('groups', key, 'growth', 'percent'),
    };
  });
  const inOrder = figures.toSorted((a, b) => (b.share?.value ?? 0) - (a.share?.value ?? 0));
  const grown = inOrder.flatMap(({ subject, growth }) =>
    growth && isMeasuredAgain(view, subject) ? [{ subject, growth }] : [],
  );
  const shares = isDivided(view, { grouping: at })
    ? inOrder.flatMap(({ subject, share }) => (share ? [{ subject, share }] : []))
    : [];
  const growth = grown.length > 1 ? grown : [];
  if (growth.length === 0 && shares.length === 0) return [];
  return [
    {
      ...factHeader(view, place, 0.7, 0.5),
      kind: 'contrast',
      level: groupings[at]!.title,
      from: then?.period ?? '',
      shares,
      growth,
    },
  ];
}
