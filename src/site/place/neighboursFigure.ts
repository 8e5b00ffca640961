import { barChart, columnsFor, type Figure, placePath } from '../../figures/index.js';
import { formatScore, periodName, titleWithin } from '../../words/index.js';
import { called, neighboursClaim } from './claims.js';
import { nearestInRank } from './nearest.js';
import { type PlaceView, standingsAt } from './view.js';

/** The places nearest in rank to a place, itself among them, with the gap of each to it. */
export function neighboursFigure(view: PlaceView): Figure {
  const { lang, release, level, subject, g, t, receipt } = view;
  const { name } = receipt.unit;
  const { values, ranks } = standingsAt(view, t);
  const near = nearestInRank(view);
  const shown = level && near.length > 1 ? near.map((j) => ({ j, ...level.members[j]! })) : [];
  const rows = shown.map(({ j, code }) => ({
    rank: ranks[j]!,
    unit: code,
    points: values[j]!,
    gap: values[j]! - values[subject.number]!,
  }));
  const at = shown.findIndex(({ j }) => j === subject.number);
  const beside = (i: number) => shown[i] && { name: shown[i].name, gap: rows[i]!.gap };
  const column = columnsFor(rows);
  return {
    id: 'neighbours',
    title: {
      en: `${name.en} and the places nearest in rank: ${titleWithin(receipt.title.en)}, ${receipt.period}`,
      zh: `${name.zh}及位次相邻地区：${receipt.title.zh}，${periodName(receipt.period, 'zh')}`,
    },
    ...called(at < 0 ? undefined : neighboursClaim(view, beside(at - 1), beside(at + 1))),
    note: {
      en: `Score of each; the table has its gap to ${name.en}.`,
      zh: `各地得分；与${name.zh}的差距见表。`,
    },
    fields: [
      column.figures('rank', { en: 'Rank', zh: '位次' }, 0),
      column.place('unit', release, t),
      column.figures('points', { en: 'Score', zh: '得分' }),
      column.figures('gap', { en: `Gap to ${name.en}`, zh: `与${name.zh}的差距` }),
    ],
    rows,
    why: rows.length > 0 ? undefined : nothing,
    draw: barChart({
      bars: shown.map(({ j, code, name: title }) => {
        const text = formatScore(release, { ...subject, number: j }, g, t, values[j]!, lang);
        return {
          name: `${ranks[j]} ${title[lang]}`,
          to: placePath(code, receipt.period),
          parts: [{ value: values[j]!, title: text }],
          text,
          here: j === subject.number,
        };
      }),
      x: { label: { en: 'points', zh: '点' }[lang] },
    }),
  };
}

const nothing = {
  en: 'There is nothing to show: this takes a place that is ranked beside others.',
  zh: '没有可显示的内容：需要参与同级排名的地区。',
};
