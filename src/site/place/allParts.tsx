import { Table } from '../../documents/index.js';
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
        <Table
          rows={inOrder(plan.nodes, 0)}
          columns={[
            {
              class: 'wrap',
              attributes: ({ depth }) => (depth > 1 ? { style: `padding-left:${depth - 1}em` } : {}),
              of: ({ h }) => plan.nodes[h]!.title[lang],
            },
            {
              class: 'n',
              of: ({ h }) => (
                <a href={figureAt(view, subject.code, plan.nodes[h]!.id)}>
                  {formatScore(release, subject, h, t, line(level, h, t)[subject.number]!, lang)}
                </a>
              ),
            },
            {
              class: 'n soft',
              of: ({ h }) => rankOf(rankAt(level, h, subject.number, t), rankedCount(level, h, t), lang),
            },
          ]}
        />
      </details>
    </section>
  );
}

/** The nodes below one, each before its own children. */
function inOrder(nodes: PlaceView['plan']['nodes'], from: number, depth = 1): { h: number; depth: number }[] {
  return nodes[from]!.children.flatMap((h) => [{ h, depth }, ...inOrder(nodes, h, depth + 1)]);
}
