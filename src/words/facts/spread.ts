import { type Balance, balanceOf, fewestUnits } from '../../analysis/index.js';
import { memoize, type Plan, publishedPeriods, type Text } from '../../edition/index.js';
import { type ColumnOf, type Subject, subjectsOf, tableReference } from '../../release/index.js';
import { noVerdictReason } from '../studies/balancePhrases.js';
import { aloneReasons, balanceReasons } from '../studies/balanceReasons.js';
import type { FactHeader, FactIn } from './about.js';
import { factHeader } from './citedFigures.js';
import type { CitedFigure } from './figure.js';
import { type MeasuresSummary, summariseMeasures } from './measuresSummary.js';
import { changesIn, mobilityIn } from './spreadRows.js';
import { type AnyView, type FactSource, totalOf } from './view.js';

/** How many units two periods have both, and how many either, where these differ. */
interface SharedUnits {
  units: CitedFigure | undefined;
  unitsOf: CitedFigure | undefined;
}

/** What facts about the balance of units hold. */
export interface BalanceKinds {
  /** The share of the Gini coefficient between the groups of each grouping; and how it changed. */
  'between-groups': { groups: readonly { level: Text; share: CitedFigure }[] };
  'between-change': {
    from: string;
    groups: readonly { level: Text; before: CitedFigure; after: CitedFigure }[];
  } & SharedUnits;
  /** How many measures of the gap fell and rose, and whether those that are tested changed by more than chance explains; or why none is. */
  measures: MeasuresSummary;
  /** How many units came nearer to the mean of the first four of each period, or why that is not known, and the verdict on the gap of all. */
  'leaders-gap': {
    from: string;
    /** The first four of either period, whose mean is that of the leaders; none where the gap has no figure. */
    leaders: { before: readonly Subject[]; now: readonly Subject[] };
    why: Text | undefined;
    nearer: { share: CitedFigure; units: CitedFigure } | undefined;
    verdict: 'narrowed' | 'widened' | 'not-distinguishable' | 'none';
    open: Text | undefined;
  };
  /** By how much growth a year differs with twice the initial level, below zero where those behind grew faster; or why that is not known. */
  'catching-up': { from: string; why: Text | undefined; doubled: CitedFigure | undefined };
  /** Whether neighbours are alike (Moran’s I), or why that is not known; how it changed; and units without a neighbour. */
  likeness: {
    why: Text | undefined;
    found: { verdict: 'alike' | 'unlike' | 'chance'; i: CitedFigure; p: CitedFigure } | undefined;
  };
  'likeness-change': { from: string; before: CitedFigure; after: CitedFigure } & SharedUnits;
  'without-neighbour': { units: readonly Subject[]; whys: readonly Text[] };
  /** How much units changed classes up to the period in the middle and since (Shorrocks index), or why that is not known. */
  'class-moves': {
    from: string;
    middle: string;
    why: Text | undefined;
    moves: { before: CitedFigure; after: CitedFigure } | undefined;
  };
}

type Fact = FactIn<BalanceKinds>;
type FactOf<K extends keyof BalanceKinds> = FactIn<BalanceKinds, K>;

/** Facts about the balance of a node other than its Gini coefficient (`balanceFacts`), up to the period of headlines. */
export function spreadFacts({ release, g }: Pick<AnyView, 'release' | 'g'>): readonly Fact[] {
  const known = factCache(release.index);
  const found = known.get(g) ?? factsOf(release, g);
  known.set(g, found);
  return found;
}

const factCache = memoize((_: FactSource['index']) => new Map<number, readonly Fact[]>());

/** What the facts of one node are made from. */
interface NodeBalance {
  plan: Plan;
  balance: Balance;
  node: string;
  g: number;
  name: (t: number) => string;
  all: FactHeader;
}

