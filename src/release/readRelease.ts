import {
  type Geocoding,
  type IngestedFile,
  type Panel,
  type Plan,
  type PublishedNoise,
  type PublishedTotal,
  problems,
  same,
  type Unplaced,
  UserError,
} from '../edition/index.js';
import { buildIndex, type Index, type Solve, solverFor } from '../engine/index.js';
import { type AnyDefinition, fileOf, type RowOf } from '../tables/index.js';
import { ChangedFiles } from './changedFiles.js';
import { type RawSources, readRawSources } from './explain/rawSources.js';
import { ingestedDefinition, ingestedOf } from './ingested.js';
import { type Manifest, parseManifest } from './manifest.js';
import { noiseDefinition, noiseOf } from './noise.js';
import { planIn } from './planIn.js';
import { readingFolder, readingVariants } from './readings.js';
import { digest } from './store/digest.js';
import { type ChoiceRow, choicesDefinition } from './tables/choices.js';
import { geocodingDefinition, geocodingOf, unplacedDefinition, unplacedOf } from './tables/geocoding.js';
import { type PairRow, pairsDefinition } from './tables/pairs.js';
import { type CellRecords, readPanel } from './tables/parquet.js';
import { ContradictoryFile, rowsIn } from './tables/tables.js';
import { totalOf, totalsDefinition } from './tables/totals.js';
import { type PeriodUncertainty, uncertaintyDefinition, uncertaintyOf } from './tables/uncertainty.js';

/** A reader of the files of a release, wherever they are. */
export interface ReleaseReader {
  /** Its name in messages: a folder or an address, without a slash at its end. */
  name: string;
  /** The bytes of a file by its path; undefined where there is none, or where it has more than `most` bytes. */
  read(path: string, most?: number): Promise<Uint8Array | undefined>;
}

/** A release opened for reading. */
export interface Release extends CellRecords {
  /** The folder of this release after resolving links; its address where it is not in a folder. */
  folder: string;
  manifest: Manifest;
  plan: Plan;
  panel: Panel;
  index: Index;
  geocoding: Geocoding[];
  unplaced: Unplaced[];
  /** The outcome for records that were ingested under a contract, by indicator and file. */
  ingested: IngestedFile[];
  /** Figures of groups and the total that are not the sums of published units. */
  totals: PublishedTotal[];
  noise: PublishedNoise[];
  /** The uncertainty of ranks under varied weights, by period. */
  uncertainty: PeriodUncertainty[];
  /** How often the first places rank above one another in those variants; empty in releases made before they had this table. */
  pairs: PairRow[];
  /** How much the ranks of the period of headlines depend on each choice; empty where it was not studied. */
  choices: ChoiceRow[];
  /** The releases of variants whose figures judge announced statements, too, by variant. */
  readings?: ReadonlyMap<string, Release>;
  /** map.topojson, where the edition has one. */
  map: object | undefined;
  /** The origin of the raw figures; undefined in a release without these data. */
  raw: RawSources | undefined;
  /** The solver that the index was built with, where its plan needs one. */
  solve: Solve | undefined;
  /**
   * Reads a file that the manifest lists.
   * @throws ChangedFiles when it is absent or does not match the list
   */
  read(path: string): Promise<Uint8Array>;
}

/**
 * The list of files of a release.
 * @throws UserError when there is none, or it was changed
 */
export async function readManifest({ name, read }: ReleaseReader): Promise<Manifest> {
  const text = await read('release.json');
  if (text === undefined) throw new UserError([problems.notARelease(name)]);
  const manifest = await parseManifest(decoded(text));
  if (!manifest) throw changed(name, ['release.json']);
  return manifest;
}

/**
 * Checks every file of a release against the list.
 * @throws UserError naming each that is absent or does not match the list
 */
export async function checkFiles({ name, read }: ReleaseReader, manifest: Manifest): Promise<void> {
  const wrong: string[] = [];
  for (const { path, bytes, sha256 } of manifest.files) {
    const content = await read(path, bytes);
    if (!content || (await digest(content)) !== sha256) wrong.push(path);
  }
  if (wrong.length > 0) throw changed(name, wrong);
}

