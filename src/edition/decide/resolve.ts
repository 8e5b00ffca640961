import { cubeSize } from '../cube.js';
import { declaredCitation } from '../declaredCitation.js';
import type { InputTable } from '../exchange/table.js';
import { withInputErrors } from '../formula/inputErrors.js';
import { hasNaturalZero } from '../naturalZero.js';
import { type Edition, tableNames } from '../parseEdition.js';
import type { Plan, PlanNode } from '../plan.js';
import { checkLimit } from '../problems/overLimit.js';
import type { Problem } from '../problems/problem.js';
import { decidePublished } from '../published/publishedTables.js';
import { setFallbacks, type Text, writtenIn } from '../text.js';
import { frequencyOf } from '../time/period.js';
import { flattenTree } from '../tree/tree.js';
import { indicatorPlace, uniqueIndicators } from '../tree/writtenIndicators.js';
import { checkPlaces } from './checkPlaces.js';
import { decideAccepted } from './decideAccepted.js';
import { decideChain } from './decideChain.js';
import { decideCompare, decideContextual } from './decideContextual.js';
import { decideDigits } from './decideDigits.js';
import { decideEconomy } from './decideEconomy.js';
import { checkFormulas } from './decideFormulas.js';
import { checkLeaves, decideIndicators } from './decideIndicators.js';
import { decideMethod, decideMissing, decideRound } from './decideMethod.js';
import { decideMap, decideNeighbours } from './decideNeighbours.js';
import { decidePeriods, unlistedPeriodsWarning } from './decidePeriods.js';
import { checkReversals } from './decideReversal.js';
import { decideRescale } from './decideScale.js';
import { decideSecondSource } from './decideSecondSource.js';
import { decideTiers } from './decideTiers.js';
import { codeColumn, decideGroupings, decideUnits, readNamedGroups } from './decideUnits.js';
import { decideValidity } from './decideValidity.js';
import { decideWeightCases } from './decideWeightCases.js';
import type { Decisions, LevelCodes } from './decisions.js';
import { decideLevels } from './weighing.js';

/**
 * Decides everything an edition leaves open and reports every default taken.
 *
 * @param dataPeriods the periods for which any data exist, in order; they set the last published period
 *   and the lead-in that is used only to fill gaps. Empty: only the written periods count.
 * @throws UserError where the edition has more of something than a limit allows
 * @returns the plan, or all problems at once; then `draft` is the plan as far as it could be decided, for checking
 *   the data against it
 */
export function resolvePlan(
  edition: Edition,
  tables: ReadonlyMap<string, InputTable>,
  dataPeriods: readonly string[],
): { plan?: Plan; draft?: Plan; problems: Problem[] } {
  const { source, at } = edition;
  const found: Problem[] = [];
  const defaults: Plan['defaults'] = [];
  const doubts: Text[] = [...(source.doubts ?? []), ...(edition.mapNotes ?? [])];
  const take = <T>(path: string, given: T | undefined, fallback: T): T => {
    if (given !== undefined) return given;
    defaults.push({ path, value: typeof fallback === 'string' ? fallback : JSON.stringify(fallback) });
    return fallback;
  };
  const unitTable = tables.get(tableNames(source).units);
  const decisions: Decisions = {
    source,
    found,
    at,
    take,
    unitCodes: unitTable ? codeColumn(unitTable) : [],
  };
  const method = decideMethod(decisions);
  const isShare = method.normalise.method === 'base-share';
  const rollUp = isShare ? 'sum' : 'mean';
  const named = readNamedGroups(decisions, tables);
  const sectors = named.filter((r) => r.column === 'sector').map(({ code, name }) => ({ code, name }));
  const { units, groupCells } = decideUnits(decisions, tables, named);
  const rows = uniqueIndicators(decisions, tables);
  const { indicators, numberOf } = decideIndicators(decisions, { method, sectors }, rows);
  const tree = flattenTree({
    tree: source.tree,
    changes: edition.changes ?? {},
    inTrees: edition.inTrees,
    indicators: rows,
    numberOf,
    title: source.title,
    weighing: decideLevels(take('method.weight', source.method?.weight, 'given'), take),
    tables,
    take,
    aggregate: take('method.aggregate', source.method?.aggregate, 'arithmetic' as const),
    missing: decideMissing(decisions, isShare),
    decideScale: (path, scale, name) => decideRescale(decisions, path, scale, name),
    round: decideRound(decisions),
    polarity: source.polarity,
    units: units.map(({ code }) => code),
    at,
    indicatorAt: (row) => indicatorPlace(decisions, row),
  });
  if (rows.length > 0) found.push(...tree.problems);
  const periods = decidePeriods(decisions, dataPeriods, isShare);
  const groupings = decideGroupings(decisions, named, { units, groupCells }, rollUp);
  if (periods)
    decideWeightCases(tree.nodes, tree.cases, { periods: periods.periods, groupings, isShare }, found);
  const totalCode = source.units.total?.code ?? 'total';
  checkPlaces(decisions, units, groupings, totalCode);
  const codes: LevelCodes = new Map([
    [source.units.level, codeSet(units)],
    ...groupings.map((g) => [g.column, codeSet(g.groups)] as const),
    ['total', new Set([totalCode])],
  ]);
  checkLeaves(decisions, tree.nodes, indicators, rows);
  checkReversals(decisions, { nodes: tree.nodes, indicators }, rows);
  const map = decideMap(decisions, edition.map);
  if (isShare)
    doubts.push(
      ...aggregateWarnings(tree.nodes, Boolean(method.screen?.units), (periods?.periods.length ?? 0) > 1),
    );

  if (!periods || units.length === 0 || indicators.length === 0) return { problems: found };
  checkLimit(at(['periods']), 'periods', periods.periods.length, found);
  const shape = { units: units.length, periods: periods.periods.length };
  checkLimit({ file: edition.file }, 'cells', cubeSize(shape, indicators.length), found);
  doubts.push(...unlistedPeriodsWarning(decisions, periods.periods, dataPeriods));
  const economy = decideEconomy(decisions, tables, codes);
  const published = {
    codes,
    nodes: tree.nodes.map(({ id }) => id),
    periods: periods.periods.slice(periods.first),
  };
  const validity = decideValidity(decisions, tables, published);
  const secondSource = decideSecondSource(decisions, tables, { units, indicators, ...periods });
  const plan: Plan = {
    edition: source.edition,
    title: source.title,
    ...(source.note ? { note: source.note } : {}),
    ...(source.stories ? { stories: source.stories } : {}),
    version: String(source.version),
    dataStatus: source['data-status'],
    licence: take('licence', source.licence, 'unstated'),
    ...declaredCitation(source),
    level: source.units.level,
    unitsTitle: source.units.title ?? { en: source.units.level, zh: source.units.level },
    units,
    country: source.units.country ?? [],
    groupings,
    total: {
      ...take('units.total', source.units.total, {
        code: 'total',
        title: rollUp === 'sum' ? { en: 'Total', zh: '合计' } : { en: 'The mean', zh: '平均' },
      }),
      rollUp,
    },
    sectors,
    frequency: frequencyOf(source.periods),
    ...periods,
    headline: {
      observed: take('headline.observed', source.headline?.observed, 0.8),
      ...(source.platform ? { final: String(source.platform.final) } : {}),
    },
    indicators,
    nodes: decideDigits(decisions, method.normalise, rows, tree.nodes),
    method,
    compare: decideCompare(decisions, codes, published.nodes),
    ...(source['compare-note'] ? { compareNote: source['compare-note'] } : {}),
    contextual: decideContextual(decisions, tables, economy),
    economy,
    published: decidePublished(decisions, tables, published),
    ...(edition.announced ? { announced: edition.announced } : {}),
    ...(validity ? { validity } : {}),
    ...(secondSource ? { secondSource } : {}),
    tiers: decideTiers(decisions, groupings, published.periods),
    chain: decideChain(decisions, tables, tree.nodes, codes),
    neighbours: decideNeighbours(decisions, units, map),
    ...(source.accepted ? { accepted: decideAccepted(decisions, indicators) } : {}),
    reasons: source.reasons ?? [],
    defaults,
    doubts,
  };
  checkFormulas(decisions, plan, rows);
  setFallbacks(plan, languagesOf(source.title));
  if (found.length === 0) plan.indicators = withInputErrors(plan).indicators;
  if (found.length > 0) return { draft: plan, problems: found };
  doubts.push(...sumWarnings(plan), ...weightWarnings(plan));
  return { plan, problems: [] };
}

