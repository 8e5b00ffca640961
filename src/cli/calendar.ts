import { periodForm, periodNumber, problems, UserError } from '../edition/index.js';
import {
  announce,
  dayOf,
  editSeries,
  grantAccess,
  instantOf,
  liftEmbargo,
  momentOf,
  openSeries,
  reschedule,
  type Series,
  utc,
} from '../release/index.js';
import { seriesViews } from '../site/index.js';
import { calendarText } from '../terminal/index.js';
import { vintageHeadline } from '../words/index.js';
import { type CommonOptions, languageOf, print } from './common.js';

export interface DateOptions extends CommonOptions {
  period: string;
  date: string;
  time: string;
  zone: string;
  announced?: string;
}

/** The clock, read only by announcements and the end of an embargo, and only when no time is given. */
const clock = () => utc(Math.floor(Date.now() / 1000) * 1000);

const momentIn = ({ date, time, zone }: DateOptions) => momentOf(date, time, zone);
const announcedIn = ({ announced }: DateOptions) => dayOf(announced ?? clock().slice(0, 10), '--announced');

/** `iplus calendar show SERIES`. */
export async function showCommand(folder: string, options: CommonOptions): Promise<void> {
  printCalendar((await openSeries(folder)).series, options);
}

/** `iplus calendar add SERIES`: announces the date and time of a publication. */
export async function addCommand(folder: string, options: DateOptions): Promise<void> {
  checkPeriod(options.period);
  const [moment, announced] = [momentIn(options), announcedIn(options)];
  printCalendar(
    await editSeries(folder, (s) => announce(s, options.period, moment, announced), seriesViews),
    options,
  );
}

/** `iplus calendar move SERIES`: changes an announced date or time, with the reason. */
export async function moveCommand(
  folder: string,
  options: DateOptions & { reason?: string; reasonZh?: string },
): Promise<void> {
  const [moment, announced] = [momentIn(options), announcedIn(options)];
  const reason = { en: options.reason ?? '', zh: options.reasonZh ?? '' };
  const edit = (s: Series) => reschedule(s, options.period, moment, announced, reason);
  printCalendar(await editSeries(folder, edit, seriesViews), options);
}

/** `iplus calendar access SERIES`: records who has access to a vintage under embargo, why, and from when to when. */
export async function accessCommand(
  folder: string,
  options: CommonOptions & { vintage: number; who: string; why: string; from: string; to: string },
): Promise<void> {
  const { vintage, who, why } = options;
  const [from, to] = [instantOf(options.from, '--from'), instantOf(options.to, '--to')];
  if (to <= from) {
    const later = { en: `an instant after ${from}`, zh: `晚于 ${from} 的时刻` };
    throw new UserError([problems.badOption('--to', options.to, later)]);
  }
  printCalendar(
    await editSeries(folder, (s) => grantAccess(s, { vintage, who, why, from, to }), seriesViews),
    options,
  );
}

/** `iplus calendar lift SERIES`: publishes a vintage under embargo, once its release time has come. */
export async function liftCommand(folder: string, options: CommonOptions & { now?: string }): Promise<void> {
  const now = options.now === undefined ? clock() : instantOf(options.now, '--now');
  const series = await liftEmbargo(folder, now, seriesViews);
  const vintage = series.vintages.findLast((v) => v.lifted === now)!;
  print(options, vintage, () => vintageHeadline(series, vintage, languageOf(options)));
}

function printCalendar(series: Series, options: CommonOptions): void {
  const { calendar, access } = series;
  print(options, { calendar, access }, () => calendarText(series, languageOf(options)));
}

function checkPeriod(period: string): void {
  const forms = ['year', 'quarter', 'month'] as const;
  if (forms.some((of) => periodNumber(period, of) !== undefined)) return;
  throw new UserError([problems.badPeriod({ file: '--period' }, period, forms.map(periodForm).join(', '))]);
}
