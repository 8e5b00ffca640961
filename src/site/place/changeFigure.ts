import { barChart, columnsFor, type Figure, partColour, placePath } from '../../figures/index.js';
import { formatSigned, periodName, titleWithin } from '../../words/index.js';
import { changeOf } from './changeOf.js';
import type { PlaceView } from './view.js';

/** What the change of a place since the base is made of, a bar a step. */
export function changeFigure(view: PlaceView): Figure {
  const { lang, receipt, plan } = view;
  const { name } = receipt.unit;
  const change = changeOf(view);
  const rows = (change?.steps ?? []).map(({ key, title, points }) => ({ step: key, title, points }));
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
        const text = formatSigned(points, 3, lang);
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
