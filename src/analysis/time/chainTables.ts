import { type EarlierEdition, type Plan, publishedPeriods } from '../../edition/index.js';
import type { Index } from '../../engine/index.js';
import { columns, orNull } from '../commonColumns.js';
import { placesAt } from '../size/economyOf.js';
import type { Analysed, TidyTable } from '../tidy.js';
import { type Link, linked, linksOf, type NoOverlap, type Series, valueAt } from './chain.js';

/** The series of one node over all editions, and how they are linked. */
export interface ChainedNode {
  g: number;
  totals: Series[];
  links: Link[] | NoOverlap;
}

/** Every node that an earlier edition has for the whole area, the root first. */
export function chainedNodes({ plan, index }: Pick<Analysed, 'plan' | 'index'>): ChainedNode[] {
  return plan.nodes.flatMap(({ id }, g) => {
    const known = totalsOf(plan, index, g).filter((s) => s.periods.length > 0);
    const had = plan.chain.some((e) => e.results.some((r) => r.node === id && r.level === 'total'));
    return had ? [{ g, totals: known, links: linksOf(known) }] : [];
  });
}

/**
 * The index chained to earlier editions of the framework: every node and place that an earlier edition has, as published and on
 * the scale of the first edition, with the break marked; and the links. No tables where the edition is not chained.
 */
export function chainTables({ plan, index }: Analysed): TidyTable[] {
  if (plan.chain.length === 0) return [];
  const nodes = chainedNodes({ plan, index });
  return [chainedTable(nodes.flatMap((node) => chainedRows(plan, index, node))), linksTable(plan, nodes)];
}

/** The whole area at a node in every edition, ours last. */
function totalsOf(plan: Plan, index: Index, g: number): Series[] {
  const own = index.total.subarray(g * index.periods, (g + 1) * index.periods);
  return [
    ...plan.chain.map((e) => ({
      ...pointsOf(
        e,
        e.results.filter((r) => r.node === plan.nodes[g].id && r.level === 'total'),
      ),
      over: e.over,
    })),
    { edition: plan.edition, periods: publishedPeriods(plan), values: own },
  ];
}

/** Results of one place as a series. */
function pointsOf({ edition }: EarlierEdition, results: EarlierEdition['results']): Series {
  const own = results.toSorted((a, b) => (a.period < b.period ? -1 : 1));
  return { edition, periods: own.map((r) => r.period), values: own.map((r) => r.value) };
}

function chainedRows(plan: Plan, index: Index, { g, totals, links }: ChainedNode): TidyTable['rows'] {
  if ('why' in links) return [];
  const node = plan.nodes[g].id;
  const joined = new Set(totals.map((s) => s.edition));
  const earlier = plan.chain
    .filter((e) => joined.has(e.edition))
    .map((e) => ({ e, of: byPlace(e.results.filter((r) => r.node === node)) }));
  const levels = ['total', ...plan.groupings.map((of) => of.column), plan.level];
  return levels.flatMap((level) =>
    placesAt(plan, index, level, g).flatMap(({ code, index: own }) => {
      const key = placeKey({ level, code });
      if (!earlier.some(({ of }) => of.has(key))) return [];
      const series = [
        ...earlier.map(({ e, of }) => pointsOf(e, of.get(key) ?? [])),
        { edition: plan.edition, periods: publishedPeriods(plan), values: own },
      ];
      return linked(series, links).map((point) => [
        node,
        level,
        code,
        point.period,
        point.edition,
        orNull(point.raw),
        orNull(point.linked),
        point.breaks ? 'yes' : 'no',
      ]);
    }),
  );
}

function byPlace(results: EarlierEdition['results']): Map<string, EarlierEdition['results']> {
  const places = new Map<string, EarlierEdition['results']>();
  for (const result of results) {
    const own = places.get(placeKey(result));
    if (own) own.push(result);
    else places.set(placeKey(result), [result]);
  }
  return places;
}

const placeKey = ({ level, code }: { level: string; code: string }) => `${level}\n${code}`;

function chainedTable(rows: TidyTable['rows']): TidyTable {
  return {
    name: 'chained',
    title: { en: 'The index chained to earlier editions', zh: '与此前版本衔接的指数' },
    columns: [
      columns.node,
      columns.level,
      columns.unit,
      columns.period,
      { id: 'edition', title: { en: 'Edition the figure is of', zh: '数值所属版本' } },
      { id: 'raw', title: { en: 'As that edition has it', zh: '该版原值' } },
      {
        id: 'linked',
        title: { en: 'On the scale of the first edition', zh: '按首版标度' },
        note: {
          en: 'raw times the factor of the whole area (chain-links), so that places add up as they did',
          zh: '原值乘以全域的衔接系数（见 chain-links），各地加总关系不变',
        },
      },
      {
        id: 'break',
        title: { en: 'The framework changes here', zh: '指标体系在此变更' },
        note: {
          en: 'yes: not comparable with the period before but by the link',
          zh: 'yes：与上期仅可经衔接比较',
        },
      },
    ],
    rows,
  };
}

function linksTable(plan: Plan, nodes: readonly ChainedNode[]): TidyTable {
  const file = new Map(plan.chain.map((e) => [e.edition, e]));
  const rows = nodes.flatMap(({ g, totals, links }) => {
    const node = plan.nodes[g].id;
    const from = (edition: string) => [file.get(edition)?.file ?? '', file.get(edition)?.source ?? ''];
    if ('why' in links) {
      return [
        [node, links.from, links.to, null, null, null, null, ...from(links.from), `factor:${links.why}`],
      ];
    }
    return links.map((link, i) => [
      node,
      link.from,
      link.to,
      link.overlap,
      orNull(valueAt(totals[i], link.overlap)),
      orNull(valueAt(totals[i + 1], link.overlap)),
      link.factor,
      ...from(link.from),
      '',
    ]);
  });
  return {
    name: 'chain-links',
    title: { en: 'How editions are chained', zh: '版本衔接' },
    columns: [
      columns.node,
      { id: 'from', title: { en: 'Earlier edition', zh: '此前版本' } },
      { id: 'to', title: { en: 'Next edition', zh: '后一版本' } },
      { id: 'over', title: { en: 'Period in common', zh: '重叠时期' } },
      {
        id: 'earlier',
        title: { en: 'Whole area in it, earlier edition', zh: '全域在该期的取值（此前版本）' },
      },
      { id: 'later', title: { en: 'Whole area in it, next edition', zh: '全域在该期的取值（后一版本）' } },
      {
        id: 'factor',
        title: { en: 'Factor onto the scale of the first edition', zh: '换算到首版标度的系数' },
        note: {
          en: 'earlier / later, times the factors before',
          zh: '此前版本 ÷ 后一版本，再乘以先前各系数',
        },
      },
      {
        id: 'file',
        title: { en: 'Table of the earlier edition', zh: '此前版本的结果表' },
        note: { en: 'its hash is in release.json', zh: '其哈希值见 release.json' },
      },
      { id: 'source', title: { en: 'Where it was published', zh: '来源' } },
      columns.why,
    ],
    rows,
  };
}
