import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { buildRelease, deferPagesUntil } from '../../src/cli/build.js';
import { example } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';

afterEach(() => deferPagesUntil(Promise.resolve()));

it('a release is tried, and stands, only when what its pages need is there', async () => {
  const out = join(temporaryFolder(), 'release');
  let arrive = () => {};
  deferPagesUntil(
    new Promise<void>((resolve) => {
      arrive = resolve;
    }),
  );
  const built = buildRelease(example, out, { json: true, lang: 'en' });
  const first = await Promise.race([built.then(() => 'built'), after(1500).then(() => 'waiting')]);
  expect([first, existsSync(out)]).toEqual(['waiting', false]);
  arrive();
  await built;
  expect(existsSync(out)).toBe(true);
});
