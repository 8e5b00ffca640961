import type { Text } from '../edition/index.js';

/** What a row of a table is made of: which figures of the index, or which other inputs. */
export type TableInputs =
  /** The figures of the unit and node that the row names. */
  | 'own'
  /** Those of all members of its level, in the node and periods that the row names. */
  | 'all'
  /** Figures of the economy beside the index, themselves a table. */
  | 'economy'
  /** What the edition says, figures of the economy among it: see the column `source`. */
  | 'plan'
  /** Raw records of all units. */
  | 'panel'
  /** Where records went, by signal and date. */
  | 'placements';

/** How a table of a release is to be read: what names a row, what it is made of, and where its formulas stand. */
export interface TableKey {
  key: readonly string[];
  from: readonly TableInputs[];
  /** Whether a row looks at other periods than those it names. */
  allPeriods: boolean;
  /** Section of docs/method.md. */
  section: string;
}

const parts = 'Tiers, clusters, sectors, movers (`analysis/tiers/`, `sectors/`, `rankings/`)';
const measure = 'Measure (`sql/measure.ts`, `signals/finish.ts`)';
const size = 'From index to money and jobs (`analysis/size/`)';
const time = 'Time (`analysis/time/`)';
const balance = 'Gap, balance, convergence (`analysis/balance/`)';
const ranks = 'Uncertainty of ranks (`analysis/robustness/`)';
const compared = 'Comparison with an order published by others (`analysis/`)';

const of = <K extends string>(section: string, from: readonly TableInputs[], ...key: K[]) => ({
  key,
  from,
  allPeriods: section === time,
  section,
});

const keys = {
  movers: of(parts, ['all'], 'unit'),
  compare: of(compared, ['all'], 'order', 'place'),
  published: of(compared, ['all', 'plan'], 'published', 'level', 'node', 'period'),
  'published-figures': of(compared, ['own', 'plan'], 'published', 'level', 'unit', 'period', 'node'),
  uncertainty: of(ranks, ['panel'], 'level', 'unit', 'period'),
  rankings: of(parts, ['all'], 'level', 'unit', 'period', 'node'),
  ladders: of(parts, ['all'], 'level', 'unit', 'period', 'node', 'step'),
  newcomers: of(parts, ['all'], 'level', 'unit', 'node', 'first', 'period'),
  streaks: of(parts, ['all'], 'level', 'unit', 'node', 'kind', 'from'),
  records: of(parts, ['own'], 'level', 'unit', 'node'),
  strengths: of(parts, ['all'], 'unit', 'period', 'against', 'kind', 'place'),
  peers: of(parts, ['all'], 'unit', 'period', 'place'),
  tiers: of(parts, ['all'], 'unit', 'period'),
  'tiers-published': of(parts, ['all'], 'published', 'period', 'tier'),
  groups: of(parts, ['own'], 'level', 'unit', 'period', 'node'),
  sectors: of(parts, ['own'], 'level', 'unit', 'period', 'sector'),
  'shift-share': of(parts, ['all'], 'level', 'unit', 'sector', 'from', 'to'),
  contributions: of(time, ['own'], 'node', 'period', 'part'),
  changes: of(time, ['own'], 'node', 'level', 'unit', 'period'),
  'matched-sets': of(time, ['own'], 'node', 'level', 'unit', 'from', 'to'),
  forecast: of(time, ['own'], 'node', 'period'),
  'forecast-methods': of(time, ['own'], 'node', 'method'),
  chained: of(time, ['own', 'plan'], 'node', 'level', 'unit', 'period'),
  'chain-links': of(time, ['own', 'plan'], 'node', 'from', 'to'),
  'seasonal-adjustment': of(time, ['own'], 'node', 'period'),
  'time-notes': of(time, ['own'], 'note', 'node'),
  'balance-verdicts': of(balance, ['all'], 'level', 'node', 'measure', 'from', 'to'),
  inequality: of(balance, ['all'], 'level', 'node', 'period', 'measure'),
  'inequality-parts': of(balance, ['all'], 'node', 'period', 'grouping', 'measure'),
  'inequality-parts-changes': of(balance, ['all'], 'node', 'grouping', 'measure', 'part', 'from', 'to'),
  'inequality-pairs': of(balance, ['all'], 'node', 'period', 'grouping', 'group', 'other'),
  'gap-to-leaders': of(balance, ['all'], 'level', 'node', 'from', 'to', 'grouping', 'group'),
  lorenz: of(balance, ['all'], 'level', 'node', 'period', 'units'),
  density: of(balance, ['all'], 'node', 'period', 'form', 'at'),
  zipf: of(balance, ['all'], 'node', 'period', 'set'),
  'zipf-changes': of(balance, ['all'], 'node', 'set', 'from', 'to'),
  'sigma-convergence': of(balance, ['all'], 'level', 'node', 'measure'),
  convergence: of(balance, ['all'], 'level', 'node', 'from', 'to', 'model'),
  mobility: of(balance, ['all'], 'node'),
  'mobility-changes': of(balance, ['all'], 'node', 'from', 'to'),
  'mobility-classes': of(balance, ['all'], 'node', 'class'),
  'mobility-moves': of(balance, ['all'], 'node', 'neighbours', 'from', 'to'),
  moran: of(balance, ['all'], 'node', 'period', 'form'),
  'moran-changes': of(balance, ['all'], 'node', 'from', 'to'),
  neighbours: of(balance, ['plan'], 'unit'),
  lisa: of(balance, ['all'], 'unit', 'node', 'period', 'form'),
  economy: of(size, ['plan'], 'level', 'unit', 'period', 'indicator', 'vintage'),
  'economy-sums': of(size, ['plan'], 'indicator', 'level', 'period', 'vintage'),
  'per-head': of(size, ['own', 'economy'], 'node', 'level', 'unit', 'period'),
  size: of(size, ['own', 'economy'], 'rule', 'index_of', 'level', 'unit', 'period'),
  'size-parameters': of(size, ['all', 'economy'], 'parameter', 'index_of'),
  'size-regressions': of(size, ['all', 'economy'], 'node', 'level', 'form', 'estimator', 'errors'),
  'size-residuals': of(size, ['all', 'economy'], 'form', 'level', 'unit', 'period'),
  'size-bands': of(size, ['all', 'economy'], 'form', 'level', 'step'),
  'size-notes': of(size, ['plan'], 'note', 'about'),
  placed: of(measure, ['placements'], 'indicator', 'from'),
  jobs: of(size, ['own', 'economy'], 'level', 'unit', 'period'),
};

