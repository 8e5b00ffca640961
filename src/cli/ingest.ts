import { UserError } from '../edition/index.js';
import { ingestRecords } from '../pipeline/index.js';
import { ingestText } from '../terminal/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { progressBar } from './progress.js';

/**
 * `iplus ingest EDITION`: checks every new record file against the contract of its signal; then reports the quality of
 * the records.
 */
export async function ingestCommand(
  edition: string,
  options: CommonOptions & { since?: string },
): Promise<void> {
  const lang = languageOf(options);
  const bar = progressBar(lang);
  try {
    const { plan, report, refused } = await ingestRecords(edition, options.since, bar.report);
    bar.stop();
    print(options, report, () => ingestText(report, plan, lang));
    if (refused.length > 0) throw new UserError(refused);
  } finally {
    bar.stop();
  }
}
