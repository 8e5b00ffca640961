import type { Lang } from '../../edition/index.js';
import { usesWeights, weightInUse } from '../../engine/index.js';
import type { Figure } from '../../figures/index.js';
import { count, percent, titleWithin, word } from '../../words/index.js';
import { partsOfRoot } from '../data/tables.js';
import { menu } from '../frame/menu.js';
import { TakeAways } from '../pages/figureBox.js';
import { rootOf, type Shown } from '../shown.js';

const words = {
  download: { en: 'Download', zh: '下载' },
  more: { en: 'All files, API', zh: '全部文件与接口' },
  weights: { en: 'Weights', zh: '权重' },
  lab: { en: 'Open the weight lab', zh: '打开权重实验室' },
} satisfies Record<string, Record<Lang, string>>;

export const takeWords = {
  map: { en: 'Take the map', zh: '下载地图' },
  ranking: { en: 'This ranking', zh: '本页排名' },
  all: { en: 'All results', zh: '全部结果' },
} satisfies Record<string, Record<Lang, string>>;

/** The ways on from the ranking: every row, its files, how to cite it. */
export function TakeRanking({
  release,
  figure,
  query,
  all,
  lang,
}: {
  release: Shown;
  figure: Figure;
  query: string;
  /** The address of every row, where this is not it. */
  all?: string;
  lang: Lang;
}) {
  const ranked = figure.rows.length;
  const { unitsTitle } = release.plan;
  const data = `${rootOf(release, lang)}/${menu.data.path}`;
  const file = (name: string) => `${release.base ?? ''}/release/${name}`;
  return (
    <div class="row">
      {ranked === 0 || all === undefined ? null : (
        <a class="button" href={all}>
          {
            {
              en: ranked === 1 ? 'In full' : `All ${count(ranked, 'en')} ${titleWithin(unitsTitle.en)}`,
              zh: `全部${count(ranked, 'zh')}个${unitsTitle.zh}`,
            }[lang]
          }
        </a>
      )}
      <details class="menu">
        <summary class="button">{words.download[lang]}</summary>
        <div>
          <b>{takeWords.ranking[lang]}</b>
          <TakeAways release={release} figure={figure} lang={lang} query={query} />
          <b>{takeWords.all[lang]}</b>
          <ul>
            <li>
              <a href={file('results.csv')}>CSV</a>
            </li>
            <li>
              <a href={file('results.parquet')}>Parquet</a>
            </li>
            <li>
              <a href={`${data}#downloads`}>{words.more[lang]}</a>
            </li>
          </ul>
        </div>
      </details>
      <a class="button" href={`${data}#cite`}>
        {word('cite', lang)}
      </a>
    </div>
  );
}

/** The weights of the edition as one bar that leads to where they can be moved. */
export function WeightsStrip({ release, lang }: { release: Shown; lang: Lang }) {
  const { plan } = release;
  const to = `${rootOf(release, lang)}/${menu.lab.path}`;
  return (
    <div class="row strip-row">
      <b>{words.weights[lang]}</b>
      <span class="weights still" aria-hidden="true">
        {partsOfRoot(release).map((g, i) => (
          <span key={g} class={`p${i % 6}`} style={`flex-grow:${(weightInUse(plan, g) || 1) * 1000}`}>
            {usesWeights(plan.nodes[0]!) ? <b>{percent(plan.nodes[g]!.weight, lang, 0)} </b> : null}
            {plan.nodes[g]!.title[lang]}
          </span>
        ))}
      </span>
      <a class="button" href={to}>
        {words.lab[lang]}
      </a>
    </div>
  );
}
