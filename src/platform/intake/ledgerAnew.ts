import { readFileSync } from 'node:fs';
import { catchUp } from './catchUp.js';
import { frameAt, framesFrom } from './frame.js';
import type { Judges } from './judge.js';
import { JudgeSteps } from './judgeSteps.js';
import type { Ledger } from './ledger.js';
import { endBefore, endOf, type Place, segmentPath, segmentsIn } from './recover.js';

/** The check was stopped, as the program ends. */
export class Stopped extends Error {}

/** Why a ledger cannot be made anew as far as another one goes. */
type WhyNot = { is: 'differs'; in: string[] } | { is: 'later'; why: 'replay' };

/** Fills an empty ledger from the log, as far as another one knows it, in parts. */
export class LedgerAnew {
  constructor(
    readonly again: Ledger,
    readonly ledger: Ledger,
    readonly log: string,
    readonly judges: Judges,
    readonly mayGoOn: () => boolean,
  ) {
    again.db.exec('PRAGMA synchronous = OFF');
    const { bytes } = ledger.sql('SELECT bytes FROM key_secret').get() as { bytes: Uint8Array };
    again.sql('UPDATE key_secret SET bytes = ?').run(bytes);
  }

  /** Goes on as far as the other ledger knows the log now. @returns what there is to say where that cannot be done. @throws Stopped */
  goOn(): WhyNot | undefined {
    const end = this.ledger.place();
    if (!end) return undefined;
    if (this.ledger.sql('SELECT 1 FROM replays WHERE done = 0').get()) return { is: 'later', why: 'replay' };
    const from = this.again.place();
    if (from?.segment === end.segment && from.offset === end.offset) return undefined;
    if (!isIn(this.log, end)) return { is: 'differs', in: ['place'] };
    this.#register(from, end);
    const steps = new JudgeSteps(this.again, this.judges, this.log);
    try {
      while (steps.step({ fresh: [] }).more) this.#stopWhereAsked();
    } finally {
      steps.close();
    }
    return undefined;
  }

  #register(from: Place | undefined, last: Place): void {
    const segments = segmentsIn(this.log).filter(
      (segment) => segment >= (from?.segment ?? 0) && segment <= last.segment,
    );
    for (const [i, segment] of segments.entries()) {
      this.#stopWhereAsked();
      const next = segments[i + 1];
      const end = next === undefined ? last : { segment, offset: endBefore(this.log, segment, next) };
      catchUp(this.again, this.log, segment === from?.segment ? from : { segment, offset: 0 }, end);
    }
  }

  #stopWhereAsked(): void {
    if (!this.mayGoOn()) throw new Stopped();
  }
}

/** Whether a place is where a frame of the log ends, or in a part of it that is damaged. */
function isIn(log: string, { segment, offset }: Place): boolean {
  if (!segmentsIn(log).includes(segment)) return false;
  const bytes = readFileSync(segmentPath(log, segment));
  let end = 0;
  for (const frame of framesFrom(bytes, 0)) {
    if (frame.next > offset) break;
    end = frame.next;
  }
  return end === offset || (offset <= bytes.length && frameAt(bytes, end) === undefined);
}

/** Fills an empty ledger from a whole log that nobody writes to. Says whether any of it is damaged. @throws UserError, Stopped */
export function makeLedger(ledger: Ledger, log: string, judges: Judges, mayGoOn: () => boolean): boolean {
  ledger.db.exec('PRAGMA synchronous = OFF');
  const [end, first] = [endOf(log), segmentsIn(log)[0]];
  if (!end || first === undefined) return false;
  const lost = catchUp(ledger, log, { segment: first, offset: 0 }, end);
  const steps = new JudgeSteps(ledger, judges, log);
  try {
    while (steps.step({ fresh: [] }).more) if (!mayGoOn()) throw new Stopped();
  } finally {
    steps.close();
  }
  return lost.length > 0;
}
