import { keyName, signRelease, verifyRelease } from '../release/index.js';
import { signedText } from '../terminal/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { openWithProgress } from './openWithProgress.js';
import { secretKey } from './secretKey.js';
import { thisProgram } from './thisProgram.js';
import { recalculationInput } from './verify.js';

/** `iplus sign RELEASE`: recalculates the release, and signs it when it is identical. */
export async function signCommand(
  folder: string,
  options: CommonOptions & { keyFd?: number; edition?: string },
): Promise<void> {
  const release = await openWithProgress(folder, options);
  const key = secretKey(options.keyFd);
  const { from } = await verifyRelease(release.folder, await recalculationInput(options));
  await signRelease(release, key, { ...thisProgram(), recomputed: from });
  const signed = { release: release.manifest.id, key: keyName(key.id), from };
  print(options, signed, () => signedText(signed, languageOf(options)));
}
