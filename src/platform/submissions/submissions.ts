import { same } from '../../edition/index.js';
import { type Platform, waitingOf } from '../intake/index.js';
import type { Act, Actor } from './acts.js';
import type { SourceFigure } from './checks/macro.js';
import { runChecks } from './checks/runChecks.js';
import {
  type Answer,
  byOf,
  explaining,
  mayDo,
  type SignatureCheck,
  type Signing,
  signing,
  withdrawing,
} from './decide.js';
import { newSubmission, type Submission } from './fold.js';
import { gather } from './gather.js';
import { sharesKey, standing } from './moves.js';
import { samePerson } from './nextSteps.js';
import { endsOf } from './period.js';
import { type Known, SubmissionReader, type SubmissionView } from './reader.js';
import { SubmissionRefused } from './refusals.js';
import { namedInRelease } from './released.js';
import { idOf, subjectOf } from './subject.js';
import { isOver } from './transitions.js';

export interface SubmissionOptions extends Known {
  /** Figures of other sources under a contract. */
  sources?: (contract: string) => readonly SourceFigure[];
  /** Whether a person's own signature is valid; without it none is taken. */
  isSigned?: SignatureCheck;
}

/** Milliseconds for which nothing of a period must have come before the platform closes it by itself. */
const quiet = 3_600_000;

/** Milliseconds between two looks for periods that are over. */
const round = 60_000;

/**
 * The submissions of a platform that this process has open. What is done is on the disk when it is answered; about what a partner sends
 * under a contract one thing at a time, since a correction may move a record from one period to another.
 */
export class Submissions {
  readonly reader: SubmissionReader;
  readonly #turns = new Map<string, Promise<unknown>>();
  #timer: NodeJS.Timeout | undefined;
  #tending: Promise<void> | undefined;
  #stopped = false;

  constructor(
    readonly platform: Platform,
    readonly options: SubmissionOptions,
  ) {
    this.reader = new SubmissionReader({ ledger: platform.ledger, log: platform.log.folder }, options, true);
  }

