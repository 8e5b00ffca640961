// Sends requests made from the API's own document, 100,000 where nothing is said, and holds every answer against it.
// Then reads workbooks made at random, 2,000 of them, and holds every figure against its maker's table; and record files
// of every format, 2,000 each, and holds every sum against the same by hand; and has DuckDB and ClickHouse count records made from 20 seeds.
//   npm run fuzz            npm run fuzz 20000 7   (so many requests, this seed)
// Then has 200,000 frames of cars decoded that were damaged at random.
// Then opens 10,000 Parquet files with changed bytes.
// Then reads a table of 2.1 GiB, which may not be held in memory, and record files with a field of that size.
// Then asks for pages at random addresses, and opens editions and releases with damaged files, 2,000 each: no stack, no internal error.
// Or has sentences made at random checked, 10,000 where nothing is said, and holds every verdict against the files of the releases;
// then has the sentences of briefs checked, of three times as many places as in a run of the tests.
//   npm run fuzz claims     npm run fuzz claims 20000 7
import { root, run, setUp } from './setup.mjs';

setUp();
const ofClaims = process.argv[2] === 'claims';
const [count = ofClaims ? '10000' : '100000', seed = '1'] = process.argv.slice(ofClaims ? 3 : 2);
process.env.IPLUS_THOROUGH = '1';
process.env.FUZZ_SEED = seed;
if (ofClaims) process.env.FUZZ_CLAIMS = count;
else {
  process.env.FUZZ_REQUESTS = count;
  process.env.FUZZ_WORKBOOKS = '2000';
  process.env.FUZZ_RECORDS = '2000';
  process.env.FUZZ_PAGES = '2000';
  process.env.FUZZ_RELEASES = '2000';
  process.env.FUZZ_EDITIONS = '2000';
  process.env.FUZZ_FRAMES = '200000';
  process.env.FUZZ_GIGABYTES = '2.1';
  process.env.FUZZ_PARQUET = '10000';
}
run(process.execPath, [
  `${root}node_modules/vitest/vitest.mjs`,
  'run',
  ...(ofClaims
    ? ['test/words/claims/generated.test.ts', 'test/cases/briefs.test.ts']
    : [
        'test/server/api/fuzz.test.ts',
        'test/server/fuzzPages.test.ts',
        'test/bad-input/damagedEditions.test.ts',
        'test/bad-input/damagedReleases.test.ts',
        'test/spreadsheet/madeBooks.test.ts',
        'test/signals/open/conservation.test.ts',
        'test/signals/open/changedFiles.test.ts',
        'test/signals/clickhouse/randomRecords.test.ts',
        'test/platform/vehicles/frames.test.ts',
        'test/bad-input/large.test.ts',
        'test/signals/hostileRecords.test.ts',
        'test/release/tables/parquetGuard.test.ts',
      ]),
]);
