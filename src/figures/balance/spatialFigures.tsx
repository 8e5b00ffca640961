import type { Lang, Text } from '../../edition/index.js';
import { log } from '../../engine/index.js';
import type { ColumnOf, Release } from '../../release/index.js';
import {
  type AnalysisRow,
  formatNumber,
  formatProbability,
  numberIn,
  periodName,
} from '../../words/index.js';
import { analysisContext } from '../analysisContext.js';
import type { Choice } from '../choice.js';
import { captionFields, columnsFor, placeNames, placePath, withCaptionFigures } from '../fields.js';
import type { Draw, Figure, FigureMaker } from '../figure.js';
import { valueAt } from '../indexValues.js';
import { legendOf } from '../legend.js';
import { coverNote, coverOf } from '../mapCover.js';
import { mapFrame, pathsOf } from '../mapPaths.js';
import { LinkedMark } from '../mark.js';
import { nodeSuffix } from '../nodes.js';
import { noRowsReason } from '../reasons.js';
import { scatterChart } from '../scatterChart.js';

/** What a place and its neighbours are together, in words, and the hue of its mark. */
const clusters: Record<string, { words: Text; hue: number | undefined }> = {
  HH: { words: { en: 'high among high', zh: '高—高' }, hue: 1 },
  LL: { words: { en: 'low among low', zh: '低—低' }, hue: 3 },
  HL: { words: { en: 'high among low', zh: '高—低' }, hue: 4 },
  LH: { words: { en: 'low among high', zh: '低—高' }, hue: 2 },
  none: { words: { en: 'no cluster', zh: '不显著' }, hue: undefined },
};

/** The local figures of a node: of the chosen period, or of that of headlines where only that was studied. */
function localRows(release: Release, choice: Choice) {
  const { node, period, settledPeriods, rowsWhere } = analysisContext(release, choice);
  const last = settledPeriods.at(-1)!;
  const here = rowsWhere('lisa', { node, period });
  return here.length > 0
    ? { rows: here, period }
    : { rows: rowsWhere('lisa', { node, period: last }), period: last };
}

/** The level of each place and the mean of its neighbours, both from the mean in standard deviations. */
function standardised(release: Release, choice: Choice, local: readonly AnalysisRow<'lisa'>[], t: number) {
  const numberOf = new Map(release.plan.units.map((u, c) => [u.code, c]));
  const values = local.map((r) => {
    const v = valueAt(release, choice.node, t, numberOf.get(String(r.unit))!);
    return r.form === 'ln' ? log(v) : v;
  });
  const mean = values.reduce((s, v) => s + v, 0) / values.length;
  const sd = Math.sqrt(values.reduce((s, v) => s + (v - mean) * (v - mean), 0) / values.length);
  return local.map((r, i) => {
    const z = (values[i]! - mean) / sd;
    return {
      unit: r.unit!,
      z,
      lag: z === 0 ? null : numberIn(r, 'i') / z,
      i: r.i!,
      p: r.p!,
      cluster: r.cluster!,
      node: r.node,
      period: r.period,
      form: r.form!,
    };
  });
}

/** A place's value against its neighbours' mean, both from the mean in standard deviations; the slope is Moran's I. */
function moranScatter(release: Release, choice: Choice): Figure {
  const { node, periods, tables, receiptOf, rowsWhere } = analysisContext(release, choice);
  const { rows: local, period } = localRows(release, choice);
  const whole = rowsWhere('moran', { node, period })[0];
  const t = periods.indexOf(period);
  const rows = standardised(release, choice, local, t);
  const slope = numberIn(whole, 'i');
  const named = placeNames(release);
  const local_ = (c: ColumnOf<'lisa'>) => receiptOf('lisa', c);
  const of = nodeSuffix(release, choice.node);
  const zs = rows.map((r) => r.z);
  const stated = [
    { id: 'moran_i', title: { en: 'Moran’s I', zh: '莫兰指数' }, value: slope },
    { id: 'moran_p', title: { en: 'p of Moran’s I', zh: '莫兰指数的p值' }, value: numberIn(whole, 'p') },
  ];
  const column = columnsFor(rows);
  return {
    id: 'moran',
    title: {
      en: `Are neighbours alike? ${period}${of.en}`,
      zh: `邻近地区是否相似？${periodName(period, 'zh')}${of.zh}`,
    },
    note: {
      en: `One dot per place: its own level and the mean of its neighbours, in standard deviations. The slope is Moran’s I = ${formatNumber(slope, 3, 'en')}, ${formatProbability(numberIn(whole, 'p'), 'en')}.`,
      zh: `每点为一地：横轴为自身水平，纵轴为邻居均值（均以标准差计）。斜率即莫兰指数${formatNumber(slope, 3, 'zh')}，${formatProbability(numberIn(whole, 'p'), 'zh')}。`,
    },
    fields: [
      column.place('unit', release, t),
      column.figures('z', { en: 'Own level, standard deviations', zh: '自身水平（标准差）' }, 3),
      column.figures('lag', { en: 'Mean of the neighbours', zh: '邻居均值' }, 3),
      ...(['i', 'p'] as const).map((c) => column.of(tables, 'lisa', c, 3, { to: local_(c) })),
      column.words(
        'cluster',
        { en: 'Cluster', zh: '集聚类型' },
        { name: (code, lang) => clusters[code]!.words[lang] },
      ),
      ...captionFields(stated),
    ],
    rows: withCaptionFigures(rows, stated),
    why: noRowsReason(rows, whole ?? { reason: 'no-coordinates' }),
    draw: (at) =>
      scatterChart({
        dots: rows
          .filter((r) => r.lag !== null)
          .map((r) => {
            const { hue, words: said } = clusters[String(r.cluster)]!;
            return {
              x: r.z,
              y: r.lag!,
              cls: hue === undefined ? 'off' : `h${hue}`,
              title: `${named(String(r.unit), at.lang)}: ${said[at.lang]}`,
              to: placePath(String(r.unit), period, node),
            };
          }),
        x: { label: { en: 'own level', zh: '自身水平' }[at.lang] },
        y: { label: { en: 'neighbours’ mean', zh: '邻居均值' }[at.lang] },
        rules: [{ x: 0 }, { y: 0 }],
        curves: [{ points: [Math.min(...zs), Math.max(...zs)].map((x) => ({ x, y: slope * x })) }],
      })(at),
  };
}

