import { join } from 'node:path';
import {
  addMember,
  addPartner,
  addToken,
  figuresReached,
  judgesIn,
  logIn,
  type Member,
  makeLink,
  memberById,
  openSubmissions,
  People,
  Platform,
  Senders,
  type Submissions,
  starterContract,
  unnamed,
} from '../../src/platform/index.js';
import { newSecretKey } from '../../src/release/index.js';
import {
  type Intake,
  PublicLog,
  type ServeOptions,
  type Site,
  serveReleases,
} from '../../src/server/index.js';
import { openEdition } from '../../src/signals/index.js';
import { testTime } from './clock.js';
import { example, releaseOf } from './editions.js';
import { put, temporaryFolder } from './folders.js';
import { confidential, liveEdition } from './livePlatform.js';

/** Who asks: nobody, a member of another partner with all roles, members of `north` by role, an operator. */
export const identities = ['nobody', 'other', 'viewer', 'sender', 'signer', 'operator'] as const;
export type Identity = (typeof identities)[number];

/** A server with a console: two partners, `north` and `south`, people of each kind, and a batch of each partner. */
export interface ConsoleSite {
  site: Site;
  folder: string;
  platform: Platform;
  people: People;
  log: PublicLog;
  submissions: Submissions;
  /** The secret of the session of each, empty for nobody. */
  sessions: Record<Identity, string>;
  tokens: Record<'north' | 'south', string>;
  receipts: Record<'north' | 'south', string>;
  ask: (path: string, who?: Identity, more?: RequestInit) => Promise<Response>;
  /** Sends a form as a page of the console does; `form`: what it carries in place of what is right. */
  send: (path: string, who: Identity, fields?: Record<string, string>, more?: Sent) => Promise<Response>;
  close: () => Promise<void>;
}

export interface Sent {
  form?: string;
  headers?: Record<string, string>;
}

const people: Record<Exclude<Identity, 'nobody'>, Pick<Member, 'partner' | 'roles'>> = {
  other: { partner: 'south', roles: ['viewer', 'sender', 'explainer', 'signer'] },
  viewer: { partner: 'north', roles: ['viewer'] },
  sender: { partner: 'north', roles: ['sender', 'explainer'] },
  signer: { partner: 'north', roles: ['signer'] },
  operator: { roles: [] },
};

/** A line that is set aside for several reasons, one of them a control character. */
const oddLine = (partner: string) =>
  `{"id":"odd","city":"<script>alert(7)</script>","day":"2026-02-30","visits":-1,"${partner}-odd":"\\u0007"}`;

const records = (partner: string) =>
  [1, 2, 3, 3]
    .map((n) =>
      JSON.stringify({ id: `${partner}-${n}`, city: '110100', day: '2026-11-28', hospital: 'h', visits: n }),
    )
    .concat(
      JSON.stringify({ id: 'old', city: '310000', day: '2026-10-05', hospital: 'h', visits: 7 }),
      oddLine(partner),
      '{',
    )
    .join('\n');

/** Of a page, what its forms carry. */
export const formIn = (html: string) => /name="form" value="([^"]*)"/.exec(html)?.[1] ?? '';

/** The submission of `north` for October, which a check asks about. */
export const october = 'north:visits:2026-10:1';

/** Starts such a server. */
export async function consoleSite({
  login,
  ...options
}: Partial<ServeOptions> & Pick<Intake, 'login'> = {}): Promise<ConsoleSite> {
  const folder = temporaryFolder();
  put(folder, 'contracts/visits.yaml', starterContract('visits').replace('[100, 5000]', '[1, 5000]'));
  let time = testTime;
  const { now = () => time } = options;
  await addPartner(folder, 'north', { title: { en: 'North-secret', zh: '北方机密' }, simulated: true });
  await addPartner(folder, 'south');
  const platform = await Platform.open(folder, judgesIn(folder), { now });
  const store = await People.open(folder, now);
  const sessions = { nobody: '' } as Record<Identity, string>;
  for (const who of identities) {
    if (who === 'nobody') continue;
    addMember(store, { id: `the-${who}`, name: `Name of ${who}`, ...people[who] }, 'iplus');
    sessions[who] = logIn(store, makeLink(store, `the-${who}`, 'iplus'))!.session;
  }
  const token = async (partner: string) =>
    (await addToken(folder, partner, { contracts: ['visits'], days: 30 }, now())).token;
  const tokens = { north: await token('north'), south: await token('south') };
  const log = new PublicLog(platform, {
    folder: join(folder, 'log'),
    key: newSecretKey(),
    origin: 'example.org/v1/log',
    now,
  });
  const submissions = openSubmissions(platform, { now });
  const live = openEdition(liveEdition(join(folder, 'edition'), confidential));
  const site = await serveReleases([await releaseOf(example)], {
    port: 0,
    log: 'silent',
    now,
    ...options,
    intake: {
      signing: { submissions, actorOf: ({ partner, token }) => unnamed(partner, token) },
      platform,
      senders: new Senders(folder, now, undefined, (id) => memberById(store, id)),
      people: store,
      login,
      publicLog: log,
      reached: (partner, receipt) => figuresReached(folder, live, partner, receipt),
    },
  });
  const receiptOf = async (partner: 'north' | 'south') => {
    const answer = await fetch(new URL('/v1/records?contract=visits', site.url), {
      method: 'POST',
      body: records(partner),
      headers: {
        Authorization: `Bearer ${tokens[partner]}`,
        'Content-Type': 'application/x-ndjson',
        'Idempotency-Key': `${partner}-key`,
        Prefer: 'wait=10',
      },
    });
    return (await answer.json()).receipt as string;
  };
  const ask: ConsoleSite['ask'] = async (path, who = 'nobody', more = {}) => {
    const answer = await fetch(new URL(path, site.url), {
      redirect: 'manual',
      ...more,
      // On a connection of its own: one that was idle for five seconds may be closing, and a form is not sent twice.
      headers: {
        Connection: 'close',
        Cookie: `iplus-console=${sessions[who]}`,
        ...(more.headers as Record<string, string>),
      },
    });
    // Read to its end, also where a test asks for the status alone: an unread body on a connection that ends is an error of `fetch`.
    await answer.clone().arrayBuffer();
    return answer;
  };
  const forms = new Map<Identity, string>();
  const send: ConsoleSite['send'] = async (path, who, fields = {}, { form, headers } = {}) => {
    if (form === undefined && !forms.has(who)) {
      const home = await ask('/console/en/', who);
      const to = home.headers.get('Location');
      forms.set(who, formIn(await (to ? await ask(to, who) : home).text()));
    }
    const body = new URLSearchParams({ ...fields, form: form ?? forms.get(who)! });
    return ask(path, who, { method: 'POST', body, headers: { 'Sec-Fetch-Site': 'same-origin', ...headers } });
  };
  const receipts = { north: await receiptOf('north'), south: await receiptOf('south') };
  await submissions.check(october, { is: 'operator', via: 'test' });
  // The segment ends after five minutes, and goes into the public log.
  time += 6 * 60_000;
  await platform.tend();
  await log.update();
  return {
    site,
    folder,
    platform,
    people: store,
    log,
    submissions,
    sessions,
    tokens,
    receipts,
    ask,
    send,
    async close() {
      await site.close();
      await submissions.stop();
      await platform.close();
      store.close();
    },
  };
}
