import {
  type ComparedCell,
  type ComparedTable,
  type NotComparedReason,
  type PublishedSummary,
  type Replication,
  summariesOf,
  summaryOf,
} from '../../analysis/index.js';
import {
  type Lang,
  type Plan,
  type PublishedTable,
  publishedPeriods,
  type Text,
} from '../../edition/index.js';
import type { CitedFigure, FactOf } from '../facts/fact.js';
import { totalOf } from '../facts/view.js';
import { formatNumber, formatSignificant, periodName } from '../numbers/numbers.js';
import { phraseText } from '../sentences/phrase.js';
import { sentencesOf } from '../sentences/sentencesOf.js';
import { type PlanNames, planNames } from './planNames.js';
import { replicationLines } from './replicationText.js';

const notComparedReasons: Record<NotComparedReason, Text> = {
  'no-unit': { en: 'of no unit of this index', zh: '不属本指数的单元' },
  'no-period': { en: 'of no published period', zh: '不在已发布的时期内' },
  'no-node': { en: 'of no node of the framework', zh: '不在指标体系内' },
  missing: { en: 'missing here', zh: '本指数缺失' },
  'not-published': { en: 'neither value nor rank was published', zh: '数值与位次均未公布' },
};

/** Why rows are not compared, with their counts; empty where all are. */
export function notComparedText({ aside }: PublishedSummary, lang: Lang): string {
  const parts = Object.entries(aside).map(([why, n]) =>
    lang === 'zh'
      ? `${notComparedReasons[why as NotComparedReason].zh}（${n}项）`
      : `${notComparedReasons[why as NotComparedReason].en} (${n})`,
  );
  return parts.join(lang === 'zh' ? '；' : '; ');
}

/** How values were compared: to which decimals, and what becomes of a half. */
export function ruleText({ digits, rounding }: PublishedTable, lang: Lang): string {
  const half = {
    'half-away': { en: 'halves away from zero', zh: '四舍五入' },
    'half-even': { en: 'halves to the even digit', zh: '四舍六入五成双' },
  }[rounding][lang];
  const many = digits === 1 ? 'decimal' : 'decimals';
  return {
    en: `Ours is rounded to ${digits} ${many} as it is written in decimal, ${half}; differences are those of the unrounded figure.`,
    zh: `本指数按十进制写法舍入至${digits}位小数（${half}）后比较；差值以未舍入的数值计算。`,
  }[lang];
}

/** How many of the published values and ranks come out the same. */
function publishedFact(plan: Plan, all: readonly ComparedTable[]): FactOf<'published-same'> {
  const { values, equal, ranks, ranksEqual } = summaryOf(
    '',
    all.flatMap(({ cells }) => cells),
  );
  const counted = (value: number): CitedFigure => ({
    value,
    unit: 'count',
    from: 'computed',
    references: [],
  });
  return {
    place: totalOf({ plan }),
    period: publishedPeriods(plan).at(-1)!,
    node: plan.nodes[0]!.id,
    importance: 0.5,
    novelty: 0,
    kind: 'published-same',
    values: counted(values),
    equal: counted(equal),
    ranks: counted(ranks),
    ranksEqual: counted(ranksEqual),
  };
}

/** The same in one sentence, without a full stop. */
export function publishedHeadline(plan: Plan, all: readonly ComparedTable[], lang: Lang): string {
  const said = sentencesOf(plan, publishedFact(plan, all), lang).map(phraseText).join('');
  return said.replace(/[.。]$/, '');
}

/** One comparison in words: equal values, largest difference and whose, equal ranks, what is not compared. */
function summaryText(s: PublishedSummary, names: PlanNames, lang: Lang): string {
  const gap = Math.abs(s.largest?.difference ?? 0);
  const at = s.largest && gap > 0 ? names.place(s.largest) : '';
  const aside = notComparedText(s, lang);
  const parts =
    lang === 'zh'
      ? [
          ...(s.values > 0 ? [`${s.values}个数值中${s.equal}个相等`] : []),
          ...(at ? [`最大差值${formatSignificant(gap, lang)}（${at}）`] : []),
          ...(s.ranks > 0 ? [`${s.ranks}个位次中${s.ranksEqual}个相同`] : []),
          ...(aside ? [`未比较：${aside}`] : []),
        ]
      : [
          ...(s.values > 0 ? [`${s.equal} of ${s.values} values equal`] : []),
          ...(at ? [`largest difference ${formatSignificant(gap, lang)} (${at})`] : []),
          ...(s.ranks > 0 ? [`${s.ranksEqual} of ${s.ranks} ranks the same`] : []),
          ...(aside ? [`not compared: ${aside}`] : []),
        ];
  return parts.join(lang === 'zh' ? '；' : '; ');
}

