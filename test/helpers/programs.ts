import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Program, programs } from '../../scripts/programs.mjs';
import { sharedFolder } from './folders.js';

/** Which of some programs do not work here, as a reason for skipping: `needs poppler`; empty where all work. */
export function lacking(...names: Program['name'][]): string {
  const missing = names.filter((name) => !works(name));
  return missing.length > 0 ? `needs ${missing.join(', ')}` : '';
}

/** The same behind the name of a test: ` (needs poppler)`. */
export const inBrackets = (reason: string) => (reason ? ` (${reason})` : '');

/** `npm test` has tried all programs; where it did not, a program is tried once a run, when first asked for. */
function works(name: Program['name']): boolean {
  const told = process.env['IPLUS_MISSING_PROGRAMS'];
  if (told !== undefined) return !told.split(';').includes(name);
  const answer = join(sharedFolder(), 'programs', name);
  if (!existsSync(answer)) {
    mkdirSync(join(sharedFolder(), 'programs'), { recursive: true });
    writeFileSync(answer, programs.find((p) => p.name === name)!.works() ? 'yes' : 'no');
  }
  return readFileSync(answer, 'utf8') !== 'no';
}