/** Where the clusters lie. */
function localClusters(release: Release, choice: Choice): Figure {
  const { node, periods, tables, receiptOf } = analysisContext(release, choice);
  const { rows, period } = localRows(release, choice);
  const named = placeNames(release);
  const paths = pathsOf(release)!;
  const of = nodeSuffix(release, choice.node);
  const count = (cluster: string) => rows.filter((r) => r.cluster === cluster).length;
  const path = (c: ColumnOf<'lisa'>) => receiptOf('lisa', c);
  const clusterOf = new Map(rows.map((r) => [String(r.unit), String(r.cluster)]));
  const name = (code: string, lang: 'en' | 'zh') => named(code, lang);
  const cover = (lang: Lang) => coverNote(release.plan, clusterOf, paths, lang);
  const column = columnsFor(rows);
  return {
    id: 'lisa',
    title: {
      en: `Clusters of neighbours ${period}${of.en}`,
      zh: `邻近集聚，${periodName(period, 'zh')}${of.zh}`,
    },
    note: {
      en: `Places that are like their neighbours, or unlike them, more than by chance (p ≤ 0.05): high among high ${count('HH')}, low among low ${count('LL')}, high among low ${count('HL')}, low among high ${count('LH')}. One in twenty is so by chance. ${cover('en')} ${paths.about.en}`.trim(),
      zh: `与邻居相似或相异程度显著（p≤0.05）的地区：高—高${count('HH')}、低—低${count('LL')}、高—低${count('HL')}、低—高${count('LH')}。随机情形下亦约有二十分之一如此。${cover('zh')}${paths.about.zh}`,
    },
    alt: {
      en: `High among high: ${count('HH')}; low among low: ${count('LL')}.`,
      zh: `高—高${count('HH')}地，低—低${count('LL')}地。`,
    },
    fields: [
      column.place('unit', release, periods.indexOf(period)),
      ...(['i', 'p'] as const).map((c) => column.of(tables, 'lisa', c, 3, { to: path(c) })),
      column.words(
        'cluster',
        { en: 'Cluster', zh: '集聚类型' },
        { name: (code, lang) => clusters[code]!.words[lang] },
      ),
    ],
    rows,
    why: noRowsReason(rows, { reason: 'no-coordinates' }),
    draw: clusterMap(release, clusterOf, name, (code) => placePath(code, period, node)),
  };
}

function clusterMap(
  release: Release,
  clusterOf: ReadonlyMap<string, string>,
  name: (code: string, lang: 'en' | 'zh') => string,
  to: (code: string) => string,
): Draw {
  return (at) => {
    const paths = pathsOf(release)!;
    const { height, wide, transform } = mapFrame(paths, at.width);
    const entries = Object.values(clusters).flatMap(({ hue, words }) =>
      hue === undefined ? [] : [{ hue, text: words[at.lang] }],
    );
    const key = legendOf(entries, at.width);
    return {
      height: height + key.height,
      content: (
        <g>
          <g transform={`translate(0 ${key.height}) ${transform}`}>
            <pattern
              id="uncovered"
              width="8"
              height="8"
              patternUnits="userSpaceOnUse"
              patternTransform={`rotate(45) scale(${(wide / 1000).toPrecision(4)})`}
            >
              <line class="hatch" x1="0" y1="0" x2="0" y2="8" />
            </pattern>
            {paths.others.map((o) => (
              <path key={o.code} class="uncovered" d={o.d} />
            ))}
            <path class="border" d={paths.inset} />
            {paths.units.map((u) => {
              if (coverOf(clusterOf, u.code) === 'no-figure')
                return <path key={u.code} class="uncovered" d={u.d} />;
              const { hue, words: said } = clusters[clusterOf.get(u.code)!]!;
              if (hue === undefined) return <path key={u.code} class="land" d={u.d} />;
              return (
                <LinkedMark
                  key={u.code}
                  at={at}
                  mark={{ title: `${name(u.code, at.lang)}: ${said[at.lang]}`, to: to(u.code) }}
                >
                  <path class={`land bar${hue}`} d={u.d} />
                </LinkedMark>
              );
            })}
            <path class="border" d={paths.borders} />
          </g>
          {key.content}
        </g>
      ),
    };
  };
}

export const spatialFigures = {
  moran: { keys: ['node', 'period'], make: moranScatter },
  lisa: { keys: ['node', 'period'], has: (release) => pathsOf(release) !== undefined, make: localClusters },
} satisfies Record<string, FigureMaker>;
