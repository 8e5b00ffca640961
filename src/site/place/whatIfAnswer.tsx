import type { WhatIf } from '../../analysis/index.js';
import type { Lang, Plan } from '../../edition/index.js';
import {
  changeText,
  formatSignificant,
  provedLines,
  scoreMoveText,
  valueAfter,
  verdict,
} from '../../words/index.js';

/** Most indicators that are listed. */
const mostMoves = 10;

/** The answer to what another rank would take: in a sentence, the largest moves, and what is proved. */
export function WhatIfAnswer({
  plan,
  found: w,
  lang,
  href,
}: {
  plan: Plan;
  found: WhatIf;
  lang: Lang;
  /** The page of a node; undefined where it may not exist. */
  href?: (node: number) => string;
}) {
  const moves = w.moves.toSorted((a, b) => b.moved - a.moved);
  const left = moves.length - mostMoves;
  return (
    <>
      <p class="answer">{verdict(plan, w, lang)}</p>
      {moves.length === 0 ? null : (
        <div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{{ en: 'Indicator', zh: '指标' }[lang]}</th>
                <th scope="col" class="n">
                  {{ en: 'now', zh: '现值' }[lang]}
                </th>
                <th scope="col" class="n">
                  {{ en: 'then', zh: '改变后' }[lang]}
                </th>
                <th scope="col" class="n">
                  {{ en: 'change, about', zh: '约需变动' }[lang]}
                </th>
                <th scope="col" class="n wide">
                  {{ en: 'best that counts', zh: '计分最优' }[lang]}
                </th>
                <th scope="col" class="n wide">
                  {{ en: 'points', zh: '分值变动' }[lang]}
                </th>
              </tr>
            </thead>
            <tbody>
              {moves.slice(0, mostMoves).map((m) => (
                <tr key={m.node}>
                  <td class="wrap">
                    {href ? (
                      <a href={href(m.node)}>{plan.nodes[m.node]!.title[lang]}</a>
                    ) : (
                      plan.nodes[m.node]!.title[lang]
                    )}
                  </td>
                  <td class="n">{formatSignificant(m.before, lang)}</td>
                  <td class="n">{formatSignificant(valueAfter(w, m), lang)}</td>
                  <td class="n">
                    <b>{changeText(w, m, lang)}</b>
                  </td>
                  <td class="n soft wide">{formatSignificant(m.best, lang)}</td>
                  <td class="n wide">{scoreMoveText(plan, m, lang)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {left > 0 ? (
            <p class="note">{{ en: `and ${left} smaller moves`, zh: `另有${left}项较小的改变` }[lang]}</p>
          ) : null}
        </div>
      )}
      {w.status === 'reached' ? (
        <p class="note">{provedLines(plan, w, lang).join(lang === 'zh' ? '' : ' ')}</p>
      ) : null}
    </>
  );
}
