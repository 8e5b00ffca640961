import { areTiersApart, headlinePeriod, isBest, spreadChanges } from '../../analysis/index.js';
import { isComparableOverTime, offset, publishedPeriods, Reason } from '../../edition/index.js';
import { Flag, flagsIn } from '../../engine/index.js';
import { type ColumnOf, type Subject, tableNamed, tableReference } from '../../release/index.js';
import { leastPlaced } from '../leastPlaced.js';
import { noVerdictReason } from '../studies/balancePhrases.js';
import { countFigure, factHeader, namedCountFigure } from './citedFigures.js';
import type { CitedFigure, FactOf } from './fact.js';
import { isMeasuredAgain } from './measured.js';
import { changesIn } from './spreadRows.js';
import { unitsOf } from './unitsOf.js';
import { type AnyView, isDivided, isStudied, isTotal, placeAt, totalOf } from './view.js';

/** Whether the gap between the units narrowed: since a period (its number), or over the longest judged span that has a verdict. */
export function balanceFacts(view: AnyView, since?: number): FactOf<'balance'>[] {
  const told = reportedSpan(view, since);
  if (!told) return [];
  const { from, figure } = spreadOf(view, told);
  const counted = (value: number, column: ColumnOf<'balance-verdicts'>): CitedFigure | undefined =>
    told.units === told.unitsOf ? undefined : { ...figure(value, column), unit: 'count' };
  return [
    {
      ...factHeader(
        view,
        totalOf(view.release),
        0.85,
        told.verdict === 'narrowed' || told.verdict === 'widened' ? 0.6 : 0.1,
      ),
      kind: 'balance',
      from,
      verdict: isJudged(told) ? (told.verdict as FactOf<'balance'>['verdict']) : 'none',
      why: isJudged(told) ? undefined : noVerdictReason(told.verdict),
      open: told.open,
      measure: told.measure === 'sd' ? 'sd' : 'gini',
      before: figure(told.before, 'before'),
      after: figure(told.after, 'after'),
      units: counted(told.units, 'units'),
      unitsOf: counted(told.unitsOf, 'units_of'),
    },
  ];
}

/**
 * The interval of the change that `balanceFacts` tells of the same period. None where it holds no change and the verdict, which rests on
 * another measure, says that there was one: the table has both.
 */
export function giniIntervalFacts(view: AnyView, since?: number): FactOf<'gini-interval'>[] {
  const told = reportedSpan(view, since);
  if (!told || Number.isNaN(told.low) || Number.isNaN(told.high)) return [];
  const isTold = told.verdict === 'narrowed' || told.verdict === 'widened';
  if (isTold && told.low <= 0 && told.high >= 0) return [];
  const { from, figure } = spreadOf(view, told);
  const [low, high] = [figure(told.low, 'low'), figure(told.high, 'high')];
  return [{ ...factHeader(view, totalOf(view.release), 0.3, 0), kind: 'gini-interval', from, low, high }];
}

type Span = ReturnType<typeof spreadChanges>[number];

const isJudged = ({ verdict }: Span) => !verdict.startsWith('undefined');

/**
 * The span up to this period that is reported: the longest, not the first that narrowed or widened, since among several spans one
 * does so by chance more often than the significance level says.
 */
function reportedSpan({ release, g, t }: AnyView, since: number | undefined): Span | undefined {
  const changes = spreadChanges(release, g, changesIn(release, g)).filter(
    ({ from, to }) => to === t && (since === undefined || from === since),
  );
  const known = changes.filter(({ before, after }) => !Number.isNaN(before) && !Number.isNaN(after));
  return known.find(isJudged) ?? known[0];
}

/** The period that a span begins with, and how its figures are cited. */
function spreadOf({ release, node }: AnyView, span: Span) {
  const [from, to] = [span.from, span.to].map((s) => publishedPeriods(release.plan)[s]!) as [string, string];
  const row = { level: release.plan.level, node, measure: span.measure, from, to };
  const unit = span.measure === 'sd' ? 'change' : 'coefficient';
  const figure = (value: number, column: ColumnOf<'balance-verdicts'>): CitedFigure => {
    const references = [tableReference('balance-verdicts', row, column)];
    return { value, unit, from: 'cell', references };
  };
  return { from, figure };
}

/** How many tiers the units of a period divide into. */
function tierCount({ release, period }: AnyView): number {
  const { by, count } = release.plan.tiers;
  if (by === 'column') return count;
  const rows = tableNamed(release, 'tiers')?.rows ?? [];
  return rows.reduce((most, row) => (row.period === period ? Math.max(most, row.tier ?? 0) : most), 0);
}

