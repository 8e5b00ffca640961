import { problems, publishedPeriods, UserError } from '../edition/index.js';
import { findUnit, revisionBetween } from '../release/index.js';
import { diffJson, diffText } from '../terminal/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { computing, openWithProgress } from './openWithProgress.js';
import { withNotice } from './progress.js';

/** `iplus diff A B`: what changed between two releases, in data and in method, and the effect of each change on the values. */
export async function diffCommand(
  a: string,
  b: string,
  options: CommonOptions & { node?: string; unit?: string; period?: string },
): Promise<void> {
  const [before, after] = [await openWithProgress(a, options), await openWithProgress(b, options)];
  const { plan } = after;
  const periods = publishedPeriods(plan).filter((p) => publishedPeriods(before.plan).includes(p));
  if (options.period !== undefined && !periods.includes(options.period)) {
    throw new UserError([problems.badPeriod({ file: '--period' }, options.period, periods.join(', '))]);
  }
  const unit = options.unit === undefined ? undefined : plan.units[findUnit(plan, options.unit)]!.code;
  const revision = await withNotice(options, computing, () => revisionBetween(before, after, options.node));
  const shown = { unit, period: options.period };
  print(options, diffJson(before, after, revision), () =>
    diffText(before, after, revision, shown, languageOf(options)),
  );
}
