import { audit, headlinePeriod, objectionsTo } from '../analysis/index.js';
import { problems, publishedPeriods, UserError } from '../edition/index.js';
import type { Release } from '../release/index.js';
import { auditPage } from '../site/index.js';
import { auditText } from '../terminal/index.js';
import { objectionText } from '../words/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { onlyRelease } from './onlyRelease.js';
import { computing, openWithProgress } from './openWithProgress.js';
import { withNotice } from './progress.js';
import { writeOut } from './writeOut.js';

/** `iplus audit [RELEASE]`: statistical properties of an index, and the objections that a reviewer might raise. */
export async function auditCommand(
  folder: string | undefined,
  options: CommonOptions & { period?: string; html?: string },
): Promise<void> {
  const lang = languageOf(options);
  const release = await openWithProgress(folder ?? onlyRelease((dir) => `iplus audit ${dir}`), options);
  const { plan, panel, index } = release;
  const period = periodOf(release, options.period);
  const found = await withNotice(options, computing, () => audit(plan, panel, index, period));
  const objections = objectionsTo(found);
  if (options.html !== undefined)
    await writeOut('--html', options.html, auditPage(release, found, objections, lang));
  const sentences = objections.map((o) => ({ ...o, text: objectionText(o, plan, found.period, lang) }));
  print(options, { release: release.manifest.id, ...found, objections: sentences }, () => {
    const text = auditText(found, objections, plan, lang);
    return options.html === undefined ? text : `${text}\n\n→ ${options.html}`;
  });
}

/** Index of a published period; that of headlines by default. */
function periodOf(release: Release, period: string | undefined): number {
  const published = publishedPeriods(release.plan);
  const t = period === undefined ? headlinePeriod(release) : published.indexOf(period);
  if (t < 0) {
    throw new UserError([problems.badPeriod({ file: '--period' }, period!, published.join(', '))]);
  }
  return t;
}
