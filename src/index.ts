// The library: what a program outside may build on. `docs/library.md` has an example of every part, and each is run.

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
export { releaseWorkbook } from './documents/index.js';
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
// An edition, read and decided.
// Releases: made, opened, asked.
export { buildRelease, type EditionRead, readEdition } from './pipeline/index.js';
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
export { type Served, type ServeOptions, serveReleases, siteApp } from './server/index.js';
export type { Progress } from './signals/index.js';
export type { Cell, Table, TableColumn } from './tables/index.js';
export { summaryLines } from './terminal/index.js';
// What people read: sentences, a workbook, the site.
export { receiptText } from './words/index.js';
