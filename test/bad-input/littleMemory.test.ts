import { join } from 'node:path';
import { expect, it } from 'vitest';
import { editionWith } from '../helpers/complaints.js';
import { root } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';
import { iplusProcess } from '../helpers/iplus.js';

/** Less memory than the database needs to read one buffer of a CSV file, in bytes. */
const env = { IPLUS_MEMORY: '3000000' };

const asks = (err: string, place: RegExp) => {
  expect(err).toMatch(place);
  expect(err).toContain('more data at once than the memory of the database holds');
  expect(err).toContain('set IPLUS_MEMORY to more bytes');
  expect(err).not.toMatch(/Out of Memory|quote|signal that cannot be computed/i);
};

it('Too little memory for a table of values is said to be that, not a fault of the table', () => {
  const ran = iplusProcess(['check', editionWith({})], { env });
  expect(ran.code).toBe(2);
  asks(ran.err, /^data\/values\.csv/m);
});

it('Too little memory for records is said to be that, not a fault of a signal', () => {
  const out = join(temporaryFolder(), 'out');
  const ran = iplusProcess(['build', join(root, 'editions', 'example-signals'), '--out', out], { env });
  expect(ran.code).toBe(2);
  asks(ran.err, /^signals\/|^data\//m);
});