function factsOf(release: FactSource, g: number): Fact[] {
  const { plan } = release;
  const balance = balanceOf(release, g, {
    changes: changesIn(release, g),
    mobility: mobilityIn(release, g),
  });
  const node = plan.nodes[g]!.id;
  const name = (t: number) => publishedPeriods(plan)[t]!;
  const all = factHeader({ period: name(balance.last), node } as AnyView, totalOf(release), 0.3, 0);
  const of: NodeBalance = { plan, balance, node, g, name, all };
  return [
    ...of.balance.spans.slice(0, 1).flatMap((span) => {
      const told = summariseMeasures(span, plan, node, name);
      return told ? [{ ...all, kind: 'measures' as const, ...told }] : [];
    }),
    ...betweenFacts(of),
    ...gapFacts(of),
    ...catchingUpFacts(of),
    ...likenessFacts(of),
    ...classMoveFacts(of),
  ];
}

const tableFigure = (
  value: number,
  unit: CitedFigure['unit'],
  reference: string,
  times?: number,
): CitedFigure => ({
  value: times === undefined ? value : value * times,
  unit,
  from: 'cell',
  references: [reference],
  ...(times === undefined ? {} : { times }),
});

function unitsByNumber(plan: Plan): ReadonlyMap<number, Subject> {
  const units = subjectsOf(plan).filter((s) => s.level === plan.level);
  return new Map(units.map((s): [number, Subject] => [s.number, s]));
}

const isKnown = (x: number) => !Number.isNaN(x);

/** The share of the Gini coefficient between the groups, and for the whole index how it changed. */
function betweenFacts(of: NodeBalance): Fact[] {
  const { plan, balance, node, g, name, all } = of;
  const period = name(balance.last);
  const levelAt = (grouping: number) => ({
    level: plan.groupings[grouping]!.title,
    column: plan.groupings[grouping]!.column,
  });
  const now = balance.between.flatMap(({ grouping, share }) => {
    if (!isKnown(share)) return [];
    const { level, column } = levelAt(grouping);
    const row = { node, period, grouping: column, measure: 'gini' };
    const references = (['between', 'total'] as const).map((id) =>
      tableReference('inequality-parts', row, id),
    );
    const figure: CitedFigure = { value: 100 * share, unit: 'percent', from: 'ratio', references };
    return [{ level, share: figure }];
  });
  const became = balance.betweenChanges.flatMap(({ grouping, from, to, before, after }) => {
    if (g > 0 || !isKnown(before) || !isKnown(after)) return [];
    const { level, column } = levelAt(grouping);
    const row = {
      node,
      grouping: column,
      measure: 'gini',
      part: 'between-share',
      from: name(from),
      to: name(to),
    };
    const figure = (value: number, id: ColumnOf<'inequality-parts-changes'>) =>
      tableFigure(value, 'percent', tableReference('inequality-parts-changes', row, id), 100);
    return [{ from: name(from), level, before: figure(before, 'before'), after: figure(after, 'after') }];
  });
  return [
    ...(now.length > 0 ? [{ ...all, kind: 'between-groups' as const, groups: now }] : []),
    ...(became[0]
      ? [
          {
            ...all,
            kind: 'between-change' as const,
            from: became[0].from,
            groups: became,
            ...sharedUnits(of),
          },
        ]
      : []),
  ];
}

/** Over how many units the first judged pair of periods is compared, where these are fewer than all. */
function sharedUnits({ plan, balance, node, name }: NodeBalance): SharedUnits {
  const [span] = balance.spans;
  if (!span || span.gini.units === span.gini.unitsOf) return { units: undefined, unitsOf: undefined };
  const row = { level: plan.level, node, measure: 'gini', from: name(span.from), to: name(span.to) };
  const figure = (value: number, id: ColumnOf<'balance-verdicts'>) =>
    tableFigure(value, 'count', tableReference('balance-verdicts', row, id));
  return { units: figure(span.gini.units, 'units'), unitsOf: figure(span.gini.unitsOf, 'units_of') };
}

