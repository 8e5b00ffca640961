import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, UserError } from '../../edition/index.js';
import { readCopyFile } from './copyFile.js';
import { copyOut } from './copying.js';
import { copyProblems } from './problems.js';
import { ObjectStorage, type StorageKeys } from './storage.js';

/** Milliseconds between two looks for segments that were sealed. */
const round = 60_000;

const fileOf = (folder: string) => join(folder, 'copies.json');

/** The storage of a platform; undefined where it has none. @throws UserError */
export function storageOf(folder: string, keys: StorageKeys | undefined): ObjectStorage | undefined {
  const file = fileOf(folder);
  if (!existsSync(file)) return undefined;
  return storageAt(file, keys);
}

/** The storage that a file names. @throws UserError */
export function storageAt(file: string, keys: StorageKeys | undefined): ObjectStorage {
  const named = readCopyFile(file);
  if (!keys) throw new UserError([copyProblems.noKeys()]);
  return new ObjectStorage(named, keys);
}

/** The state of copying: the last round in which everything was copied, and the fault since then. */
export interface CopyState {
  complete?: { at: number; segments: number };
  problems?: readonly Problem[];
}

/** Copies segments as they are sealed, as long as a platform is open. */
export class KeepCopying {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #last: string | undefined;
  #state: CopyState = {};

  constructor(
    readonly folder: string,
    readonly storage: ObjectStorage,
    readonly now: () => number = Date.now,
  ) {}

  get state(): CopyState {
    return this.#state;
  }

  /** A fault that repeats is reported once. */
  start(onFault: (error: unknown) => void): void {
    const go = () => {
      this.#running ??= this.#once(onFault).finally(() => {
        this.#running = undefined;
      });
    };
    this.#timer = setInterval(go, round).unref();
    go();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  async #once(onFault: (error: unknown) => void): Promise<void> {
    try {
      const { segments } = await copyOut(this.folder, this.storage);
      this.#state = { complete: { at: this.now(), segments } };
      this.#last = undefined;
    } catch (error) {
      const said = error instanceof UserError ? JSON.stringify(error.problems) : String(error);
      this.#state = { ...this.#state, problems: error instanceof UserError ? error.problems : [] };
      if (said !== this.#last) onFault(error);
      this.#last = said;
    }
  }
}
