import type { HttpBindings } from '@hono/node-server';
import type { Lang } from '../../edition/index.js';
import {
  type Acknowledged,
  type AsideRow,
  asideOf,
  type FigureProof,
  type HeldLog,
  Indivisible,
  type KeepCopying,
  type KeepDelivering,
  type LoginFile,
  type People,
  type Platform,
  type ReachedFigures,
  type ReceiptRow,
  Refused,
  type Sender,
  type Senders,
  SubmissionRefused,
} from '../../platform/index.js';
import { languageOf } from '../api/negotiate.js';
import type { LiveEdition } from '../console/feeds.js';
import { Admission } from './admission.js';
import { headersOfAnswer, receiptAnswer } from './answer.js';
import { bodyOf, formOf, largestBody } from './body.js';
import { documentAnswer } from './document.js';
import { mustBeAllowed, noPlace, senderOf } from './door.js';
import { erase } from './erase.js';
import { lengthOf, letSend, refuseRest } from './expect.js';
import { logAnswer } from './logAnswer.js';
import { ParquetThread } from './parquetThread.js';
import { PartnerQuota } from './partnerQuota.js';
import { IntakeProblem, problemAnswer } from './problem.js';
import type { PublicLog } from './publicLog.js';
import type { Refusals } from './refusals.js';
import type { Asked, Route, Signing } from './route.js';
import { requireCommas } from './separator.js';
import { isSigned, Signatures } from './signature.js';
import { refusedAnswer, submissionRoutes } from './submissionRoutes.js';

/** What the routes for partners stand on. */
export interface Intake {
  platform: Platform;
  senders: Senders;
  /** Who is let in with records: the same as at the door, where there is one. */
  admission?: Admission;
  /** The public log of sealed segments, where there is one. */
  publicLog?: PublicLog | undefined;
  signing?: Signing | undefined;
  /** The figures of the live edition that a partner's batch reached, where there is one. */
  reached?: ((partner: string, receipt: string) => ReachedFigures | undefined) | undefined;
  /** The proof which records of a partner's batch count in the newest dated release of the live edition. */
  figures?: ((partner: string, receipt: string) => FigureProof | undefined) | undefined;
  /** The live edition, where there is one. */
  live?: LiveEdition | undefined;
  /** Who may log in to the console; without it, and without submissions, there is none. */
  people?: People | undefined;
  /** The copying of sealed segments to object storage, where there is one. */
  copying?: KeepCopying | undefined;
  /** Requests that were refused. */
  refusals?: Refusals | undefined;
  /** The database that keeps the log too, where there is one. */
  held?: HeldLog | undefined;
  /** The messages to webhooks of partners. */
  delivering?: KeepDelivering | undefined;
  /** The identity provider for log-ins, besides links, and the client secret of this site. */
  login?: { file: LoginFile; secret?: string | undefined } | undefined;
}

/** Problems of records that a receipt shows. */
const mostProblems = 100;

/** Seconds that a request may wait for its records to be judged. */
const longestWait = 30;

/** All routes for partners. */
export function routesFor(intake: Intake): Route[] {
  const { platform, people, signing, publicLog, admission = new Admission() } = intake;
  const parquet = new ParquetThread();
  return [
    {
      path: /^\/v1\/records$/,
      method: 'POST',
      answer: (asked) => take(intake, { admission, parquet }, asked),
    },
    {
      path: /^\/v1\/receipts\/([\w-]{1,100})$/,
      method: 'GET',
      answer: (asked, id) => receipt(intake, asked, id),
    },
    {
      path: /^\/v1\/receipts\/([\w-]{1,100})\/proof$/,
      method: 'GET',
      answer: (asked, id) => proof(platform, publicLog, asked, id),
    },
    {
      path: /^\/v1\/receipts\/([\w-]{1,100})\/figures$/,
      method: 'GET',
      answer: (asked, id) => figures(intake, asked, id),
    },
    { path: /^\/v1\/erasures$/, method: 'POST', answer: (asked) => erase({ platform, people }, asked) },
    { path: /^\/v1\/account$/, method: 'GET', answer: (asked) => account(platform, asked) },
    ...(signing ? submissionRoutes(signing) : []),
  ];
}

