import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../helpers/editions.js';

const text = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
const released = [
  ...text.matchAll(/^## (\d+\.\d+\.\d+) – (\d{4}-\d\d-\d\d)\n(.*?)(?=^## |(?![\s\S]))/gms),
].map(([, version = '', date = '', body = '']) => ({ version, date, lines: body.trim().split('\n') }));

it('the changelog has a page for each version, the newest first, with its day', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(released[0]?.version).toBe(version);
  expect(released.map(({ date }) => date)).toEqual(
    released
      .map(({ date }) => date)
      .sort()
      .reverse(),
  );
  expect([...text.matchAll(/^## \d/gm)]).toHaveLength(released.length);
});

it.each(released)('what changed in $version takes a page at most, a line each', ({ lines }) => {
  expect(lines.length).toBeLessThanOrEqual(70);
  expect(lines.filter((line) => line.startsWith('- ') && line.length > 200)).toEqual([]);
});
