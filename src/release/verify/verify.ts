import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type InputFile, type Problem, problems, same, UserError } from '../../edition/index.js';
import { solverFor } from '../../engine/index.js';
import { type Manifest, manifestText } from '../manifest.js';
import { openRelease } from '../openRelease.js';
import { readingFolder } from '../readings.js';
import type { Release } from '../readRelease.js';
import { computedFiles, manifestOf, type ReleaseInput } from '../release.js';
import type { Withdrawal } from '../series/series.js';
import { withdrawalOf } from '../series/withdraw.js';
import type { Source } from '../source.js';
import { attestationNames } from '../store/attestations.js';
import type { ReleaseFile } from '../store/store.js';
import { countsOf } from '../tables/indexFiles.js';
import { ContradictoryFile } from '../tables/tables.js';
import type { Keys } from '../trust/keyring.js';
import { entryOf } from '../trust/log/entry.js';
import { isTrusted, type Log, readLog } from '../trust/log/log.js';
import { type Attested, checkTrust, fileOfAttestation, type Trust } from '../trust/trust.js';
import { tooFewWitnesses, type WitnessedRelease, witnessesOf } from '../trust/witness/check.js';
import type { Policy } from '../trust/witness/policy.js';
import { type Superseded, supersededBy } from './superseded.js';
import { firstDifference } from './verifyDifference.js';

/** The result of a successful verification. */
export interface Verification {
  release: string;
  /** Files that were recomputed with identical bytes. */
  recomputed: string[];
  /** Copied files (the map, the bill of materials), of which only hashes were checked. */
  carried: string[];
  /** What they were recomputed from: the panel of the release, or the records and data of an edition. */
  from: 'panel' | 'records';
  /** The versions of the programs that made it. */
  software: Record<string, string>;
  trust: Trust;
  /** What the witnesses say, where a policy was given. */
  witnessed?: WitnessedRelease;
  /** A later release of the same edition, where the series or the log knows one. */
  superseded?: Superseded;
  /** Set where the series around it says that it was withdrawn. */
  withdrawn?: Withdrawal;
}

/** Options of a verification. */
export interface VerificationOptions {
  /** Trusted keys; without them signatures are not checked. */
  keys?: Keys | undefined;
  /** Attestations that must be there and valid. */
  required?: readonly Attested[] | undefined;
  /** The witnesses that must have recomputed the release, and cosigned the state of the log in its proof. */
  witnesses?: Policy | undefined;
  /** A log that must have the release. */
  log?: Source | undefined;
  /** The input from an edition; without it the panel of the release is used. */
  input?: Omit<ReleaseInput, 'software'> | undefined;
}

/**
 * Verifies a release, or the newest of a series: its list of files and their hashes, its attestations, and every figure that can be recomputed, byte by
 * byte.
 *
 * @throws UserError naming every file that differs, with its first different figure
 */
export async function verifyRelease(path: string, against: VerificationOptions = {}): Promise<Verification> {
  const release = await openWhole(path);
  const folder = (await lstat(join(path, 'release.json')).catch(() => undefined)) ? path : release.folder;
  const trust = await checkTrust(release, against.keys);
  const witnessed = against.witnesses && (await witnessesOf({ ...release, folder }, against.witnesses));
  const wrong = [
    ...missingAttestations(folder, trust, against),
    ...(witnessed ? tooFewWitnesses(folder, witnessed) : []),
    ...(await strayFiles(folder, release.manifest)),
  ];
  if (wrong.length > 0) throw new UserError(wrong);
  const log = against.log && (await logWith(release, against.log, against.keys));
  const input = against.input ?? (await inputOf(release));
  const computed = await recomputeFiles(folder, input);
  const carried = await carriedFiles(release, computed, input.extra);
  const found = [
    ...otherInputs(release.manifest, input),
    ...(await differences(folder, release, [...computed, ...input.extra])),
  ];
  if (found.length === 0) {
    const { software, id } = release.manifest;
    const all = [...computed, ...input.extra, ...carried];
    const manifest = manifestText(await manifestOf({ ...input, software }, all, id));
    found.push(...(await differences(folder, release, [{ path: 'release.json', content: manifest }])));
  }
  if (found.length > 0) throw new UserError(found);
  const within = await verifiedReadings(release);
  const superseded = await supersededBy(release, log);
  const withdrawn = await withdrawalOf(release);
  return {
    release: release.manifest.id,
    recomputed: [...computed.map((f) => f.path), ...within],
    carried: [...input.extra, ...carried].map((f) => f.path).filter((path) => !within.includes(path)),
    from: against.input ? 'records' : 'panel',
    software: release.manifest.software,
    trust,
    ...(witnessed && { witnessed }),
    ...(superseded && { superseded }),
    ...(withdrawn && { withdrawn }),
  };
}

/** Verifies the releases of variants within a release; their files that were recomputed. */
async function verifiedReadings({ folder, readings }: Release): Promise<string[]> {
  const all: string[] = [];
  for (const variant of readings?.keys() ?? []) {
    const below = readingFolder(variant);
    const { recomputed } = await verifyRelease(join(folder, below));
    all.push(...[...recomputed, 'release.json'].map((path) => `${below}/${path}`));
  }
  return all;
}

