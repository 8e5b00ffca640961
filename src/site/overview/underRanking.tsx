import type { Lang } from '../../edition/index.js';
import { usesWeights, weightInParent } from '../../engine/index.js';
import { type Figure, partColour } from '../../figures/index.js';
import { formatCount, formatPercent, titleWithin, word } from '../../words/index.js';
import { partsOfRoot } from '../data/tables.js';
import { Download } from '../frame/download.js';
import { menu } from '../frame/menu.js';
import { rootOf, type Shown } from '../shown.js';

const words = {
  weights: { en: 'Weights', zh: '权重' },
  lab: { en: 'Open the weight lab', zh: '打开权重实验室' },
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
  return (
    <div class="row">
      {ranked === 0 || all === undefined ? null : (
        <a class="button" href={all}>
          {
            {
              en: ranked === 1 ? 'In full' : `All ${formatCount(ranked, 'en')} ${titleWithin(unitsTitle.en)}`,
              zh: `全部${formatCount(ranked, 'zh')}个${unitsTitle.zh}`,
            }[lang]
          }
        </a>
      )}
      <Download release={release} figure={figure} lang={lang} query={query} />
      <a class="button" href={`${data}#cite`}>
        {word('cite', lang)}
      </a>
    </div>
  );
}

/** Names of so many parts can be read in the bar. */
const mostShown = 12;

/** The weights of the edition as one bar that leads to where they can be moved. */
export function WeightsStrip({ release, lang }: { release: Shown; lang: Lang }) {
  const { plan } = release;
  const to = `${rootOf(release, lang)}/${menu.lab.path}`;
  const parts = partsOfRoot(release);
  return (
    <div class="row strip-row">
      <b>{words.weights[lang]}</b>
      {parts.length > mostShown ? null : (
        <span class="weights still" aria-hidden="true">
          {parts.map((g, i) => (
            <span
              key={g}
              class={`p${partColour(i, parts.length)}`}
              style={`flex-grow:${(weightInParent(plan, g) || 1) * 1000}`}
            >
              {usesWeights(plan.nodes[0]!) ? <b>{formatPercent(plan.nodes[g]!.weight, lang, 0)} </b> : null}
              {plan.nodes[g]!.title[lang]}
            </span>
          ))}
        </span>
      )}
      <a class="button" href={to}>
        {words.lab[lang]}
      </a>
    </div>
  );
}
