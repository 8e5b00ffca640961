import { dayOf, editSeries, withdraw } from '../release/index.js';
import { seriesViews } from '../site/index.js';
import { vintageHeadline } from '../words/index.js';
import { type CommonOptions, languageOf, print } from './common.js';

export interface WithdrawOptions extends CommonOptions {
  vintage: number;
  date: string;
  reason?: string;
  reasonZh?: string;
}

/** `iplus withdraw SERIES --vintage N --date DAY --reason … --reason-zh …`: nothing is deleted. */
export async function withdrawCommand(folder: string, options: WithdrawOptions): Promise<void> {
  const reason = { en: options.reason ?? '', zh: options.reasonZh ?? '' };
  const day = dayOf(options.date);
  const series = await editSeries(folder, (one) => withdraw(one, options.vintage, day, reason), seriesViews);
  const vintage = series.vintages.find(({ number }) => number === options.vintage)!;
  print(options, vintage, () => vintageHeadline(series, vintage, languageOf(options)));
}
