import { type EarlierEdition, lines, type Plan, publishedPeriods } from '../../edition/index.js';
import type { Index } from '../../engine/index.js';
import { column, defineTable, orNull, type RowOf, type Table, tableOf } from '../../tables/index.js';
import { columns } from '../commonColumns.js';
import { sections } from '../sections.js';
import { placesAt } from '../size/economyOf.js';
import type { Analysed } from '../tableFamily.js';
import { type Link, linkSeries, linksOf, type NoOverlap, type Series, valueAt } from './chain.js';

/** The series of one node over all editions, and how they are linked. */
export interface ChainedNode {
  g: number;
  totals: Series[];
  links: Link[] | NoOverlap;
}

/** Every node that an earlier edition has for the total, the root first. */
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
export function chainTables({ plan, index }: Analysed): Table<typeof chained | typeof chainLinks>[] {
  if (plan.chain.length === 0) return [];
  const nodes = chainedNodes({ plan, index });
  return [
    tableOf(
      chained,
      nodes.flatMap((node) => chainedRows(plan, index, node)),
    ),
    linksTable(plan, nodes),
  ];
}

/** The total at a node in every edition, ours last. */
function totalsOf(plan: Plan, index: Index, g: number): Series[] {
  const own = lines(index.total, g);
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

function chainedRows(plan: Plan, index: Index, { g, totals, links }: ChainedNode): RowOf<typeof chained>[] {
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
      return linkSeries(series, links).map((point) => ({
        node,
        level,
        unit: code,
        period: point.period,
        edition: point.edition,
        raw: orNull(point.raw),
        linked: orNull(point.linked),
        break: point.breaks ? 'yes' : 'no',
      }));
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

function linksTable(plan: Plan, nodes: readonly ChainedNode[]): Table<typeof chainLinks> {
  const editions = new Map(plan.chain.map((e) => [e.edition, e]));
  const rows = nodes.flatMap(({ g, totals, links }): RowOf<typeof chainLinks>[] => {
    const node = plan.nodes[g].id;
    const named = ({ from, to }: { from: string; to: string }) => {
      const { file = '', source } = editions.get(from) ?? {};
      return { node, from, to, file, source: source?.en ?? '' };
    };
    if ('why' in links) {
      const why = `factor:${links.why}`;
      return [{ ...named(links), over: null, earlier: null, later: null, factor: null, why }];
    }
    return links.map((link, i) => ({
      ...named(link),
      over: link.overlap,
      earlier: orNull(valueAt(totals[i], link.overlap)),
      later: orNull(valueAt(totals[i + 1], link.overlap)),
      factor: link.factor,
      why: '',
    }));
  });
  return tableOf(chainLinks, rows);
}

export const chained = defineTable({
  name: 'chained',
  title: { en: 'The index linked to earlier editions', zh: '与此前版本衔接的指数' },
  columns: {
    node: columns.node,
    level: columns.level,
    unit: columns.unit,
    period: columns.period,
    edition: column.string('Edition of the figure', '数值所属版本'),
    raw: column.number('Value in that edition', '该版原值'),
    linked: column.number('Value on the scale of the first edition', '按首版标度', {
      note: {
        en: 'raw multiplied by the link factor of the total (see chain-links), so that places add up as before',
        zh: '原值乘以总体的衔接系数（见 chain-links），各地加总关系不变',
      },
    }),
    break: column.string('Break: the framework changes here', '指标体系在此变更', {
      note: {
        en: 'yes: comparable with the previous period only through the link',
        zh: 'yes：须经衔接方可与上期比较',
      },
    }),
  },
  key: ['node', 'level', 'unit', 'period'],
  from: ['own', 'plan'],
  section: sections.time,
  readsOtherPeriods: true,
});

export const chainLinks = defineTable({
  name: 'chain-links',
  title: { en: 'Links between editions', zh: '版本衔接' },
  columns: {
    node: columns.node,
    from: column.string('Earlier edition', '此前版本'),
    to: column.string('Next edition', '后一版本'),
    over: column.string('Overlapping period', '重叠时期', { optional: true }),
    earlier: column.number('Total in that period, earlier edition', '总体在该期的取值（此前版本）'),
    later: column.number('Total in that period, next edition', '总体在该期的取值（后一版本）'),
    factor: column.number('Link factor to the scale of the first edition', '换算到首版标度的系数', {
      note: {
        en: 'earlier / later, multiplied by all previous factors',
        zh: '此前版本 ÷ 后一版本，再乘以先前各系数',
      },
    }),
    file: column.string('Results table of the earlier edition', '此前版本的结果表', {
      note: { en: 'its hash is in release.json', zh: '其哈希值见 release.json' },
    }),
    source: column.string('Where it was published', '来源'),
    why: columns.why,
  },
  key: ['node', 'from', 'to'],
  from: ['own', 'plan'],
  section: sections.time,
  readsOtherPeriods: true,
});