/** Attestations that are required and not valid. */
function missingAttestations(
  folder: string,
  trust: Trust,
  { required = [] }: VerificationOptions,
): Problem[] {
  return required
    .filter((one) => trust[one] !== 'valid')
    .map((one) => problems.unattested(join(folder, fileOfAttestation[one]), trust[one] === 'absent'));
}

/**
 * Reads a log.
 * @throws UserError where it does not contain the release
 */
async function logWith({ manifest }: Release, source: Source, keys: Keys | undefined): Promise<Log> {
  const log = await readLog(source, keys && ((checkpoint) => isTrusted(checkpoint, keys)));
  const entry = entryOf(manifest);
  if (log?.entries.some((one) => one.equals(entry))) return log;
  throw new UserError([problems.notLogged(source.name)]);
}

/** Opens a release; content that matches its hashes but cannot be used is reported as a problem. */
async function openWhole(folder: string): Promise<Release> {
  return openRelease(folder).catch((error) => {
    throw asProblem(folder, error);
  });
}

async function recomputeFiles(folder: string, input: Omit<ReleaseInput, 'software'>): Promise<ReleaseFile[]> {
  return computedFiles(input).catch((error) => {
    throw asProblem(folder, error);
  });
}

function asProblem(folder: string, error: unknown): UserError {
  if (error instanceof UserError) return error;
  const file = error instanceof ContradictoryFile ? join(folder, error.path) : folder;
  return new UserError([
    problems.notComputable(file, same(error instanceof Error ? error.message : String(error))),
  ]);
}

/** Everything in the folder of a release that is neither one of its files nor an attestation, folders among them. */
async function strayFiles(folder: string, manifest: Manifest): Promise<Problem[]> {
  const known = new Set(['release.json', ...attestationNames, ...manifest.files.map((f) => f.path)]);
  const folders = new Set([...known].flatMap(foldersOf));
  const found: string[] = [];
  const walk = async (below: string) => {
    for (const name of await readdir(join(folder, below))) {
      const path = below === '' ? name : `${below}/${name}`;
      const state = await lstat(join(folder, path));
      if (state.isDirectory() && folders.has(path)) await walk(path);
      else if (!known.has(path) || !state.isFile()) found.push(path);
    }
  };
  await walk('');
  return found.sort().map((path) => problems.strayFile(join(folder, path)));
}

/** The folders that a path leads through. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, n) => parts.slice(0, n + 1).join('/'));
}

/** The input of a release, reconstructed from its content. */
async function inputOf(release: Release): Promise<Omit<ReleaseInput, 'software'>> {
  const { manifest, plan, panel, index, geocoding, unplaced, ingested, totals, noise } = release;
  const { inputs, sources, platform } = manifest;
  const raw = release.raw ?? { signals: [], named: [], dataRows: [], used: undefined, samples: undefined };
  const provenance = {
    ...raw,
    inputs,
    sources,
    geocoding,
    unplaced,
    ingested,
    counts: countsOf(release),
    totals,
    noise,
    platform,
  };
  return { plan, panel, index, solve: await solverFor(plan.nodes), provenance, extra: [] };
}

/** Files of a release that are neither computed nor given by the edition. */
async function carriedFiles(
  { folder, manifest }: Release,
  ...given: readonly (readonly ReleaseFile[])[]
): Promise<ReleaseFile[]> {
  const known = new Set(given.flat().map((f) => f.path));
  const names = manifest.files.map((f) => f.path).filter((path) => !known.has(path));
  return Promise.all(names.map(async (path) => ({ path, content: await readFile(join(folder, path)) })));
}

/** Inputs and sources of an edition that are not those of the release. */
function otherInputs(manifest: Manifest, { provenance }: Pick<ReleaseInput, 'provenance'>) {
  const bySource = (list: Manifest['sources']) => list.map(({ id, sha256 }) => ({ path: id, sha256 }));
  return [
    ...otherHashes(manifest.inputs, provenance.inputs),
    ...otherHashes(bySource(manifest.sources), bySource(provenance.sources)),
  ];
}

type Hashed = Pick<InputFile, 'path' | 'sha256'>;

function otherHashes(expected: readonly Hashed[], found: readonly Hashed[]): Problem[] {
  const byPath = (list: readonly Hashed[]) => new Map(list.map((f) => [f.path, f.sha256]));
  const [a, b] = [byPath(found), byPath(expected)];
  const paths = [...new Set([...b.keys(), ...a.keys()])].filter((path) => a.get(path) !== b.get(path));
  const named = (hash: string | undefined) => hash ?? '—';
  return paths.map((path) => problems.unlikeInput(path, named(a.get(path)), named(b.get(path))));
}

/** The first difference of every file that is not what it should be, in the order of the calculation. */
async function differences(
  folder: string,
  release: Release,
  files: readonly ReleaseFile[],
): Promise<Problem[]> {
  const found: Problem[] = [];
  for (const { path, content } of files) {
    const file = join(folder, path);
    const there = await readFile(join(release.folder, path)).catch(() => undefined);
    const differs = await firstDifference(path, there ?? new Uint8Array(), Buffer.from(content));
    if (!differs) continue;
    const { line, column } = differs;
    const at = { file, ...(line ? { line } : {}), ...(column ? { column } : {}) };
    found.push(problems.differs(at, differs.found, differs.expected));
  }
  return found;
}
