import { type LeftOut, leaveOneOut, type RankInterval } from '../../analysis/index.js';
import { type Lang, remembered } from '../../edition/index.js';
import { choicesThatMatter, pairsInStudy, type Release, weightStudy } from '../../release/index.js';
import { count, number, percent, signed } from '../numbers.js';
import { factorWords } from '../robustnessText.js';
import { about } from './about.js';
import { barChart } from './barChart.js';
import type { FigureMaker } from './catalogue.js';
import type { Choice } from './choice.js';
import { figures, placeField, placePath, receiptPath, words } from './fields.js';
import type { Figure, FigureField } from './figure.js';
import { heatChart } from './heatChart.js';
import { cannot } from './why.js';

/** The ranks of the units in the study of a release, in the order of the published ranks; empty where the period was not studied. */
export function intervalsOf(release: Release, choice: Choice): RankInterval[] {
  const { period } = about(release, choice);
  const found = release.uncertainty.find((u) => u.period === period)?.intervals ?? [];
  return found.filter((i) => i.rank > 0).sort((a, b) => a.rank - b.rank);
}

const study = {
  en: `Weights varied by ± ${percent(weightStudy.noise, 'en', 0)}, ${count(weightStudy.replicates, 'en')} draws, seed ${weightStudy.seed}.`,
  zh: `权重各变动±${percent(weightStudy.noise, 'zh', 0)}，抽取${count(weightStudy.replicates, 'zh')}次，种子${weightStudy.seed}。`,
};

const notStudied = cannot({ en: 'this period was not studied in the release', zh: '发布版未研究这一时期' });

const rankWords = { en: 'Rank', zh: '位次' };

/** The rank of every unit with the range in nine of ten draws. */
function rankIntervals(release: Release, choice: Choice): Figure {
  const { plan, period } = about(release, choice);
  const place = placeField(release, choice.period);
  const rows = intervalsOf(release, choice).map((i) => ({
    rank: i.rank,
    unit: plan.units[i.unit]!.code,
    low_rank: i.low,
    high_rank: i.high,
    median_rank: i.median,
    mean_rank: i.mean,
  }));
  const widest = rows.reduce((most, r) => Math.max(most, r.high_rank - r.low_rank), 0);
  return {
    id: 'rank-intervals',
    title: {
      en: `Ranks of all ${plan.unitsTitle.en.toLowerCase()}, ${period}`,
      zh: `各${plan.unitsTitle.zh}位次区间，${period}`,
    },
    note: {
      en: `Places from the published rank (the dot): the line holds nine in ten draws. ${study.en}`,
      zh: `横轴为与发布位次（圆点）的差：线段为九成抽样所在区间。${study.zh}`,
    },
    alt: { en: `The widest range is ${widest} places.`, zh: `最宽的区间为${widest}位。` },
    fields: [
      figures('rank', rankWords, 0, { to: (r) => placePath(String(r['unit']), period) }),
      place,
      ...studied(release, period, ['low_rank', 'high_rank', 'median_rank', 'mean_rank']),
    ],
    rows,
    why: rows.length === 0 ? notStudied : undefined,
    tall: rows.length > 40,
    draw: (at) =>
      barChart({
        bars: rows.map((r) => {
          const name = place.name!(r.unit, at.lang, r);
          const range = r.low_rank === r.high_rank ? String(r.rank) : `${r.low_rank}–${r.high_rank}`;
          return {
            name: `${r.rank} ${name}`,
            to: placePath(r.unit, period),
            parts: [],
            low: r.low_rank - r.rank,
            high: r.high_rank - r.rank,
            dot: { value: 0, title: `${name}: ${range}`, to: placePath(r.unit, period) },
            text: range,
          };
        }),
        x: { label: '', include: [-3, 3], format: (v, lang) => signed(v, 0, lang) },
        row: 15,
      })(at),
  };
}

