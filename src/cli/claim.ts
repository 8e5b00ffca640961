import { claimJson, claimText } from '../words/index.js';
import { type Common, languageOf, print } from './common.js';
import { onlyRelease } from './onlyRelease.js';
import { computing, openShown } from './openShown.js';
import { meanwhile } from './progress.js';

/** `iplus claim SENTENCE [RELEASE]`: checks whether a sentence is true of a release. */
export async function claimCommand(
  sentence: string,
  folder: string | undefined,
  options: Common,
): Promise<void> {
  const release = await openShown(folder ?? onlyRelease((dir) => `iplus claim "…" ${dir}`), options);
  const lang = options.lang ?? (/\p{Script=Han}/u.test(sentence) ? 'zh' : languageOf(options));
  const [json, text] = await meanwhile(options, computing, () =>
    options.json
      ? ([claimJson(release, sentence), ''] as const)
      : ([undefined, claimText(release, sentence, lang, folder)] as const),
  );
  print(options, json, () => text);
}
