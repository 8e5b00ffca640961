import type { WriteSheet } from 'hucre/xlsx';
import { rangeReference, SheetDraft, styles } from '../../figures/index.js';
import { bilingual } from '../../words/index.js';
import { frameSheet } from './frame.js';
import type { WorkbookLayout } from './layout.js';
import { bilingualWord } from './words.js';

/** Columns of Units before the groups. */
const ownColumns = 5;

/** The sheet Units: codes, names, and for each grouping the code and name of the unit's group. */
export function unitsSheet(layout: WorkbookLayout): WriteSheet {
  const { plan } = layout;
  const sheet = new SheetDraft('Units');
  const head = (['code', 'english', 'chinese', 'pinyin', 'exists'] as const).map(bilingualWord);
  const groups = plan.groupings.flatMap((g) => [g.column, bilingual(g.title)]);
  sheet.putRow(layout.unitsRow(0) - 1, 0, [...head, ...groups], styles.headLast);
  plan.units.forEach((unit, c) => {
    const of = plan.groupings.flatMap(({ groups, memberOf }) => {
      const group = groups[memberOf[c]!];
      return group ? [group.code, bilingual(group.name)] : ['', ''];
    });
    const cells = [unit.code, unit.name.en, unit.name.zh, unit.pinyin ?? '', unit.until ?? '', ...of];
    sheet.putRow(layout.unitsRow(c), 0, cells, styles.text);
  });
  const widths = [11, 24, 16, 16, 12, ...plan.groupings.flatMap(() => [14, 24])];
  return frameSheet(sheet, layout, widths, layout.unitsRow(0), 3);
}

/** The group codes of all units in one grouping. */
export function groupCodes(layout: WorkbookLayout, grouping: number): string {
  const column = ownColumns + 2 * grouping;
  const last = layout.unitsRow(layout.plan.units.length - 1);
  return rangeReference('Units', { row: layout.unitsRow(0), column }, { row: last, column }, 'both');
}
