import { barChart, columnsFor, type Figure } from '../../figures/index.js';
import { formatNodePoints, periodName } from '../../words/index.js';
import { sectorsShown } from './sectorsShown.js';
import type { PlaceView } from './view.js';

/** What each sector gives a place, with the median of the places most like it in structure. */
export function sectorsFigure(view: PlaceView): Figure {
  const { lang, plan, receipt } = view;
  const { name } = receipt.unit;
  const { shares, hasPeers } = sectorsShown(view);
  const rows = shares.map(({ sector, points, peers }) => ({
    sector: sector.code,
    points,
    peers: Number.isNaN(peers) ? null : peers,
  }));
  const titles = new Map(shares.map(({ sector }) => [sector.code, sector.name]));
  const column = columnsFor(rows);
  return {
    id: 'place-sectors',
    title: {
      en: `${name.en}: points by sector, ${receipt.period}`,
      zh: `${name.zh}：分领域点数，${periodName(receipt.period, 'zh')}`,
    },
    note: {
      en: `Bar: points of the index.${hasPeers ? ` Dot: median of the places most like ${name.en} in structure.` : ''}`,
      zh: `条形为指数点数。${hasPeers ? '圆点为结构相近地区的中位数。' : ''}`,
    },
    fields: [
      column.words('sector', { en: 'Sector', zh: '领域' }, { name: (code, at) => titles.get(code)![at] }),
      column.figures('points', { en: 'Points', zh: '点数' }),
      column.figures('peers', { en: 'Median of the places most alike', zh: '相近地区中位数' }),
    ],
    rows,
    why: rows.length > 0 ? undefined : nothing,
    draw: barChart({
      bars: shares.map(({ sector, points, peers, hue }) => {
        const text = formatNodePoints(plan, 0, points, lang);
        return {
          name: sector.name[lang],
          parts: [{ value: points, title: text, ...(hue === undefined ? {} : { hue }) }],
          ...(Number.isNaN(peers)
            ? {}
            : { dot: { value: peers, title: formatNodePoints(plan, 0, peers, lang) } }),
          text,
        };
      }),
      x: { label: { en: 'points', zh: '点' }[lang] },
    }),
  };
}

const nothing = {
  en: 'There is nothing to show: this takes the index of a place with at least two sectors.',
  zh: '没有可显示的内容：需要某地的总指数及至少两个领域。',
};
