import type { DraftFiles, ExternalFigures } from '../../draft/index.js';
import type { Plan, Problem, Text } from '../../edition/index.js';
import type {
  Answers,
  CellCounts,
  EditionUpdate,
  SheetRead as OfficeRead,
  Question,
  Recipe,
  WhereCellsWent,
} from '../../office/index.js';
import type { Stability } from '../lab/bench.js';

/** The ranking of one period. */
export interface Standing {
  period: string;
  values: Float64Array;
  ranks: Int32Array;
  /** Ranks in the edition as it was last saved; 0 where a unit has none. */
  savedRanks: Int32Array;
  /** What each child of the root adds to the scores, by child; NaN where parts do not add up to a score. */
  parts: Float64Array[];
}

/** The range of the rank of each unit; 0 where it has none. */
export type Ranges = Pick<Stability, 'low' | 'high'>;

/** The effect of a change on the ranking that is shown. */
export interface Consequence {
  /** Whether the edition would say the same as now. */
  same: boolean;
  standing?: Standing;
  /** Units whose rank differs, and the one that moves most. */
  moved: number;
  most?: { unit: number; by: number };
  /** Units that would lose their score, or get one. */
  lost: number[];
  gained: number[];
  /** Why it cannot be done. */
  problems: Problem[];
}

/** Something of the figures that cannot be true, or is unlikely; with what accepts it, and its cell, where it is one. */
export interface SeenFinding {
  level: 'impossible' | 'unlikely';
  where: Text;
  text: Text;
  /** What it moves in the ranks, as the end of a sentence; empty where it is not known. */
  moves: Text;
  accepts: { indicator: string; kind?: string; unit?: string; period?: string; value?: number };
  cell?: { indicator: string; unit: string; period: string; value: number };
}

/** A sheet as it stands in the spreadsheet, and how its columns and rows were read. */
export interface SheetView extends OfficeRead {
  rows: string[][];
  rowCount: number;
  /** The prefix of cell addresses. */
  before: string;
  /** Cells that reach over several columns. */
  spans: { row: number; column: number; columns: number }[];
}

/** The content of a spreadsheet, under the answers so far. */
export interface SheetRead {
  file: string;
  sheets: SheetView[];
  /** What is hidden in the spreadsheet program, and was not read. */
  unseen: { sheets: string[]; cells: number };
  /** How it is read, where the user says it; encodings among which a text file can be read. */
  recipe: Recipe;
  encodings?: readonly string[];
  /** Where the filled cells went. */
  went?: WhereCellsWent;
  measured?: { units: number; indicators: number; periods: string[] };
  counts?: CellCounts;
  questions: Question[];
  /** The answers that count: those given, and the usual ones. */
  answers: Answers;
  notes: Text[];
  problems: Problem[];
  /** The changes of an update to the figures of the edition. */
  figures?: EditionUpdate['figures'];
  /** The edition that is made; absent as long as something is open or wrong. */
  files?: DraftFiles;
}

/** Requests of the page to the worker. */
export type StudioRequest =
  /** Figures that are in no file, since they were counted from records. */
  | { ask: 'begin'; measured?: ExternalFigures }
  | { ask: 'read'; turn: number; files: DraftFiles; isSaved: boolean }
  /** Shares of their parent by node, other than those that were read. */
  | { ask: 'standing'; turn: number; period: string; shares: Record<string, number> }
  | { ask: 'stability'; turn: number; period: string }
  /** The problems that other files would have. */
  | { ask: 'vet'; turn: number; files: DraftFiles }
  | { ask: 'judge'; turn: number }
  | { ask: 'audit'; turn: number; period: string }
  | { ask: 'ranges'; turn: number; period: string }
  /** A spreadsheet: its bytes once, then only answers. `edition`: what is to be updated. `name`: of the folder that a new one is for. */
  | {
      ask: 'sheet';
      turn: number;
      opened?: { file: string; bytes: Uint8Array };
      answers: Answers;
      recipe?: Recipe;
      edition?: DraftFiles;
      name?: string;
    }
  | { ask: 'try'; turn: number; id: string; period: string; files: DraftFiles };

/** Replies of the worker, with the turn of the request. */
export type StudioReply =
  /** `map`: where it is another one than before; null where there is none any more. */
  | { is: 'read'; turn: number; plan?: Plan; map?: object | null; problems: Problem[]; doubts: Text[] }
  | { is: 'standing'; turn: number; standing: Standing }
  | { is: 'stability'; turn: number; stability: Stability }
  | { is: 'tried'; turn: number; id: string; consequence: Consequence }
  | { is: 'vetted'; turn: number; problems: Problem[] }
  | { is: 'judged'; turn: number; findings: SeenFinding[] }
  | { is: 'audited'; turn: number; objections: Text[] }
  /** Absent where something else was asked for meanwhile. */
  | { is: 'ranges'; turn: number; ranges?: Ranges }
  | { is: 'sheet'; turn: number; read: SheetRead }
  | { is: 'trouble'; text: string };
