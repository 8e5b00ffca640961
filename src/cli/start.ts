import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Lang } from '../edition/index.js';
import { packageRoot } from '../package/index.js';
import { openRelease } from '../release/index.js';
import { serveReleases } from '../server/index.js';
import { summaryLines } from '../terminal/index.js';
import { buildRelease, whenPagesReady } from './build.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { withPublished } from './published.js';
import { closeOnSignal } from './serve.js';
import { type StartedLive, startLive } from './startLive.js';

const main = fileURLToPath(new URL('main.js', import.meta.url));

/** Enough simulated records for every city to have an index, few enough to be made in seconds. */
const records = ['--records', '1000000', '--seed', '1'];

/**
 * `npm start`: the index of the cities of China, its summary, and the site as soon as this one is built. Other processes
 * meanwhile make the index of countries and, marked everywhere, the complete framework with simulated records; the site shows them
 * when they are there. Then simulated partners begin to send to a platform, and a live edition follows.
 */
export async function startCommand(options: CommonOptions & { port: number }): Promise<void> {
  const lang = languageOf(options);
  const out = join('releases', 'china-open');
  const world = join('releases', 'world-digital');
  const below = join('releases', 'china-2018');
  const others = buildSimulated(below).then(() =>
    runCommand(['build', editionOf('world-digital'), '--out', world]),
  );
  // Where they fail, this is told below, where they are waited for.
  others.catch(() => {});
  await buildRelease(editionOf('china-open'), out, options);
  const live = await startLive(editionOf('china-live'), join('releases', 'china-live'), lang);
  const release = withPublished(await openRelease(out));
  const intake = live && { intake: live.intake };
  const site = await serveReleases([release], { ...options, ...intake, workers: true });
  closeOnSignal({
    async close() {
      await live?.end();
      await site.close();
      await live?.close();
    },
  });
  const { url } = site;
  const summary = summaryLines(release, lang, out);
  const open = {
    en: `Open ${url}  (Ctrl-C ends). More indices follow within a minute.`,
    zh: `请打开 ${url}（Ctrl-C 结束）。其余指数将在一分钟内陆续就绪。`,
  }[lang];
  if (!options.json) print(options, undefined, () => ['', ...summary, '', open].join('\n'));

  await others;
  const more = (await Promise.all([world, below].map(openRelease))).map(withPublished);
  site.show([release, ...more]);
  live?.begin(site);
  const [ofWorld, simulated] = more.map(({ plan }) => `${url}${plan.edition}/`);
  const json = { release: release.manifest.id, summary, url, world: ofWorld, simulated };
  print(options, json, () => ['', ...addressLines(ofWorld!, simulated!, url, live, lang)].join('\n'));
}

/** What the site shows below its first index. */
function addressLines(
  world: string,
  simulated: string,
  url: string,
  live: Pick<StartedLive, 'link'> | undefined,
  lang: Lang,
): string[] {
  const moving = `${url}china-live/${lang}/live`;
  const console = live && `${url}console/${lang}/enter?link=${live.link}`;
  return {
    en: [
      `Countries and territories of the world, 2005 to 2022: ${world}`,
      `The complete framework of 2018 with simulated records: ${simulated}`,
      ...(live ? [`An index that follows what simulated partners send, in a few seconds: ${moving}`] : []),
      ...(console ? [`What they sent and sign, in the console (this link works once): ${console}`] : []),
    ],
    zh: [
      `世界各国家和地区（2005—2022年）：${world}`,
      `2018年完整框架（模拟记录）：${simulated}`,
      ...(live ? [`随模拟机构报送实时更新的指数（数秒后可见）：${moving}`] : []),
      ...(console ? [`模拟机构的报送与签署情况，见控制台（链接仅可使用一次）：${console}`] : []),
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
