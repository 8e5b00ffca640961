import { maxConsistencyRatio } from '../../edition/index.js';
import { formatNumber, formatPercent } from '../../words/index.js';
import { type Expert, type Judged, spreadOf } from './ahp.js';
import { lang } from './state.js';
import { word } from './words.js';

/** The weights of all experts together, and of each. */
export function Together({
  experts,
  judged,
  names,
  by,
}: {
  experts: readonly Expert[];
  judged: Judged;
  names: readonly string[];
  by: 'ahp' | 'budget';
}) {
  return (
    <>
      <h3>{word('together')}</h3>
      <p class="note">{word('togetherAbout')}</p>
      <ul class="studio-points">
        {names.map((name, k) => (
          <li key={name}>
            {name} <b>{formatPercent(judged.together[k]!, lang)}</b>{' '}
            <small class="soft">
              ({judged.each.map(({ weights }) => formatPercent(weights[k]!, lang, 0)).join(' · ')})
            </small>
            <i class="studio-strip" aria-hidden="true">
              {judged.each.map(({ weights }, e) => (
                <i
                  key={e}
                  class={experts[e]!.counts ? undefined : 'out'}
                  style={`inset-inline-start: ${(100 * weights[k]!).toFixed(1)}%`}
                />
              ))}
              <b style={`inset-inline-start: ${(100 * judged.together[k]!).toFixed(1)}%`} />
            </i>
          </li>
        ))}
      </ul>
      {experts.filter(({ counts }) => counts).length > 1 ? (
        <p class="note">
          {word('spread').replace('{n}', formatNumber(100 * spreadOf(experts, judged), 0, lang))}
        </p>
      ) : null}
      {by === 'ahp' && judged.ratio > maxConsistencyRatio ? (
        <p class="studio-refused" role="alert">
          {word('notTogether').replace('{ratio}', formatNumber(judged.ratio, 2, lang))}
        </p>
      ) : null}
    </>
  );
}
