import { cardSvg } from '../documents/index.js';
import { findSubject } from '../release/index.js';
import { pngOf } from '../server/index.js';
import { type CommonOptions, languageOf } from './common.js';
import { formatOf } from './formatOf.js';
import { onlyRelease } from './onlyRelease.js';
import { computing, openWithProgress } from './openWithProgress.js';
import { withNotice } from './progress.js';
import { writeOut } from './writeOut.js';

type Options = CommonOptions & { place?: string; period?: string; format?: string; out?: string };

/** `iplus card [RELEASE]`: the picture of a place, or of the overview, for social networks. */
export async function cardCommand(folder: string | undefined, options: Options): Promise<void> {
  const { place, period, out } = options;
  const format = formatOf(options, 'card', ['svg', 'png'], ['png']);
  const release = await openWithProgress(folder ?? onlyRelease((dir) => `iplus card ${dir}`), options);
  const subject = place === undefined ? undefined : findSubject(release.plan, place);
  const content = await withNotice(options, computing, async () => {
    const svg = cardSvg(release, languageOf(options), subject, period);
    return format === 'png' ? pngOf(svg) : svg;
  });
  if (out === undefined) process.stdout.write(content);
  else {
    await writeOut('--out', out, content);
    process.stdout.write(`→ ${out}\n`);
  }
}
