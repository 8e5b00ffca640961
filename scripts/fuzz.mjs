// Sends requests made from the API's own document, 100,000 where nothing is said, and holds every answer against it.
// Then reads workbooks made at random, 2,000 of them, and holds every figure against its maker's table; and record files
// of every format, 2,000 each, and holds every sum against the same by hand.
//   npm run fuzz            npm run fuzz 20000 7   (so many requests, this seed)
import { root, run, setUp } from './setup.mjs';

setUp();
const [requests = '100000', seed = '1'] = process.argv.slice(2);
process.env.FUZZ_REQUESTS = requests;
process.env.FUZZ_SEED = seed;
process.env.FUZZ_WORKBOOKS = '2000';
process.env.FUZZ_RECORDS = '2000';
run(process.execPath, [
  `${root}node_modules/vitest/vitest.mjs`,
  'run',
  'test/server/api/fuzz.test.ts',
  'test/signals/workbook/madeBooks.test.ts',
  'test/signals/open/conservation.test.ts',
]);
