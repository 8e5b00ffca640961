import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
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

/** Functions whose parts share so much that dividing them would pass it all around. */
const undivided = ['edition/decide/resolve.ts resolvePlan'];
/** To be lowered where functions are divided. */
const mostLong = 63;

it('few functions of src have more than 60 lines, and none more than 100', () => {
  const all = filesBelow(join(root, 'src'))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap((file) => functionsIn(file, readFileSync(join(root, 'src', file), 'utf8')));
  expect(all.length).toBeGreaterThan(10_000);
  const isTooLong = ({ lines, name }: Counted) => lines > 100 && !undivided.includes(name);
  expect(all.filter(isTooLong)).toEqual([]);
  expect(all.filter(({ lines }) => lines > 60).length).toBeLessThanOrEqual(mostLong);
});

interface Counted {
  name: string;
  /** Of its body, without its brackets. */
  lines: number;
}

/** All functions of a file, inner ones included. */
function functionsIn(file: string, text: string): Counted[] {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  const lineOf = (at: number) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ends[middle]! < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const found: Counted[] = [];
  const visit = (node: unknown, name: string): void => {
    if (Array.isArray(node)) for (const one of node) visit(one, name);
    if (typeof node !== 'object' || node === null || !('type' in node)) return;
    const of = node as { type: string } & Record<
      string,
      { start: number; end: number; name?: string } | null
    >;
    const own = of['id']?.name ?? of['key']?.name ?? name;
    if (/Function/.test(of.type) && of['body'])
      found.push({
        name: `${file} ${own}`,
        lines: lineOf(of['body'].end - 1) - lineOf(of['body'].start) - 1,
      });
    for (const child of Object.values(of)) visit(child, own);
  };
  visit(parseSync(file, text).program.body, '');
  return found;
}

it('counts the lines of functions in functions, of methods and of arrows', () => {
  const text =
    'function a() {\n  const b = () => {\n    1;\n  };\n}\nclass C {\n  d() {\n    2;\n    3;\n  }\n}\n';
  const counted = functionsIn('x.ts', text).map(({ name, lines }) => [name, lines]);
  expect(counted.sort()).toEqual([
    ['x.ts a', 3],
    ['x.ts b', 1],
    ['x.ts d', 2],
  ]);
});
