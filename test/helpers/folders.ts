import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const made: string[] = [];

/** An empty folder that is removed after the tests of this file. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'iplus-test-')));
  made.push(folder);
  return folder;
}

/** Writes a file below a folder, and makes the folders that it is in. */
export function put(folder: string, name: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

/** Called by `test/setup.ts` after the tests of each file: a process runs many files. */
export function removeTemporaryFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A folder for what the files of one run of the tests share. */
export function sharedFolder(): string {
  return process.env['IPLUS_TEST_RUN']!;
}

/** Where the bundles of a run of the tests are (`bundled.ts`): below this repository, as they load its packages. */
export function bundlesOf(run: string): string {
  return fileURLToPath(new URL(`../../.cache/${basename(run)}`, import.meta.url));
}

/** Every file below a folder, as its path from there. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesBelow(path).map((p) => join(name, p)) : [name];
    });
}

/** The hash of every file below a folder, by its path. */
export function fingerprint(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesBelow(folder).map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  );
}
