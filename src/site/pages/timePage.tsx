import { headlinePeriod } from '../../analysis/index.js';
import { nodesIn } from '../../figures/index.js';
import { headlineName } from '../../release/index.js';
import { standingFacts, tableRows, tablesIn, timeFacts, totalOf, viewOf } from '../../words/index.js';
import { Points } from '../frame/says.js';
import type { Shown } from '../shown.js';
import type { FigurePage } from './figurePage.js';

/** How the total changed, what changed it, and what is expected. */
export const timePage: FigurePage = {
  keys: ['node'],
  nodes: (release) =>
    nodesIn(
      release,
      tableRows(tablesIn(release), 'changes').flatMap((r) => (r.level === 'total' ? [r.node] : [])),
    ),
  told: (release, { node }) =>
    standingFacts(viewOf(release, headlinePeriod(release), node), totalOf(release)),
  untold: ({ plan }, _, lang) => plan.title[lang],
  facts: (release, { node }) => timeFacts(release, node),
  figures: ['series', 'contributions', 'seasonal'],
  rest: (release, { node }, lang) => (
    <Points {...{ release, lang, period: headlineName(release) }} facts={beyondFigures(release, node)} />
  ),
};

/** What is told of the course beside what its figures are called by and their notes say. */
const beyondFigures = (release: Shown, node: number) =>
  timeFacts(release, node).filter(({ kind }) => kind === 'chained' || kind === 'forecast');
