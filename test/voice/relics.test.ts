import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../helpers/editions.js';
import { relics, relicsIn } from './relics.js';

const filesOf = (folder: string, name: RegExp) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => join(folder, file));

/** What is read from others may have their words; formulas have a sign for the rest of a division. */
const readsOthers = /words\/claims\/|office\/vocabulary|^src\/(sql|signals|platform)\//;
const withoutComments = (code: string) =>
  code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');

describe('words that are no longer ours', () => {
  it('are each found where they stand', () => {
    for (const { example } of relics) expect(relicsIn(example), example).toHaveLength(1);
    expect(relicsIn('The index stood at 5 points, up 57.0%; 位次与2016年持平')).toEqual([]);
  });

  it('stand in no sentence of the program, of whatever surface and however rarely it is said', () => {
    const files = filesOf('src', /\.tsx?$/).filter((file) => !readsOthers.test(file));
    expect(files.length).toBeGreaterThan(700);
    const found = files.flatMap((file) =>
      withoutComments(readFileSync(join(root, file), 'utf8'))
        .split('\n')
        // Outside of quotation marks, tags and templates there is code.
        .filter((line) => /['"`>]|^[^;{}()=]*$/.test(line))
        .flatMap((line) => relicsIn(line).map((relic) => `${file}: ${relic}`)),
    );
    expect(found).toEqual([]);
  });

  it('stand in no page of the documentation but the decisions, which tell what was', () => {
    const pages = filesOf('docs', /\.md$/).filter((file) => !file.endsWith('decisions.md'));
    const found = pages.flatMap((file) =>
      relicsIn(readFileSync(join(root, file), 'utf8')).map((relic) => `${file}: ${relic}`),
    );
    expect(found).toEqual([]);
  });
});