  /**
   * Closes the period and runs the checks: what was received up to now is the submission. One that is signed or withdrawn stays as it
   * is: `again` begins the next submission of the period, which takes its place when it is signed.
   *
   * @throws SubmissionRefused
   */
  check(id: string, actor: Actor, { again = false }: { again?: boolean } = {}): Promise<SubmissionView> {
    return this.#inTurn(id, actor, async (submission) => {
      if (isOver(submission.state) && !again) mayDo('check', submission, actor);
      const sources = this.options.sources?.(submission.contract) ?? [];
      await this.reader.index.update();
      const basis = this.reader.basisOf(submission, sources);
      const { state, checked } = submission;
      if (state !== 'received' && !isOver(state) && checked?.basis === basis) {
        mayDo('close', submission, actor);
        return submission.number;
      }
      const closed = submission.state === 'received' ? submission : await this.#close(submission, actor);
      mayDo('check', closed, actor);
      await this.#judged(closed);
      const contract = this.reader.contractOf(closed.contract)!;
      const gathered = await gather(this.reader.kept, contract, closed, {
        before: closed.closed!.before,
        announced: this.reader.announced(closed),
        signed: () => this.reader.signedElsewhere(closed),
      });
      const results = runChecks(gathered, contract, {
        period: closed.period,
        history: this.reader.history(closed),
        sources,
      });
      const { content, profile } = gathered;
      const by = byOf(actor);
      const act = { act: 'check' as const, number: closed.number, by, content, profile, basis, ...results };
      return this.#keep(closed, act);
    });
  }

  /** @throws SubmissionRefused */
  explain(id: string, actor: Actor, answer: Answer): Promise<SubmissionView> {
    return this.#inTurn(id, actor, async (submission) => {
      const act = explaining(submission, actor, answer);
      const known = submission.explanations.find(({ question }) => question === answer.question);
      return known && isSame(known, act) ? submission.number : this.#keep(submission, act);
    });
  }

  /** Signs the hash that the person was shown; signing the same once more gives the same. @throws SubmissionRefused */
  sign(id: string, actor: Actor, what: Signing): Promise<SubmissionView> {
    return this.#inTurn(id, actor, async (submission) => {
      const { signed } = submission;
      const isMine =
        signed?.by.is === 'person' &&
        actor.is === 'person' &&
        samePerson(signed.by.person.id) === samePerson(actor.person.id);
      if (isMine && signed.sha256 === what.sha256) return submission.number;
      const act = signing(submission, actor, what, this.options.isSigned ?? (() => false));
      this.#notElsewhere(submission);
      return this.#keep(submission, act);
    });
  }

  /** @throws SubmissionRefused */
  withdraw(id: string, actor: Actor, reason: string): Promise<SubmissionView> {
    return this.#inTurn(id, actor, async (submission) =>
      this.#keep(submission, withdrawing(submission, actor, reason)),
    );
  }

  /** Takes note of a release that was made with a signed submission. @throws SubmissionRefused */
  noteRelease(id: string, actor: Actor, { edition, release }: { edition: string; release: string }) {
    return this.#inTurn(id, actor, async (submission) => {
      mayDo('release', submission, actor);
      if (submission.releases.some((one) => one.edition === edition && one.release === release))
        return submission.number;
      const { number } = submission;
      return this.#keep(submission, { act: 'release', number, by: byOf(actor), edition, release });
    });
  }

  /**
   * Notes a release on every signed submission that it names with the hash that was signed. Says how many are noted now.
   *
   * @param manifest release.json
   */
  async noteReleased(manifest: unknown): Promise<number> {
    const found = namedInRelease(manifest);
    let noted = 0;
    for (const { submission, sha256 } of found?.named ?? []) {
      const subject = subjectOf(submission);
      if (!subject || !this.reader.contractOf(subject.contract)) continue;
      const one = this.reader.done(subject).find(({ id }) => id === submission);
      if (one?.signed?.sha256 !== sha256 || one.state === 'withdrawn') continue;
      await this.noteRelease(submission, { is: 'platform' }, found!);
      noted++;
    }
    return noted;
  }

  /** Closes and checks periods whose time is over and of which nothing came for an hour. To be called from time to time. */
  tend(): Promise<void> {
    this.#tending ??= this.#tend().finally(() => {
      this.#tending = undefined;
    });
    return this.#tending;
  }

  async #tend(): Promise<void> {
    const now = this.options.now();
    for (const one of await this.reader.list()) {
      if (this.#stopped) return;
      const isDue = one.due !== undefined && now >= one.due && now - (one.lastReceived ?? 0) >= quiet;
      const isHanging = one.state === 'received' && one.closed?.by.is === 'platform';
      if (!isHanging && !(one.state === 'open' && isDue)) continue;
      await this.check(one.id, { is: 'platform' }).catch((error: unknown) => {
        if (!(error instanceof SubmissionRefused)) throw error;
      });
    }
  }

  /** Tends now and then, until it is stopped. */
  start(onFault: (error: unknown) => void): void {
    this.#timer ??= setInterval(() => void this.tend().catch(onFault), round).unref();
  }

  /** Ends after what is being done. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopped = true;
    await this.#tending;
    await Promise.all(this.#turns.values());
  }

  /** The period is closed at the place in the log where this is kept. */
  async #close(submission: Submission, actor: Actor): Promise<Submission> {
    mayDo('close', submission, actor);
    const { end } = endsOf(this.reader.contractOf(submission.contract)!, submission.period)!;
    if (this.options.now() < end) {
      const until = new Date(end).toISOString();
      throw new SubmissionRefused('not-over', { en: `it ends at ${until}`, zh: `截止于${until}` });
    }
    const number = submission.number + (isOver(submission.state) ? 1 : 0);
    await this.#keep(submission, { act: 'close', number, by: byOf(actor) });
    return this.reader.done(submission).find((one) => one.number === number) ?? newSubmission(submission);
  }

  /** @throws SubmissionRefused where a record of it has not been judged yet */
  async #judged(submission: Submission): Promise<void> {
    const waiting = waitingOf(this.platform.ledger, submission, submission.closed!.before);
    if (waiting > 0)
      throw new SubmissionRefused('still-waiting', { en: `${waiting} records`, zh: `${waiting}条记录` });
  }

  /** @throws SubmissionRefused where a record of it is signed in another period, since this one was checked */
  #notElsewhere(submission: Submission): void {
    const { receipts, replaces } = submission.checked!.content;
    const own = { receipts, replaces: standing(this.reader.kept.ledger, replaces) };
    const other = this.reader.signedElsewhere(submission).find((one) => sharesKey(own, one));
    if (other) throw new SubmissionRefused('moved-since', same(other.submission));
  }

  async #keep({ partner, contract, period }: Submission, act: Act): Promise<number> {
    await this.platform.act({ partner, contract, period }, JSON.stringify(act));
    return act.number;
  }

  /** Does something about a submission as it is when its turn comes; the work says about which one of the period. */
  #inTurn(
    id: string,
    actor: Actor,
    work: (submission: Submission) => Promise<number>,
  ): Promise<SubmissionView> {
    const partner = actor.is === 'person' ? actor.partner : undefined;
    const subject = subjectOf(id);
    const of = subject ? `${subject.partner}:${subject.contract}` : '';
    const done = (this.#turns.get(of) ?? Promise.resolve()).then(async () => {
      const submission = this.reader.find(id, partner);
      const number = await work(submission);
      return this.reader.view(idOf(submission, number), actor);
    });
    const turn = done
      .catch(() => {})
      .finally(() => {
        if (this.#turns.get(of) === turn) this.#turns.delete(of);
      });
    this.#turns.set(of, turn);
    return done;
  }
}

/** Whether two answers say the same and are of the same person. */
function isSame(known: Act, act: Act): boolean {
  const parts = ({ by, ...rest }: Act) => {
    const { choice, reason, named } = rest as Partial<Answer>;
    return JSON.stringify([choice, reason, named, by.is === 'person' ? samePerson(by.person.id) : by.is]);
  };
  return parts(known) === parts(act);
}
