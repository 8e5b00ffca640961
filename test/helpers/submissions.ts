import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Actor,
  contractsIn,
  type Expected,
  judgesIn,
  Platform,
  type PlatformOptions,
  type SubmissionOptions,
  Submissions,
} from '../../src/platform/index.js';
import { filesBelow, put, temporaryFolder } from './folders.js';
import { withoutFloor } from './livePlatform.js';
import { ndjson } from './platform.js';

const person = (id: string, name: string, rights: ('explain' | 'sign')[]): Actor => ({
  is: 'person',
  partner: 'north',
  person: { id, name, role: 'data office' },
  rights,
  via: 'test',
});

export const people = {
  li: person('li@north.example', 'Li Qiang (example)', ['explain']),
  wang: person('wang@north.example', 'Wang Min (example)', ['sign']),
  both: person('both@north.example', 'Zhao Both (example)', ['explain', 'sign']),
  reader: person('reader@north.example', 'Reader (example)', []),
};

export const operator: Actor = { is: 'operator', via: 'test' };

/** A moment after October 2026 and its two days of delay. */
export const november = Date.UTC(2026, 10, 4);

/** A contract of monthly submissions, from one record a day on. */
export const visits = withoutFloor('visits').replace('[100, 5000]', '[1, 5000]');

export interface Opened {
  folder: string;
  platform: Platform;
  submissions: Submissions;
  clock: { now: number };
  send: (body: Buffer, options?: { partner?: string; key?: string }) => Promise<string>;
  close: () => Promise<void>;
}

let keys = 0;

/** Contracts by the files that they were read from: a test asks for them hundreds of times. */
const read = new Map<string, ReturnType<typeof contractsIn>>();

function contractsOf(folder: string) {
  const files = ['contracts', 'versions'].map((name) => join(folder, name)).filter(existsSync);
  const key = JSON.stringify(files.map((at) => filesBelow(at).map((f) => readFileSync(join(at, f), 'utf8'))));
  const known = read.get(key) ?? contractsIn(folder);
  read.set(key, known);
  return known;
}

/** A platform with a contract, opened at a moment. */
export async function openSubmissions(
  how: {
    folder?: string;
    contract?: string;
    clock?: { now: number };
    expected?: Expected[];
    options?: PlatformOptions;
    more?: Partial<SubmissionOptions>;
  } = {},
): Promise<Opened> {
  const { folder = temporaryFolder(), contract = visits, clock = { now: november }, expected = [] } = how;
  put(folder, 'contracts/visits.yaml', contract);
  const now = () => clock.now;
  const platform = await Platform.open(folder, judgesIn(folder), { free: () => 1e12, now, ...how.options });
  const submissions = new Submissions(platform, {
    contracts: () => contractsOf(folder),
    expected: () => expected,
    now,
    ...how.more,
  });
  const send = async (body: Buffer, { partner = 'north', key = `key-${++keys}` } = {}) => {
    const { receipt } = await platform.submit({ partner, key, contract: 'visits', form: 'ndjson', body });
    await platform.judging.idle();
    return receipt.id;
  };
  return { folder, platform, submissions, clock, send, close: () => platform.close() };
}

/** A record of the contract. */
export const visit = (day: string, visitsOnDay = 100, more: Record<string, unknown> = {}) => ({
  id: `${day}-${more['city'] ?? '110100'}`,
  city: '110100',
  day,
  hospital: 'first hospital',
  visits: visitsOnDay,
  ...more,
});

const daysOf = (month: string) => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return Array.from(
    { length: new Date(Date.UTC(year, number, 0)).getUTCDate() },
    (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`,
  );
};

/** A record for every day of a month. */
export const wholeMonth = (month: string, visitsADay = 100, more: Record<string, unknown> = {}) =>
  ndjson(...daysOf(month).map((day) => visit(day, visitsADay, more)));
