import { expect, it } from 'vitest';
import { tablesOf } from '../../../src/release/index.js';
import { apiApp } from '../../../src/server/api/app.js';
import { documentOf } from '../../../src/server/api/document.js';
import { codings } from '../../../src/server/node/codings.js';
import { example, releaseOf } from '../../helpers/editions.js';
import { conformance } from '../../helpers/openApi.js';
import { requestsFrom, wordsOf } from '../../helpers/requests.js';
import { times } from '../../helpers/thorough.js';

/** `npm run fuzz` sets another number and seed. */
const count = Number(process.env.FUZZ_REQUESTS ?? times(500, 2000));
const seed = Number(process.env.FUZZ_SEED ?? 20_180_412);

it(`answers ${count} random requests as its document says, without an internal error`, async () => {
  const faults: unknown[] = [];
  const release = await releaseOf(example);
  const app = apiApp([release], { codings, onFault: (error) => faults.push(error) });
  const document = documentOf('en') as never;
  const conforms = conformance(document);
  const tables = tablesOf(release).map(({ definition }) => definition.name);
  const requests = requestsFrom(document, wordsOf(release, tables), seed);
  const seen: Record<number, number> = {};
  for (let i = 0; i < count; i++) {
    const request = requests.next().value as Request;
    const response = await app.request(request);
    seen[response.status] = (seen[response.status] ?? 0) + 1;
    if (response.status >= 500) expect.fail(`${response.status} ${request.method} ${request.url}`);
    await conforms(request, response);
  }
  expect(faults).toEqual([]);
  if (process.env.FUZZ_REQUESTS) process.stdout.write(`${JSON.stringify({ count, seed, seen })}\n`);
  for (const status of [200, 204, 304, 400, 404, 405, 406, 414])
    expect(seen, `${status}`).toHaveProperty(`${status}`);
}, 3_600_000);
