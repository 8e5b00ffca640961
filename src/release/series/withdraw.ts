import { problems, type Text, UserError } from '../../edition/index.js';
import type { Release } from '../readRelease.js';
import { vintageOf } from './embargo.js';
import { isEmbargoed, type Series, type Withdrawal } from './series.js';

/**
 * A series in which a vintage is withdrawn: it stays readable and says everywhere that it is withdrawn, when and why; `latest` is
 * the newest that is not.
 *
 * @throws UserError for a vintage that is not public or is withdrawn already, a day before it was published, or without a reason in both languages
 */
export function withdraw(series: Series, number: number, date: string, reason: Text): Series {
  const vintage = series.vintages.find((one) => one.number === number && !isEmbargoed(one));
  if (!vintage) {
    const known = series.vintages.filter((one) => !isEmbargoed(one) && !one.withdrawn);
    throw new UserError([
      problems.noVintage(
        '--vintage',
        known.map((one) => one.number),
      ),
    ]);
  }
  if (vintage.withdrawn) throw new UserError([problems.withdrawnAlready(number, vintage.withdrawn.date)]);
  if (date < vintage.date) throw new UserError([problems.earlierDate(date, vintage.date, number)]);
  if (reason.en === '' || reason.zh === '') throw new UserError([problems.absentReason('a withdrawal')]);
  const withdrawn: Withdrawal = { date, reason };
  return {
    ...series,
    vintages: series.vintages.map((one) => (one === vintage ? { ...one, withdrawn } : one)),
  };
}

/** The withdrawal of a release that stands in the folder of its series; undefined where it is not withdrawn. */
export async function withdrawalOf({ folder }: Release): Promise<Withdrawal | undefined> {
  return (await vintageOf(folder))?.vintage.withdrawn;
}
