import type { WhatIf } from '../../analysis/index.js';
import type { Lang, Plan } from '../../edition/index.js';
import { changeText, formatRough, plainVerdict, valueAfter } from '../../words/index.js';

/** Most indicators that are listed. */
const mostMoves = 5;

/** The answer to what another rank would take: in a sentence, and the largest moves. */
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
      <p class="answer">{plainVerdict(plan, w, lang)}</p>
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
                  <td class="n">{formatRough(m.before, lang)}</td>
                  <td class="n">{formatRough(valueAfter(w, m), lang)}</td>
                  <td class="n">
                    <b>{changeText(w, m, lang)}</b> <small>{plan.indicators[m.indicator]!.unit[lang]}</small>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {left > 0 ? (
            <p class="note">{{ en: `and ${left} smaller moves`, zh: `另有${left}项较小的改变` }[lang]}</p>
          ) : null}
        </div>
      )}
    </>
  );
}
