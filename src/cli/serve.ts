import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Lang, problems, type Text, UserError } from '../edition/index.js';
import { isProxy } from '../network/index.js';
import type { Holding } from '../platform/index.js';
import { isPublic } from '../release/index.js';
import {
  type Intake,
  type Served,
  type ServedFolder,
  type ServeOptions,
  type Site,
  serveReleases,
  type TrustFolders,
} from '../server/index.js';
import { behindTeller } from './behindTeller.js';
import { closeOnSignal } from './closeOnSignal.js';
import { type CommonOptions, languageOf, print, printError, reasonText } from './common.js';
import { followFolders, statesOf } from './follow.js';
import { noteReleases } from './noteReleases.js';
import { onlyRelease } from './onlyRelease.js';
import type { PlatformLog } from './openIntake.js';
import { openInWorker } from './openInWorker.js';
import { checkedTrust } from './trustFolders.js';
import { buildInProcess, stateOfEdition, watchEdition } from './watch.js';
import { addressOf } from './webAddress.js';

export interface ServeCommand
  extends CommonOptions,
    Omit<ServeOptions, 'baseUrl' | 'watching'>,
    TrustFolders,
    PlatformLog {
  baseUrl?: string;
  proxies?: string;
  watch?: string;
  platform?: string;
  live?: string;
}

/** A release; that within it, where the folder is a published site. */
export function releaseWithin(folder: string): string {
  const within = join(folder, 'release');
  const has = (dir: string) => existsSync(join(dir, 'release.json'));
  return !has(folder) && has(within) ? within : folder;
}

/**
 * `iplus serve RELEASE|SERIES…`: serves the site and API of releases, or of all vintages of a series, each from its
 * release time on, until interrupted or terminated (SIGTERM): then requests in progress are answered first.
 */
export async function serveCommand(named: readonly string[], options: ServeCommand): Promise<void> {
  const lang = languageOf(options);
  const onFault = (error: unknown) => printError(reasonText(error, lang));
  const watched =
    options.watch === undefined ? undefined : await firstBuilt(options.watch, named[0], options);
  const folders = watched
    ? [watched.out, ...named.slice(1)]
    : named.length > 0
      ? named.map(releaseWithin)
      : [onlyRelease((release) => release)];
  if (options.live !== undefined && options.platform === undefined) {
    const expected = { en: 'with --platform DIR', zh: '须与 --platform 文件夹 同用' };
    throw new UserError([problems.badOption('--live', options.live, expected)]);
  }
  const since = await statesOf(folders);
  const releases = await openInWorker(folders);
  const intake =
    options.platform === undefined
      ? undefined
      : await intakeOf(options.platform, onFault, { ...options, holding: holdingOf(options) });
  const site = await serveReleases(releases, {
    ...options,
    intake,
    baseUrl: addressOf(options.baseUrl),
    trust: await checkedTrust(options),
    behindProxy: proxiesOf(options.proxies) ?? options.behindProxy,
    workers: true,
    watching: watched !== undefined,
  });
  const following = new AbortController();
  const { signal } = following;
  const note = (now: readonly ServedFolder[]) => {
    if (intake?.signing) void noteReleases(intake.signing.submissions, now).catch(onFault);
  };
  note(releases);
  const show = (now: readonly ServedFolder[]) => {
    site.show(now);
    note(now);
    site.tell({ is: 'release' });
  };
  void followFolders(folders, { show }, { open: openInWorker, onFault, since, signal });
  if (intake && options.live !== undefined) {
    const { platform } = intake;
    // Only what builds needs the engine of records.
    const { keepFlash } = await import('./flash.js');
    void keepFlash({
      edition: options.live,
      platform,
      show: (live) => showFlash(intake, live, site.showLive),
      onProblem: (text) => printError(text[lang]),
      onBehind: behindTeller(site, lang),
      signal,
    }).catch(onFault);
  }
  if (watched && options.watch !== undefined) keepRebuilding(options.watch, watched, { site, signal, lang });
  closeOnSignal({
    async close() {
      following.abort();
      await site.close();
      if (watched?.isTemporary) await rm(join(watched.out, '..'), { recursive: true, force: true });
      if (intake) await (await import('./openIntake.js')).closeIntake(intake);
    },
  });
  tellOf(site, releases, options);
}

