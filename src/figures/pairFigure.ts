import { type Lang, memoize } from '../edition/index.js';
import { pairsInStudy, type Release } from '../release/index.js';
import { number, percent, periodName } from '../words/index.js';
import { about } from './about.js';
import type { Choice } from './choice.js';
import { columnsFor, placeNames, placePath } from './fields.js';
import type { Figure } from './figure.js';
import { heatChart } from './heatChart.js';
import { intervalsOf, notStudied, studyText } from './study.js';
import { cannot } from './why.js';

const firstOf = 12;

/** How likely each of the first is above each other of them. */
export async function pairwise(release: Release, choice: Choice): Promise<Figure> {
  const { plan, period } = about(release, choice);
  const named = placeNames(release);
  const first = intervalsOf(release, choice.period).slice(0, firstOf);
  const above = await aboveOf(release)(choice.period);
  const rows = first.flatMap((a) =>
    first.flatMap((b) =>
      a.unit === b.unit
        ? []
        : [
            {
              unit: plan.units[a.unit]!.code,
              other: plan.units[b.unit]!.code,
              above: above.get(`${a.unit} ${b.unit}`) ?? null,
            },
          ],
    ),
  );
  const name = (code: string, lang: Lang) => named(code, lang);
  const close = rows.filter((r) => r.above !== null && r.above > 0.05 && r.above < 0.95).length / 2;
  const column = columnsFor(rows);
  return {
    id: 'pairwise',
    title: { en: `Who is above whom? ${period}`, zh: `两两比较，${periodName(period, 'zh')}` },
    note: {
      en: `Share of draws in which the place of the row ranks above that of the column (by rank at the head). ${studyText(release).en} Not in the files of the release: the same draws, made again here.`,
      zh: `行所示地区位次高于列（以位次标示）的抽样占比。${studyText(release).zh}发布版文件未含此项，由同一组抽样在此重算。`,
    },
    alt: {
      en: `Among the first ${first.length}, there are ${close} pairs of which neither ranks above the other in 95% of the draws.`,
      zh: `前${first.length}位中有${close}对，任何一方居前的抽样占比均不足95%。`,
    },
    fields: [
      column.place('unit', release, choice.period),
      column.words('other', { en: 'Above', zh: '高于' }, { name }),
      column.figures('above', { en: 'Share of draws', zh: '抽样占比' }, 3),
    ],
    rows,
    why:
      first.length < 2
        ? first.length === 0
          ? notStudied
          : cannot({ en: 'only one unit has a rank', zh: '只有一个单元有位次' })
        : undefined,
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
            const share = above.get(`${a.unit} ${b.unit}`);
            if (share === undefined || Number.isNaN(share))
              return { text: '·', title: plan.units[a.unit]!.name[at.lang] };
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
  const text = percent(share, lang, 1);
  return { en: `${a} above ${b} in ${text} of the draws`, zh: `${a}高于${b}的抽样占比为${text}` }[lang];
}

/** A share in few characters; what is nearly never or always does not look as if it were. */
function shortShare(share: number, lang: Lang): string {
  if (share === 0 || share === 1) return String(share);
  if (share < 0.005) return '<.01';
  return share > 0.995 ? '>.99' : number(share, 2, lang).replace(/^0/, '');
}

/** The pairs of the first, both ways round, by period; the study is done when first asked for. */
const aboveOf = memoize((release: Release) => {
  const known = new Map<number, Promise<Map<string, number>>>();
  return (period: number) => {
    const found = known.get(period) ?? pairsOf(release, period);
    known.set(period, found);
    return found;
  };
});

async function pairsOf(release: Release, period: number): Promise<Map<string, number>> {
  const first = intervalsOf(release, period).slice(0, firstOf);
  const pairs = first.flatMap((a, i) => first.slice(i + 1).map((b) => [a.unit, b.unit] as const));
  const found = pairs.length === 0 ? [] : await pairsInStudy(release, period, pairs);
  return new Map(
    found.flatMap(({ a, b, above }) => [[`${a} ${b}`, above] as const, [`${b} ${a}`, 1 - above] as const]),
  );
}
