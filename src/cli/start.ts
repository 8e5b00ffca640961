import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type Lang, parseEdition } from '../edition/index.js';
import { packageRoot } from '../package/index.js';
import { openRelease } from '../release/index.js';
import { type Neighbour, serveReleases } from '../server/index.js';
import { summaryLines } from '../terminal/index.js';
import { buildRelease, whenPagesReady } from './build.js';
import { closeOnSignal } from './closeOnSignal.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { type StartedLive, startLive } from './startLive.js';

const main = fileURLToPath(new URL('main.js', import.meta.url));

/** Enough simulated records for every city to have an index, few enough to be made in seconds. */
const records = ['--records', '1000000', '--seed', '1'];

/** The indices from real data that are built beside the first one, in the order in which the site shows them. */
const realOnes = ['china-industries', 'china-open', 'world-digital'];

/**
 * `npm start`: the index of the provinces of China and the site, as soon as it is built. Another process meanwhile makes the other
 * indices from real data, then the reconstruction of 2018 with simulated records, which is marked everywhere; the site shows them
 * when they are there. Then simulated partners begin to send to a platform, and a live edition follows.
 */
export async function startCommand(options: CommonOptions & { port: number }): Promise<void> {
  const lang = languageOf(options);
  const out = folderOf('china-provinces');
  const simulatedOut = folderOf('china-2018');
  const others = whenPagesReady().then(async () => {
    for (const name of realOnes) await runCommand(['build', editionOf(name), '--out', folderOf(name)]);
    await buildSimulated(simulatedOut);
  });
  // Where they fail, this is told below, where they are waited for.
  others.catch(() => {});
  await buildRelease(editionOf('china-provinces'), out, options);
  const live = await startLive(editionOf('china-live'), folderOf('china-live'), lang);
  const release = await openRelease(out);
  const intake = live && { intake: live.intake };
  const expected = [...realOnes, 'china-2018', ...(live ? ['china-live'] : [])].flatMap(neighbourOf);
  const site = await serveReleases([release], { ...options, ...intake, expected, workers: true });
  closeOnSignal({
    async close() {
      await live?.end();
      await site.close();
      await live?.close();
    },
  });
  const { url } = site;
  const summary = summaryLines(release, lang, out).slice(0, 1);
  const open = {
    en: `Open ${url}  (Ctrl-C ends). More indices follow within a minute.`,
    zh: `请打开 ${url}（Ctrl-C 结束）。其余指数将在一分钟内陆续就绪。`,
  }[lang];
  if (!options.json) print(options, undefined, () => [...summary, open].join('\n'));

  await others;
  const [simulated, ...real] = await Promise.all([simulatedOut, ...realOnes.map(folderOf)].map(openRelease));
  site.show([release, ...real, simulated!]);
  live?.begin(site);
  const json = {
    release: release.manifest.id,
    summary,
    url,
    real: real.map(({ plan }) => `${url}${plan.edition}/`),
    simulated: `${url}${simulated!.plan.edition}/`,
  };
  print(options, json, () => readyLines(json.real.length + 1, url, live, lang).join('\n'));
}

const folderOf = (edition: string) => join('releases', edition);

/** What an edition will be on the site once it is built. */
function neighbourOf(edition: string): Neighbour[] {
  const source = readFileSync(join(editionOf(edition), 'edition.yaml'), 'utf8');
  const { edition: read } = parseEdition('edition.yaml', source);
  return read
    ? [{ title: read.source.title, dataStatus: read.source['data-status'], base: `/${edition}` }]
    : [];
}

/** Which indices are there, and the way to the console of the simulated partners. */
function readyLines(
  real: number,
  url: string,
  live: Pick<StartedLive, 'link'> | undefined,
  lang: Lang,
): string[] {
  const console = live && `${url}console/${lang}/enter?link=${live.link}`;
  return {
    en: [
      `Indices on ${url}: ${real} from real data, and ${live ? 'two from simulated data; the live one follows with its first records' : 'one from simulated data'}.`,
      ...(console ? [`The console of the simulated partners (this link works once): ${console}`] : []),
    ],
    zh: [
      `各指数见 ${url}：真实数据${real}个，模拟数据${live ? '两个，其中实时指数待首批记录入库后显示' : '一个'}。`,
      ...(console ? [`模拟机构的控制台（链接仅可使用一次）：${console}`] : []),
    ],
  }[lang];
}

/** Simulates the records of the complete framework and builds its release. */
async function buildSimulated(out: string): Promise<void> {
  const edition = editionOf('china-2018');
  await runCommand(['simulate', edition, ...records]);
  await whenPagesReady();
  await runCommand(['build', edition, '--out', out]);
}

/**
 * Runs a command of this program in a process of its own, which gives way to the first index; its progress is not shown, its error
 * is.
 */
async function runCommand(args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  process.once('exit', () => child.kill());
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  if (code === 0) return;
  process.stderr.write(said);
  process.exit(code ?? 1);
}

function editionOf(name: string): string {
  return fileURLToPath(new URL(`editions/${name}`, packageRoot));
}
