import { codeProblems } from './codeProblems.js';
import { fileProblems } from './fileProblems.js';
import { folderProblems } from './folderProblems.js';
import { formulaProblems, formulaUnitProblems } from './formulaProblems.js';
import { ingestProblems } from './ingestProblems.js';
import { methodProblems } from './methodProblems.js';
import { periodProblems } from './periodProblems.js';
import { platformProblems } from './platformProblems.js';
import { recordFileProblems } from './recordFileProblems.js';
import { recordProblems } from './recordProblems.js';
import { requestProblems } from './requestProblems.js';
import { seriesProblems } from './seriesProblems.js';
import { shelfProblems } from './shelfProblems.js';
import { surroundProblems } from './surroundProblems.js';
import { tableProblems } from './tableProblems.js';
import { textProblems } from './textProblems.js';
import { treeProblems } from './treeProblems.js';
import { trustProblems } from './trustProblems.js';
import { workbookProblems } from './workbookProblems.js';

/** Every problem that a user can be shown, in both languages, by subject: a function for each kind. */
export const problems = {
  ...textProblems,
  ...codeProblems,
  ...fileProblems,
  ...periodProblems,
  ...tableProblems,
  ...treeProblems,
  ...methodProblems,
  ...formulaProblems,
  ...formulaUnitProblems,
  ...recordProblems,
  ...recordFileProblems,
  ...ingestProblems,
  ...platformProblems,
  ...surroundProblems,
  ...folderProblems,
  ...requestProblems,
  ...seriesProblems,
  ...workbookProblems,
  ...trustProblems,
  ...shelfProblems,
};
