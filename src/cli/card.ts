import { problems, type Text, UserError } from '../edition/index.js';
import { cardSvg } from '../publish/index.js';
import { findSubject, openRelease } from '../release/index.js';
import { pngOf } from '../server/index.js';
import { type Common, languageOf } from './common.js';
import { onlyRelease } from './onlyRelease.js';
import { writeOut } from './writeOut.js';

type Options = Common & { place?: string; period?: string; format?: string; out?: string };

/** `iplus card [RELEASE]`: the picture of a place, or of the overview, for social networks. */
export async function cardCommand(folder: string | undefined, options: Options): Promise<void> {
  const { place, period, format = 'svg', out } = options;
  if (!['svg', 'png'].includes(format)) throw bad('--format', format, { en: 'svg or png', zh: 'svg 或 png' });
  if (format === 'png' && out === undefined)
    throw bad('--out', '', { en: 'a file: --out card.png', zh: '文件名：--out card.png' });
  const release = await openRelease(folder ?? onlyRelease((dir) => `iplus card ${dir}`));
  const subject = place === undefined ? undefined : findSubject(release.plan, place);
  const svg = cardSvg(release, languageOf(options), subject, period);
  const content = format === 'png' ? await pngOf(svg) : svg;
  if (out === undefined) process.stdout.write(content);
  else {
    await writeOut('--out', out, content);
    process.stdout.write(`→ ${out}\n`);
  }
}

function bad(option: string, found: string, expected: Text): UserError {
  return new UserError([problems.badOption(option, found, expected)]);
}
