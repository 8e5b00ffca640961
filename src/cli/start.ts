import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../package/index.js';
import { openRelease } from '../release/index.js';
import { serveReleases } from '../server/index.js';
import { summaryLines } from '../terminal/index.js';
import { buildRelease } from './build.js';
import { type Common, languageOf, print } from './common.js';
import { withPublished } from './published.js';

const main = fileURLToPath(new URL('main.js', import.meta.url));

/** Enough simulated records for every city to have an index, few enough to be made in seconds. */
const simulated = ['--records', '1000000', '--seed', '1'];

/**
 * `npm start`: the first index from real records, a summary of five lines, and the site; below it, marked everywhere,
 * the complete framework with simulated records, which other processes make and build at the same time.
 */
export async function start(options: Common & { port: number }): Promise<void> {
  const lang = languageOf(options);
  const out = join('releases', 'china-open');
  const below = join('releases', 'china-2018');
  await Promise.all([buildRelease(editionOf('china-open'), out, options), buildSimulated(below)]);
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

/** Simulates the records of the complete framework and builds its release. */
async function buildSimulated(out: string): Promise<void> {
  const edition = editionOf('china-2018');
  await command(['simulate', edition, ...simulated]);
  await command(['build', edition, '--out', out]);
}

/** Runs a command of this program in a process of its own; its progress is not shown, its error is. */
async function command(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  process.once('exit', () => child.kill());
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  if (code === 0) return;
  process.stderr.write(said);
  process.exit(code ?? 1);
}

function editionOf(name: string): string {
  return fileURLToPath(new URL(`editions/${name}`, packageRoot));
}
