import type { ComponentChildren } from 'preact';
import { matchedRanks, matchedValues } from '../../analysis/index.js';
import { at, isHigherWorse, type Lang, type Text } from '../../edition/index.js';
import { Flag, flagsIn } from '../../engine/index.js';
import {
  comparingHead,
  formatListed,
  formatNodeChange,
  formatScore,
  type Glance,
  hasPerHead,
  perHeadView,
  type RankingRow,
  word,
} from '../../words/index.js';
import { type Href, Name, PerHead, partsOfRoot, RankChange } from '../data/tables.js';
import type { Shown } from '../shown.js';

/** A row of the ranking with the number of its unit in the plan. */
export interface Row extends RankingRow {
  unit: number;
}

/** A column of the ranking: how it is asked for, sorted and shown. */
export interface RankingColumn {
  /** What addresses call it. */
  id: string;
  title: string;
  isNumber: boolean;
  /** Whether it is shown where an address asks for no columns; `always` where it cannot be left out. */
  shown: boolean | 'always';
  /** Whether its first order has the lowest first: ranks and names. */
  risesFirst: boolean;
  /** What rows are sorted by; NaN where there is nothing, which comes last in either order. */
  value: (row: Row) => number | string;
  cell: (row: Row) => ComponentChildren;
}

const words = {
  range: { en: 'Rank in 90% of variants', zh: '九成方案下的位次' },
  index: { en: 'Index', zh: '指数' },
} satisfies Record<string, Text>;

interface Of {
  release: Shown;
  glance: Glance;
  /** Number of the published period. */
  t: number;
  lang: Lang;
  href: Href;
}

/** Every column that the ranking of a period can have, in the order in which they stand. */
export function rankingColumns(of: Of): RankingColumn[] {
  const { release, glance, t, lang } = of;
  const { plan, index } = release;
  const base = plan.base - plan.first;
  const basePeriod = plan.periods[plan.base]!;
  const number = { isNumber: true, shown: true, risesFirst: false } as const;
  const columns: (RankingColumn | undefined)[] = [
    {
      id: 'rank',
      title: word('rank', lang),
      isNumber: false,
      shown: 'always',
      risesFirst: true,
      value: (row) => row.rank,
      cell: (row) => row.rank,
    },
    index.periods < 2 || t === base
      ? undefined
      : movedColumn(of, comparingHead('rankSince', basePeriod, lang)),
    {
      id: 'name',
      title: word('name', lang),
      isNumber: false,
      shown: 'always',
      risesFirst: true,
      value: (row) => row.name[lang],
      cell: (row) => <NameCell of={of} row={row} />,
    },
    {
      ...number,
      id: 'index',
      title: words.index[lang],
      shown: 'always',
      risesFirst: isHigherWorse(plan, 0),
      value: (row) => row.value,
      cell: (row) => <ScoreCell of={of} row={row} g={0} />,
    },
    hasPerHead(release) ? perHeadColumn(of) : undefined,
    index.periods < 2 || t === base
      ? undefined
      : {
          ...number,
          id: 'change',
          title: comparingHead('changeSince', basePeriod, lang),
          value: (row) => change(of, row),
          cell: (row) => formatNodeChange(plan, 0, change(of, row), lang),
        },
    glance.ranges.size === 0
      ? undefined
      : {
          ...number,
          id: 'range',
          title: words.range[lang],
          risesFirst: true,
          value: (row) => glance.ranges.get(row.code)?.low ?? Number.NaN,
          cell: (row) => rangeText(glance, row.code),
        },
    ...partsOfRoot(release).map((g): RankingColumn => partColumn(of, g)),
  ];
  return columns.filter((column) => column !== undefined);
}

function movedColumn(of: Of, title: string): RankingColumn {
  const { plan, index } = of.release;
  const { before, after } = matchedRanks(plan, index, -1, 0, [plan.base - plan.first, of.t]);
  const ranks = (row: Row) => ({ from: before[row.unit]!, to: after[row.unit]! });
  return {
    id: 'moved',
    title,
    isNumber: false,
    shown: true,
    risesFirst: false,
    value: (row) => {
      const { from, to } = ranks(row);
      return from === 0 || to === 0 ? Number.NaN : from - to;
    },
    cell: (row) => <RankChange plan={plan} {...ranks(row)} lang={of.lang} />,
  };
}

function perHeadColumn({ release, t, lang }: Of): RankingColumn {
  const view = perHeadView(release, t);
  const members = view?.members(-1);
  return {
    id: 'per-head',
    title: word('perHead', lang),
    isNumber: true,
    shown: true,
    risesFirst: isHigherWorse(release.plan, 0),
    value: (row) => (view && members ? view.score(members[row.unit]!) : Number.NaN),
    cell: (row) => <PerHead release={release} t={t} grouping={-1} number={row.unit} lang={lang} />,
  };
}

function partColumn(of: Of, g: number): RankingColumn {
  const { plan, index } = of.release;
  const node = plan.nodes[g]!;
  return {
    id: `of:${node.id}`,
    title: node.title[of.lang],
    isNumber: true,
    shown: true,
    risesFirst: isHigherWorse(plan, g),
    value: (row) => at(index, g, row.unit, of.t),
    cell: (row) => <ScoreCell of={of} row={row} g={g} />,
  };
}

function NameCell({ of: { release, t, lang, href }, row }: { of: Of; row: Row }) {
  const isPartial = ((flagsIn(release.index, 0, t)?.[row.unit] ?? 0) & Flag.partial) !== 0;
  return (
    <>
      <Name name={row.name} lang={lang} href={href(row.code)} />
      {isPartial ? <span class="flag">{word('partial', lang)}</span> : null}
    </>
  );
}

function ScoreCell({ of: { release, t, lang, href }, row, g }: { of: Of; row: Row; g: number }) {
  const { plan, index } = release;
  const subject = { level: plan.level, grouping: -1, number: row.unit };
  return (
    <a href={g === 0 ? href(row.code) : href(row.code, plan.nodes[g]!.id)}>
      {(g === 0 ? formatListed : formatScore)(release, subject, g, t, at(index, g, row.unit, t), lang)}
    </a>
  );
}

/** Over what both periods have. */
function change({ release: { plan, index }, t }: Of, row: Row): number {
  const pair = [plan.base - plan.first, t] as const;
  const { before, after } = matchedValues(plan, index, 0, pair, { grouping: -1, number: row.unit });
  return after - before;
}

function rangeText({ ranges }: Glance, code: string): string {
  const range = ranges.get(code);
  if (!range) return '–';
  return range.low === range.high ? String(range.low) : `${range.low}–${range.high}`;
}
