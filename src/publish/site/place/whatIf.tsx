import type { WhatIf } from '../../../analysis/index.js';
import { points, rough } from '../../numbers.js';
import { provedLines, verdict } from '../../whatIfText.js';
import { figureAt, type PlaceView, standingsAt } from './view.js';

/** What was asked: a rank that was answered, or words that are none. */
export type Asked = { rank: number; found: WhatIf } | { refused: string };

/** What it would take to reach another rank: asked by a form, answered by the engine. */
export function WhatItTakes({ view, asked }: { view: PlaceView; asked: Asked | undefined }) {
  const { release, lang, receipt, subject, level, t } = view;
  if (!level || receipt.rank === null || (receipt.rank === 1 && !asked)) return null;
  const wanted = asked && 'rank' in asked ? asked.rank : Math.max(1, receipt.rank - 1);
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
              zh: `“${asked.refused}”不是名次：应为1至${receipt.of}。`,
            }[lang]
          }
        </p>
      ) : (
        <Answer view={view} found={asked.found} />
      )}
      {release.files ? <ByHand view={view} rank={wanted} /> : <Form view={view} rank={wanted} />}
    </section>
  );
}

/** Asks the server: works without scripts. */
function Form({ view, rank }: { view: PlaceView; rank: number }) {
  const { lang, receipt, subject } = view;
  return (
    <form class="ask" action={`${figureAt(view, subject.code)}#what-if`}>
      <label>
        {{ en: 'Rank', zh: '名次' }[lang]}{' '}
        <input type="number" name="rank" min="1" max={receipt.of} value={rank} required />
      </label>{' '}
      <button type="submit" class="button">
        {{ en: 'Work it out', zh: '计算' }[lang]}
      </button>{' '}
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

/** On a site of files nothing can answer: the command that does. */
function ByHand({ view, rank }: { view: PlaceView; rank: number }) {
  const { lang, receipt, subject } = view;
  return (
    <p class="note">
      {
        {
          en: 'This site is files, with nothing that could work it out. With the release at hand: ',
          zh: '本站为静态文件，无法在此计算。下载发布版后可执行：',
        }[lang]
      }
      <code>
        npx iplus what-if RELEASE {subject.code} --rank {rank} --node {receipt.node} --period {receipt.period}
      </code>
    </p>
  );
}

/** Most indicators that are listed. */
const mostMoves = 10;

function Answer({ view, found: w }: { view: PlaceView; found: WhatIf }) {
  const { plan, lang, subject } = view;
  const moves = w.moves.toSorted((a, b) => b.moved - a.moved);
  const left = moves.length - mostMoves;
  return (
    <>
      <p class="answer">{verdict(w, lang)}</p>
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
                <th scope="col" class="n wide">
                  {{ en: 'best observed', zh: '观测最优' }[lang]}
                </th>
                <th scope="col" class="n">
                  {{ en: 'points', zh: '分值变动' }[lang]}
                </th>
              </tr>
            </thead>
            <tbody>
              {moves.slice(0, mostMoves).map((m) => (
                <tr key={m.node}>
                  <td class="wrap">
                    <a href={figureAt(view, subject.code, plan.nodes[m.node]!.id)}>
                      {plan.nodes[m.node]!.title[lang]}
                    </a>
                  </td>
                  <td class="n">{rough(m.before, lang)}</td>
                  <td class="n">
                    <b>{rough(m.after, lang)}</b>
                  </td>
                  <td class="n soft wide">{rough(m.best, lang)}</td>
                  <td class="n">+{points(m.moved, lang)}</td>
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
        <p class="note">{provedLines(w, lang).join(lang === 'zh' ? '' : ' ')}</p>
      ) : null}
    </>
  );
}
