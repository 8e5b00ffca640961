import { type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { isReversed, problems, removeControls, UserError } from '../../edition/index.js';
import { noDate, typeface } from '../../figures/index.js';
import type { Release } from '../../release/index.js';
import { iDataSheet, iMetaSheet } from './exchange.js';
import { bannerOf } from './frame.js';
import { frameworkSheet } from './framework.js';
import { groupsSheet } from './groups.js';
import { dataSheet, treatedSheet } from './indicators.js';
import { WorkbookLayout } from './layout.js';
import { lazySheets } from './lazySheets.js';
import { normalisedSheet } from './normalised.js';
import { provenanceSheet } from './provenance.js';
import { readmeSheet } from './readme.js';
import { ranksSheet, scoresSheet } from './scores.js';
import { unitsSheet } from './units.js';

/** More do not fit into the memory that Node has by default, and no spreadsheet program calculates them in a minute. */
const mostCells = 1_500_000;

/**
 * One period of a release as a workbook (XLSX) that computes itself: framework, raw and treated figures, scores,
 * ranks and groups are formulas with their present results beside them. The same release gives the same bytes.
 *
 * @param t number of the published period
 * @throws UserError when the workbook would have more cells than can be written
 */
export async function releaseWorkbook(release: Release, t: number): Promise<Uint8Array> {
  const layout = new WorkbookLayout(release, t);
  if (layout.cells > mostCells) throw new UserError([problems.workbookTooLarge(layout.cells, mostCells)]);
  const make: Record<string, (layout: WorkbookLayout) => WriteSheet> = {
    README: readmeSheet,
    Units: unitsSheet,
    Framework: frameworkSheet,
    Data: dataSheet,
    Treated: treatedSheet,
    Normalised: normalisedSheet,
    Scores: scoresSheet,
    Ranks: ranksSheet,
    Groups: groupsSheet,
    Provenance: provenanceSheet,
    // COINr’s tables know one polarity alone, and would aggregate with wrong signs.
    ...(!release.plan.nodes.some((node, g) => node.cases || isReversed(release.plan, g)) && {
      iData: iDataSheet,
      iMeta: iMetaSheet,
    }),
  };
  return writeXlsx({
    defaultFont: typeface,
    sheets: lazySheets(Object.entries(make).map(([name, sheet]) => [name, () => sheet(layout)])),
    properties: {
      title: removeControls(bannerOf(layout)),
      creator: release.manifest.id,
      created: noDate,
      modified: noDate,
    },
  });
}