/** The routes for partners, for a platform, and its public log; undefined for all other addresses. */
export function intakeRoutes(intake: Intake, quota = new PartnerQuota()) {
  const { senders, refusals } = intake;
  const signatures = new Signatures(senders, senders.now);
  const routes = routesFor(intake);
  return async (request: Request, env: HttpBindings): Promise<Response | undefined> => {
    const url = new URL(request.url);
    const here = routes.filter(({ path }) => path.test(url.pathname));
    if (here.length === 0)
      return (
        documentAnswer(request.method, url) ??
        (intake.publicLog && (await logAnswer(intake.publicLog.files, request.method, url)))
      );
    const lang = languageOf(request);
    let sender: Sender | undefined;
    try {
      const route = here.find(({ method }) => method === request.method);
      if (!route)
        throw new IntakeProblem('wrong-method', {
          headers: { Allow: here.map(({ method }) => method).join(', ') },
        });
      sender = isSigned(env.incoming) ? signatures.senderOf(env.incoming) : bearerOf(request, senders);
      const id = route.path.exec(url.pathname)![1] ?? '';
      return await route.answer({ request, env, url, sender, lang, quota }, id);
    } catch (error) {
      refuseRest(env);
      const isOfSubmission = error instanceof SubmissionRefused;
      const problem = isOfSubmission ? undefined : problemOf(error);
      refusals?.add(sender?.partner, isOfSubmission ? error.code : problem!.kind);
      return isOfSubmission ? refusedAnswer(error, lang) : problemAnswer(problem!, lang);
    }
  };
}

/** Whose token a request has. @throws IntakeProblem */
function bearerOf(request: Request, senders: Senders): Sender {
  const sender = senderOf(request.headers.get('Authorization') ?? undefined, senders);
  if (!sender) throw new IntakeProblem('unauthorized', { headers: { 'WWW-Authenticate': 'Bearer' } });
  return sender;
}

/** @throws the error itself where it is a fault of the program */
function problemOf(error: unknown): IntakeProblem {
  if (error instanceof IntakeProblem) return error;
  if (error instanceof Indivisible) return new IntakeProblem('cannot-divide', { line: error.line });
  if (!(error instanceof Refused)) throw error;
  const seconds = {
    busy: 2,
    'in-flight': 1,
    'disk-failed': 5,
    'no-space': 60,
    'key-reused': 0,
    'erased-since': 0,
    'no-contract': 0,
  }[error.why];
  return new IntakeProblem(error.why, seconds > 0 ? { headers: { 'Retry-After': `${seconds}` } } : {});
}

async function take(
  intake: Intake,
  { admission, parquet }: { admission: Admission; parquet: ParquetThread },
  { request, env, url, sender, lang, quota }: Asked,
): Promise<Response> {
  const { platform } = intake;
  const left = await quota.take(sender, 'requests', 1);
  const key = request.headers.get('Idempotency-Key') ?? '';
  if (!/^[\x21-\x7e]{1,100}$/.test(key)) throw new IntakeProblem('no-key');
  const contract = url.searchParams.get('contract');
  if (contract === null) throw new IntakeProblem('no-contract');
  mustBeAllowed(sender, 'send', contract);
  const kind = formOf(request.headers.get('Content-Type') ?? undefined);
  const length = lengthOf(env);
  if (length !== undefined && length > largestBody) throw new IntakeProblem('too-large');
  if (length !== undefined) await quota.mayTake(sender, 'bytes', length);
  const place = platform.isBusy ? undefined : admission.enter(sender.partner, length);
  if (!place) throw noPlace;
  let taken: Acknowledged;
  try {
    letSend(env);
    const sent = await bodyOf(env.incoming);
    place.arrived();
    const [form, body] =
      kind === 'parquet'
        ? ['ndjson' as const, await parquet.ndjsonOf(sent, platform.judges.current(contract)?.dates)]
        : [kind, sent];
    await quota.take(sender, 'bytes', body.length);
    if (form === 'csv') requireCommas(body);
    taken = await platform.submit({ partner: sender.partner, key, contract, form, body });
  } finally {
    place.leave();
  }
  const row = await lastOf(platform, taken, 1000 * waitOf(request));
  return answerOf(intake, row, lang, {
    ...left,
    Location: `/v1/receipts/${row.id}`,
    ...(taken.replayed && { 'Idempotency-Replayed': '?1' }),
  });
}

