import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../helpers/editions.js';
import { filesBelow } from '../helpers/folders.js';

const most = 300;

it.each(['src', 'test', 'scripts', 'bench', 'clients'])(
  `no file of code in %s has more than ${most} lines (divide it by idea, or put what is repeated into one place)`,
  (folder) => {
    const files = filesBelow(join(root, folder)).filter((file) => /\.(?:m?tsx?|mjs|py)$/.test(file));
    const lines = files.map((file) => {
      const text = readFileSync(join(root, folder, file), 'utf8');
      return [text.split('\n').length - 1, file] as const;
    });
    expect(lines).not.toEqual([]);
    expect(lines.filter(([n]) => n > most)).toEqual([]);
  },
);
