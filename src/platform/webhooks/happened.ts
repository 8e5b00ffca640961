import { actsOf } from '../intake/acts.js';
import type { Ledger } from '../intake/ledger.js';
import type { Act } from '../submissions/acts.js';
import type { SubmissionView } from '../submissions/reader.js';
import { idOf } from '../submissions/subject.js';
import type { EventKind } from './kinds.js';

/** Something that a partner may be told. It holds no value of any record. */
export interface Happened {
  kind: EventKind;
  /** The same for the same event, also in a ledger that was made anew. */
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  data: Readonly<Record<string, unknown>>;
}

/** Up to where the tables of a ledger were read, as numbers of their rows. */
export interface Read {
  requests: number;
  acts: number;
  erasures: number;
}

/** Rows that are read of each table at once. */
const most = 500;

/** The reasons for which records of a request are told, and the lines of each. */
const told = { reasons: 20, lines: 5 };

/** The end of a ledger, where there is one yet: what happens from now on comes after it. */
export function endOf(ledger: Ledger | undefined): Read {
  if (!ledger) return { requests: 0, acts: 0, erasures: 0 };
  const last = (table: string) =>
    (ledger.sql(`SELECT coalesce(max(n), 0) AS n FROM ${table}`).get() as { n: number }).n;
  return { requests: last('receipts'), acts: last('acts'), erasures: last('erase_orders') };
}

/** What happened to records and submissions of a partner after what was read, and up to where that goes. */
export function happenedAfter(
  ledger: Ledger,
  partner: string,
  read: Read,
  now: number,
): { events: Happened[]; read: Read } {
  const requests = setAside(ledger, partner, read.requests);
  const acts = done(ledger, partner, read.acts);
  const erasures = erased(ledger, partner, read.erasures, now);
  return {
    events: [...requests.events, ...acts.events, ...erasures.events],
    read: { requests: requests.to, acts: acts.to, erasures: erasures.to },
  };
}

interface Part {
  events: Happened[];
  to: number;
}

/** Requests all of whose records are judged, some of them not stored. Those after one that waits are left for later. */
function setAside(ledger: Ledger, partner: string, after: number): Part {
  const { to } = ledger
    .sql(`SELECT min(coalesce((SELECT min(n) - 1 FROM receipts WHERE judged < received AND partner = ?2), 9e15),
      coalesce((SELECT max(n) FROM (SELECT n FROM receipts WHERE n > ?1 ORDER BY n LIMIT ?3)), ?1)) AS "to"`)
    .get(after, partner, 20 * most) as { to: number };
  const rows = ledger
    .sql(`SELECT n, id, contract, version, at, received, stored, quarantined, duplicates, conflicts FROM receipts
      WHERE n > ? AND n <= ? AND partner = ? AND quarantined + conflicts > 0 ORDER BY n`)
    .all(after, to, partner) as unknown as (Record<string, number> & { n: number; id: string; at: number })[];
  return {
    to: Math.max(after, to),
    events: rows.map(({ n, id, at, ...counts }) => ({
      kind: 'records.set-aside',
      id,
      at,
      data: { receipt: id, ...counts, reasons: reasonsOf(ledger, n) },
    })),
  };
}

/** Why records of a request are not stored: codes and fields, the number of records and the first lines of each. */
function reasonsOf(ledger: Ledger, n: number) {
  const rows = ledger
    .sql(`SELECT why.value ->> 'code' AS code, why.value ->> 'pointer' AS field, count(DISTINCT line) AS records,
      json_group_array(DISTINCT line) AS lines FROM aside, json_each(aside.why) AS why WHERE n = ? AND kind != 'duplicate'
      GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ?`)
    .all(n, told.reasons) as { code: string; field: string; records: number; lines: string }[];
  return rows.map(({ lines, ...reason }) => ({
    ...reason,
    lines: (JSON.parse(lines) as number[]).sort((a, b) => a - b).slice(0, told.lines),
  }));
}

/** Checks that ask something, and releases. */
function done(ledger: Ledger, partner: string, after: number): Part {
  const rows = actsOf(ledger, { partner, after });
  const events = rows.flatMap(({ id, at, text, ...row }): Happened[] => {
    const act = JSON.parse(text) as Act;
    const { contract, period } = row;
    const of = { submission: idOf(row, act.number), contract, period, number: act.number };
    if (act.act === 'check' && act.questions.length > 0) {
      const questions = act.questions.map(({ id: question, check, cases }) => ({
        id: question,
        check,
        cases,
      }));
      return [{ kind: 'submission.to-explain', id, at, data: { ...of, questions: questions.slice(0, 50) } }];
    }
    if (act.act !== 'release') return [];
    const { edition, release } = act;
    return [{ kind: 'figure.published', id, at, data: { ...of, edition, release } }];
  });
  return { to: rows.at(-1)?.n ?? after, events };
}

/** Erasures of which every record is overwritten. One that is not carried out yet, and those after it, are left for later. */
function erased(ledger: Ledger, partner: string, after: number, now: number): Part {
  const rows = ledger
    .sql(`SELECT orders.n, orders.id, orders.contract, count(receipts.n) AS records, min(erasures.done) AS done
      FROM erase_orders AS orders LEFT JOIN erasures ON erasures.id = orders.id
      LEFT JOIN receipts ON receipts.n = erasures.n AND receipts.partner = ?2
      WHERE orders.n > ?1 GROUP BY orders.n ORDER BY orders.n LIMIT ?3`)
    .all(after, partner, most) as {
    n: number;
    id: string;
    contract: string;
    records: number;
    done: number | null;
  }[];
  const open = rows.findIndex(({ done: isDone }) => isDone === 0);
  const carriedOut = open < 0 ? rows : rows.slice(0, open);
  return {
    to: carriedOut.at(-1)?.n ?? after,
    events: carriedOut
      .filter(({ records }) => records > 0)
      .map(({ id, contract, records }) => ({
        kind: 'records.erased',
        id,
        at: now,
        data: { erasure: id, contract, records },
      })),
  };
}

/** Milliseconds for which a period that is missing or stale is told: a message that was sent is remembered longer. */
const recent = 14 * 86_400_000;

/** Which periods of a partner are missing or stale, after a moment. */
export function wantingOf(submissions: readonly SubmissionView[], since: number, now: number): Happened[] {
  const from = Math.max(since, now - recent);
  return submissions.flatMap((one): Happened[] => {
    const { id, contract, period, number, due = Number.NaN, closed, lastReceived = 0 } = one;
    const data = { submission: id, contract, period, number };
    const isSigned = one.state === 'signed' || one.state === 'in-release';
    const isMissing = one.expected && one.stored === 0 && !isSigned && due > from && due <= now;
    const isOver = one.state === 'withdrawn' || one.state === 'superseded';
    const isStale = !isOver && closed && one.later > 0 && lastReceived > from;
    return [
      ...(isMissing
        ? [
            {
              kind: 'submission.missing',
              id,
              at: due,
              data: { ...data, due: new Date(due).toISOString() },
            } as const,
          ]
        : []),
      ...(isStale
        ? [
            {
              kind: 'submission.stale',
              id: `${id} ${closed.before}`,
              at: lastReceived,
              data: { ...data, records: one.later },
            } as const,
          ]
        : []),
    ];
  });
}
