import { type LeftOut, leaveOneOut, rankStudy } from '../analysis/index.js';
import { type Lang, memoize, type Text } from '../edition/index.js';
import {
  type ChoiceRow,
  type ColumnOf,
  choiceDraws,
  type Release,
  studiesChoices,
} from '../release/index.js';
import { factorWords, formatNumber, periodName } from '../words/index.js';
import { analysisContext } from './analysisContext.js';
import { barChart } from './barChart.js';
import type { Choice } from './choice.js';
import { columnsFor, placeNames, placePath, receiptPath } from './fields.js';
import type { Figure } from './figure.js';
import { cannotCompute } from './reasons.js';
import { notStudiedReason, tableMissingReason } from './study.js';

/** The effect of leaving out one part on the ranks. */
export function leftOutFigure(release: Release, choice: Choice): Figure {
  const { plan, period } = analysisContext(release, choice);
  const found = leftOutRows(release)(choice.period).filter((l) => Number.isFinite(l.shift));
  const name = (id: string, lang: Lang) => plan.nodes.find((n) => n.id === id)?.title[lang] ?? id;
  const rows = found
    .map((l) => ({
      node: plan.nodes[l.node]!.id,
      shift: l.shift,
      largest: l.largest,
      unit: worstShift(release, l),
    }))
    .sort((a, b) => b.shift - a.shift);
  const unitName = placeNames(release);
  const column = columnsFor(rows);
  return {
    id: 'left-out',
    title: {
      en: `What if a part were missing? ${period}`,
      zh: `剔除某项会怎样？${periodName(period, 'zh')}`,
    },
    note: {
      en: 'Mean shift of the ranks, in places, when one indicator or branch is left out and its weight goes to its neighbours in the tree. At the right: how far the place that moves most is shifted.',
      zh: '剔除一项指标或分支、权重转给同级各项后，位次的平均变动（位）。右侧为单个地区的最大变动。',
    },
    alt: rows[0]
      ? {
          en: `${name(rows[0].node, 'en')} matters most: ${formatNumber(rows[0].shift, 1, 'en')} places on average.`,
          zh: `影响最大的是${name(rows[0].node, 'zh')}：平均${formatNumber(rows[0].shift, 1, 'zh')}位。`,
        }
      : { en: 'Nothing can be left out.', zh: '没有可剔除的部分。' },
    fields: [
      column.words('node', { en: 'Left out', zh: '剔除项' }, { name }),
      column.figures('shift', { en: 'Mean shift, places', zh: '平均变动（位）' }, 2),
      column.figures('largest', { en: 'Largest shift', zh: '最大变动' }, 0),
      column.words(
        'unit',
        { en: 'Of', zh: '所在地区' },
        { name: unitName, to: (r) => placePath(String(r.unit), period) },
      ),
    ],
    rows,
    why:
      rows.length === 0
        ? cannotCompute({ en: 'nothing can be left out', zh: '没有可剔除的部分' })
        : undefined,
    draw: (at) =>
      barChart({
        bars: rows.slice(0, 25).map((r) => ({
          name: name(r.node, at.lang),
          parts: [
            { value: r.shift, title: `${name(r.node, at.lang)}: ${formatNumber(r.shift, 2, at.lang)}` },
          ],
          text: String(r.largest),
        })),
        x: { label: '', include: [0] },
        row: 19,
      })(at),
  };
}

const worstShift = ({ plan }: Release, { rises, falls }: LeftOut) => {
  const most = Math.abs(rises?.places ?? 0) >= Math.abs(falls?.places ?? 0) ? rises : falls;
  return most ? plan.units[most.unit]!.code : null;
};

const leftOutRows = memoize((release: Release) => {
  const known = new Map<number, LeftOut[]>();
  return (period: number) => {
    const found = known.get(period) ?? leaveOneOut(release.plan, release.index, period, release.solve);
    known.set(period, found);
    return found;
  };
});

/** Which choices the ranks hang on. */
export function methodChoices(release: Release, choice: Choice): Figure {
  const { period } = analysisContext(release, choice);
  const rows = release.choices.filter((studied) => studied.period === period);
  const drawn = rows.filter((r) => r.total !== null);
  const most = drawn.toSorted((a, b) => b.total! - a.total!)[0];
  const name = (id: string, lang: Lang) => factorWords[id as keyof typeof factorWords]?.[lang] ?? id;
  const column = columnsFor(rows);
  const to = (id: ColumnOf<'choices'>) => ({
    to: ({ factor }: ChoiceRow) => receiptPath('choices', { factor, period }, id),
  });
  return {
    id: 'choices',
    title: {
      en: `And if parts were combined in another way as well? ${period}`,
      zh: `如果合成方式也变动呢？${periodName(period, 'zh')}`,
    },
    note: {
      en: `Another question than that of the ranges, which keep the published way to combine parts: here it varies as well (as published, arithmetic, geometric), beside weights ± 25%, one indicator left out and errors of the data where they are known. Share of the variance of the mean rank shift that hangs on each choice (total Sobol’ index, 90% interval); ${choiceDraws} draws a column, seed ${rankStudy.seed}.`,
      zh: `与位次区间所答的问题不同：位次区间沿用已发布的合成方式，此处合成方式（原方法、算术、几何）与权重±25%、剔除一项指标及已知数据误差一并变动。各项选择占平均位次变动方差的份额（Sobol总指数，90%区间）；每列抽取${choiceDraws}次，随机种子${rankStudy.seed}。`,
    },
    alt: most
      ? { en: `Most hangs on ${name(most.factor, 'en')}.`, zh: `影响最大的是${name(most.factor, 'zh')}。` }
      : { en: 'Nothing varies.', zh: '没有变动。' },
    fields: [
      column.words('factor', { en: 'Choice', zh: '选择' }, { name }),
      column.figures('total', { en: 'Total index', zh: '总指数' }, 3, to('total')),
      column.figures('total_low', { en: 'Lower end of 90%', zh: '90%下限' }, 3, to('total_low')),
      column.figures('total_high', { en: 'Upper end of 90%', zh: '90%上限' }, 3, to('total_high')),
      column.figures('first', { en: 'First-order index', zh: '一阶指数' }, 3, to('first')),
      column.figures('first_low', { en: 'Lower end of 90%', zh: '90%下限' }, 3, to('first_low')),
      column.figures('first_high', { en: 'Upper end of 90%', zh: '90%上限' }, 3, to('first_high')),
    ],
    rows,
    why: drawn.length === 0 ? noChoicesReason(release, rows.length) : undefined,
    draw: (at) =>
      barChart({
        bars: drawn.map((r) => ({
          name: name(r.factor, at.lang),
          parts: [
            { value: r.total!, title: `${name(r.factor, at.lang)}: ${formatNumber(r.total!, 2, at.lang)}` },
          ],
          low: r.total_low ?? Number.NaN,
          high: r.total_high ?? Number.NaN,
          text: formatNumber(r.total!, 2, at.lang),
        })),
        x: { label: '', include: [0, 1] },
        row: 28,
      })(at),
  };
}

/** Why there are no choices to show. */
function noChoicesReason({ plan, choices }: Release, rows: number): Text | undefined {
  if (rows > 0) return cannotCompute({ en: 'no choice moves a rank', zh: '没有选择会改变位次' });
  const [studied] = choices;
  if (studied)
    return cannotCompute({
      en: `only ${studied.period}, the headline period, was studied`,
      zh: `仅对报告期${periodName(studied.period, 'zh')}作了研究`,
    });
  return studiesChoices(plan) ? tableMissingReason : notStudiedReason;
}
