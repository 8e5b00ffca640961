import { hash } from 'node:crypto';
import type { People } from './people.js';

/** Acts about the webhooks of a partner. */
const webhookActs = ['webhook-added', 'webhook-renewed', 'webhook-removed'] as const;
export type WebhookAct = (typeof webhookActs)[number];

/** The acts that are logged: changes of rights, and decisions about records. */
const auditKinds = [
  ...webhookActs,
  'member-added',
  'member-removed',
  'link-made',
  'identity-set',
  'logged-in',
  'logged-out',
  'partner-added',
  'token-made',
  'token-revoked',
  'replayed',
  'erased',
  'checked',
  'explained',
  'signed',
  'withdrawn',
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** The actor where nobody is logged in: the operator at the machine. */
export const atMachine = 'iplus';

/** An act that was written down. */
export interface AuditEntry {
  n: number;
  at: number;
  /** The id of a member, or `iplus`. */
  who: string;
  /** Whose records, tokens or members it was about; undefined for the platform as a whole. */
  partner?: string | undefined;
  act: AuditKind;
  about: Readonly<Record<string, string>>;
  /** SHA-256 of this act and the hash of the one before it. */
  hash: string;
}

/** What is said when an act is written down. */
export type NewEntry = Pick<AuditEntry, 'who' | 'act'> & Partial<Pick<AuditEntry, 'partner' | 'about'>>;

const hashOf = (before: string, { n, at, who, partner, act, about }: Omit<AuditEntry, 'hash'>) =>
  hash('sha256', JSON.stringify([before, n, at, who, partner ?? null, act, about]), 'hex');

type Row = Omit<AuditEntry, 'partner' | 'about'> & { partner: string | null; about: string };
const entryOf = ({ partner, about, ...rest }: Row): AuditEntry => ({
  ...rest,
  ...(partner !== null && { partner }),
  about: JSON.parse(about),
});

/** Logs an act, within its transaction where there is one. */
export function writeDown(people: People, { who, act, partner, about = {} }: NewEntry): void {
  const write = () => {
    const last = people.db.prepare('SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1').get() as
      | Pick<AuditEntry, 'n' | 'hash'>
      | undefined;
    const added = { n: (last?.n ?? 0) + 1, at: people.now(), who, partner, act, about };
    const values = [added.n, added.at, who, partner ?? null, act, JSON.stringify(about)] as const;
    people.db
      .prepare('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(...values, hashOf(last?.hash ?? '', added));
  };
  if (people.db.isTransaction) write();
  else people.together(write);
}

/** The entries, the newest first: of a partner, or all of them. `before`: those before a number. */
export function auditOf(
  people: People,
  { partner, before, most }: { partner?: string | undefined; before?: number | undefined; most: number },
): AuditEntry[] {
  return (
    people.db
      .prepare(
        'SELECT * FROM audit WHERE (?1 IS NULL OR partner = ?1) AND (?2 IS NULL OR n < ?2) ORDER BY n DESC LIMIT ?3',
      )
      .all(partner ?? null, before ?? null, most) as Row[]
  ).map(entryOf);
}

/** The number of the first act that does not follow from the one before it; undefined where all do. */
export function firstBrokenEntry(people: People): number | undefined {
  let [before, expected] = ['', 1];
  for (const row of people.db.prepare('SELECT * FROM audit ORDER BY n').iterate() as Iterable<Row>) {
    const act = entryOf(row);
    if (act.n !== expected || act.hash !== hashOf(before, act)) return expected;
    before = act.hash;
    expected++;
  }
  return undefined;
}
