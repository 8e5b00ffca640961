import fsPromises, { type FileHandle, open } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

type Write = (...args: unknown[]) => Promise<unknown>;

/**
 * Calls something after every write, sync and rename of the program, counted from 1. The disk is then as a process leaves it that is
 * ended at this moment.
 *
 * @returns ends it
 */
export async function afterWrites(call: (count: number) => void): Promise<() => void> {
  const handle = await open('/dev/null');
  const prototype = Object.getPrototypeOf(handle) as FileHandle;
  await handle.close();
  let count = 0;
  const wrapped = <T extends object>(owner: T, names: readonly (keyof T)[]) =>
    names.map((name) => {
      const real = owner[name] as Write;
      owner[name] = async function (this: unknown, ...args: unknown[]) {
        const done = await real.apply(this, args);
        call(++count);
        return done;
      } as T[keyof T];
      return () => {
        owner[name] = real as T[keyof T];
      };
    });
  const undo = [
    ...wrapped(prototype, ['writev', 'sync', 'datasync']),
    ...wrapped(fsPromises, ['rename', 'rm']),
  ];
  syncBuiltinESMExports();
  return () => {
    for (const one of undo) one();
    syncBuiltinESMExports();
  };
}
