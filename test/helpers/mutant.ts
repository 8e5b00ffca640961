import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from './folders.js';

/** Arguments of node for a fault of the program: files, or folders, or both, are never synced. */
export function withoutSync(of: 'isFile' | 'isDirectory' | 'both'): string[] {
  const file = join(temporaryFolder(), 'mutant.mjs');
  const synced = of === 'both' ? 'false' : `!(await this.stat()).${of}()`;
  writeFileSync(
    file,
    `import { open } from 'node:fs/promises';
     const handle = await open(${JSON.stringify(file)});
     const real = Object.getPrototypeOf(handle).sync;
     Object.getPrototypeOf(handle).sync = async function () {
       if (${synced}) await real.call(this);
     };
     await handle.close();`,
  );
  return ['--import', pathToFileURL(file).href];
}
