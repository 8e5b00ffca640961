import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../helpers/editions.js';
import { filesBelow } from '../helpers/folders.js';

const folders: [string, number][] = [
  ...['src', 'test', 'scripts', 'bench'].map((folder): [string, number] => [folder, 300]),
  // A client is one file, so that it can be copied into a program.
  ['clients', 400],
];

it.each(folders)(
  'no file of code in %s has more than %i lines (divide it by idea, or put what is repeated into one place)',
  (folder, most) => {
    const files = filesBelow(join(root, folder)).filter((file) => /\.(?:m?tsx?|mjs|py)$/.test(file));
    const lines = files.map((file) => {
      const text = readFileSync(join(root, folder, file), 'utf8');
      return [text.split('\n').length - 1, file] as const;
    });
    expect(lines).not.toEqual([]);
    expect(lines.filter(([n]) => n > most)).toEqual([]);
  },
);
