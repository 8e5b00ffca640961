import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { analyse, compareOrders, movers, type OrderComparison } from '../analysis/index.js';
import {
  csvText,
  type Panel,
  type Placement,
  type Plan,
  type Provenance,
  problems,
  type Unplaced,
  UserError,
} from '../edition/index.js';
import { buildIndex, type Index, type Solve, solverFor } from '../engine/index.js';
import { numberCell } from './csv.js';
import { idOf, type Manifest, manifestText, parseManifest } from './manifest.js';
import { type CellRecords, panelParquet, readPanel, resultsParquet } from './parquet.js';
import { type RawSources, rawFiles, readRawSources } from './rawSources.js';
import { codedResults, resultsCsv } from './results.js';
import { releaseFolder } from './series/store.js';
import { publishFolder, type ReleaseFile, sha256 } from './store.js';
import { tableFiles } from './tables.js';
import {
  type PeriodUncertainty,
  parseUncertainty,
  uncertaintyCsv,
  weightUncertainty,
} from './uncertainty.js';

export type { Manifest } from './manifest.js';

/** What goes into a release. */
export interface ReleaseInput {
  plan: Plan;
  panel: Panel;
  index: Index;
  /** What the index was built with, where its plan takes a solver. */
  solve?: Solve | undefined;
  provenance: Provenance;
  /** Versions of the programs that made it, by name. */
  software: Record<string, string>;
  /** Files taken over as they are (the map). */
  extra: ReleaseFile[];
}

/** Writes a release as the folder `out`, all or nothing, and returns its manifest. */
export async function writeRelease(out: string, input: ReleaseInput): Promise<Manifest> {
  const files = [...(await computedFiles(input)), ...input.extra];
  const manifest = manifestOf(input, files);
  files.push({ path: 'release.json', content: manifestText(manifest) });
  await publishFolder(out, manifest.id, files);
  return manifest;
}

/** Every file that follows from plan, panel and provenance. */
export async function computedFiles(input: Omit<ReleaseInput, 'extra' | 'software'>): Promise<ReleaseFile[]> {
  const { plan, panel, index, provenance } = input;
  const results = codedResults(plan, index);
  return [
    { path: 'plan.json', content: `${JSON.stringify(plan, null, 1)}\n` },
    { path: 'results.csv', content: resultsCsv(results) },
    { path: 'results.parquet', content: resultsParquet(results) },
    { path: 'panel.parquet', content: panelParquet(plan, panel, provenance.counts) },
    { path: 'placements.csv', content: placementsCsv(provenance.placements) },
    { path: 'unplaced.csv', content: unplacedCsv(provenance.unplaced) },
    ...rawFiles(provenance),
    { path: 'compare.csv', content: compareCsv(compareOrders(plan, index)) },
    { path: 'movers.csv', content: moversCsv(plan, index) },
    {
      path: 'uncertainty.csv',
      content: uncertaintyCsv(plan, await weightUncertainty(plan, panel, index, input.solve)),
    },
    ...tableFiles(analyse({ plan, panel, index })),
  ];
}

