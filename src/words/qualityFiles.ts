import type { QualityFacts, Series } from '../release/index.js';
import { column, csvOfTable, defineTable, tableOf } from '../tables/index.js';
import { vintageAssessment } from './qualityText.js';

/** What is measured of a vintage: a column of quality.csv each. */
const qualityCells = ({ revision, ...q }: QualityFacts) => ({
  punctuality_days: q.punctuality,
  notice_days: q.notice,
  date_changes: q.dateChanges,
  last_record: q.lastRecord,
  timeliness_days: q.timeliness,
  coverage: q.coverage,
  imputed: q.imputed,
  missing: q.missing,
  placed: q.placed,
  cells_changed: revision?.cells ?? null,
  method_changes: revision?.planChanges ?? null,
  values_compared: revision?.compared ?? null,
  values_revised: revision?.revised ?? null,
  mean_absolute_revision: revision?.meanAbsolute ?? null,
  mean_revision: revision?.mean ?? null,
  largest_revision: revision?.largest ?? null,
  ranks_moved: revision?.ranksMoved ?? null,
  mean_places_moved: revision?.meanPlaces ?? null,
});

const quality = defineTable({
  name: 'quality',
  title: { en: 'Quality of each public vintage, unrounded', zh: '各公开版本的质量（未取整）' },
  columns: {
    vintage: { type: 'integer', title: { en: 'Number of the vintage', zh: '版本编号' } },
    date: column.string('Date of publication', '发布日期'),
    class: column.string('Class of the vintage', '版本类别'),
    punctuality_days: column.number('Days after the date first announced', '较首次公告日的延迟天数'),
    notice_days: column.number('Days between announcement and publication', '公告至发布的天数'),
    date_changes: column.number('Number of changes of the announced date', '公告日期变更次数'),
    last_record: { ...column.string('Last date of the records', '记录的最后日期'), optional: true },
    timeliness_days: column.number('Days from the last record to publication', '最后记录至发布的天数'),
    coverage: column.number('Share of cells observed', '实测占比'),
    imputed: column.number('Share of cells imputed', '填补占比'),
    missing: column.number('Share of cells missing', '缺失占比'),
    placed: column.number('Share of the records in the area that name a unit', '区域内记录归位率'),
    cells_changed: column.number('Number of raw figures changed', '变动的原始数值'),
    method_changes: column.number('Number of changes of method', '方法变更数'),
    values_compared: column.number('Number of values compared', '比较的数值'),
    values_revised: column.number('Number of values revised', '修订的数值'),
    mean_absolute_revision: column.number('Mean absolute revision', '平均绝对修订'),
    mean_revision: column.number('Mean revision', '平均修订'),
    largest_revision: column.number('Largest revision', '最大修订'),
    ranks_moved: column.number('Number of ranks changed', '变动的位次'),
    mean_places_moved: column.number('Mean rank change, in places', '位次平均变动'),
  },
  key: ['vintage'],
  topLevel: true,
});

/** quality.csv: a row a public vintage, unrounded. */
export function qualityCsv({ vintages }: Series): string {
  const rows = vintages.flatMap(({ number: vintage, date, class: of, quality: facts }) =>
    facts ? [{ vintage, date, class: of, ...qualityCells(facts) }] : [],
  );
  return csvOfTable(tableOf(quality, rows));
}

/** quality.json: the same facts, and the self-assessment in both languages. */
export function qualityJson(series: Series): string {
  const vintages = series.vintages.flatMap((vintage) => {
    const { number: n, date, class: of, quality } = vintage;
    if (!quality) return [];
    const assessed = {
      en: vintageAssessment(series, vintage, 'en'),
      zh: vintageAssessment(series, vintage, 'zh'),
    };
    return [{ number: n, date, class: of, ...quality, assessment: assessed }];
  });
  const { edition, title } = series;
  return `${JSON.stringify({ edition, title, 'data-status': series['data-status'], vintages }, null, 1)}\n`;
}
