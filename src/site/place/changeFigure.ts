import type { Text } from '../../edition/index.js';
import { barChart, columnsFor, type Figure, partColour, placePath } from '../../figures/index.js';
import { formatNodeChange, formatPercent, formatSigned, periodName, titleWithin } from '../../words/index.js';
import { type ChangeOf, changeOf } from './changeOf.js';
import { called } from './claims.js';
import type { PlaceView } from './view.js';

/** What the change of a place since the base is made of, a bar a step. */
export function changeFigure(view: PlaceView): Figure {
  const { lang, receipt, plan } = view;
  const { name } = receipt.unit;
  const change = changeOf(view);
  const rows = (change?.steps ?? []).map(({ key, title, points }) => ({
    step: key,
    title: title[lang],
    points,
  }));
  const since = receipt.base?.period ?? receipt.period;
  const column = columnsFor(rows);
  /** The page of a part or of a member; what is not of one alone has none. */
  const pathOf = (step: string) => {
    if (step === '' || step === 'others') return undefined;
    const node = receipt.node === plan.nodes[0]!.id ? undefined : receipt.node;
    return change?.by === 'member'
      ? placePath(step, receipt.period, node)
      : placePath(receipt.unit.code, receipt.period, step);
  };
  return {
    id: 'change',
    title: {
      en: `${name.en}: what changed in ${titleWithin(receipt.title.en)}, ${since} to ${receipt.period}`,
      zh: `${name.zh}：${receipt.title.zh}变化来源，${periodName(since, 'zh')}至${periodName(receipt.period, 'zh')}`,
    },
    ...called(change && largestStep(change, since)),
    note: {
      en: `Points that each ${change?.by === 'member' ? 'place' : 'part'} adds to the change.`,
      zh: `各${change?.by === 'member' ? '地区' : '部分'}对变化的贡献（点）。`,
    },
    fields: [
      column.words('step', { en: 'Code', zh: '代码' }, { hidden: true }),
      column.words('title', { en: 'Of', zh: '来源' }, { to: ({ step }) => pathOf(step) }),
      column.figures('points', { en: 'Points', zh: '点数' }),
    ],
    rows,
    why: rows.length > 0 ? undefined : nothing,
    draw: barChart({
      bars: rows.map(({ step, title, points }, hue) => {
        const text = formatNodeChange(plan, view.g, points, lang);
        return {
          name: title,
          to: pathOf(step),
          parts: [{ value: points, title: text, hue: partColour(hue, rows.length) }],
          text,
        };
      }),
      x: { label: { en: 'points', zh: '点' }[lang] },
    }),
  };
}

const nothing = {
  en: 'There is nothing to show: this takes a place with a score in the base period and parts that add up.',
  zh: '没有可显示的内容：需要基期有得分且各部分可加总的地区。',
};

/** Whether the steps of a change add up to it. */
export const changeNote = (view: PlaceView): Text =>
  changeOf(view)?.exact
    ? {
        en: 'What changed; the unrounded parts add up to the change',
        zh: '变化来源；各项在舍入前之和等于总变化',
      }
    : { en: 'What changed, with what no part explains alone', zh: '变化来源，含无法归于单一部分者' };

/** The step that weighs most, in words. */
export function largestStep({ steps, from, to, by }: ChangeOf, since: string): Text {
  const whole = to - from;
  const most = steps.reduce((best, s) => (Math.abs(s.points) > Math.abs(best.points) ? s : best));
  if (whole === 0 || most.points === 0)
    return { en: 'Nothing has changed since the base', zh: '与基期相比没有变化' };
  const share = most.points / whole;
  if (share < 0 || share > 1) {
    const [en, zh] =
      share < 0 ? ['more than offset', '被其他$抵消有余'] : ['partly offset', '部分被其他$抵消'];
    return {
      en: `${most.title.en} moved it most: ${formatSigned(most.points, 3, 'en')} points, ${en} by ${by === 'part' ? 'other parts' : 'others'}`,
      zh: `影响最大的是${most.title.zh}：${formatSigned(most.points, 3, 'zh')}点，${zh.replace('$', by === 'part' ? '部分' : '成员')}`,
    };
  }
  return {
    en: `${formatPercent(share, 'en', 0)} of the change since ${since} came from ${titleWithin(most.title.en)}`,
    zh: `较${periodName(since, 'zh')}的变化中，${formatPercent(share, 'zh', 0)}来自${most.title.zh}`,
  };
}
