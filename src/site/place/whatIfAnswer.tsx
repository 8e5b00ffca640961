import type { WhatIf } from '../../analysis/index.js';
import { Table } from '../../documents/index.js';
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
          <Table
            rows={moves.slice(0, mostMoves)}
            columns={[
              {
                title: { en: 'Indicator', zh: '指标' }[lang],
                cell: 'wrap',
                of: ({ node }) => {
                  const title = plan.nodes[node]!.title[lang];
                  return href ? <a href={href(node)}>{title}</a> : title;
                },
              },
              { title: { en: 'now', zh: '现值' }[lang], class: 'n', of: (m) => formatRough(m.before, lang) },
              {
                title: { en: 'then', zh: '改变后' }[lang],
                class: 'n',
                of: (m) => formatRough(valueAfter(w, m), lang),
              },
              {
                title: { en: 'change, about', zh: '约需变动' }[lang],
                class: 'n',
                of: (m) => (
                  <>
                    <b>{changeText(w, m, lang)}</b> <small>{plan.indicators[m.indicator]!.unit[lang]}</small>
                  </>
                ),
              },
            ]}
          />
          {left > 0 ? (
            <p class="note">{{ en: `and ${left} smaller moves`, zh: `另有${left}项较小的改变` }[lang]}</p>
          ) : null}
        </div>
      )}
    </>
  );
}