/** How many units came nearer to the first four, and the verdict on the gap of all. */
function gapFacts({ balance, node, plan, name, all }: NodeBalance): FactOf<'leaders-gap'>[] {
  const units = unitsByNumber(plan);
  const named = (of: readonly number[]) => of.map((unit) => units.get(unit)!);
  return balance.spans.slice(0, 1).map(({ from, to, gap: found }) => {
    // The leaders themselves are among those counted: of few units the share says nothing.
    const gap = found.units < fewestUnits ? { ...found, why: found.why ?? ('few-units' as const) } : found;
    const row = { level: plan.level, node, from: name(from), to: name(to), grouping: '', group: '' };
    const figure = (id: ColumnOf<'gap-to-leaders'>) => tableReference('gap-to-leaders', row, id);
    const judged = !gap.verdict.startsWith('undefined');
    return {
      ...all,
      kind: 'leaders-gap',
      from: name(from),
      leaders: gap.why
        ? { before: [], now: [] }
        : { before: named(gap.leaders.before), now: named(gap.leaders.after) },
      why: gap.why && balanceReasons[gap.why],
      nearer: gap.why
        ? undefined
        : {
            share: tableFigure(gap.narrowed, 'percent', figure('narrowed'), 100),
            units: tableFigure(gap.units, 'count', figure('units')),
          },
      verdict: judged ? (gap.verdict as FactOf<'leaders-gap'>['verdict']) : 'none',
      open: judged ? undefined : noVerdictReason(gap.verdict),
    };
  });
}

/** Whether units with lower values grew faster: a description only, since regression to the mean contributes to it. */
function catchingUpFacts({ balance, node, plan, name, all }: NodeBalance): FactOf<'catching-up'>[] {
  return balance.spans.slice(0, 1).map(({ from, to, beta }) => {
    const row = { level: plan.level, node, from: name(from), to: name(to), model: 'absolute' };
    const reference = tableReference('convergence', row, 'slope');
    return {
      ...all,
      kind: 'catching-up',
      from: name(from),
      why: beta.why && balanceReasons[beta.why],
      // The growth that half or twice the initial level goes with, in percentage points a year.
      doubled: beta.why ? undefined : tableFigure(beta.slope, 'percentage-points', reference, 100 * Math.LN2),
    };
  });
}

/** Whether neighbours are alike, how that changed, and units without one. */
function likenessFacts(of: NodeBalance): Fact[] {
  const { balance, node, plan, name, all } = of;
  const { neighbours, neighboursChange: change, alone, form, last } = balance;
  const now = (column: ColumnOf<'moran'>) =>
    tableReference('moran', { node, period: name(last), form }, column);
  const facts: Fact[] = [];
  if (neighbours) {
    const { i, p, expected, why } = neighbours;
    facts.push({
      ...all,
      kind: 'likeness',
      why: why && balanceReasons[why],
      found: why
        ? undefined
        : {
            verdict: p > 0.05 ? 'chance' : i > expected ? 'alike' : 'unlike',
            i: tableFigure(i, 'coefficient', now('i')),
            p: tableFigure(p, 'probability', now('p')),
          },
    });
  }
  if (change && !change.why) {
    const row = { node, from: name(change.from), to: name(change.to) };
    const figure = (value: number, column: ColumnOf<'moran-changes'>) =>
      tableFigure(value, 'coefficient', tableReference('moran-changes', row, column));
    facts.push({
      ...all,
      kind: 'likeness-change',
      from: row.from,
      before: figure(change.before, 'before'),
      after: figure(change.after, 'after'),
      ...sharedUnits(of),
    });
  }
  if (alone.length > 0) {
    const subjects = unitsByNumber(plan);
    const whys = [...new Set(alone.map(({ why }) => why))];
    facts.push({
      ...all,
      kind: 'without-neighbour',
      units: alone.map(({ unit }) => subjects.get(unit)!),
      whys: whys.map((why) => aloneReasons[why] ?? balanceReasons[why]),
    });
  }
  return facts;
}

/** How much units changed classes in the earlier and in the later half, from two moves on. */
function classMoveFacts({ balance: { mobility }, node, name, all }: NodeBalance): FactOf<'class-moves'>[] {
  if (mobility.to < 2) return [];
  const row = { node, from: name(mobility.from), to: name(mobility.to) };
  const figure = (value: number, column: ColumnOf<'mobility-changes'>) =>
    tableFigure(value, 'coefficient', tableReference('mobility-changes', row, column));
  return [
    {
      ...all,
      kind: 'class-moves',
      from: row.from,
      middle: name(mobility.middle),
      why: mobility.why && balanceReasons[mobility.why],
      moves: mobility.why
        ? undefined
        : { before: figure(mobility.before, 'before'), after: figure(mobility.after, 'after') },
    },
  ];
}
