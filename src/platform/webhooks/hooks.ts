import { hash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { UserError } from '../../edition/index.js';
import { isPrivateUrl, isPublicAddress } from '../../network/index.js';
import type { Ledger } from '../intake/ledger.js';
import { newId } from '../intake/newId.js';
import { inTransaction, openDatabase } from '../intake/sqlite.js';
import { endOf, type Happened, type Read } from './happened.js';
import type { EventKind } from './kinds.js';
import { webhookProblems } from './problems.js';

const schema = `
  PRAGMA busy_timeout = 5000;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS hooks (
    id TEXT PRIMARY KEY, partner TEXT NOT NULL, url TEXT NOT NULL, kinds TEXT NOT NULL, private INTEGER NOT NULL, added INTEGER NOT NULL,
    secret TEXT NOT NULL, earlier TEXT, earlier_until INTEGER, read TEXT NOT NULL, failing INTEGER, fault TEXT, gone INTEGER) STRICT;
  CREATE TABLE IF NOT EXISTS messages (
    n INTEGER PRIMARY KEY, hook TEXT NOT NULL REFERENCES hooks ON DELETE CASCADE, id TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL,
    body TEXT NOT NULL, due INTEGER, tries INTEGER NOT NULL DEFAULT 0, delivered INTEGER, UNIQUE (hook, id)) STRICT;
  CREATE INDEX IF NOT EXISTS messages_due ON messages (hook, due) WHERE due IS NOT NULL;
  PRAGMA foreign_keys = ON;
`;

/** An address at which a partner is told what happened to its records. */
export interface Hook {
  id: string;
  partner: string;
  url: string;
  kinds: EventKind[];
  /** Whether the address may be in a private network. */
  private: boolean;
  /** Milliseconds since 1970. */
  added: number;
  /** Since when every message failed, and the last fault. */
  failing?: number;
  fault?: string;
  /** When its server answered that the address is gone for good (410); nothing is sent since then. */
  gone?: number;
}

/** A hook and what became of its messages. */
export interface HookState extends Hook {
  delivered: number;
  waiting: number;
  /** Not delivered after the last try; they can be sent again. */
  givenUp: number;
}

/** A message to be sent. */
export interface Message {
  n: number;
  id: string;
  body: string;
  tries: number;
}

/** Milliseconds for which messages are kept once they are delivered or given up. */
const kept = 30 * 86_400_000;

/** Milliseconds for which an earlier secret still signs, beside the new one. */
const overlap = 86_400_000;

const fileIn = (folder: string) => join(folder, 'webhooks.sqlite');

type Row = Omit<Hook, 'kinds' | 'private' | 'failing' | 'fault' | 'gone'> & {
  kinds: string;
  private: number;
  failing: number | null;
  fault: string | null;
  gone: number | null;
  secret: string;
  earlier: string | null;
  earlier_until: number | null;
  read: string;
};

/** The webhooks of a platform and their messages: a database of its own, which commands and the server may have open at once. */
export class Hooks {
  private constructor(
    readonly db: DatabaseSyncInstance,
    readonly now: () => number,
  ) {}

  /** Opens the webhooks of a platform; the database is made where it is absent. */
  static open(folder: string, now: () => number = Date.now): Hooks {
    const db = openDatabase(fileIn(folder));
    db.exec(schema);
    return new Hooks(db, now);
  }

  /** The webhooks of a platform, where it ever had any. */
  static existing(folder: string, now?: () => number): Hooks | undefined {
    return existsSync(fileIn(folder)) ? Hooks.open(folder, now) : undefined;
  }

  close(): void {
    this.db.close();
  }

  /**
   * Adds an address. What happens from now on is told there.
   * @returns the hook, and the secret with which its messages are signed
   * @throws UserError for an address without TLS, or in a private network where that is not allowed
   */
  add(
    ledger: Ledger | undefined,
    { partner, url, kinds, private: allowsPrivate }: Pick<Hook, 'partner' | 'url' | 'kinds' | 'private'>,
  ): { hook: Hook; secret: string } {
    const host = URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, '') : '';
    if (!isPrivateUrl(url) || url.length > 2000 || new URL(url).username !== '')
      throw new UserError([webhookProblems.badUrl(url)]);
    const isNamed = !/^[\d.]+$|:/.test(host) && host !== 'localhost';
    if (!allowsPrivate && !isNamed && !isPublicAddress(host))
      throw new UserError([webhookProblems.privateUrl(url)]);
    const hook = { id: newId('hook'), partner, url, kinds, private: allowsPrivate, added: this.now() };
    const secret = newSecret();
    this.db
      .prepare(
        'INSERT INTO hooks (id, partner, url, kinds, private, added, secret, read) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        hook.id,
        partner,
        url,
        JSON.stringify(kinds),
        allowsPrivate ? 1 : 0,
        hook.added,
        secret,
        JSON.stringify(endOf(ledger)),
      );
    return { hook, secret };
  }

  /** @throws UserError where there is none of this id */
  remove(id: string): void {
    const { changes } = this.db.prepare('DELETE FROM hooks WHERE id = ?').run(id);
    if (changes === 0) throw new UserError([webhookProblems.noHook(id)]);
  }

  /** Gives a hook a new secret; the earlier one signs beside it for a day. @throws UserError where there is none of this id */
  renew(id: string): string {
    const secret = newSecret();
    const { changes } = this.db
      .prepare('UPDATE hooks SET earlier = secret, earlier_until = ?, secret = ? WHERE id = ?')
      .run(this.now() + overlap, secret, id);
    if (changes === 0) throw new UserError([webhookProblems.noHook(id)]);
    return secret;
  }

  /** Sends messages of a hook again that are about something after a moment, delivered or not, and wakes one that is gone. @throws UserError */
  replay(id: string, since: number): number {
    return inTransaction(this.db, () => {
      const { changes } = this.db.prepare('UPDATE hooks SET gone = NULL WHERE id = ?').run(id);
      if (changes === 0) throw new UserError([webhookProblems.noHook(id)]);
      const again = this.db
        .prepare('UPDATE messages SET due = ?, tries = 0, delivered = NULL WHERE hook = ? AND at >= ?')
        .run(this.now(), id, since);
      return Number(again.changes);
    });
  }

  /** Has a message sent that is about nothing. @returns its id */
  test({ id }: Hook): string {
    const message = `msg_${newId('test')}`;
    const body = JSON.stringify({
      type: 'webhook.test',
      timestamp: new Date(this.now()).toISOString(),
      data: {},
    });
    this.db
      .prepare('INSERT INTO messages (hook, id, kind, at, body, due) VALUES (?1, ?2, ?3, ?4, ?5, ?4)')
      .run(id, message, 'webhook.test', this.now(), body);
    return message;
  }

  /** All hooks, in the order in which they were added. */
  all(): Hook[] {
    return this.#rows().map(hookOf);
  }

  /** All hooks with the state of their messages. */
  states(): HookState[] {
    const counted = this.db.prepare(`SELECT count(delivered) AS delivered, count(due) AS waiting,
      count(*) FILTER (WHERE due IS NULL AND delivered IS NULL) AS givenUp FROM messages WHERE hook = ?`);
    return this.all().map((hook) => ({
      ...hook,
      ...(counted.get(hook.id) as unknown as Pick<HookState, 'delivered' | 'waiting' | 'givenUp'>),
    }));
  }

  /** Since when the webhook that has failed longest fails; undefined where none does. */
  failingSince(): number | undefined {
    const { at } = this.db.prepare('SELECT min(failing) AS at FROM hooks WHERE gone IS NULL').get() as {
      at: number | null;
    };
    return at ?? undefined;
  }

  /** Keeps what a hook is told, each event once, and up to where the ledger was read for it. Older messages are forgotten. */
  keep(hook: Hook, events: readonly Happened[], read: Read): void {
    inTransaction(this.db, () => {
      const add = this.db.prepare(
        'INSERT OR IGNORE INTO messages (hook, id, kind, at, body, due) VALUES (?, ?, ?, ?, ?, ?)',
      );
      for (const event of events) {
        if (!hook.kinds.includes(event.kind)) continue;
        const { kind: type, at, data } = event;
        const body = JSON.stringify({
          type,
          timestamp: new Date(at).toISOString(),
          data: { partner: hook.partner, ...data },
        });
        add.run(hook.id, messageId(hook, event), type, at, body, this.now());
      }
      this.db.prepare('UPDATE hooks SET read = ? WHERE id = ?').run(JSON.stringify(read), hook.id);
      this.db
        .prepare('DELETE FROM messages WHERE hook = ? AND due IS NULL AND at < ?')
        .run(hook.id, this.now() - kept);
    });
  }

  /** Up to where the ledger was read for a hook. */
  readOf({ id }: Hook): Read {
    const { read } = this.db.prepare('SELECT read FROM hooks WHERE id = ?').get(id) as { read: string };
    return JSON.parse(read) as Read;
  }

  /** The message of a hook that is to be sent next. */
  nextOf({ id, gone }: Hook): Message | undefined {
    if (gone !== undefined) return undefined;
    return this.db
      .prepare('SELECT n, id, body, tries FROM messages WHERE hook = ? AND due <= ? ORDER BY due, n LIMIT 1')
      .get(id, this.now()) as Message | undefined;
  }

  /** The secrets with which messages of a hook are signed: also the earlier one, for a day after it was renewed. */
  secretsOf({ id }: Hook): string[] {
    const {
      secret,
      earlier,
      earlier_until: until,
    } = this.db.prepare('SELECT secret, earlier, earlier_until FROM hooks WHERE id = ?').get(id) as Row;
    return earlier !== null && until! > this.now() ? [secret, earlier] : [secret];
  }

  delivered({ n }: Message): void {
    this.#tried(n, 'due = NULL, delivered = ?', this.now());
    this.#onHookOf(n, 'failing = NULL, fault = NULL');
  }

  /** @param due when it is tried again; undefined where it is given up */
  failed({ n }: Message, fault: string, due: number | undefined): void {
    this.#tried(n, 'due = ?', due ?? null);
    this.#onHookOf(n, 'failing = coalesce(failing, ?), fault = ?', this.now(), fault);
  }

  /** Sends nothing more to a hook whose address is gone. */
  gone({ id }: Hook): void {
    this.db.prepare('UPDATE hooks SET gone = ? WHERE id = ?').run(this.now(), id);
  }

  #tried(n: number, set: string, at: number | null): void {
    this.db.prepare(`UPDATE messages SET ${set}, tries = tries + 1 WHERE n = ?`).run(at, n);
  }

  #onHookOf(n: number, set: string, ...values: (number | string)[]): void {
    this.db
      .prepare(`UPDATE hooks SET ${set} WHERE id = (SELECT hook FROM messages WHERE n = ?)`)
      .run(...values, n);
  }

  #rows(): Row[] {
    return this.db.prepare('SELECT * FROM hooks ORDER BY added, id').all() as unknown as Row[];
  }
}

const hookOf = ({ id, partner, url, kinds, private: isPrivate, added, failing, fault, gone }: Row): Hook => ({
  id,
  partner,
  url,
  kinds: JSON.parse(kinds) as EventKind[],
  private: isPrivate === 1,
  added,
  ...(failing !== null && { failing }),
  ...(fault !== null && { fault }),
  ...(gone !== null && { gone }),
});

const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

/** The id of a message: the same whenever the same event is told to the same hook. */
const messageId = (hook: Hook, { kind, id }: Happened) =>
  `msg_${hash('sha256', JSON.stringify([hook.id, kind, id]), 'hex').slice(0, 32)}`;
