import type { Text } from '../../edition/index.js';
import type { DataContract } from '../contract/contract.js';
import { erasedCount } from '../intake/index.js';
import type { Actor } from './acts.js';
import { canonicalJson, sha256Of } from './canonical.js';
import type { History } from './checks/question.js';
import { thresholds } from './checks/thresholds.js';
import { type Expected, expectedPeriods } from './completeness.js';
import type { Announced, Kept } from './corrections.js';
import { newSubmission, type Submission, unanswered } from './fold.js';
import { KnownActs } from './knownActs.js';
import { type NextStep, nextSteps } from './nextSteps.js';
import { endsOf } from './period.js';
import { PeriodIndex } from './periodIndex.js';
import { SubmissionRefused } from './refusals.js';
import { everSigned, isInForce, type SignedPart } from './signed.js';
import { statementOf } from './statement.js';
import { idOf, type Subject, subjectOf } from './subject.js';
import { stateWords } from './words.js';

/** Facts from outside the log: the contracts, and the partners expected to send. */
export interface Known {
  /** The current version of each contract; new ones may be taken up while a server runs. */
  contracts: () => readonly DataContract[];
  expected: () => readonly Expected[];
  now: () => number;
}

/** A submission as people see it. */
export interface SubmissionView extends Submission {
  title: Text;
  means: Text;
  /** Whether a token of the partner allows the contract in this period. */
  expected: boolean;
  /** When the period ends, and when records are to have come. */
  end?: number;
  due?: number;
  /** Records of the period until now, and those that came after the closing: they are not in what is signed. */
  received: number;
  stored: number;
  later: number;
  lastReceived?: number;
  unanswered: number;
  /** The hash of the statement as it is now; `final`: it may be signed. */
  statement?: { sha256: string; final: boolean };
  next: NextStep[];
}

/** Which submissions are wanted. */
export interface Wanted {
  partner?: string | undefined;
  contract?: string | undefined;
  period?: string | undefined;
}

/** Reads the submissions of a platform; another process may be writing to it. */
export class SubmissionReader {
  readonly index: PeriodIndex;
  readonly #acts: KnownActs;

  /** @param keeps whether this process may write to the ledger */
  constructor(
    readonly kept: Kept,
    readonly known: Known,
    keeps = false,
  ) {
    this.#acts = new KnownActs(kept.ledger);
    this.index = new PeriodIndex(kept, (id) => this.contractOf(id), keeps);
  }

  contractOf(id: string): DataContract | undefined {
    return this.known.contracts().find((contract) => contract.id === id);
  }

  /** All submissions of a period about which something was done, the first first. */
  done(subject: Subject): Submission[] {
    return this.#acts.of(subject);
  }

  /** @throws SubmissionRefused where there is none of this id, or it is that of another partner */
  find(id: string, partner?: string): Submission {
    const subject = subjectOf(id);
    const known = subject && (partner ?? subject.partner) === subject.partner;
    const contract = known && this.contractOf(subject.contract);
    const isPeriod = contract && endsOf(contract, subject.period) !== undefined;
    if (!isPeriod) throw new SubmissionRefused('no-such-submission', { en: id, zh: id });
    const all = this.done(subject);
    const found =
      subject.number === undefined ? all.at(-1) : all.find(({ number }) => number === subject.number);
    if (found) return found;
    if ((subject.number ?? 1) === 1) return newSubmission(subject);
    throw new SubmissionRefused('no-such-submission', { en: id, zh: id });
  }