/** What became of a request after some milliseconds. The ledger is asked only where it may say more than the acknowledgement. */
async function lastOf(platform: Platform, { receipt, replayed }: Acknowledged, ms: number) {
  if (!replayed && ms === 0) return receipt;
  await platform.waitFor(receipt.id, ms);
  return platform.receipt(receipt.partner, receipt.id) ?? receipt;
}

/** Seconds of the header `Prefer: wait=5`. */
function waitOf(request: Request): number {
  const wait = /(?:^|[,;\s])wait=(\d{1,3})\b/.exec(request.headers.get('Prefer') ?? '')?.[1];
  return Math.min(Number(wait ?? 0), longestWait);
}

async function receipt(intake: Intake, { sender, lang, quota }: Asked, id: string): Promise<Response> {
  const left = await quota.take(sender, 'requests', 1);
  const row = intake.platform.receipt(sender.partner, id);
  if (!row) throw new IntakeProblem('no-such-receipt');
  return answerOf(intake, row, lang, left);
}

/** The proof that a request is in the public log, once its segment is. */
async function proof(
  platform: Platform,
  publicLog: PublicLog | undefined,
  { sender, lang, quota }: Asked,
  id: string,
): Promise<Response> {
  const left = await quota.take(sender, 'requests', 1);
  const row = platform.receipt(sender.partner, id);
  if (!row) throw new IntakeProblem('no-such-receipt');
  if (!publicLog) throw new IntakeProblem('no-public-log');
  const found = publicLog.proof(row);
  if (!found) throw new IntakeProblem('no-proof-yet', { headers: { 'Retry-After': '60' } });
  return new Response(JSON.stringify(found), { headers: { ...headersOfAnswer(lang), ...left } });
}

/** The proof which records of a request count in a dated release. */
async function figures(
  { platform, figures }: Intake,
  { sender, lang, quota }: Asked,
  id: string,
): Promise<Response> {
  const left = await quota.take(sender, 'requests', 1);
  if (!platform.receipt(sender.partner, id)) throw new IntakeProblem('no-such-receipt');
  const found = figures?.(sender.partner, id);
  if (!found) throw new IntakeProblem('no-dated-release');
  return new Response(JSON.stringify(found), { headers: { ...headersOfAnswer(lang), ...left } });
}

/** 200 where all is judged; 202 where something waits. */
function answerOf(
  { platform, publicLog }: Intake,
  row: ReceiptRow,
  lang: Lang,
  headers: Record<string, string>,
): Response {
  const aside: AsideRow[] = row.n > 0 ? asideOf(platform.ledger, row.n, mostProblems) : [];
  return new Response(JSON.stringify(receiptAnswer(row, aside, lang, publicLog?.promise(row))), {
    status: row.waiting > 0 ? 202 : 200,
    headers: { ...headersOfAnswer(lang), ...headers },
  });
}

async function account(platform: Platform, { sender, lang, quota }: Asked): Promise<Response> {
  const left = await quota.take(sender, 'requests', 1);
  const days = platform.account(sender.partner);
  return new Response(JSON.stringify({ partner: sender.partner, days }), {
    headers: { ...headersOfAnswer(lang), ...left },
  });
}
