import type { Lang } from '../edition/index.js';
import { readEdition } from '../pipeline/index.js';
import { progressBar } from './progress.js';

/** The figures of an edition that are in no text, as the page reads them: names as JSON after their length, values, reasons. */
export async function measuredOf(folder: string, lang: Lang): Promise<Uint8Array> {
  const bar = progressBar(lang);
  try {
    const { plan, panel } = await readEdition(folder, bar.report);
    const names = {
      indicators: plan.indicators.map(({ id }) => id),
      units: plan.units.map(({ code }) => code),
      periods: plan.periods,
    };
    const head = Buffer.from(JSON.stringify(names));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(head.length);
    const { values, reasons } = panel;
    return Buffer.concat([
      length,
      head,
      Buffer.from(values.buffer, values.byteOffset, values.byteLength),
      reasons,
    ]);
  } finally {
    bar.stop();
  }
}
