import { openRelease } from '../release/index.js';
import { claimJson, claimText } from '../words/index.js';
import { type Common, languageOf, print } from './common.js';
import { onlyRelease } from './onlyRelease.js';

/** `iplus claim SENTENCE [RELEASE]`: checks whether a sentence is true of a release. */
export async function claimCommand(
  sentence: string,
  folder: string | undefined,
  options: Common,
): Promise<void> {
  const release = await openRelease(folder ?? onlyRelease((dir) => `iplus claim "…" ${dir}`));
  const lang = options.lang ?? (/\p{Script=Han}/u.test(sentence) ? 'zh' : languageOf(options));
  print(options, claimJson(release, sentence), () => claimText(release, sentence, lang, folder));
}
