import { type Format, onlyPeriods } from '../../release/index.js';
import { releaseWorkbook } from './workbook.js';

/** A workbook whose formulas are alive for each period selected, the last where none is: it shows one period whole. */
export const workbook: Format = {
  id: 'xlsx',
  title: {
    en: 'Excel workbook with live formulas, of one period',
    zh: 'Excel 工作簿：公式可联动，每个时期一份',
  },
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  extension: 'xlsx',
  async write(release, selection) {
    const all = onlyPeriods(release.plan, selection, 'xlsx');
    const files = (selection.periods ? all : all.slice(-1)).map(async (t) => ({
      path: `${release.plan.edition}-${release.plan.periods[release.plan.first + t]}.xlsx`,
      content: await releaseWorkbook(release, t),
    }));
    return Promise.all(files);
  },
};