  /** Every submission, and for every expected period without one an open one: by partner, contract, period and number. */
  async list({ partner, contract, period }: Wanted = {}, actor?: Actor): Promise<SubmissionView[]> {
    await this.index.update();
    const done = this.#acts.all();
    const expected = this.#expected();
    const all = new Map(done.map((submission) => [submission.id, submission]));
    for (const subject of [...expected.values(), ...this.index.subjects()]) {
      const first = idOf(subject, 1);
      if (!all.has(first)) all.set(first, newSubmission(subject));
    }
    return [...all.values()]
      .filter((one) => partner === undefined || one.partner === partner)
      .filter((one) => contract === undefined || one.contract === contract)
      .filter((one) => period === undefined || one.period === period)
      .sort(inOrder)
      .map((one) => this.#view(one, expected, actor));
  }

  /** One submission. @throws SubmissionRefused */
  async view(id: string, actor?: Actor): Promise<SubmissionView> {
    const partner = actor?.is === 'person' ? actor.partner : undefined;
    await this.index.update();
    return this.#view(this.find(id, partner), this.#expected(), actor);
  }

  /** What was checked of earlier periods, the last first: of each the submission in force, or else the last one. */
  history({ partner, contract, period }: Subject): History {
    const of = new Map<string, Submission>();
    for (const one of this.#acts.all({ partner, contract })) {
      const isOld = one.state === 'withdrawn' || one.state === 'superseded';
      if (one.period >= period || isOld || !one.checked) continue;
      const isInForce = of.get(one.period)?.signed !== undefined;
      if (!isInForce || one.signed) of.set(one.period, one);
    }
    return [...of.values()]
      .sort((a, b) => (a.period < b.period ? 1 : -1))
      .slice(0, thresholds.mostPeriods)
      .map((one) => ({ period: one.period, profile: one.checked!.profile }));
  }

  /** Since when corrections count, for each period of the same partner and contract for which they were announced. */
  announced({ partner, contract }: Subject): Announced {
    const all = this.#acts.all({ partner, contract });
    return new Map(
      all.flatMap(({ period, correctionsAfter: after }) => (after === undefined ? [] : [[period, after]])),
    );
  }

  /** What is signed of the other periods of the same partner and contract. */
  signedElsewhere({ partner, contract, period }: Subject): SignedPart[] {
    const all = everSigned(this.kept.ledger, { partner, contract });
    return all.filter((one) => one.inForce && one.period !== period);
  }

  /** What a check looks at, as a hash: while it is the same, so is what the check finds. */
  basisOf(submission: Submission, sources: unknown): string {
    const { correctionsAfter, partner, contract, period } = submission;
    const others = this.#acts
      .all({ partner, contract })
      .flatMap((one) => (isInForce(one) && one.period !== period ? [one.id] : []));
    const requests = this.index.of(submission).map(({ n, received, stored }) => [n, received, stored]);
    const { version } = this.contractOf(contract)!;
    const erased = erasedCount(this.kept.ledger, submission);
    const history = this.history(submission);
    return sha256Of(canonicalJson({ correctionsAfter, requests, version, erased, history, sources, others }));
  }

  #expected(): Map<string, Subject> {
    const { expected, now } = this.known;
    const periods = expectedPeriods(expected(), (id) => this.contractOf(id), now());
    return new Map(periods.map((subject) => [idOf(subject, 0), subject]));
  }

  #view(one: Submission, expected: ReadonlyMap<string, Subject>, actor?: Actor): SubmissionView {
    const contract = this.contractOf(one.contract);
    const ends = contract && endsOf(contract, one.period);
    const tallies = this.index.of(one);
    const later = one.closed ? tallies.filter(({ n }) => n > one.closed!.before) : [];
    const sum = (of: typeof tallies, what: 'received' | 'stored') =>
      of.reduce((total, tally) => total + tally[what], 0);
    const last = tallies.at(-1)?.at;
    const statement = statementOf(one);
    const { title, means } = stateWords[one.state];
    return {
      ...one,
      title,
      means,
      expected: expected.has(idOf(one, 0)),
      ...(ends && { end: ends.end, due: ends.due }),
      received: sum(tallies, 'received'),
      stored: sum(tallies, 'stored'),
      later: sum(later, 'received'),
      ...(last !== undefined && { lastReceived: last }),
      unanswered: unanswered(one).length,
      ...(statement && { statement: { sha256: statement.sha256, final: statement.final } }),
      next: nextSteps(one, ends !== undefined && this.known.now() >= ends.end, actor),
    };
  }
}

const inOrder = (a: Submission, b: Submission) => {
  const [x, y] = [a, b].map(({ partner, contract, period }) => `${partner}\n${contract}\n${period}`);
  return x === y ? a.number - b.number : x! < y! ? -1 : 1;
};
