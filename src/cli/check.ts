import { buildIndex, settle } from '../engine/index.js';
import { withLines } from '../pipeline/index.js';
import { openEdition, prepare } from '../signals/index.js';
import { planText } from '../terminal/index.js';
import { lossDoubts, placedText } from '../words/index.js';
import { languageOf, type OfVariant, print } from './common.js';
import { progressBar } from './progress.js';

/** `iplus check EDITION`: reports every problem at once, or prints the plan with all decisions. */
export async function check(edition: string, options: OfVariant): Promise<void> {
  const lang = languageOf(options);
  const bar = progressBar(lang);
  try {
    const opened = openEdition(edition, options.variant);
    const { plan: written, panel, provenance } = await prepare(opened, bar.report);
    bar.stop();
    const { plan, solve } = await withLines(opened.edition, () => settle(written, panel));
    const index = await withLines(opened.edition, () => buildIndex(plan, panel, solve));
    plan.doubts.unshift(...lossDoubts(plan, index));
    plan.doubts.push(...index.warnings);
    const { signals, geocoding } = provenance;
    print(options, plan, () => {
      const placed = placedText(signals, geocoding, lang);
      return [planText(plan, panel, lang), ...(placed.length > 0 ? ['', ...placed] : [])].join('\n');
    });
  } finally {
    bar.stop();
  }
}