/** Warnings that shares no longer add up. */
function aggregateWarnings(nodes: readonly PlanNode[], screened: boolean, several: boolean): Text[] {
  const absent = several
    ? {
        en: 'What is screened out of some periods is missing from the sums of those periods, which fall by it.',
        zh: '某些时期被筛除者不计入当期合计，合计因此减少。',
      }
    : {
        en: 'What is screened out is missing from the sums of its groups and of the total.',
        zh: '被筛除者不计入所属分组与总体的合计。',
      };
  const aggregates = nodes.filter((node) => node.indicator < 0 && node.order !== 1);
  const notAdditive = aggregates.map(({ id, aggregate }) => ({
    en: `“${id}” is a ${aggregate} of shares: its units no longer add up to the total.`,
    zh: `“${id}”对份额取 ${aggregate}，各单元之和不再等于总体。`,
  }));
  return screened ? [absent, ...notAdditive] : notAdditive;
}

/** Warnings that sums of points over the units of a group mostly say how many they are. */
function sumWarnings(plan: Plan): Text[] {
  if (hasNaturalZero(plan)) return [];
  const summed = plan.groupings.filter(({ rollUp }) => rollUp === 'sum');
  return summed.map(({ column }) => ({
    en: `“${column}” adds up points without a natural zero: the order of its groups follows largely from how many units they have. roll-up: mean compares them.`,
    zh: `“${column}”对没有自然零点的点数求和：各组的次序主要取决于其单元数。请用 roll-up: mean 比较各组。`,
  }));
}

/** What was given and what is used where weights that look like shares do not add up. */
function weightWarnings({ nodes }: Plan): Text[] {
  return nodes.flatMap(({ id, weighing, children }) => {
    if (weighing.by !== 'given' || weighing.sum === undefined) return [];
    const { sum } = weighing;
    const whole = sum > 10 ? 100 : 1;
    const used = children.map((h) => {
      const { id: child, weight } = nodes[h]!;
      return `${child} ${Number((weight * sum).toPrecision(9))} → ${Number(weight.toPrecision(5))}`;
    });
    return [
      {
        en: `The weights below “${id}” add up to ${sum}, not ${whole}, and each is divided by their sum (${used.join(', ')}). weigh: as-given keeps the weighted sum.`,
        zh: `“${id}”下各权重合计为 ${sum} 而非 ${whole}，已各除以其和（${used.join('，')}）。weigh: as-given 保留加权求和。`,
      },
    ];
  });
}

const codeSet = (of: readonly { code: string }[]): ReadonlySet<string> => new Set(of.map(({ code }) => code));

/** The languages of an edition in the order of fallback: that of its title. */
function languagesOf(title: Text): string[] {
  return [...Object.values(title.from ?? {}), ...Object.keys(writtenIn(title))];
}
