import { nodesIn } from '../../figures/index.js';
import { tableRows, tablesIn, timeLines } from '../../words/index.js';
import type { FigurePage } from './figurePage.js';

/** How the total changed, what changed it, and what is expected. */
export const timePage: FigurePage = {
  keys: ['node'],
  nodes: (release) =>
    nodesIn(
      release,
      tableRows(tablesIn(release), 'changes').flatMap((r) => (r.level === 'total' ? [r.node] : [])),
    ),
  headline: (release, _, lang) =>
    timeLines(release.plan, tablesIn(release), lang)[0] ?? release.plan.title[lang],
  figures: [{ id: 'series' }, { id: 'contributions' }, { id: 'seasonal' }],
  rest: (release, _, lang) => (
    <ul>
      {timeLines(release.plan, tablesIn(release), lang)
        .slice(1)
        .map((line) => (
          <li key={line}>{line}</li>
        ))}
    </ul>
  ),
};