const columnWords: Record<string, { en: string; zh: string; digits: number }> = {
  low_rank: { en: 'From rank', zh: '最高位次', digits: 0 },
  high_rank: { en: 'To rank', zh: '最低位次', digits: 0 },
  median_rank: { en: 'Median', zh: '中位数', digits: 0 },
  mean_rank: { en: 'Mean', zh: '均值', digits: 1 },
  share_top_10: { en: 'Probability of the first ten', zh: '进入前十的概率', digits: 3 },
};

/** Columns of uncertainty.csv with their receipts. */
function studied({ plan }: Release, period: string, ids: readonly string[]): FigureField[] {
  return ids.map((id) => {
    const { digits, ...title } = columnWords[id]!;
    return figures(id, title, digits, {
      to: (r) => receiptPath('uncertainty', plan.level, String(r['unit']), period, id),
    });
  });
}

/** How likely each unit is among the first ten. */
function topTen(release: Release, choice: Choice): Figure {
  const { plan, period } = about(release, choice);
  const place = placeField(release, choice.period);
  const rows = intervalsOf(release, choice).map((i) => ({
    unit: plan.units[i.unit]!.code,
    rank: i.rank,
    share_top_10: i.top[0] ?? null,
  }));
  const open = rows
    .filter((r) => (r.share_top_10 ?? 0) > 0)
    .sort((a, b) => b.share_top_10! - a.share_top_10! || a.rank - b.rank);
  const sure = open.filter((r) => r.share_top_10 === 1).length;
  return {
    id: 'top-ten',
    title: { en: `Who is among the first ten? ${period}`, zh: `谁在前十？${period}` },
    note: {
      en: `Share of draws in which a place ranks among the first ten. ${study.en}`,
      zh: `进入前十的抽样占比。${study.zh}`,
    },
    alt: {
      en: `${sure} of ${open.length} contenders are there in every draw.`,
      zh: `${open.length}个竞争者中有${sure}个在每次抽样中均在前十。`,
    },
    fields: [figures('rank', rankWords, 0), place, ...studied(release, period, ['share_top_10'])],
    rows,
    why: open.length === 0 ? notStudied : undefined,
    draw: (at) =>
      barChart({
        bars: open.slice(0, 30).map((r) => {
          const name = place.name!(r.unit, at.lang, r);
          const said = percent(r.share_top_10!, at.lang, 0);
          const to = receiptPath('uncertainty', plan.level, r.unit, period, 'share_top_10');
          return {
            name,
            to: placePath(r.unit, period),
            parts: [{ value: r.share_top_10!, title: `${name}: ${said}`, to }],
            text: said,
          };
        }),
        x: { label: '', include: [0, 1], format: (v, lang) => percent(v, lang, 0) },
        row: 20,
      })(at),
  };
}

const firstOf = 12;

/** How likely each of the first is above each other of them. */
async function pairwise(release: Release, choice: Choice): Promise<Figure> {
  const { plan, period } = about(release, choice);
  const place = placeField(release, choice.period);
  const first = intervalsOf(release, choice).slice(0, firstOf);
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
  const name = (code: string, lang: Lang) => place.name!(code, lang, {});
  const close = rows.filter((r) => r.above !== null && r.above > 0.05 && r.above < 0.95).length / 2;
  return {
    id: 'pairwise',
    title: { en: `Who is above whom? ${period}`, zh: `两两比较，${period}` },
    note: {
      en: `Share of draws in which the place of the row ranks above that of the column (by rank at the head). ${study.en} Not in the files of the release: the same draws, made again here.`,
      zh: `行所示地区位次高于列（以位次标示）的抽样占比。${study.zh}发布版文件未含此项，由同一组抽样在此重算。`,
    },
    alt: {
      en: `${close} pairs of the first ${first.length} cannot be told apart.`,
      zh: `前${first.length}名中有${close}对难以区分。`,
    },
    fields: [
      place,
      words('other', { en: 'Above', zh: '高于' }, { name }),
      figures('above', { en: 'Share of draws', zh: '抽样占比' }, 3),
    ],
    rows,
    why:
      first.length < 2
        ? first.length === 0
          ? notStudied
          : cannot({ en: 'there is only one', zh: '只有一个' })
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
              title: `P(${plan.units[a.unit]!.name[at.lang]} > ${plan.units[b.unit]!.name[at.lang]}) = ${number(share, 3, at.lang)}`,
              cls: Math.round(8 * share),
            };
          }),
        })),
      })(at),
  };
}