/** What a server says that stands by for another one, and how it ends when another has taken over. */
function holdingOf(options: CommonOptions): Pick<Holding, 'onStandby' | 'onSuperseded'> {
  const standby = {
    en: 'Standing by: another server writes the log. This one follows it, and takes over where that ends.',
    zh: '备用中：另一台服务器正在写入日志。本服务器跟随其日志，并在其停止后接替。',
  };
  return {
    onStandby: () => print(options, { standby: true }, () => standby[languageOf(options)]),
    onSuperseded() {
      process.exitCode = 2;
      process.kill(process.pid, 'SIGTERM');
    },
  };
}

/** Says where a site is, and where it has nothing to show yet. */
function tellOf({ url }: Site, releases: readonly ServedFolder[], options: CommonOptions): void {
  const lang = languageOf(options);
  print(
    options,
    { url },
    () => ({ en: `Open ${url}  (Ctrl-C ends)`, zh: `请打开 ${url}（Ctrl-C 结束）` })[lang],
  );
  if (releases.some(({ vintage }) => isPublic(vintage, Date.now()))) return;
  const waiting = {
    en: 'Under embargo: nothing is shown before the announced time',
    zh: '仍在禁发期：公布时刻之前不显示任何内容',
  };
  printError(waiting[lang]);
}

/** Shows a flash vintage, in the console too. */
function showFlash(
  { live }: Intake,
  vintages: readonly Served[],
  show: (live: readonly Served[]) => void,
): void {
  if (live) live.newest = vintages[0];
  show(vintages);
}

/** Builds an edition again whenever its files change, and tells the pages that are open. */
function keepRebuilding(
  edition: string,
  watched: Awaited<ReturnType<typeof firstBuilt>>,
  { site, signal, lang }: { site: Pick<Site, 'tell'>; signal: AbortSignal; lang: Lang },
): void {
  const onProblem = (text: Text) => {
    printError(text[lang]);
    site.tell({ is: 'problem', text });
  };
  if (watched.problem) onProblem(watched.problem);
  void watchEdition(edition, {
    since: watched.since,
    signal,
    build: () => buildInProcess(edition, watched.out, signal),
    onBuilding: () => site.tell({ is: 'building' }),
    onBuilt: () => site.tell({ is: 'built' }),
    onProblem,
  });
}

/**
 * Builds an edition that is to be watched, into the folder named or a temporary one.
 * @returns what stands in the way of it, where an earlier release can be shown instead
 * @throws UserError where there is none
 */
async function firstBuilt(edition: string, named: string | undefined, options: CommonOptions) {
  const out = named ?? join(await mkdtemp(join(tmpdir(), 'iplus-watch-')), 'release');
  const since = await stateOfEdition(edition);
  const made = { out, since, isTemporary: named === undefined };
  // Loaded on demand: both load the engine of records.
  const { buildRelease } = await import('./build.js');
  const { refuseBuildOntoOther } = await import('./ontoOthers.js');
  refuseBuildOntoOther('RELEASE', out, edition);
  try {
    await buildRelease(edition, out, options);
    return { ...made, problem: undefined };
  } catch (error) {
    const hasEarlier = await openInWorker([out]).then(
      () => true,
      () => false,
    );
    if (!hasEarlier || !(error instanceof UserError)) {
      if (made.isTemporary) await rm(join(out, '..'), { recursive: true, force: true });
      throw error;
    }
    return { ...made, problem: textOf(error) };
  }
}

/** The intake of records. It is loaded on demand, as the builder of editions is: both load an engine for records. */
async function intakeOf(...asked: Parameters<typeof import('./openIntake.js').openIntake>) {
  const { openIntake } = await import('./openIntake.js');
  return openIntake(...asked);
}

const textOf = (error: UserError): Text => ({
  en: reasonText(error, 'en'),
  zh: reasonText(error, 'zh'),
});

/** The list of trusted proxies, as typed. @throws UserError for an entry that is neither an address nor a subnet */
function proxiesOf(list: string | undefined): string[] | undefined {
  const entries = list?.split(',').map((entry) => entry.trim());
  const wrong = entries?.filter((entry) => !isProxy(entry)) ?? [];
  const expected = { en: 'addresses or subnets such as 10.1.0.0/16', zh: '地址或网段，如 10.1.0.0/16' };
  if (wrong.length > 0)
    throw new UserError(wrong.map((one) => problems.badOption('--proxies', one, expected)));
  return entries;
}
