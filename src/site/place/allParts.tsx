import { line } from '../../edition/index.js';
import { rankAt, rankedCount } from '../../engine/index.js';
import { formatScore } from '../../words/index.js';
import { rankOf } from './strips.js';
import { figureAt, type PlaceView } from './view.js';

/** Every part and indicator of a place with its score and rank, folded up: what a reader without scripts needs of their pages. */
export function AllParts({ view }: { view: PlaceView }) {
  const { plan, release, level, lang, t, subject } = view;
  if (!level) return null;
  const title = {
    en: `All parts and indicators (${plan.nodes.length - 1})`,
    zh: `全部分项与指标（${plan.nodes.length - 1}项）`,
  }[lang];
  return (
    <section id="all">
      <details>
        <summary>{title}</summary>
        <table>
          <tbody>
            {inOrder(plan.nodes, 0).map(({ h, depth }) => {
              const rank = rankAt(level, h, subject.number, t);
              const of = rankedCount(level, h, t);
              return (
                <tr key={h}>
                  <td class="wrap" style={depth > 1 ? `padding-left:${depth - 1}em` : undefined}>
                    {plan.nodes[h]!.title[lang]}
                  </td>
                  <td class="n">
                    <a href={figureAt(view, subject.code, plan.nodes[h]!.id)}>
                      {formatScore(release, subject, h, t, line(level, h, t)[subject.number]!, lang)}
                    </a>
                  </td>
                  <td class="n soft">{rank === 0 ? '–' : rankOf(rank, of, lang)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </details>
    </section>
  );
}

/** The nodes below one, each before its own children. */
function inOrder(nodes: PlaceView['plan']['nodes'], from: number, depth = 1): { h: number; depth: number }[] {
  return nodes[from]!.children.flatMap((h) => [{ h, depth }, ...inOrder(nodes, h, depth + 1)]);
}
