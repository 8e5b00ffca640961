import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RecordsClient } from '../../clients/javascript/iplus-client.js';
import { root } from '../helpers/editions.js';
import { temporaryFolder } from '../helpers/folders.js';

const hasPython = spawnSync('python3', ['--version']).status === 0;
const needed = hasPython ? '' : ' (needs python3)';

/** What waits in a spool: the records of all files, and the names of the files but for their keys. */
function inSpool(spool: string) {
  const names = readdirSync(spool).sort();
  const lines = names.flatMap((name) => readFileSync(join(spool, name), 'utf8').split('\n').slice(0, -1));
  return {
    names: names.map((name) => name.replace(/[0-9a-f]{64}/, 'KEY')),
    records: lines.map((line) => JSON.parse(line) as unknown),
  };
}

const open = (spool: string, records = 10) =>
  RecordsClient.open({
    url: 'http://127.0.0.1:9',
    token: 't',
    contract: 'visits',
    spool,
    batch: { records },
  });

/** Values as pandas and numpy have them, which are not installed here, and a client in Python with batches of ten. */
const python = `
import datetime, resource, sys
from iplus_client import RecordsClient
class Timestamp(datetime.datetime):
    def to_pydatetime(self): return self
class NaTType:
    def isoformat(self): return "NaT"
class NAType: pass
class Scalar:
    def __init__(self, value): self.value = value
    def item(self): return self.value
class DateTime64:
    class dtype: kind = "M"
    def __init__(self, text): self.text = text
    def item(self): return 1795852800000000000
    def __str__(self): return self.text
client = RecordsClient("http://127.0.0.1:9", "t", "visits", sys.argv[1], records=10)
`;

/** Runs Python with the client; what it complains of. */
function inPython(spool: string, code: string): string {
  const env = {
    ...process.env,
    PYTHONPATH: join(root, 'clients', 'python'),
    PYTHONDONTWRITEBYTECODE: '1',
  };
  return spawnSync('python3', ['-c', python + code, spool], { encoding: 'utf8', env }).stderr;
}

describe('the client in JavaScript', () => {
  it.each([
    ['visits', Number.POSITIVE_INFINITY, 'Infinity'],
    ['visits', 12n, '12'],
    ['day', new Date('no day'), 'Invalid Date'],
    ['city', Symbol('city'), 'Symbol(city)'],
  ])(
    'takes none of several records where one has a %s that cannot be sent (%s)',
    async (field, value, found) => {
      const spool = temporaryFolder();
      const client = await open(spool);
      await client.add({ id: 'before' });
      const records = Array.from({ length: 25 }, (_, i) => ({
        id: `${i}`,
        ...(i === 24 && { [field]: value }),
      }));
      await expect(client.addAll(records)).rejects.toThrow(
        `record 25, field ${field}: found ${found}, expected`,
      );
      expect(inSpool(spool)).toEqual({ names: ['open.ndjson'], records: [{ id: 'before' }] });
      await client.addAll(records.slice(0, 24));
      expect(inSpool(spool).names).toEqual([
        'batch-000000001-KEY.ndjson',
        'batch-000000002-KEY.ndjson',
        'batch-000000003-KEY.ndjson',
        'open.ndjson',
      ]);
      expect(inSpool(spool).records).toHaveLength(25);
      await client.close();
    },
  );

  it('writes a date as ISO 8601, and what is no number as null', async () => {
    const spool = temporaryFolder();
    const client = await open(spool);
    await client.add({ at: new Date(Date.UTC(2026, 10, 28, 8)), visits: Number.NaN, city: null });
    expect(inSpool(spool).records).toEqual([{ at: '2026-11-28T08:00:00.000Z', visits: null, city: null }]);
    await client.close();
  });

  it('removes what an interrupted call left unfinished', async () => {
    const spool = temporaryFolder();
    const client = await open(spool, 2);
    await client.addAll([{ id: '1' }, { id: '2' }, { id: '3' }]);
    await client.close();
    const [batch] = readdirSync(spool);
    renameSync(join(spool, batch!), join(spool, `${batch}.part`));
    await (await open(spool)).close();
    expect(inSpool(spool)).toEqual({ names: ['open.ndjson'], records: [{ id: '3' }] });
  });
});

describe.skipIf(!hasPython)(`the client in Python${needed}`, () => {
  it.each([
    ['float("inf")', 'found inf'],
    ['Scalar(float("-inf"))', 'found <'],
    ['object()', 'found <object object'],
    ['{1, 2}', 'found {1, 2}'],
  ])('takes none of several records where one has a value that cannot be sent: %s', (value, found) => {
    const spool = temporaryFolder();
    const said = inPython(
      spool,
      `client.add({"id": "before"})
client.add_all({"id": str(i), **({"visits": ${value}} if i == 24 else {})} for i in range(25))`,
    );
    expect(said).toContain('ValueError: record 25, field visits: ');
    expect(said).toContain(found);
    expect(inSpool(spool)).toEqual({ names: ['open.ndjson'], records: [{ id: 'before' }] });
  });

  it('takes none of them where the disk is full, and goes on where there is room again', () => {
    const spool = temporaryFolder();
    const said = inPython(
      spool,
      `client.add({"id": "before"})
for limit in (20, 200):
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
    try:
        client.add_all({"id": str(i), "hospital": "h" * 40 if i > 20 else "h"} for i in range(25))
        raise SystemExit("was taken")
    except OSError:
        pass
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
client.add_all([{"id": "after"}])`,
    );
    expect(said).toBe('');
    const { names, records } = inSpool(spool);
    expect(records).toEqual([{ id: 'before' }, { id: 'after' }]);
    expect(names.filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('takes moments, days, missing values and numbers of pandas and numpy', () => {
    const spool = temporaryFolder();
    const said = inPython(
      spool,
      `client.add({
    "moment": Timestamp(2026, 11, 28, 8, tzinfo=datetime.timezone.utc), "day": datetime.date(2026, 11, 28),
    "numpy": DateTime64("2026-11-28T08:00:00.000000000"), "whole": Scalar(3), "real": Scalar(0.5), "yes": Scalar(True),
    "nan": float("nan"), "numpy nan": Scalar(float("nan")), "nat": NaTType(), "numpy nat": DateTime64("NaT"), "na": NAType(),
    "none": None, "text": "NaT",
})`,
    );
    expect(said).toBe('');
    const nothing = { nan: null, 'numpy nan': null, nat: null, 'numpy nat': null, na: null, none: null };
    const dates = {
      moment: '2026-11-28T08:00:00+00:00',
      day: '2026-11-28',
      numpy: '2026-11-28T08:00:00.000000000',
    };
    expect(inSpool(spool).records).toEqual([
      { ...dates, ...nothing, whole: 3, real: 0.5, yes: true, text: 'NaT' },
    ]);
  });
});