/** The manifest of a release that consists of these files. */
export function manifestOf(
  { plan, provenance, software }: Pick<ReleaseInput, 'plan' | 'provenance' | 'software'>,
  files: readonly ReleaseFile[],
): Manifest {
  const manifest: Manifest = {
    format: 1,
    id: '',
    edition: plan.edition,
    version: plan.version,
    title: plan.title,
    'data-status': plan.dataStatus,
    licence: plan.licence,
    software,
    inputs: provenance.inputs,
    sources: provenance.sources,
    files: files
      .map(({ path, content }) => ({ path, bytes: Buffer.byteLength(content), sha256: sha256(content) }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  return { ...manifest, id: idOf(manifest) };
}

/** A release opened for reading. */
export interface Release extends CellRecords {
  /** The folder of this very release: where a link to it led when it was opened. */
  folder: string;
  manifest: Manifest;
  plan: Plan;
  panel: Panel;
  index: Index;
  placements: Placement[];
  unplaced: Unplaced[];
  /** How sure the ranks are when the weights vary, by period. */
  uncertainty: PeriodUncertainty[];
  /** map.topojson, where the edition has one. */
  map: object | undefined;
  /** How the raw figures were taken from the inputs; undefined in a release that does not say. */
  raw: RawSources | undefined;
  /** What the index was built with, where its plan takes a solver. */
  solve: Solve | undefined;
}

/**
 * Opens a release: its folder, a series of releases (the newest that is public) or `SERIES@NUMBER`. The index is built again from the plan and panel it carries, by the same function that made
 * it, so that every part of every figure is at hand.
 *
 * @throws UserError when the folder is not a release, or one of its files is not the one its manifest names
 */
export async function openRelease(path: string): Promise<Release> {
  const folder = await releaseFolder(path);
  const text = await readFile(join(folder, 'release.json'), 'utf8').catch(() => undefined);
  if (text === undefined) throw new UserError([problems.notARelease(path)]);
  const manifest = parseManifest(text);
  if (!manifest) throw new UserError([problems.changedFile(join(path, 'release.json'))]);
  const changed: string[] = [];
  for (const file of manifest.files) {
    const content = await readFile(join(folder, file.path)).catch(() => undefined);
    if (!content || sha256(content) !== file.sha256) changed.push(file.path);
  }
  if (changed.length > 0) throw new UserError(changed.map((name) => problems.changedFile(join(path, name))));
  const plan = JSON.parse(await readFile(join(folder, 'plan.json'), 'utf8')) as Plan;
  const { panel, records, observed } = await readPanel(
    bufferOf(await readFile(join(folder, 'panel.parquet'))),
    plan,
  );
  const solve = await solverFor(plan.nodes);
  return {
    folder,
    manifest,
    plan,
    panel,
    records,
    observed,
    index: buildIndex(plan, panel, solve),
    solve,
    raw: await readRawSources(folder, manifest),
    placements: parsePlacements(await readFile(join(folder, 'placements.csv'), 'utf8')),
    unplaced: parseUnplaced(await readFile(join(folder, 'unplaced.csv'), 'utf8')),
    uncertainty: parseUncertainty(plan, rowsOf(await readFile(join(folder, 'uncertainty.csv'), 'utf8'))),
    map: manifest.files.some((f) => f.path === 'map.topojson')
      ? (JSON.parse(await readFile(join(folder, 'map.topojson'), 'utf8')) as object)
      : undefined,
  };
}

const tallies = ['read', 'placed', 'unplaced', 'outside'] as const;

function placementsCsv(placements: readonly Placement[]): string {
  const header = ['indicator', 'from', 'observed', 'used'];
  const columns = [...tallies.map((t) => `records_${t}`), ...tallies.map((t) => `value_${t}`)];
  return csvText(
    [...header, ...columns],
    placements.map((p) => [
      p.indicator,
      p.from,
      p.observed,
      p.used,
      ...tallies.map((t) => p.records[t]),
      ...tallies.map((t) => p.value[t]),
    ]),
  );
}

function parsePlacements(text: string): Placement[] {
  return rowsOf(text).map(([indicator, from, observed, used, ...numbers]) => {
    const tally = (at: number) => Object.fromEntries(tallies.map((t, i) => [t, Number(numbers[at + i])]));
    return {
      indicator: indicator!,
      from: from!,
      observed: observed!,
      used: used === 'true',
      records: tally(0) as unknown as Placement['records'],
      value: tally(4) as unknown as Placement['value'],
    };
  });
}

function unplacedCsv(unplaced: readonly Unplaced[]): string {
  return csvText(
    ['from', 'observed', 'words', 'why', 'records'],
    unplaced.map((u) => [u.from, u.observed, u.words, u.why, u.records]),
  );
}

function parseUnplaced(text: string): Unplaced[] {
  return rowsOf(text).map(([from, observed, words, why, records]) => ({
    from: from!,
    observed: observed!,
    words: words!,
    why: why!,
    records: Number(records),
  }));
}

/** Rows of a CSV file this program wrote, without the header. */
function rowsOf(text: string): string[][] {
  return (parse(text, { relax_column_count: true }) as string[][]).slice(1);
}

export function compareCsv(comparisons: readonly OrderComparison[]): string {
  const header = [
    'order',
    'level',
    'period',
    'place',
    'unit',
    'our_rank',
    'spearman',
    'overlap',
    'of',
    'source',
  ];
  return csvText(
    header,
    comparisons.flatMap((c) =>
      c.published.order.map((code, i) => [
        c.published.title.en,
        c.published.level,
        c.published.period,
        i + 1,
        code,
        c.ours[i] || '',
        numberCell(c.spearman),
        c.overlap,
        c.published.order.length,
        c.published.source,
      ]),
    ),
  );
}

export function moversCsv(plan: Plan, index: Index): string {
  const last = index.periods - 1;
  const [from, to] = [plan.periods[plan.first]!, plan.periods[plan.first + last]!];
  return csvText(
    ['unit', 'from', 'to', 'rank_from', 'rank_to', 'places', 'change'],
    movers(plan, index, 0, 0, last).map((m) => [
      plan.units[m.unit]!.code,
      from,
      to,
      m.from,
      m.to,
      m.places,
      numberCell(m.change),
    ]),
  );
}

/** The bytes alone, without what Node keeps beside them in one buffer. */
function bufferOf({ buffer, byteOffset, byteLength }: Buffer): ArrayBuffer {
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}
