// The library: what a program outside may build on. `docs/library.md` has an example of every part, and each is run.

import { Hono } from 'hono';
import type * as documents from './documents/index.js';
import type * as pipeline from './pipeline/index.js';
import type * as server from './server/index.js';

// What an index means, how far it holds, and what would change it.
export {
  type Analysed,
  type Audit,
  analyse,
  audit,
  compareIndices,
  movers,
  type Robustness,
  runStudy,
  type Study,
  whatIf,
} from './analysis/index.js';
// Problems a person can mend, and words in two languages.
export {
  type Lang,
  type Panel,
  type Plan,
  type Problem,
  problemText,
  publishedPeriods,
  Reason,
  type Text,
  UserError,
} from './edition/index.js';
// Panel → index, and what a figure is made of.
export { buildIndex, Flag, type Index, loadSolver, partsOf, type Solve, statusName } from './engine/index.js';
export type { EditionRead } from './pipeline/index.js';
// Releases: written, opened, asked.
export {
  explain,
  findNode,
  findPeriod,
  findSubject,
  findUnit,
  type Manifest,
  openRelease,
  type Receipt,
  type Release,
  type ReleaseInput,
  type Subject,
  subjectsOf,
  writeRelease,
} from './release/index.js';
export type { Served, ServeOptions } from './server/index.js';
export type { Progress } from './signals/index.js';
export type { Cell, Table, TableColumn } from './tables/index.js';
export { summaryLines } from './terminal/index.js';
// What people read: sentences.
export { receiptText } from './words/index.js';

// The rest is loaded when it is first called, since many programs never need it.

/** Builds an edition into a release. @throws UserError with every problem found */
export const buildRelease: typeof pipeline.buildRelease = async (...args) =>
  (await import('./pipeline/index.js')).buildRelease(...args);

/** Reads an edition, all that it says checked and decided. @throws UserError with every problem found */
export const readEdition: typeof pipeline.readEdition = async (...args) =>
  (await import('./pipeline/index.js')).readEdition(...args);

/** A release as an Excel workbook, of a period. */
export const releaseWorkbook: typeof documents.releaseWorkbook = async (...args) =>
  (await import('./documents/index.js')).releaseWorkbook(...args);

/** Serves releases and their API over HTTP. */
export const serveReleases = (async (...args: Parameters<typeof server.serveReleases>) =>
  (await import('./server/index.js')).serveReleases(...args)) as typeof server.serveReleases;

/** The site of one or more releases as an application of Hono; its pages are loaded with the first request. */
export function siteApp(...releases: readonly server.Served[]): Hono {
  let site: Promise<Hono> | undefined;
  const load = async () => (await import('./server/index.js')).siteApp(...releases);
  return new Hono().all('*', async ({ req, env }) => {
    site ??= load();
    return (await site).fetch(req.raw, env);
  });
}
