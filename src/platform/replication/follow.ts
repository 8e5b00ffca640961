import { hash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  ftruncateSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { makeFolder, replace, writeDurably } from '../../disk/index.js';
import { UserError } from '../../edition/index.js';
import { erasedPath } from '../intake/erasedFile.js';
import { ownFolder } from '../intake/ownFolder.js';
import { logFolder } from '../intake/places.js';
import { sealPath, segmentPath, segmentsIn } from '../intake/recover.js';
import type { Chunk, LogDatabase } from './logDatabase.js';
import { replicationProblems } from './problems.js';
import { stateIn } from './replicatedFiles.js';

/** The folder is that of another platform. */
export class OtherLog extends UserError {}

/** A folder that is filled from the log in a database, while another process writes that. */
export class Follower {
  /** The last part of a segment that was read. */
  #last: Pick<Chunk, 'segment' | 'at'> | undefined;
  /** Up to where it was read which segments have ended. */
  #turn = 0;
  readonly #log: string;

  constructor(
    readonly folder: string,
    readonly database: LogDatabase,
  ) {
    this.#log = logFolder(folder);
  }

  /** Takes over what is new; resolves when nothing more is there. */
  async catchUp(): Promise<void> {
    this.#last ??= await this.#begin();
    for (let chunks = await this.#next(); chunks.length > 0; chunks = await this.#next())
      for (const chunk of chunks) this.#write(chunk);
    for (const state of await this.database.endedAfter(this.#turn)) {
      const known = stateIn(this.#log, state.segment);
      const isNew = known?.seal !== state.seal || known.erased !== state.erased;
      // One that was rewritten meanwhile comes again, with a later turn.
      if (isNew) await this.#end(state);
      this.#turn = state.turn;
    }
  }

  /** Makes the bytes of segments that have not ended those of the database, once nobody else writes. @throws UserError where it lacks some */
  async settle(): Promise<void> {
    await this.catchUp();
    const open = segmentsIn(this.#log).filter((segment) => !existsSync(sealPath(this.#log, segment)));
    for (const segment of open) {
      const bytes = await this.database.segment(segment);
      if (readFileSync(segmentPath(this.#log, segment)).equals(bytes)) continue;
      // What is here alone was never acknowledged.
      if (bytes.length === 0) rmSync(segmentPath(this.#log, segment));
      else await this.#replace(segment, bytes);
    }
  }

  /** The position from which parts are read: the beginning of the last segment that is here. */
  async #begin(): Promise<Pick<Chunk, 'segment' | 'at'>> {
    await ownFolder(this.folder);
    await makeFolder(this.#log);
    const ended = new Set((await this.database.endedAfter(0)).map(({ segment }) => segment));
    const here = segmentsIn(this.#log);
    const sealed = here.filter((segment) => existsSync(sealPath(this.#log, segment)));
    const unknown = sealed.find((segment) => !ended.has(segment));
    if (unknown !== undefined && (await this.database.segment(unknown)).length === 0)
      throw new OtherLog([replicationProblems.otherLog(this.folder, unknown)]);
    const open = here.find((segment) => !sealed.includes(segment));
    return { segment: open ?? (here.at(-1) ?? 0) + 1, at: -1 };
  }

  async #next(): Promise<Chunk[]> {
    const chunks = await this.database.chunksAfter(this.#last!);
    const last = chunks.at(-1);
    if (last) this.#last = { segment: last.segment, at: last.at };
    return chunks;
  }

  /** A part that follows what is here, or lies within it. One that leaves a gap was never acknowledged. */
  #write({ segment, at, bytes }: Chunk): void {
    const path = segmentPath(this.#log, segment);
    const size = existsSync(path) ? statSync(path).size : 0;
    if (at > size || existsSync(sealPath(this.#log, segment))) return;
    const file = openSync(path, existsSync(path) ? 'r+' : 'w', 0o600);
    try {
      writeSync(file, bytes, 0, bytes.length, at);
      if (at === 0) ftruncateSync(file, bytes.length);
    } finally {
      closeSync(file);
    }
  }

  /** Makes a segment one that has ended, as the writer has it. */
  async #end({ segment, seal, erased }: { segment: number; seal: string; erased: string }): Promise<void> {
    const path = segmentPath(this.#log, segment);
    const { bytes: length, sha256: sealed } = JSON.parse(seal) as { bytes: number; sha256: string };
    const sha256 = erased === '' ? sealed : (JSON.parse(erased) as { sha256: string }).sha256;
    const here = existsSync(path) ? readFileSync(path).subarray(0, length) : Buffer.alloc(0);
    const isSame = hash('sha256', here, 'hex') === sha256;
    const bytes = isSame ? here : (await this.database.segment(segment)).subarray(0, length);
    // It was rewritten since.
    if (hash('sha256', bytes, 'hex') !== sha256) return;
    await this.#replace(segment, bytes);
    if (erased !== '') await written(erasedPath(this.#log, segment), Buffer.from(erased));
    await written(sealPath(this.#log, segment), Buffer.from(seal));
  }

  #replace(segment: number, bytes: Uint8Array): Promise<void> {
    return written(segmentPath(this.#log, segment), bytes);
  }
}

async function written(path: string, bytes: Uint8Array): Promise<void> {
  await writeDurably(`${path}.part`, bytes, { mode: 0o600 });
  await replace(`${path}.part`, path);
}
