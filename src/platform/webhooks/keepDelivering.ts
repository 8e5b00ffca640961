import { Webhook } from 'standardwebhooks';
import { PrivateAddress, postTo } from '../../network/index.js';
import type { Ledger } from '../intake/ledger.js';
import type { SubmissionView } from '../submissions/reader.js';
import { happenedAfter, wantingOf } from './happened.js';
import { type Hook, Hooks, type Message } from './hooks.js';

const [seconds, minutes, hours] = [1000, 60_000, 3_600_000];

/** Milliseconds between two looks at what happened, and between two looks at periods, which takes longer. */
const rounds = { events: 5 * seconds, periods: 60 * seconds };

/** How long after each failed try the next one follows: ten tries within three days and four hours. */
export const pauses = [
  5 * seconds,
  5 * minutes,
  30 * minutes,
  2 * hours,
  5 * hours,
  10 * hours,
  14 * hours,
  20 * hours,
  24 * hours,
];

/** Milliseconds for an answer. */
const patience = 15 * seconds;

/** What is read of a platform. */
export interface Told {
  folder: string;
  ledger: Ledger;
  /** Its submissions, as `Submissions.list` gives them. */
  submissions: (partner: string) => Promise<readonly SubmissionView[]>;
}

/**
 * Tells partners what happened to their records, as long as a platform is open: messages signed by the convention of Standard Webhooks. A
 * message is sent at least once; where it is sent again, its id is the same.
 */
export class KeepDelivering {
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #hooks: Hooks | undefined;
  #periodsAt = Number.NEGATIVE_INFINITY;
  #said = '';
  readonly #ending = new AbortController();

  constructor(
    readonly told: Told,
    readonly now: () => number = Date.now,
  ) {}

  /** Since when the webhook that has failed longest fails; undefined where none does. */
  failingSince(): number | undefined {
    return this.#hooks?.failingSince();
  }

  /** A fault that repeats is reported once. */
  start(onFault: (error: unknown) => void): void {
    const go = () => {
      this.#running ??= this.round()
        .then(() => {
          this.#said = '';
        })
        .catch((error) => {
          if (String(error) !== this.#said) onFault(error);
          this.#said = String(error);
        })
        .finally(() => {
          this.#running = undefined;
        });
    };
    this.#timer = setInterval(go, rounds.events).unref();
    go();
  }

  async stop(): Promise<void> {
    this.#ending.abort();
    clearInterval(this.#timer);
    await this.#running;
    this.#hooks?.close();
    this.#hooks = undefined;
  }

  /** Keeps what happened since the last round, and sends what is due. */
  async round(): Promise<void> {
    this.#hooks ??= Hooks.existing(this.told.folder, this.now);
    const hooks = this.#hooks;
    if (!hooks) return;
    const looksAtPeriods = this.now() - this.#periodsAt >= rounds.periods;
    if (looksAtPeriods) this.#periodsAt = this.now();
    for (const hook of hooks.all()) {
      const { events, read } = happenedAfter(this.told.ledger, hook.partner, hooks.readOf(hook), this.now());
      const views = looksAtPeriods ? await this.told.submissions(hook.partner) : [];
      hooks.keep(hook, [...events, ...wantingOf(views, hook.added, this.now())], read);
    }
    await Promise.all(hooks.all().map((hook) => this.#send(hooks, hook)));
  }

  /** Sends the messages of a hook one after the other, until one fails. */
  async #send(hooks: Hooks, hook: Hook): Promise<void> {
    for (let next = hooks.nextOf(hook); next && !this.#ending.signal.aborted; next = hooks.nextOf(hook)) {
      const { fault, retryAt, isGone } = await this.#try(hooks, hook, next);
      if (fault === undefined) {
        hooks.delivered(next);
        continue;
      }
      // What was being sent is sent after the next start.
      if (this.#ending.signal.aborted) return;
      const pause = pauses[next.tries];
      hooks.failed(next, fault, pause === undefined ? undefined : Math.max(this.now() + pause, retryAt ?? 0));
      if (isGone) hooks.gone(hook);
      return;
    }
  }

  async #try(
    hooks: Hooks,
    hook: Hook,
    { id, body }: Message,
  ): Promise<{ fault?: string; retryAt?: number; isGone?: boolean }> {
    const sentAt = new Date(this.now());
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'internet-plus-index',
      'webhook-id': id,
      'webhook-timestamp': `${Math.floor(sentAt.getTime() / 1000)}`,
      'webhook-signature': hooks
        .secretsOf(hook)
        .map((secret) => new Webhook(secret).sign(id, sentAt, body))
        .join(' '),
    };
    try {
      const { status, retryAfter } = await postTo(new URL(hook.url), {
        headers,
        body,
        patience,
        allowsPrivate: hook.private,
        signal: this.#ending.signal,
      });
      if (status >= 200 && status < 300) return {};
      return { fault: `HTTP ${status}`, isGone: status === 410, ...retryAtOf(retryAfter, this.now()) };
    } catch (error) {
      const { code, name } = error as { code?: string; name: string };
      return { fault: error instanceof PrivateAddress ? error.code : (code ?? name) };
    }
  }
}

/** When a server asks to be tried again, a day from now at the latest. */
function retryAtOf(header: string | undefined, now: number): { retryAt?: number } {
  if (header === undefined) return {};
  const at = /^\d{1,6}$/.test(header) ? now + 1000 * Number(header) : Date.parse(header);
  return Number.isNaN(at) ? {} : { retryAt: Math.min(at, now + 24 * hours) };
}