/** A share in few characters; what is nearly never or always does not look as if it were. */
function shortShare(share: number, lang: Lang): string {
  if (share === 0 || share === 1) return String(share);
  if (share < 0.005) return '<.01';
  return share > 0.995 ? '>.99' : number(share, 2, lang).replace(/^0/, '');
}

/** The pairs of the first, both ways round, by period; the study is done when first asked for. */
const aboveOf = remembered((release: Release) => {
  const known = new Map<number, Promise<Map<string, number>>>();
  return (period: number) => {
    const found = known.get(period) ?? study_(release, period);
    known.set(period, found);
    return found;
  };
});

async function study_(release: Release, period: number): Promise<Map<string, number>> {
  const first = intervalsOf(release, { node: 0, by: 0, period, unit: undefined }).slice(0, firstOf);
  const pairs = first.flatMap((a, i) => first.slice(i + 1).map((b) => [a.unit, b.unit] as const));
  const found = pairs.length === 0 ? [] : await pairsInStudy(release, period, pairs);
  return new Map(
    found.flatMap(({ a, b, above }) => [[`${a} ${b}`, above] as const, [`${b} ${a}`, 1 - above] as const]),
  );
}

/** What leaving out one part does to the ranks. */
function leftOutFigure(release: Release, choice: Choice): Figure {
  const { plan, period } = about(release, choice);
  const found = leftOutOf(release)(choice.period).filter((l) => Number.isFinite(l.shift));
  const name = (id: string, lang: Lang) => plan.nodes.find((n) => n.id === id)?.title[lang] ?? id;
  const rows = found
    .map((l) => ({
      node: plan.nodes[l.node]!.id,
      shift: l.shift,
      largest: l.largest,
      unit: worst(release, l),
    }))
    .sort((a, b) => b.shift - a.shift);
  const unitName = placeField(release, choice.period).name!;
  return {
    id: 'left-out',
    title: { en: `What if a part were missing? ${period}`, zh: `剔除某项会怎样？${period}` },
    note: {
      en: 'Mean shift of the ranks, in places, when one indicator or branch is left out and its weight goes to its neighbours in the tree. At the right: the largest shift of one place.',
      zh: '剔除一项指标或分支、权重转给同级各项后，位次的平均变动（位）。右侧为单个地区的最大变动。',
    },
    alt: rows[0]
      ? {
          en: `${name(rows[0].node, 'en')} matters most: ${number(rows[0].shift, 1, 'en')} places on average.`,
          zh: `影响最大的是${name(rows[0].node, 'zh')}：平均${number(rows[0].shift, 1, 'zh')}位。`,
        }
      : { en: 'Nothing can be left out.', zh: '没有可剔除的部分。' },
    fields: [
      words('node', { en: 'Left out', zh: '剔除项' }, { name }),
      figures('shift', { en: 'Mean shift, places', zh: '平均变动（位）' }, 2),
      figures('largest', { en: 'Largest shift', zh: '最大变动' }, 0),
      words(
        'unit',
        { en: 'Of', zh: '所在地区' },
        { name: unitName, to: (r) => placePath(String(r['unit']), period) },
      ),
    ],
    rows,
    why: rows.length === 0 ? cannot({ en: 'nothing can be left out', zh: '没有可剔除的部分' }) : undefined,
    draw: (at) =>
      barChart({
        bars: rows.slice(0, 25).map((r) => ({
          name: name(r.node, at.lang),
          parts: [{ value: r.shift, title: `${name(r.node, at.lang)}: ${number(r.shift, 2, at.lang)}` }],
          text: String(r.largest),
        })),
        x: { label: '', include: [0] },
        row: 19,
      })(at),
  };
}

const worst = ({ plan }: Release, { rises, falls }: LeftOut) => {
  const most = Math.abs(rises?.places ?? 0) >= Math.abs(falls?.places ?? 0) ? rises : falls;
  return most ? plan.units[most.unit]!.code : null;
};

