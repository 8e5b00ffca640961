import type { Lang } from '../../edition/index.js';
import { weightInIndex, weightInParent } from '../../engine/index.js';
import type { Release } from '../../release/index.js';
import { formatNumber, formatPercent, methodTitles, word } from '../../words/index.js';

/** The tree with the weight of each node below its parent and in the whole. */
export function Framework({ release, lang }: { release: Release; lang: Lang }) {
  const { plan, index } = release;
  const gone = new Set(index.screened.indicators.map((s) => s.indicator));
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={word('indicator', lang)}>
      <table class="tree">
        <thead>
          <tr>
            <th scope="col">{word('indicator', lang)}</th>
            <th scope="col" class="n">
              {word('weight', lang)}
            </th>
            <th scope="col" class="n">
              {methodTitles.ofWhole[lang]}
            </th>
            <th scope="col" class="wide">
              {word('source', lang)}
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.nodes.map((n, g) => (
            <tr key={n.id} class={`d${Math.min(n.depth, 3)}`}>
              <td>
                {n.title[lang]} <span class="soft">{n.id}</span>
                {n.indicator >= 0 && gone.has(n.indicator) ? (
                  <span class="flag">{word('screenedTitle', lang)}</span>
                ) : null}
              </td>
              <td class="n">{n.parent < 0 ? '' : formatNumber(weightInParent(plan, g), 2, lang)}</td>
              <td class="n">{formatPercent(weightInIndex(plan, g), lang)}</td>
              <td class="wide soft wrap">
                {n.indicator < 0 ? '' : plan.indicators[n.indicator]!.source[lang]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