/** Every table of a release with figures in it, by name: those of `analysis/`, and three beside results.csv. */
export const tableKeys: Readonly<Record<string, TableKey>> = keys;

export type TableName = keyof typeof keys;

/** The columns that name a row of a table. */
export type KeyOf<T extends TableName> = (typeof keys)[T]['key'][number];

/** What the files beside results.csv are called and what their columns mean; the tables of `analysis/` say it themselves. */
export const ownTables: Readonly<Record<string, { title: Text; columns: Readonly<Record<string, Text>> }>> = {
  movers: {
    title: { en: 'Rank changes since the base', zh: '较基期的位次变化' },
    columns: {
      rank_from: { en: 'Rank in the base period', zh: '基期位次' },
      rank_to: { en: 'Rank in the last period', zh: '末期位次' },
      places: { en: 'Places gained (rank before less rank now)', zh: '上升位数（基期位次减末期位次）' },
      change: { en: 'Change of the whole index', zh: '总指数变化' },
    },
  },
  compare: {
    title: { en: 'Published orders beside ours', zh: '已发布排名与本指数' },
    columns: {
      unit: { en: 'Published at this place', zh: '发布在该位次者' },
      our_rank: { en: 'Our rank in the same period', zh: '本指数同期位次' },
      spearman: { en: 'Spearman’s correlation of the two orders', zh: '两个排名的斯皮尔曼相关系数' },
      overlap: {
        en: 'How many of the published places are among as many leaders of ours',
        zh: '发布名单中有多少位列本指数前若干名',
      },
      of: { en: 'Places published', zh: '发布的位数' },
      source: { en: 'Source', zh: '来源' },
    },
  },
  uncertainty: {
    title: {
      en: 'Ranks under other weights: each weight ± 25 %, 1,024 draws, seed 1',
      zh: '权重变动下的位次：各权重±25%，抽取1,024次，种子1',
    },
    columns: {
      rank: { en: 'Rank as published', zh: '发布的位次' },
      mean_rank: { en: 'Mean rank', zh: '平均位次' },
      median_rank: { en: 'Median rank', zh: '位次中位数' },
      low_rank: { en: 'Lower end of nine ranks in ten', zh: '九成位次的下端' },
      high_rank: { en: 'Upper end of nine ranks in ten', zh: '九成位次的上端' },
      share_ranked: { en: 'Share of the draws in which it has a rank', zh: '有位次的抽样比例' },
      share_top_10: { en: 'Share of the draws in which it is among the first ten', zh: '位列前十的抽样比例' },
    },
  },
};
