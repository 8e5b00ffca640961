import type { WriteSheet } from 'hucre/xlsx';
import type { Text } from '../../edition/index.js';
import type { SheetDraft } from '../../figures/index.js';
import { styles } from '../../figures/index.js';
import { bilingual, periodName, word } from '../../words/index.js';
import type { WorkbookLayout } from './layout.js';
import { sheetAbout } from './words.js';

/** As wide as one page, so that no column is cut off on paper. */
export const pageSetup: NonNullable<WriteSheet['pageSetup']> = {
  orientation: 'landscape',
  paperSize: 'a4',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
};

/** The first row of every sheet: what the data are where they are not real, and of which index and period. */
export function bannerOf({ plan, period }: WorkbookLayout): string {
  // Many editions are named by the year of their figures.
  const version = plan.version === period ? '' : ` ${plan.version}`;
  const title = bilingual({
    en: `${plan.title.en}${version}, ${period}`,
    zh: `${plan.title.zh}${version}，${periodName(period, 'zh')}`,
  });
  if (plan.dataStatus === 'real') return title;
  const status = { en: word(plan.dataStatus, 'en').toUpperCase(), zh: word(plan.dataStatus, 'zh') };
  return `${bilingual(status)} — ${title}`;
}

/** Puts the banner and the description on a sheet and gives it widths and frozen rows. */
export function frameSheet(
  sheet: SheetDraft,
  layout: WorkbookLayout,
  widths: readonly number[],
  frozenRows: number,
  frozenColumns = 0,
): WriteSheet {
  const real = layout.plan.dataStatus === 'real';
  const style = real ? styles.banner : styles.warning;
  const across = new Array<string>(Math.min(widths.length, 12) - 1).fill('');
  sheet.putRow(0, 0, [bannerOf(layout), ...across], style);
  const about: Text | undefined = sheetAbout[sheet.name as keyof typeof sheetAbout];
  if (about) sheet.put({ row: 1, column: 0 }, bilingual(about), styles.about);
  return sheet.toSheet({
    columns: widths.map((width) => ({ width })),
    freezePane: { rows: frozenRows, columns: frozenColumns },
    pageSetup: { ...pageSetup, printTitlesRow: `$1:$${frozenRows}` },
  });
}
