import type { Lang, Text } from '../../edition/index.js';
import { barChart, columnsFor, type Figure, partColour, placePath } from '../../figures/index.js';
import { columnDigits, formatPercent, formatSigned, periodName, titleWithin } from '../../words/index.js';
import type { Step } from '../place/changeOf.js';
import { called } from '../place/claims.js';
import type { PlaceView } from '../place/view.js';
import { differencesOf } from './differencesOf.js';

/** By how many points the first place is above each other one, a bar a part. */
export function differencesFigure(places: readonly PlaceView[]): Figure {
  const { lang, plan, receipt, release, t, g } = places[0]!;
  const { name } = receipt.unit;
  const found = differencesOf(places);
  const rows = found.flatMap(({ other, steps }) =>
    steps.map(({ key, title, points }) => ({
      unit: other.subject.code,
      node: key,
      part: title[lang],
      points,
    })),
  );
  const others = new Map(places.slice(1).map((p) => [p.subject.code, p.receipt.unit.name[lang]]));
  const hues = new Map(receipt.parts.map(({ node }, i) => [node, i]));
  const column = columnsFor(rows);
  const digits = plan.nodes[g]!.digits ?? columnDigits(rows.map(({ points }) => points));
  return {
    id: 'differences',
    title: {
      en: `${name.en}: what it differs most in, ${titleWithin(receipt.title.en)} ${receipt.period}`,
      zh: `${name.zh}：差异来源，${periodName(receipt.period, 'zh')}${receipt.title.zh}`,
    },
    ...called(
      ...found.map(({ other, whole, steps }) =>
        claimOf([name, other.receipt.unit.name], whole, steps, digits),
      ),
    ),
    note: {
      en: `Points by which ${name.en} is above (below zero: below) each other place, by part.`,
      zh: `各部分中${name.zh}高于其他各地的点数（负值为低于）。`,
    },
    fields: [
      column.place('unit', release, t),
      column.words('node', { en: 'Code of the part', zh: '部分代码' }, { hidden: true }),
      column.words(
        'part',
        { en: 'Part', zh: '部分' },
        {
          to: ({ unit, node }) => (node === '' ? undefined : placePath(unit, receipt.period, node)),
        },
      ),
      column.figures('points', { en: 'Points above', zh: '高出点数' }),
    ],
    rows,
    why: rows.length > 0 ? undefined : nothing,
    draw: barChart({
      bars: rows.map(({ unit, node, part, points }) => ({
        name: others.size > 1 ? `${others.get(unit)} · ${part}` : part,
        parts: [
          {
            value: points,
            title: formatSigned(points, digits, lang),
            hue: partColour(hues.get(node) ?? hues.size, hues.size + 1),
          },
        ],
        text: formatSigned(points, digits, lang),
      })),
      x: { label: { en: 'points', zh: '点' }[lang] },
    }),
  };
}

const nothing = {
  en: 'There is nothing to compare: this takes two places whose parts are known.',
  zh: '没有可比较的内容：需要两个已知各部分数值的地区。',
};

/** In which part two places differ most. */
function claimOf([a, b]: readonly [Text, Text], whole: number, steps: readonly Step[], digits: number): Text {
  const most = steps.reduce((best, s) => (Math.abs(s.points) > Math.abs(best.points) ? s : best));
  const share = most.points / whole;
  const by = (lang: Lang) => formatSigned(most.points, digits, lang);
  const isShare = whole !== 0 && share >= 0 && share <= 1;
  const of = { en: formatPercent(share, 'en', 0), zh: formatPercent(share, 'zh', 0) };
  const part = titleWithin(most.title.en);
  return {
    en: `${a.en} and ${b.en} differ most in ${part}${isShare ? `: ${by('en')}, ${of.en} of the difference` : ` (${by('en')})`}`,
    zh: `${a.zh}与${b.zh}差异最大的是${most.title.zh}${isShare ? `：${by('zh')}，占总差异的${of.zh}` : `（${by('zh')}）`}`,
  };
}
