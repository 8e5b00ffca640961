import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { attestationNames, headlineName, type ReleaseFile, subjectsOf } from '../../release/index.js';
import { askPath, cardFile, frontAddress, scripts } from '../../site/index.js';
import type { PlaceEntry } from '../../words/index.js';
import { indicesOf, type MountedRelease } from '../mounted.js';
import { trustAddresses } from '../node/trust.js';
import { addressOf, distinctFiles, fileOf } from './address.js';
import { apiFiles } from './apiFiles.js';
import { crawl, isPage, textOf } from './crawl.js';
import { fileFor, type Layout, placed } from './layout.js';
import { relinked } from './links.js';
import type { Noted, Notes } from './notes.js';
import { isOpened, plainAddress, releaseAt } from './opened.js';
import { isWithin } from './pages.js';
import type { PlannedSite } from './plannedSite.js';
import { rootPage } from './rootPage.js';
import { mapFiles } from './sitemap.js';
import { type PublishedPages, workerFiles } from './workerFiles.js';

/** The files of a site, one after the other; every answer is kept in the notes until the file of each is known. */
export async function* siteFiles(site: PlannedSite, notes: Notes): AsyncGenerator<ReleaseFile> {
  const { app, all, base, releases } = site;
  const answering = all[0]!.files === 'answering';
  const known = await crawl(
    app,
    await startsOf(site),
    onwards(site),
    (answer) => notes.keep(answer),
    site.onTaken,
  );
  for await (const answer of apiFiles(app, releases, answering)) known.push(await notes.keep(answer));
  const files = distinctFiles(new Map(known.map((one) => [one.path, fileOf(one.path, isPage(one))])));
  const layout: Layout = { releases: all, fileOf: (address) => files.get(address), base };
  const moved = async (one: Noted) => ({
    path: files.get(one.path)!,
    content: contentOf(one, await one.content(), layout),
  });
  for (const one of known) yield await moved(one);
  yield { path: 'index.html', content: rootPage(all) };
  yield { path: '404.html', content: await lostPage(site, layout) };
  if (answering) yield* workerFiles(releases, pagesOf(site, known, files));
  const asked = new RegExp(`/${askPath}$`);
  const listed = known.filter((one) => isPage(one) && !one.path.includes('?') && !asked.test(one.path));
  for (const [path, content] of mapFiles(
    listed.map(({ path }) => files.get(path)!),
    base,
  )) {
    yield { path, content };
  }
}

/** The addresses of a site that links may not reach: those that scripts load or people type. */
async function startsOf({ all, png, trust }: PlannedSite): Promise<string[]> {
  return [
    ...(indicesOf(all).length > 1 ? [frontAddress(all[0]!, 'en'), frontAddress(all[0]!, 'zh')] : []),
    ...all.flatMap(startsOfRelease),
    ...(png ? all.flatMap(cardsOf) : []),
    ...(all[0]!.files === 'answering' ? [`/assets/${scripts().entries['api-worker']}`] : []),
    '/embed.js',
    ...(await trustAddresses(trust)),
  ];
}

/** Of a release: its files, signatures and proofs, and its places without a period. */
function startsOfRelease({ base, plan, manifest, folder, files }: MountedRelease): string[] {
  const codes = [...new Set(subjectsOf(plan).map((s) => s.code))];
  const languages = (['en', 'zh'] as const).flatMap((lang) => [
    `${base}/${lang}/`,
    ...(files === 'answering' ? [`${base}/${lang}/${askPath}`] : []),
    ...codes.map((code) => `${base}/${lang}/place/${encodeURIComponent(code)}`),
  ]);
  const attested = attestationNames.filter((name) => existsSync(join(folder, name)));
  const names = [...manifest.files.map((f) => f.path), ...attested];
  return [...languages, `${base}/places.json`, ...names.map((name) => `${base}/release/${name}`)];
}

/** The cards that pages refer to by absolute address, which links do not reach. */
function cardsOf({ base, plan, index }: MountedRelease): string[] {
  const codes = new Map(subjectsOf(plan).map((s) => [s.code, s]));
  const period = headlineName({ plan, index });
  const files = [undefined, ...codes.values()].map((place) =>
    cardFile({ plan, index }, place, period, 'png'),
  );
  return (['en', 'zh'] as const).flatMap((lang) => files.map((file) => `${base}/${lang}/${file}`));
}

/** Which links are followed, and where to. */
function onwards({ all, depths }: PlannedSite): (link: string) => string | undefined {
  const answering = all[0]!.files === 'answering';
  return (link) => {
    if (/^\/(v1|sdmx|openapi)/.test(link)) return undefined;
    // Never files: receipts of all figures of all tables, and comparisons of any places.
    if (/\/(?:en|zh)\/(?:receipt(?:$|\?)|compare\?)/.test(link)) return undefined;
    const to = answering ? plainAddress(all, link) : link;
    const release = releaseAt(all, to);
    if (!isWithin(depths[all.indexOf(release)]!, release, to)) return undefined;
    return answering && !isOpened(release, to) ? undefined : to;
  };
}

/** An answer as it stands in the folder. */
function contentOf(one: Noted, content: Uint8Array, layout: Layout): string | Uint8Array {
  if (one.path.endsWith('/places.json')) return placesFile(one.path, content, layout);
  return isPage(one) ? placed(layout, textOf(content), layout.fileOf(one.path)!) : content;
}

/** The list of places for the scripts of the pages, with the folder of each whose name is not its code. */
function placesFile(path: string, content: Uint8Array, { fileOf: file }: Layout): string {
  const root = path.replace(/places\.json$/, 'en/place/');
  const places = (JSON.parse(textOf(content)) as PlaceEntry[]).map((place) => {
    const folder = file(root + encodeURIComponent(place[0]))
      ?.split('/')
      .at(-2);
    return folder === undefined || folder === place[0] ? place : [...place.slice(0, 6), folder];
  });
  return JSON.stringify(places);
}

/** What the worker is told of the folder. */
function pagesOf(
  { base, png, trust }: PlannedSite,
  known: readonly Noted[],
  files: ReadonlyMap<string, string>,
): Omit<PublishedPages, 'assets'> {
  const isUsual = (one: Noted) => files.get(one.path) === fileOf(one.path, isPage(one));
  const [usual, other] = [known.filter(isUsual), known.filter((one) => !isUsual(one))];
  return {
    base: base ?? null,
    png,
    trust: { keys: !!trust.keys, log: !!trust.publicLog },
    files: {
      pages: usual.filter(isPage).map(({ path }) => path),
      others: usual.filter((one) => !isPage(one)).map(({ path }) => path),
    },
    renamed: Object.fromEntries(other.map(({ path }) => [path, files.get(path)!])),
  };
}

/** The page for unknown addresses: it may be shown at any depth, so its links start at the root of the host. */
async function lostPage({ app, baseUrl }: PlannedSite, layout: Layout) {
  const html = await (await app.request('/en/no-such-page')).text();
  const start = (baseUrl?.pathname ?? '/').replace(/\/?$/, '/');
  const to = (link: string) => {
    const file = fileFor(layout, link);
    return file === undefined ? undefined : start + addressOf(file);
  };
  return relinked(html, to, (path) => start + path.slice(1));
}
