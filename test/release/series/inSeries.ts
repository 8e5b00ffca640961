import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { type ReleaseOptions, releaseCommand } from '../../../src/cli/release.js';
import { exampleWith } from '../../helpers/editions.js';
import { fingerprint, temporaryFolder } from '../../helpers/folders.js';

export const revisedValues = (to: string) => exampleWith({ 'data/values.csv': [['31.2', to]] });
export const quietly = { json: true } as const;

/** What a command prints. */
export async function printed(command: () => Promise<void>): Promise<string> {
  const write = process.stdout.write;
  let text = '';
  process.stdout.write = (chunk) => {
    text += chunk;
    return true;
  };
  try {
    await command();
  } finally {
    process.stdout.write = write;
  }
  return text;
}

export const release = (edition: string, to: string, date: string, more: Partial<ReleaseOptions> = {}) =>
  printed(() => releaseCommand(edition, { ...quietly, to, date, ...more }));
export const newSeries = () => join(temporaryFolder(), 'series');
export const rowsOf = (folder: string, name: string) =>
  parse(readFileSync(join(folder, name)), { columns: true }) as Record<string, string>[];

/** What a reader of the folder finds: the store behind its links is left out. */
export const shown = (folder: string) =>
  Object.fromEntries(Object.entries(fingerprint(folder)).filter(([path]) => !path.startsWith('.series/')));

export const refused = (act: Promise<unknown>, word: string) => expect(act).rejects.toThrow(new RegExp(word));
