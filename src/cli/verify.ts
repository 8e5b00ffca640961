import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { version } from '../package/index.js';
import { editionFiles } from '../pipeline/index.js';
import {
  type Attested,
  downloadRelease,
  isUrl,
  requireAccess,
  sourceOf,
  type Verification,
  type VerificationOptions,
  verifyRelease,
} from '../release/index.js';
import { verifiedText } from '../terminal/index.js';
import { readAndBuildIndex } from './build.js';
import { languageOf, print, type VariantOption } from './common.js';
import { witnessesIn } from './policyFile.js';
import { withNotice } from './progress.js';
import { trustedKeys } from './trustedKeys.js';

export interface VerifyOptions extends VariantOption {
  edition?: string;
  key?: string;
  require?: Attested[];
  log?: string;
  witnesses?: string;
}

const verifying = {
  en: 'Checking the files and calculating every figure again',
  zh: '正在核对文件并重新计算每个数值',
};

/** `iplus verify RELEASE|URL`: checks hashes and signature, and recalculates every figure. */
export async function verifyCommand(place: string, options: VerifyOptions): Promise<void> {
  const wanted = {
    keys: trustedKeys(options.key),
    required: options.require,
    witnesses: witnessesIn(options.witnesses),
    log: options.log === undefined ? undefined : sourceOf(options.log),
  };
  const given = await recalculationInput(options);
  const verified = await withNotice(options, verifying, () =>
    withLocalFolder(place, (folder) => verifyRelease(folder, { ...wanted, ...given })),
  );
  print(options, verified, () => verifiedText(verified, version, languageOf(options)));
}

/** The data to recalculate a release from, where an edition is named; the cache of earlier runs is not used. */
export async function recalculationInput(
  options: VariantOption & { edition?: string },
): Promise<Pick<VerificationOptions, 'input'>> {
  if (options.edition === undefined) return {};
  const { opened, ...made } = await readAndBuildIndex(options.edition, options, true);
  return { input: { ...made, extra: await editionFiles(opened) } };
}

async function withLocalFolder(
  place: string,
  work: (folder: string) => Promise<Verification>,
): Promise<Verification> {
  if (!isUrl(place)) {
    await requireAccess(place);
    return work(place);
  }
  const folder = await mkdtemp(join(tmpdir(), 'iplus-verify-'));
  try {
    await downloadRelease(place, folder);
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