/** Whether a value or a rank differs from the published one. */
export const isDifferent = ({ equal, rankEqual }: ComparedCell) => equal === false || rankEqual === false;

/** Whether any published figure of an index differs from ours. */
export const hasDifferences = (all: readonly ComparedTable[]) =>
  all.some(({ cells }) => cells.some(isDifferent));

/** Most differences that are listed one by one in a text. */
const mostDifferences = 20;

/** The comparison of all published figures of an edition, for a terminal. */
export function publishedText(plan: Plan, all: readonly Replication[], lang: Lang): string {
  const names = planNames(plan, lang);
  return [
    publishedHeadline(
      plan,
      all.map(({ compared }) => compared),
      lang,
    ),
    ...all.flatMap(({ compared: one, ...more }) => [
      '',
      `${one.table.title[lang]} (${[one.table.source[lang], one.table.file].filter(Boolean).join(', ')})`,
      `  ${ruleText(one.table, lang)}`,
      ...summariesOf(one).map(
        (s) =>
          `  ${headOf(plan, s, names, lang)}${lang === 'zh' ? '：' : ': '}${summaryText(s, names, lang)}`,
      ),
      ...replicationLines(plan, { compared: one, ...more }, names, lang).map((line) => `  ${line}`),
      ...differenceLines(one, names, lang),
    ]),
  ].join('\n');
}

/** Node, level where it is not that of the units, and period of a comparison. */
function headOf(plan: Plan, s: PublishedSummary, names: PlanNames, lang: Lang): string {
  const level = s.level === plan.level ? '' : names.level(s.level);
  return [names.node(s.node), level, periodName(s.period, lang)]
    .filter(Boolean)
    .join(lang === 'zh' ? '，' : ', ');
}

function differenceLines({ table, cells }: ComparedTable, names: PlanNames, lang: Lang): string[] {
  const differing = cells.filter(isDifferent);
  if (differing.length === 0) return [];
  const w = {
    en: { head: 'Different', published: 'published', ours: 'ours', rank: 'rank' },
    zh: { head: '不一致', published: '公布', ours: '本指数', rank: '位次' },
  }[lang];
  const [comma, colon] = lang === 'zh' ? ['，', '：'] : [', ', ': '];
  const line = (c: ComparedCell) => {
    const value =
      c.equal === false
        ? [
            `${w.published} ${formatNumber(c.value!, table.digits, lang)}${comma}${w.ours} ${formatNumber(c.ours, table.digits + 2, lang)}`,
          ]
        : [];
    const rank =
      c.rankEqual === false
        ? [`${w.rank}${colon}${w.published} ${c.rank}${comma}${w.ours} ${c.ourRank}`]
        : [];
    const of = [names.place(c), names.node(c.node), periodName(c.period, lang)].join(comma);
    return `    ${of}${colon}${[...value, ...rank].join(lang === 'zh' ? '；' : '; ')}`;
  };
  const left = differing.length - mostDifferences;
  const rest = {
    en: `    and ${left} more, all in analysis/published-figures.csv of the release`,
    zh: `    另有${left}项，全部见发布版的 analysis/published-figures.csv`,
  }[lang];
  return [
    `  ${w.head}: ${differing.length}`,
    ...differing.slice(0, mostDifferences).map(line),
    ...(left > 0 ? [rest] : []),
  ];
}

/** The same for programs: numbers unrounded, missing as null (JSON has no NaN). */
export function publishedJson(all: readonly Replication[]): object[] {
  return all.map(({ compared: one, ...more }) => {
    const { cells: _, ...table } = one.table;
    return { ...table, summaries: summariesOf(one), figures: one.cells, ...more };
  });
}
