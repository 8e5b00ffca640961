import { claimJson, claimText } from '../words/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { onlyRelease } from './onlyRelease.js';
import { computing, openWithProgress } from './openWithProgress.js';
import { withNotice } from './progress.js';

/** `iplus claim SENTENCE [RELEASE]`: checks whether a sentence is true of a release. */
export async function claimCommand(
  sentence: string,
  folder: string | undefined,
  options: CommonOptions,
): Promise<void> {
  const release = await openWithProgress(folder ?? onlyRelease((dir) => `iplus claim "…" ${dir}`), options);
  const lang = options.lang ?? (/\p{Script=Han}/u.test(sentence) ? 'zh' : languageOf(options));
  const [json, text] = await withNotice(options, computing, () =>
    options.json
      ? ([claimJson(release, sentence), ''] as const)
      : ([undefined, claimText(release, sentence, lang, folder)] as const),
  );
  print(options, json, () => text);
}
