import type { Lang, Text } from '../../edition/index.js';
import { type MapView, measureNames, type Painting, partColour } from '../../figures/index.js';
import {
  capitalise,
  type Fact,
  factsOfKind,
  type Glance,
  gainFacts,
  headlineOf,
  type Phrase,
  paragraphOf,
  partThatMovedMost,
  perHeadView,
  type RankingRow,
  viewOf,
} from '../../words/index.js';
import type { Shown } from '../shown.js';

/** The facts that are the headline of a view of the map; undefined where that is the headline of the period. */
function factsOf(
  { measure, shape }: MapView,
  release: Shown,
  t: number,
  facts: readonly Fact[],
): readonly Fact[] | undefined {
  if (measure === 'per-head') return factsOfKind(facts, 'leaders-per-head').slice(-1);
  if (measure === 'change') return factsOfKind(facts, 'balance').slice(0, 1);
  if (measure === 'gain') return gainFacts(viewOf(release, t), shape === 'groups' ? 0 : -1);
  return undefined;
}

/**
 * The headline for the view of the map: per head, who has most; of changes, whether the gap moved; of the net increase, who gained
 * most; where that cannot be said, what the map shows. Otherwise the headline of the period.
 */
export function headlineIn(
  view: MapView,
  { note }: Painting,
  release: Shown,
  t: number,
  facts: readonly Fact[],
  lang: Lang,
): Phrase {
  const own = factsOf(view, release, t, facts);
  if (!own) return headlineOf(release.plan, facts, lang);
  const said = paragraphOf(release.plan, own, lang);
  return said.length > 0 ? said : capitalise([note]);
}

/** The part that moved each unit most, by code; the colour of a part is its place among the parts. */
export interface MovedBy {
  title: string;
  of: (code: string) => { text: string; hue: number } | undefined;
}

/** The ranking beside the map in the order of what the map shows. */
export interface Order {
  /** The rows that are shown: the first, or of changes the first and the last. */
  rows: readonly RankingRow[];
  /** After how many rows others are left out, and how many. */
  gap: { after: number; left: number } | undefined;
  title: string;
  /** A column with the values of the map, where the table has none. */
  by: { title: string; text: (code: string) => string; moved?: MovedBy | undefined } | undefined;
  /** What is not known of this order. */
  note?: string;
  /** The query of the whole ranking in the same order. */
  query: (period: string) => string;
}

/**
 * The views of the map that order the units, and the corresponding sort key of the ranking page, which has no change in per cent.
 */
const sorts: Partial<Record<MapView['measure'], string | null>> = {
  'per-head': '-per-head',
  change: null,
  gain: '-change',
};

/** The units in the order of the values on the map; in that of the index where the map shows the index, tiers or groups. */
export function orderIn(
  { measure, shape }: MapView,
  painting: Painting,
  release: Shown,
  t: number,
  { standings }: Glance,
  most: number,
  lang: Lang,
): Order {
  const units = release.plan.unitsTitle[lang];
  const sort = sorts[measure];
  const hasOrder = sort !== undefined && shape !== 'groups' && painting.of.size > 0;
  if (!hasOrder) return { ...firstOf(standings, most), title: units, by: undefined, query: (asked) => asked };
  const told = (code: string) => painting.of.get(code)?.text ?? '–';
  const value = ({ code }: RankingRow) => painting.of.get(code)?.value ?? Number.NEGATIVE_INFINITY;
  const sorted = standings.toSorted((a, b) => value(b) - value(a));
  return {
    ...(measure === 'per-head'
      ? firstOf(sorted, most)
      : endsOf(
          sorted.filter(({ code }) => painting.of.has(code)),
          most,
        )),
    title: { en: `${units} ${orders[measure].en}`, zh: `${units}（${orders[measure].zh}）` }[lang],
    by:
      measure === 'per-head'
        ? perHeadRanges(release, t, lang)
        : { title: measureNames[measure][lang], text: told, moved: movedBy(release, t, sorted, lang) },
    ...(measure === 'per-head' ? {} : { note: notStudied[lang] }),
    query: (asked) => (sort === null ? asked : `${asked === '' ? '?' : `${asked}&`}sort=${sort}`),
  };
}

const firstOf = (rows: readonly RankingRow[], most: number): Pick<Order, 'rows' | 'gap'> => ({
  rows: rows.slice(0, most),
  gap: undefined,
});

/** The first and the last half of so many rows: who gained and who lost most. */
function endsOf(rows: readonly RankingRow[], most: number): Pick<Order, 'rows' | 'gap'> {
  if (rows.length <= most) return firstOf(rows, most);
  const after = Math.ceil(most / 2);
  const last = most - after;
  return { rows: [...rows.slice(0, after), ...rows.slice(-last)], gap: { after, left: rows.length - most } };
}

/** Rank ranges are of levels, not of changes. */
const notStudied: Text = {
  en: 'In the order of the published changes; how certain that order is was not studied.',
  zh: '按公布的变化排列，该次序的可靠程度未作检验。',
};

const orders: Record<MapView['measure'], Text> = {
  level: { en: '', zh: '' },
  'per-head': { en: 'per head', zh: '人均' },
  change: { en: 'by change', zh: '按变化幅度' },
  gain: { en: 'by net increase', zh: '按净增点数' },
  tier: { en: '', zh: '' },
};

const movedTitle: Text = { en: 'Moved most by', zh: '主要变动领域' };

/** Which part moved each unit most; undefined where that is not known of any of them. */
function movedBy(release: Shown, t: number, rows: readonly RankingRow[], lang: Lang): MovedBy | undefined {
  const { plan } = release;
  const { children } = plan.nodes[0]!;
  if (children.length < 2) return undefined;
  const view = viewOf(release, t);
  const members = new Map(view.members(-1).map((unit) => [unit.code, unit]));
  const partOf = (code: string) => {
    const unit = members.get(code);
    return unit && partThatMovedMost(view, unit);
  };
  if (!rows.some(({ code }) => partOf(code) !== undefined)) return undefined;
  return {
    title: movedTitle[lang],
    of: (code) => {
      const node = partOf(code);
      if (node === undefined) return undefined;
      return {
        text: plan.nodes[node]!.title[lang],
        hue: partColour(children.indexOf(node), children.length),
      };
    },
  };
}

/** The ranks per head in nine of ten variants, by code. */
function perHeadRanges(release: Shown, t: number, lang: Lang): Order['by'] {
  const view = perHeadView(release, t)!;
  const of = new Map(view.members(-1).map((unit) => [unit.code, unit]));
  return {
    title: { en: 'per head in 90% of variants', zh: '九成方案下的人均位次' }[lang],
    text: (code) => {
      const { low, high } = view.rankSpan(of.get(code)!);
      return low === high ? String(low) : `${low}–${high}`;
    },
  };
}