/**
 * Opens a release, wherever its files are. The index is rebuilt from its plan and panel by the same function,
 * so that every part of every figure is available. Each file is checked when it is read.
 *
 * @throws UserError when a file that is needed is absent or does not match the list
 */
export async function readRelease(place: ReleaseReader, manifest: Manifest): Promise<Release> {
  const read = checkedReading(place, manifest);
  const text = async (path: string) => decoded(await read(path));
  /** Runs a function that interprets a file; an error in it becomes a problem that names the file. */
  const from = async <T>(path: string, work: () => T | Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (error instanceof UserError) throw error;
      const file = error instanceof ContradictoryFile ? error.path : path;
      throw new UserError([
        problems.notComputable(`${place.name}/${file}`, same(reasonOf(error)), madeBy(manifest)),
      ]);
    }
  };
  const table = <D extends AnyDefinition, T>(definition: D, as: (rows: RowOf<D>[]) => T) =>
    from(fileOf(definition), async () => as(await rowsIn(definition, text, manifest)));
  const plan = await from('plan.json', async () => planIn(await text('plan.json'), manifest));
  const inPanel = await read('panel.parquet');
  const { panel, records, observed } = await from('panel.parquet', () => readPanel(inPanel, plan));
  const solve = await from('plan.json', () => solverFor(plan.nodes));
  return {
    folder: place.name,
    manifest,
    plan,
    panel,
    records,
    observed,
    index: await from('plan.json', () => rebuilt(place.name, manifest, () => buildIndex(plan, panel, solve))),
    solve,
    raw: await from('raw.json', () => readRawSources(text, manifest)),
    geocoding: await table(geocodingDefinition, (rows) => rows.map(geocodingOf)),
    unplaced: await table(unplacedDefinition, (rows) => rows.map(unplacedOf)),
    ingested: await table(ingestedDefinition, ingestedOf),
    totals: await table(totalsDefinition, (rows) => rows.map(totalOf)),
    noise: await table(noiseDefinition, (rows) => rows.map(noiseOf)),
    uncertainty: await table(uncertaintyDefinition, (rows) => uncertaintyOf(plan, rows)),
    pairs: await table(pairsDefinition, (rows) => rows),
    choices: await table(choicesDefinition, (rows) => rows),
    ...(plan.announced ? { readings: await readReadings({ name: place.name, read }, plan) } : {}),
    map: manifest.files.some((f) => f.path === 'map.topojson')
      ? await from('map.topojson', async () => JSON.parse(await text('map.topojson')) as object)
      : undefined,
    read,
  };
}

/** The releases of variants within a release. Each is a whole release and can be verified by itself. */
async function readReadings(
  { name, read }: ReleaseReader,
  plan: Plan,
): Promise<NonNullable<Release['readings']>> {
  const found = new Map<string, Release>();
  for (const variant of readingVariants(plan)) {
    const folder = readingFolder(variant);
    const place = { name: `${name}/${folder}`, read: (path: string) => read(`${folder}/${path}`) };
    found.set(variant, await readRelease(place, await readManifest(place)));
  }
  return found;
}

/** Builds the index of a release; what an edition would be told is a fault of the plan or the panel here. */
function rebuilt<T>(name: string, manifest: Manifest, build: () => T): T {
  try {
    return build();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const files = `${name}/plan.json, ${name}/panel.parquet`;
    throw new UserError(
      error.problems.map(({ found }) => problems.notComputable(files, found, madeBy(manifest))),
    );
  }
}

/** The version of the program that made a release. */
const madeBy = ({ software }: Manifest) => software['internet-plus-index'];

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** A file of a release as text. @throws UserError as `read` does */
export async function readText({ read }: Pick<Release, 'read'>, path: string): Promise<string> {
  return decoded(await read(path));
}

function checkedReading({ name, read }: ReleaseReader, manifest: Manifest): Release['read'] {
  const listed = new Map(manifest.files.map((f) => [f.path, f]));
  return async (path) => {
    const content = await read(path, listed.get(path)?.bytes ?? 0);
    if (!content || (await digest(content)) !== listed.get(path)?.sha256) throw changed(name, [path]);
    return content;
  };
}

const changed = (name: string, paths: readonly string[]) =>
  new ChangedFiles(paths.map((path) => problems.changedFile(`${name}/${path}`)));

const decoded = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
