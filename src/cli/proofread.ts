import { proofreadHtml } from '../documents/index.js';
import type { Lang } from '../edition/index.js';
import {
  type Proofread,
  phraseText,
  proofread,
  proofreadJson,
  proofreadSummary,
  proofWords,
} from '../words/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { onlyRelease } from './onlyRelease.js';
import { computing, openWithProgress } from './openWithProgress.js';
import { withNotice } from './progress.js';
import { textOfFile } from './textOfFile.js';
import { writeOut } from './writeOut.js';

/** What it ends with where a sentence is false. */
const exitFalse = 3;

/** `iplus proofread FILE|URL [RELEASE]`: every sentence of a text about a release, judged; ends with 3 where one is false. */
export async function proofreadCommand(
  file: string,
  folder: string | undefined,
  options: CommonOptions & { html?: string; site?: string },
): Promise<void> {
  const text = await textOfFile(file);
  const release = await openWithProgress(
    folder ?? onlyRelease((dir) => `iplus proofread ${file} ${dir}`),
    options,
  );
  const lang = options.lang ?? (/\p{Script=Han}/u.test(text) ? 'zh' : languageOf(options));
  const found = await withNotice(options, computing, () => proofread(release, text, lang));
  if (options.html !== undefined)
    await writeOut('--html', options.html, proofreadHtml(release, text, found, lang, options.site));
  print(options, proofreadJson(found), () => linesOf(found, lang).join('\n'));
  if (found.counts.false > 0) process.exitCode = exitFalse;
}

function linesOf(found: Proofread, lang: Lang): string[] {
  const colon = { en: ': ', zh: '：' }[lang];
  return [
    ...found.sentences.flatMap(({ text, checked }) => [
      `${proofWords[checked.verdict][lang]}${colon}${text}`,
      ...(checked.verdict === 'true' ? [] : [`  ${phraseText(checked.answer)}`]),
    ]),
    proofreadSummary(found, lang),
  ];
}
