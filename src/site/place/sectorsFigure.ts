import type { Text } from '../../edition/index.js';
import { median } from '../../engine/index.js';
import { barChart, columnsFor, type Figure } from '../../figures/index.js';
import {
  formatNodePoints,
  formatPercent,
  periodName,
  type SectorShare,
  titleWithin,
} from '../../words/index.js';
import { called } from './claims.js';
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
    ...called(...sectorClaims(shares, name)),
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

/** The largest sector, and the one where it is furthest above the peers for its size. */
function sectorClaims(shares: readonly SectorShare[], name: Text): Text[] {
  const first = shares[0];
  if (!first) return [];
  const whole = shares.reduce((s, x) => s + x.points, 0);
  const share = first.points / whole;
  const ratios = shares.filter((s) => s.peers > 0).map((s) => ({ s, ratio: s.points / s.peers }));
  const middle = ratios.length > 0 ? median(ratios.map((r) => r.ratio)) : Number.NaN;
  const [top] = ratios.sort((a, b) => b.ratio - a.ratio);
  const most = {
    en: `${first.sector.name.en} gives ${formatPercent(share, 'en', 0)} of the points of ${name.en}`,
    zh: `${first.sector.name.zh}贡献${name.zh}点数的${formatPercent(share, 'zh', 0)}`,
  };
  if (!top || top.ratio <= middle * 1.05) return [most];
  return [
    most,
    {
      en: `Among the places most like it in structure it is strongest in ${titleWithin(top.s.sector.name.en)}.`,
      zh: `与相近者相比，最突出的是${top.s.sector.name.zh}。`,
    },
  ];
}
