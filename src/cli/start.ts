import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../package/index.js';
import { openRelease } from '../release/index.js';
import { serveReleases } from '../server/index.js';
import { simulate } from '../signals/index.js';
import { summaryLines } from '../terminal/index.js';
import { buildRelease } from './build.js';
import { type Common, languageOf, print } from './common.js';
import { progressBar } from './progress.js';
import { withPublished } from './published.js';

/** Enough simulated records for every city to have an index, few enough to be made in seconds. */
const simulated = { records: 1_000_000, seed: 1 };

/**
 * `npm start`: the first index from real records, a summary of five lines, and the site; below it, marked everywhere,
 * the complete framework with simulated records.
 */
export async function start(options: Common & { port: number }): Promise<void> {
  const lang = languageOf(options);
  const out = join('releases', 'china-open');
  await buildRelease(editionOf('china-open'), out, options);
  await simulateRecords(options);
  const below = join('releases', 'china-2018');
  await buildRelease(editionOf('china-2018'), below, options);
  const [release, other] = await Promise.all([openRelease(out), openRelease(below)]);
  const lines = summaryLines(release, lang);
  const { url } = await serveReleases([release, other].map(withPublished), options);
  const open = { en: `Open ${url}  (Ctrl-C ends)`, zh: `请打开 ${url}（Ctrl-C 结束）` }[lang];
  const beside = `${url}${other.plan.edition}/`;
  const more = {
    en: `The complete framework of 2018 with simulated records: ${beside}`,
    zh: `2018年完整框架（模拟记录）：${beside}`,
  }[lang];
  print(options, { release: release.manifest.id, summary: lines, url, simulated: beside }, () =>
    ['', ...lines, '', more, open].join('\n'),
  );
}

async function simulateRecords(options: Common): Promise<void> {
  const bar = progressBar(languageOf(options));
  const edition = editionOf('china-2018');
  const how = { ...simulated, out: join(edition, 'records'), threads: availableParallelism() };
  try {
    await simulate(edition, how, bar.report);
  } finally {
    bar.stop();
  }
}

function editionOf(name: string): string {
  return fileURLToPath(new URL(`editions/${name}`, packageRoot));
}
