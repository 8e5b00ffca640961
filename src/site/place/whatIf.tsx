import type { WhatIf } from '../../analysis/index.js';
import { firstIsBest } from '../../edition/index.js';
import { figureAt, type PlaceView, standingsAt } from './view.js';
import { WhatIfAnswer } from './whatIfAnswer.js';

/** The question: a rank with its answer, or a text that is not a rank. */
export type Asked = { rank: number; found: WhatIf } | { refused: string };

/** What it would take to reach another rank: asked by a form, answered by the engine. */
export function WhatItTakes({ view, asked }: { view: PlaceView; asked: Asked | undefined }) {
  const { release, lang, receipt, subject, level, t } = view;
  const best = firstIsBest(view.plan) ? 1 : receipt.of;
  if (!level || receipt.rank === null || (receipt.rank === best && !asked)) return null;
  const wanted = asked && 'rank' in asked ? asked.rank : receipt.rank + Math.sign(best - receipt.rank);
  const { ranks } = standingsAt(view, t);
  const holder = level.members.find((_, j) => ranks[j] === wanted && j !== subject.number);
  const who = holder === undefined ? '' : { en: ` (${holder.name.en})`, zh: `（${holder.name.zh}）` }[lang];
  return (
    <section id="what-if">
      <h2>
        {
          {
            en: `What would it take to reach rank ${wanted}${who}?`,
            zh: `要达到第${wanted}位${who}需要什么？`,
          }[lang]
        }
      </h2>
      {asked === undefined ? null : 'refused' in asked ? (
        <p role="alert">
          {
            {
              en: `“${asked.refused}” is no rank: from 1 to ${receipt.of}.`,
              zh: `“${asked.refused}”不是位次：应为1至${receipt.of}。`,
            }[lang]
          }
        </p>
      ) : (
        <WhatIfAnswer
          plan={view.plan}
          found={asked.found}
          lang={lang}
          href={(g) => figureAt(view, subject.code, view.plan.nodes[g]!.id)}
        />
      )}
      {release.files ? <InBrowser view={view} rank={wanted} /> : <Form view={view} rank={wanted} />}
    </section>
  );
}

/** Asks the server: works without scripts. */
function Form({ view, rank }: { view: PlaceView; rank: number }) {
  const { lang, subject } = view;
  return (
    <form class="ask" action={`${figureAt(view, subject.code)}#what-if`}>
      <Wanted view={view} rank={rank} />{' '}
      <span class="note">
        {
          {
            en: 'The engine that made the index answers, on this server, within what was observed.',
            zh: '由生成该指数的引擎在服务器上计算，以实际观测到的数值为界。',
          }[lang]
        }
      </span>
    </form>
  );
}

function Wanted({ view: { lang, receipt }, rank }: { view: PlaceView; rank: number }) {
  return (
    <>
      <label>
        {{ en: 'Rank', zh: '位次' }[lang]}{' '}
        <input type="number" name="rank" min="1" max={receipt.of} value={rank} required />
      </label>{' '}
      <button type="submit" class="button">
        {{ en: 'Work it out', zh: '计算' }[lang]}
      </button>
    </>
  );
}

/** On a static site the reader's browser computes it on request. */
function InBrowser({ view, rank }: { view: PlaceView; rank: number }) {
  const { lang, release, receipt, subject } = view;
  return (
    <>
      <div id="what-if-answer" role="status" />
      <form
        class="ask"
        id="what-if-form"
        hidden
        data-lang={lang}
        data-release={`${release.base ?? ''}/release`}
        data-of={JSON.stringify({ unit: subject.code, node: receipt.node, period: receipt.period })}
      >
        <Wanted view={view} rank={rank} />{' '}
        <span class="note">
          {
            {
              en: 'The engine that made the index answers, in your browser, within what was observed. It fetches the release first.',
              zh: '由生成该指数的引擎在您的浏览器中计算，以实际观测到的数值为界；首次计算需先下载发布数据。',
            }[lang]
          }
        </span>
      </form>
      <noscript>
        <p class="note">
          {{ en: 'Working it out needs JavaScript.', zh: '在此计算需要 JavaScript。' }[lang]}
        </p>
      </noscript>
    </>
  );
}
