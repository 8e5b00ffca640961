import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { simulate } from '../signals/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { refuseInsideRelease } from './insideRelease.js';
import { progressBar } from './progress.js';

/** `iplus simulate EDITION`: simulates the raw records of an edition from its `simulation/` tables. */
export async function simulateCommand(
  edition: string,
  options: CommonOptions & { records: number; seed: number; out?: string },
): Promise<void> {
  const lang = languageOf(options);
  const out = options.out ?? join(edition, 'records');
  refuseInsideRelease('--out', join(out, 'records'));
  const bar = progressBar(lang);
  const threads = availableParallelism();
  try {
    const { records, files } = await simulate(edition, { ...options, out, threads }, bar.report);
    const facts = { records, files, seed: options.seed, out, 'data-status': 'simulated' };
    print(
      options,
      facts,
      () =>
        ({
          en: `${records} simulated records in ${files} files (seed ${options.seed}) → ${out}`,
          zh: `${records}条模拟记录，${files}个文件（种子${options.seed}）→ ${out}`,
        })[lang],
    );
  } finally {
    bar.stop();
  }
}
