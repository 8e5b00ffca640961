import { isHigherWorse, type Lang, type Plan } from '../../edition/index.js';
import { coverageOf } from '../../release/index.js';
import { formatCount, formatShare, observedWords, word } from '../../words/index.js';
import type { Shown } from '../shown.js';

const words = {
  unit: { en: 'Unit', zh: '单位' },
  direction: { en: 'Better', zh: '方向' },
  up: { en: 'more', zh: '越高越好' },
  down: { en: 'less', zh: '越低越好' },
  kind: { en: 'Kind', zh: '类型' },
  stock: { en: 'stock', zh: '存量' },
  flow: { en: 'flow', zh: '流量' },
  ratio: { en: 'ratio', zh: '比率' },
  filled: { en: 'filled in', zh: '填补' },
  per: { en: 'per', zh: '每' },
} satisfies Record<string, Record<Lang, string>>;

/**
 * For each indicator, 1 where more is better and −1 where less is: its direction, reversed where a high score of its node is bad.
 */
function goodEnds(plan: Plan): number[] {
  const ends = plan.indicators.map(({ direction }): number => direction);
  plan.nodes.forEach(({ indicator }, g) => {
    if (indicator >= 0 && isHigherWorse(plan, g)) ends[indicator] = -ends[indicator]!;
  });
  return ends;
}

/** Every indicator: title, unit, direction, source and coverage. */
export function Indicators({ release, lang }: { release: Shown; lang: Lang }) {
  const { plan } = release;
  const { indicators } = plan;
  const good = goodEnds(plan);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={word('indicator', lang)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{word('indicator', lang)}</th>
            <th scope="col">{words.unit[lang]}</th>
            <th scope="col">{words.direction[lang]}</th>
            <th scope="col" class="wide">
              {words.kind[lang]}
            </th>
            <th scope="col" class="n">
              {observedWords[plan.dataStatus][lang]}
            </th>
            <th scope="col" class="n">
              {words.filled[lang]}
            </th>
            <th scope="col" class="wide">
              {word('source', lang)}
            </th>
            <th scope="col" class="wide">
              {word('licence', lang)}
            </th>
          </tr>
        </thead>
        <tbody>
          {indicators.map((one, k) => {
            const { observed, imputed } = coverageOf(release, undefined, k);
            const below = indicators[one.denominator];
            const per = one.per === 1 ? '' : `${formatCount(one.per, lang)} `;
            return (
              <tr key={one.id} id={`indicator-${one.id}`}>
                <td class="wrap">
                  {one.title[lang]} <span class="soft">{one.id}</span>
                  {one.formula === undefined ? null : <div class="soft">= {one.formula}</div>}
                </td>
                <td class="wrap soft">
                  {one.unit[lang]}
                  {below ? ` ${words.per[lang]} ${per}${below.title[lang]}` : ''}
                </td>
                <td>{words[good[k]! < 0 ? 'down' : 'up'][lang]}</td>
                <td class="wide soft">{words[one.kind][lang]}</td>
                <td class="n">{formatShare(observed, lang)}</td>
                <td class="n soft">{formatShare(imputed, lang)}</td>
                <td class="wide soft wrap">{one.source[lang]}</td>
                <td class="wide soft">{one.licence}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
