import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Samples } from '../../src/edition/index.js';
import { openEdition, prepare } from '../../src/signals/index.js';
import { root } from './editions.js';
import { temporaryFolder } from './folders.js';

export const signalsExample = join(root, 'editions', 'example-signals');

/** A copy of the example with signals, some of whose files have other texts. */
export function exampleWithFiles(files: Record<string, string | ((text: string) => string)>): string {
  const folder = join(temporaryFolder(), 'edition');
  cpSync(signalsExample, folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) {
    const path = join(folder, file);
    writeFileSync(path, typeof text === 'string' ? text : text(readFileSync(path, 'utf8')));
  }
  return folder;
}

export const samplesOf = async (edition: string): Promise<Samples> =>
  (await prepare(openEdition(edition))).provenance.samples!;