/** How the units divide into tiers, or in which tier a unit is. */
export function tierFacts(view: AnyView, place: Subject): (FactOf<'tiers'> | FactOf<'tier'>)[] {
  const { release } = view;
  const { plan } = release;
  if (view.g !== 0) return [];
  const tiers = tierCount(view);
  if (tiers < 2) return [];
  const apart = areTiersApart(plan, release.index, view.t);
  if (place.level === plan.level) {
    const tier = view.cell('tiers', { unit: place.code, period: view.period }, 'tier', 'rank');
    return tier
      ? [{ ...factHeader(view, place, 0.35, 0.1), kind: 'tier', by: plan.tiers.by, tier, of: tiers, apart }]
      : [];
  }
  if (!isTotal(release, place) || plan.tiers.by === 'column') return [];
  const of = (column: 'units' | 'share', unit: CitedFigure['unit']) =>
    Array.from({ length: tiers }, (_, i) =>
      view.cell(
        'groups',
        { level: 'tier', unit: String(i + 1), period: view.period, node: view.node },
        column,
        unit,
      ),
    );
  const [counts, shares] = [of('units', 'count'), of('share', 'percent')];
  const present = (list: typeof counts) => list.flatMap((f) => (f ? [f] : []));
  if (present(counts).length < tiers) return [];
  return [
    {
      ...factHeader(view, place, 0.4, 0.1),
      kind: 'tiers',
      by: plan.tiers.by,
      apart,
      counts: present(counts),
      shares: present(shares).length === tiers && isDivided(view, { grouping: -1 }) ? present(shares) : [],
    },
  ];
}

/** At the highest of all published periods, as measured: the place, and how many of its units; nothing where scores of different periods do not compare. */
export function recordFacts(view: AnyView, place: Subject): FactOf<'record'>[] {
  const { release, t } = view;
  if (t === 0 || !isComparableOverTime(release.plan) || !isMeasuredAgain(view, place)) return [];
  const isRecord = (of: Subject) =>
    isBest(release.plan, release.index, view.g, t, placeAt(release, of)) === true;
  const units = unitsOf(view, place);
  const measured = units.filter((u) => view.value(u) && isMeasuredAgain(view, u));
  const best = measured.filter(isRecord);
  const itself = isRecord(place);
  if (best.length === 0 && !itself) return [];
  const reference = (u: Subject) =>
    tableReference('record-highs', { level: u.level, unit: u.code, node: view.node }, 'record_now');
  const last = t === headlinePeriod(release);
  const ranked = isTotal(release, place) && units[0] ? view.rankedCount(units[0]) : undefined;
  const some = ranked && measured.length < ranked.value;
  return [
    {
      ...factHeader(view, place, 0.5, 0.8),
      kind: 'record',
      itself,
      units: last && units.length > 1 && best.length > 0 ? countFigure(best.map(reference)) : undefined,
      of: some ? namedCountFigure(measured.flatMap((u) => view.value(u)?.references ?? [])) : ranked,
      measuredSince: some ? view.at(t - 1)?.period : undefined,
    },
  ];
}

/** What is least certain, what the index is made of, and what its data are. */
export function dataFacts(
  view: AnyView,
  place: Subject,
): (FactOf<'doubt'> | FactOf<'method'> | FactOf<'status'>)[] {
  const { plan, index } = view.release;
  const least = leastPlaced(view.release, view.t);
  const parts = plan.nodes[0]!.children.map((h) => plan.nodes[h]!.title);
  const has = (flag: number) =>
    unitNumbers(view, place).some((c) => ((flagsIn(index, 0, view.t)?.[c] ?? 0) & flag) !== 0);
  return [
    {
      ...factHeader(view, place, 0.5, 0.1),
      kind: 'doubt',
      indicator: plan.indicators.find((i) => i.id === least?.indicator)?.title,
      filled: hasImputedValue(view, place),
      partial: has(Flag.partial),
    },
    { ...factHeader(view, place, 0.6, 0), kind: 'method', parts, ranges: isStudied(view) },
    { ...factHeader(view, place, 1, 0), kind: 'status', status: plan.dataStatus },
  ];
}

function unitNumbers(view: AnyView, place: Subject): number[] {
  return place.level === view.release.plan.level ? [place.number] : unitsOf(view, place).map((u) => u.number);
}

/** Whether some indicator of the place was filled in rather than observed in this period. */
function hasImputedValue(view: AnyView, place: Subject): boolean {
  const { plan, index } = view.release;
  const { panel } = index;
  const units = unitNumbers(view, place);
  return plan.indicators.some((_, i) =>
    units.some((c) => (panel.reasons[offset(panel, i, c, plan.first + view.t)] ?? 0) >= Reason.imputedLinear),
  );
}