const leftOutOf = remembered((release: Release) => {
  const known = new Map<number, LeftOut[]>();
  return (period: number) => {
    const found = known.get(period) ?? leaveOneOut(release.plan, release.index, period, release.solve);
    known.set(period, found);
    return found;
  };
});

/** Which choices the ranks hang on. */
async function choices(release: Release, choice: Choice): Promise<Figure> {
  const { period } = about(release, choice);
  const found = await choicesOf(release)(choice.period);
  const rows = found.map((s) => ({
    factor: s.factor,
    first: orNull(s.first),
    first_low: orNull(s.firstLow),
    first_high: orNull(s.firstHigh),
    total: orNull(s.total),
    total_low: orNull(s.totalLow),
    total_high: orNull(s.totalHigh),
  }));
  const drawn = rows.filter((r) => r.total !== null);
  const most = drawn.toSorted((a, b) => b.total! - a.total!)[0];
  const name = (id: string, lang: Lang) => factorWords[id as keyof typeof factorWords][lang];
  return {
    id: 'choices',
    title: { en: `Which choices matter? ${period}`, zh: `哪些选择影响最大？${period}` },
    note: {
      en: 'Share of the variance of the mean rank shift that hangs on each choice (total Sobol’ index, 90 % interval) when weights ± 25 %, the way to join (as published, arithmetic, geometric) and one indicator left out all vary; 512 replicates a column, seed 1. Made here from the release.',
      zh: '当权重±25%、合成方式（原方法、算术、几何）与剔除一项指标同时变动时，平均位次变动的方差取决于各项选择的份额（Sobol总指数，90%区间）；每列重复512次，种子1。由发布版在此计算。',
    },
    alt: most
      ? { en: `Most hangs on ${name(most.factor, 'en')}.`, zh: `影响最大的是${name(most.factor, 'zh')}。` }
      : { en: 'Nothing varies.', zh: '没有变动。' },
    fields: [
      words('factor', { en: 'Choice', zh: '选择' }, { name }),
      figures('total', { en: 'Total index', zh: '总指数' }, 3),
      figures('total_low', { en: 'Lower end of 90 %', zh: '90%下限' }, 3),
      figures('total_high', { en: 'Upper end of 90 %', zh: '90%上限' }, 3),
      figures('first', { en: 'First-order index', zh: '一阶指数' }, 3),
      figures('first_low', { en: 'Lower end of 90 %', zh: '90%下限' }, 3),
      figures('first_high', { en: 'Upper end of 90 %', zh: '90%上限' }, 3),
    ],
    rows,
    why: drawn.length === 0 ? cannot({ en: 'no choice moves a rank', zh: '没有选择会改变位次' }) : undefined,
    draw: (at) =>
      barChart({
        bars: drawn.map((r) => ({
          name: name(r.factor, at.lang),
          parts: [{ value: r.total!, title: `${name(r.factor, at.lang)}: ${number(r.total!, 2, at.lang)}` }],
          low: r.total_low ?? Number.NaN,
          high: r.total_high ?? Number.NaN,
          text: number(r.total!, 2, at.lang),
        })),
        x: { label: '', include: [0, 1] },
        row: 28,
      })(at),
  };
}

const orNull = (v: number) => (Number.isNaN(v) ? null : v);

const choicesOf = remembered((release: Release) => {
  const known = new Map<number, ReturnType<typeof choicesThatMatter>>();
  return (period: number) => {
    const found = known.get(period) ?? choicesThatMatter(release, period);
    known.set(period, found);
    return found;
  };
});

export const uncertaintyFigures: Record<string, FigureMaker> = {
  'rank-intervals': { keys: ['period'], make: rankIntervals },
  'top-ten': { keys: ['period'], has: ({ plan }) => plan.units.length > 10, make: topTen },
  pairwise: { keys: ['period'], make: pairwise },
  'left-out': { keys: ['period'], make: leftOutFigure },
  choices: { keys: ['period'], make: choices },
};
