import type { Lang, Text } from '../edition/index.js';
import { comparedPlaces, type Release } from '../release/index.js';
import { formatNumber, formatPercent, periodName } from '../words/index.js';
import { analysisContext } from './analysisContext.js';
import type { Choice } from './choice.js';
import { columnsFor, placeNames, placePath, receiptPath } from './fields.js';
import type { Figure } from './figure.js';
import { heatChart } from './heatChart.js';
import { cannotCompute } from './reasons.js';
import { intervalsOf, notStudiedReason, studyText, tableMissingReason } from './study.js';

/** How likely each of the first is above each other of them. */
export function pairwise(release: Release, choice: Choice): Figure {
  const { plan, period } = analysisContext(release, choice);
  const named = placeNames(release);
  const first = intervalsOf(release, choice.period).slice(0, comparedPlaces);
  const rows = release.pairs.filter((pair) => pair.period === period);
  const above = new Map(rows.map((pair) => [`${pair.unit} ${pair.other}`, pair.above]));
  const name = (code: string, lang: Lang) => named(code, lang);
  const close = rows.filter((r) => r.above !== null && r.above > 0.05 && r.above < 0.95).length / 2;
  const column = columnsFor(rows);
  return {
    id: 'pairwise',
    title: { en: `Who is above whom? ${period}`, zh: `两两比较，${periodName(period, 'zh')}` },
    note: {
      en: `Share of draws in which the place of the row ranks above that of the column (by rank at the head). ${studyText(release).en}`,
      zh: `行所示地区位次高于列（以位次标示）的抽样占比。${studyText(release).zh}`,
    },
    alt: {
      en: `Among the first ${first.length}, there are ${close} pairs of which neither ranks above the other in 95% of the draws.`,
      zh: `前${first.length}位中有${close}对，任何一方居前的抽样占比均不足95%。`,
    },
    fields: [
      column.place('unit', release, choice.period),
      column.words('other', { en: 'Above', zh: '高于' }, { name }),
      column.figures('above', { en: 'Share of draws', zh: '抽样占比' }, 3, {
        to: ({ unit, other }) => receiptPath('pairs', { unit, other, period }, 'above'),
      }),
    ],
    rows,
    why: noPairsReason(rows.length, first.length),
    draw: (at) =>
      heatChart({
        columns: first.map((b) => ({
          name: String(b.rank),
          to: placePath(plan.units[b.unit]!.code, period),
        })),
        rows: first.map((a) => ({
          name: `${a.rank} ${plan.units[a.unit]!.name[at.lang]}`,
          to: placePath(plan.units[a.unit]!.code, period),
          cells: first.map((b) => {
            const share = above.get(`${plan.units[a.unit]!.code} ${plan.units[b.unit]!.code}`) ?? undefined;
            if (share === undefined) return { text: '·', title: plan.units[a.unit]!.name[at.lang] };
            return {
              text: shortShare(share, at.lang),
              title: shareText(
                [a, b].map(({ unit }) => plan.units[unit]!.name[at.lang]),
                share,
                at.lang,
              ),
              cls: Math.round(8 * share),
            };
          }),
        })),
      })(at),
  };
}

/** How often the first of two places is above the other. */
function shareText([a, b]: readonly string[], share: number, lang: Lang): string {
  const text = formatPercent(share, lang, 1);
  return { en: `${a} above ${b} in ${text} of the draws`, zh: `${a}高于${b}的抽样占比为${text}` }[lang];
}

/** A share in few characters; what is nearly never or always does not look as if it were. */
function shortShare(share: number, lang: Lang): string {
  if (share === 0 || share === 1) return String(share);
  if (share < 0.005) return '<.01';
  return share > 0.995 ? '>.99' : formatNumber(share, 2, lang).replace(/^0/, '');
}

/** Why there are no pairs, by how many places were studied. */
function noPairsReason(pairs: number, places: number): Text | undefined {
  if (pairs > 0) return undefined;
  if (places === 0) return notStudiedReason;
  if (places === 1) return cannotCompute({ en: 'only one unit has a rank', zh: '只有一地有位次' });
  return tableMissingReason;
}
