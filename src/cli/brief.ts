import { briefDocx, briefHtml, briefMarkdown, briefOf } from '../documents/index.js';
import { terminalJson } from '../edition/index.js';
import { findSubject, type Release, type Subject } from '../release/index.js';
import { type CommonOptions, languageOf } from './common.js';
import { formatOf } from './formatOf.js';
import { onlyRelease } from './onlyRelease.js';
import { computing, openWithProgress } from './openWithProgress.js';
import { withNotice } from './progress.js';
import { writeOut } from './writeOut.js';

type Options = CommonOptions & {
  place?: string;
  period?: string;
  format?: string;
  out?: string;
  site?: string;
};

/** `iplus brief [RELEASE]`: the news text of a place, on the terminal or as a file. */
export async function briefCommand(folder: string | undefined, options: Options): Promise<void> {
  const { out, site } = options;
  const format = formatOf(options, 'brief', ['md', 'html', 'docx'], ['docx']);
  const release = await openWithProgress(folder ?? onlyRelease((dir) => `iplus brief ${dir}`), options);
  const place = placeOf(release, options.place);
  const { brief, content } = await withNotice(options, computing, async () => {
    const told = briefOf(release, languageOf(options), place, options.period);
    if (format === 'docx') return { brief: told, content: await briefDocx(release, told, site) };
    return { brief: told, content: (format === 'html' ? briefHtml : briefMarkdown)(release, told, site) };
  });
  if (options.json) {
    process.stdout.write(`${terminalJson(brief, 1)}\n`);
  } else if (out === undefined) process.stdout.write(content);
  else {
    await writeOut('--out', out, content);
    process.stdout.write(`→ ${out}\n`);
  }
}

/** By name or code; the name of the country means the total. */
function placeOf({ plan }: Release, words: string | undefined): Subject | undefined {
  return words === undefined ? undefined : findSubject(plan, words);
}
