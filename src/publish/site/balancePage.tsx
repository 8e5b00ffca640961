import { tablesOf } from '../analysisTables.js';
import { balanceLines } from '../balanceText.js';
import { nodesIn } from '../charts/nodes.js';
import { tableRows } from '../tableRows.js';
import type { FigurePage } from './figurePage.js';

/** How evenly the index is spread, whether that changed, and who is near whom. */
export const balancePage: FigurePage = {
  keys: ['node', 'by', 'period'],
  nodes: (release) =>
    nodesIn(
      release,
      tableRows(tablesOf(release), 'lorenz').map((r) => r['node']),
    ),
  headline: (release, _, lang) => balanceLines(release, lang)[0],
  figures: [{ id: 'lorenz' }, { id: 'inequality' }],
};
