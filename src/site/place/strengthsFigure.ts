import { line, type Text } from '../../edition/index.js';
import { median, rankAt, rankedCount } from '../../engine/index.js';
import { barChart, columnsFor, type Figure, placePath } from '../../figures/index.js';
import { viewOf as factsAt, formatScore, isMeasuredIn, periodName } from '../../words/index.js';
import { called, strengthsClaim } from './claims.js';
import { nearestInRank } from './nearest.js';
import { rowsOf } from './strengthRows.js';
import type { PlaceView } from './view.js';

/** The parts of a place as its page shows them: beside those of the places nearest in rank, of a group or where those are too few beside all others. */
export function strengthsFigure(view: PlaceView): Figure {
  const { plan, lang, release, subject, t, receipt } = view;
  const { name } = receipt.unit;
  const near = view.isUnit ? rowsOf(view) : [];
  const among = near.length > 0 ? nearestWords(view) : allWords;
  const parts = near.length > 0 ? near : amongAll(view);
  const rows = parts.map(({ h, own, others, rank, of, isMeasured }) => ({
    node: plan.nodes[h]!.id,
    own: known(own),
    low: others.length > 0 ? Math.min(...others) : null,
    middle: others.length > 0 ? median(others) : null,
    high: others.length > 0 ? Math.max(...others) : null,
    rank: rank || null,
    of: of || null,
    measured: isMeasured ? 'yes' : 'no',
  }));
  const carried = rows.every(({ measured }) => measured === 'yes') ? { en: '', zh: '' } : carriedWords;
  const numbers = new Map(plan.nodes.map(({ id }, h) => [id, h]));
  const column = columnsFor(rows);
  return {
    id: 'strengths',
    title: {
      en: `${name.en}: its parts among ${among.en}, ${receipt.period}`,
      zh: `${name.zh}：各部分与${among.zh}相比，${periodName(receipt.period, 'zh')}`,
    },
    ...called(strengthsClaim(plan, receipt.unit, parts)),
    note: {
      en: `Dot: points of ${name.en}; line: from the lowest to the highest of ${among.en}; at the right the points, and the rank among all.${carried.en}`,
      zh: `圆点为${name.zh}的点数；横线为${among.zh}的最低至最高值；右侧为点数与位次。${carried.zh}`,
    },
    fields: [
      column.words(
        'node',
        { en: 'Part', zh: '部分' },
        { name: (id, at) => plan.nodes[numbers.get(id)!]!.title[at] },
      ),
      column.figures('own', { en: 'Points', zh: '点数' }, undefined, {
        to: ({ node }) => placePath(subject.code, receipt.period, node),
      }),
      column.figures('low', { en: 'Lowest of the others', zh: '其他地区最低值' }),
      column.figures('middle', { en: 'Median of the others', zh: '其他地区中位数' }),
      column.figures('high', { en: 'Highest of the others', zh: '其他地区最高值' }),
      column.figures('rank', { en: 'Rank', zh: '位次' }, 0),
      column.figures('of', { en: 'Ranked', zh: '参与排名数' }, 0),
      column.words(
        'measured',
        { en: 'Measured', zh: '是否实测' },
        { name: (cell, at) => measuredWords[cell]![at] },
      ),
    ],
    rows,
    why: rows.length > 0 ? undefined : nothing,
    draw: barChart({
      bars: rows.map(({ node, own, low, high, measured, rank, of }) => {
        const h = numbers.get(node)!;
        const text = formatScore(release, subject, h, t, own ?? Number.NaN, lang);
        return {
          name: plan.nodes[h]!.title[lang],
          to: placePath(subject.code, receipt.period, node),
          parts: [],
          low: low ?? Number.NaN,
          high: high ?? Number.NaN,
          ...(own === null ? {} : { dot: { value: own, title: text } }),
          text: `${measured === 'yes' ? text : `(${text})`} · ${rank ?? '–'} / ${of ?? '–'}`,
        };
      }),
      x: { label: { en: 'points', zh: '点' }[lang] },
    }),
  };
}

const known = (value: number) => (Number.isNaN(value) ? null : value);

const carriedWords = {
  en: ' In brackets: more than a fifth of the figure was carried on or filled in, not measured.',
  zh: '括号内数值逾五分之一为沿用或填补，而非当期实测。',
};

const nothing = {
  en: 'There is nothing to compare: this takes the parts of a place that others stand beside.',
  zh: '没有可比较的内容：需要某地的各部分及同级其他地区。',
};

const measuredWords: Record<string, Text> = { yes: { en: 'yes', zh: '是' }, no: { en: 'no', zh: '否' } };

const allWords = { en: 'all others of its level', zh: '同级其他各地' };

function nearestWords(view: PlaceView) {
  const others = nearestInRank(view).length - 1;
  return { en: `the ${others} places nearest in rank`, zh: `位次最近的${others}地` };
}

/** The parts of a place beside those of all others of its level. */
function amongAll({ plan, release, level, g, t, subject }: PlaceView) {
  if (!level) return [];
  return plan.nodes[g]!.children.map((h) => {
    const values = line(level, h, t);
    return {
      h,
      own: values[subject.number]!,
      others: [...values].filter((v, i) => i !== subject.number && !Number.isNaN(v)),
      rank: rankAt(level, h, subject.number, t),
      of: rankedCount(level, h, t),
      isMeasured: isMeasuredIn(factsAt(release, t, h), subject, [t]),
    };
  });
}
