import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Problem } from '../../edition/index.js';
import { type Erased, erasedOf } from './erasedFile.js';
import { intakeProblems } from './problems.js';
import { headIn, sealPath, segmentPath, segmentsIn } from './recover.js';
import { hashOf, isSealed, type Seal, sealOf } from './seal.js';

/** What the public log says of a segment, as it was sealed, or as it is since records in it were erased (`generation`). */
export type LoggedSegment = Seal & { generation?: number | undefined };

/** The file by which an operator says that a segment is lost for good: the platform starts without it. */
const lostPath = (log: string, segment: number) => segmentPath(log, segment).replace(/log$/, 'lost');

/** What is said of a segment that has ended; undefined for a file that says nothing that can be read. */
interface Said {
  seal: Seal | undefined;
  erased: Erased | undefined;
}

/** All that says which segments a log has and what is in them: names of files, heads, seals and the public log. */
class Chain {
  readonly files: number[];
  /** The number of the last segment that any of them names. */
  readonly last: number;

  constructor(
    readonly log: string,
    readonly logged: readonly LoggedSegment[],
  ) {
    this.files = segmentsIn(log);
    this.last = Math.max(0, ...this.files, ...sealsNamedIn(log), ...logged.map(({ segment }) => segment));
  }

  /** What a segment that is there is said to be; problems where two of them say different things. */
  saidOf(segment: number): { said: Said; problems: Problem[] } {
    const path = sealPath(this.log, segment);
    const said: Said = { seal: undefined, erased: undefined };
    try {
      if (isSealed(this.log, segment)) said.seal = sealOf(this.log, segment);
      said.erased = erasedOf(this.log, segment);
    } catch {
      return { said, problems: [intakeProblems.otherSeal(path)] };
    }
    const own = this.logged.filter((one) => one.segment === segment);
    const sealed = own.find(({ generation = 0 }) => generation === 0);
    const newest = own.reduce((most, { generation = 0 }) => Math.max(most, generation), 0);
    const rewritten = own.find(
      ({ generation = 0 }) => generation > 0 && generation === said.erased?.generation,
    );
    const isSame =
      (said.seal === undefined || said.seal.segment === segment) &&
      (said.erased?.sealed ?? said.seal?.sha256) === said.seal?.sha256 &&
      (!sealed || !said.seal || (sealed.sha256 === said.seal.sha256 && sealed.bytes === said.seal.bytes)) &&
      (!rewritten || rewritten.sha256 === said.erased!.sha256) &&
      newest <= (said.erased?.generation ?? 0);
    said.seal ??= sealed;
    return { said, problems: isSame ? [] : [intakeProblems.otherSeal(path)] };
  }
}

const sealsNamedIn = (log: string): number[] =>
  existsSync(log)
    ? readdirSync(log).flatMap((name) => Number(/^(\d{12})\.seal\.json$/.exec(name)?.[1] ?? 0))
    : [];

/**
 * The segments of a log that are missing or cut off, by the numbers of others, by heads and seals, and by the public log. Reads no
 * records, so that it takes little time.
 */
export function missingSegments(log: string, logged: readonly LoggedSegment[] = []): Problem[] {
  const chain = new Chain(log, logged);
  const found: Problem[] = [];
  for (let segment = 1; segment <= chain.last; segment++) {
    const path = segmentPath(log, segment);
    if (!chain.files.includes(segment)) {
      if (!existsSync(lostPath(log, segment)))
        found.push(intakeProblems.missingSegment(path, basename(lostPath(log, segment))));
      continue;
    }
    const { said } = chain.saidOf(segment);
    const { size } = statSync(path);
    const next = chain.files.includes(segment + 1) ? headIn(log, segment + 1)?.previous : undefined;
    const end = said.seal?.bytes ?? (next?.number === segment ? next.end : 0);
    if (size < end) found.push(intakeProblems.missingBytes(path, size));
  }
  return found;
}

/** Of a segment that was found intact: what its file and its seal were then. While they are the same, it is not read again. */
export type KnownIntact = Map<number, string>;

/**
 * The sealed segments whose bytes are not those that were sealed, or left when records were erased, and those of which the public log
 * says something else than their seal.
 *
 * @param known those that were found intact before; changed
 */
export async function alteredSegments(
  log: string,
  { logged = [], known = new Map() }: { logged?: readonly LoggedSegment[]; known?: KnownIntact } = {},
): Promise<Problem[]> {
  const chain = new Chain(log, logged);
  const found: Problem[] = [];
  for (const segment of chain.files) {
    const { said, problems } = chain.saidOf(segment);
    found.push(...problems);
    if (!said.seal) continue;
    const path = segmentPath(log, segment);
    const { size, mtimeMs, ino } = statSync(path);
    const sha256 = said.erased?.sha256 ?? said.seal.sha256;
    const state = JSON.stringify([size, mtimeMs, ino, sha256]);
    if (known.get(segment) === state) continue;
    if (size === said.seal.bytes && (await hashOf(path)) === sha256) known.set(segment, state);
    else found.push(intakeProblems.otherThanSealed(path));
  }
  return found;
}
