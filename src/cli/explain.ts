import { receiptText } from '../publish/index.js';
import { explain, findSubject, openRelease } from '../release/index.js';
import { type Common, languageOf, print } from './common.js';
import { onlyRelease } from './onlyRelease.js';

/** `iplus explain UNIT [PERIOD] [NODE]`: a figure with its formula, parts, raw counts, files and hashes. */
export async function explainCommand(
  unit: string,
  period: string | undefined,
  node: string | undefined,
  options: Common & { release?: string },
): Promise<void> {
  const release = await openRelease(options.release ?? onlyRelease((dir) => `--release ${dir}`));
  const receipt = explain(release, findSubject(release.plan, unit), period, node);
  print(options, receipt, () => receiptText(receipt, languageOf(options)));
}
