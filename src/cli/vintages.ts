import { findUnit, openSeries, realTimeOf } from '../release/index.js';
import { realTimeText } from '../terminal/index.js';
import { seriesText } from '../words/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { openWithProgress } from './openWithProgress.js';

/** `iplus vintages SERIES [UNIT]`: the vintages and their quality, or the values of a unit in each vintage. */
export async function vintagesCommand(
  folder: string,
  unit: string | undefined,
  options: CommonOptions,
): Promise<void> {
  const { series, files } = await openSeries(folder);
  const lang = languageOf(options);
  if (unit === undefined) {
    print(options, series, () => seriesText(series, lang));
    return;
  }
  const { plan } = await openWithProgress(folder, options);
  const { code, name } = plan.units[findUnit(plan, unit)]!;
  const table = realTimeOf(files.get('realtime.csv') ?? '', code);
  const known = {
    ...table,
    periods: table.periods.map((p) => ({ ...p, values: p.values.map((x) => (Number.isNaN(x) ? null : x)) })),
  };
  print(options, known, () => realTimeText(table, name[lang], lang));
}
