import { createHash } from 'node:crypto';
import {
  contractHtml,
  contractsPage,
  homePage,
  partnerPath,
  quarantinePage,
  receiptPage,
  receiptsPage,
} from '../../documents/index.js';
import {
  asideOf,
  examplesAside,
  lastReceipts,
  newestReceipts,
  type ReasonAside,
  type ReceiptRow,
  reasonsAside,
  writeDown,
} from '../../platform/index.js';
import { checkReceiptProof } from '../../release/index.js';
import { asset, scripts } from '../../site/index.js';
import { attachment } from '../attachment.js';
import { receiptAnswer } from '../platform/answer.js';
import { type PublicLog, promisedWithin } from '../platform/publicLog.js';
import {
  type Answer,
  type Asked,
  ConsoleProblem,
  type ConsoleRoute,
  contractsOf,
  numberOf,
  textOf,
} from './asked.js';
import { fedBy, namesIn } from './feeds.js';
import { submissionsOf } from './submissionRoutes.js';

const pageSize = 50;
/** Records of a receipt whose problems are shown, and examples of a reason. */
const mostProblems = 100;
const mostExamples = 5;

async function home(asked: Asked): Promise<Answer> {
  const { console, view, partner, accounts } = asked;
  const { platform, watch } = console;
  const last = lastReceipts(platform.ledger, partner!.name);
  const contracts = [];
  for (const contract of contractsOf(asked)) {
    const seen = await watch.seen(partner!.name, contract);
    contracts.push({ contract, seen, last: last.find((row) => row.contract === contract.id) });
  }
  const receipts = newestReceipts(platform.ledger, { partner: partner!.name, most: 5 });
  const submissions = await submissionsOf(console, partner!.name);
  const fed =
    console.live &&
    (await fedBy(
      console.live,
      contracts.map(({ contract }) => contract.id),
    ));
  return {
    html: homePage(view, { accounts, contracts, receipts, submissions, fed }),
  };
}

function receipts(asked: Asked): Answer {
  const { console, view, partner, url } = asked;
  const { searchParams } = url;
  const contract = textOf(searchParams, 'contract');
  const day = /^\d{4}-\d\d-\d\d$/.exec(searchParams.get('day') ?? '')?.[0];
  const before = numberOf(searchParams, 'before');
  const rows = newestReceipts(console.platform.ledger, {
    partner: partner!.name,
    contract,
    day,
    before,
    most: pageSize + 1,
  });
  const shown = rows.slice(0, pageSize);
  return {
    html: receiptsPage(view, {
      rows: shown,
      contracts: contractsOf(asked),
      contract,
      day,
      older: rows.length > pageSize ? shown.at(-1)!.n : undefined,
      isFirst: before === undefined,
    }),
  };
}

function receipt({ console: { platform, publicLog, reached, live }, view, partner, params }: Asked): Answer {
  const row = platform.receipt(partner!.name, params['id']!);
  if (!row) throw new ConsoleProblem('not-found', 404);
  const aside = row.n > 0 ? asideOf(platform.ledger, row.n, mostProblems) : [];
  const log = publicLog && { checked: provedBy(publicLog, row), promised: promisedBy(publicLog, row) };
  return {
    html: receiptPage(view, row, aside, {
      log,
      reached: reached?.(partner!.name, row.id),
      names: namesIn(live),
    }),
  };
}

/** What a proof of the public log says of a receipt, checked as anybody can; undefined as long as its segment is not in it. */
function provedBy(log: PublicLog, row: ReceiptRow) {
  const proof = log.proof(row);
  return proof && checkReceiptProof(proof);
}

/** Until when the operator promises that a receipt is in the public log. */
function promisedBy(log: PublicLog, row: ReceiptRow) {
  const promise = log.promise(row);
  return promise === undefined ? undefined : row.at + promisedWithin;
}

/** The signed receipt as a file, which shows anybody what was promised. */
function signed({ console: { platform, publicLog }, view, partner, params }: Asked): Answer {
  const row = platform.receipt(partner!.name, params['id']!);
  const promise = row && publicLog?.promise(row);
  if (!row || promise === undefined) throw new ConsoleProblem('not-found', 404);
  const aside = row.n > 0 ? asideOf(platform.ledger, row.n, mostProblems) : [];
  return {
    text: `${JSON.stringify(receiptAnswer(row, aside, view.lang, promise), null, 1)}\n`,
    headers: { 'Content-Disposition': attachment(`${row.id}.receipt.json`) },
  };
}

/** The proof as a file, which is checked without the platform. */
function proof({ console: { platform, publicLog }, partner, params }: Asked): Answer {
  const row = platform.receipt(partner!.name, params['id']!);
  const found = row && publicLog?.proof(row);
  if (!found) throw new ConsoleProblem('not-found', 404);
  const name = `${row.id}.proof.json`;
  return {
    text: `${JSON.stringify(found, null, 1)}\n`,
    headers: { 'Content-Disposition': attachment(name) },
  };
}

/** The reason that a question names, where there are such records. */
function chosenOf(of: URLSearchParams, reasons: readonly ReasonAside[]): ReasonAside | undefined {
  return reasons.find(
    ({ contract, code, pointer }) =>
      contract === of.get('contract') && code === of.get('code') && pointer === of.get('pointer'),
  );
}

function quarantine({ console: { platform }, view, partner, url }: Asked): Answer {
  const { name } = partner!;
  const { reasons, looked } = reasonsAside(platform.ledger, name);
  const reason = chosenOf(url.searchParams, reasons);
  const chosen = reason && {
    reason,
    examples: examplesAside(platform.ledger, platform.log.folder, { partner: name, ...reason }, mostExamples),
  };
  const replayable = view.may('operate') ? [...new Set(reasons.map(({ contract }) => contract))].sort() : [];
  return { html: quarantinePage(view, { reasons, looked, all: view.aside, chosen, replayable }) };
}

/** Milliseconds that a page waits for what is judged again; it goes on after that. */
const longestWait = 10_000;

async function replay({ console: { platform, people }, view, form, member }: Asked): Promise<Answer> {
  const contract = textOf(form, 'contract') ?? '';
  if (!platform.judges.current(contract)) throw new ConsoleProblem('not-found', 404);
  writeDown(people, { who: member!.id, act: 'replayed', about: { contract } });
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, longestWait);
  });
  await Promise.race([platform.replay(contract), tooLong]);
  clearTimeout(timer);
  return { to: partnerPath(view, '/quarantine') };
}

function contracts(asked: Asked): Answer {
  return { html: contractsPage(asked.view, contractsOf(asked)) };
}

/** The page of a contract, whose one script is named by its hash: it may run, and ask nobody anything. */
async function contract(asked: Asked): Promise<Answer> {
  const { view, params } = asked;
  const found = contractsOf(asked).find(({ id }) => id === params['id']);
  if (!found) throw new ConsoleProblem('not-found', 404);
  const script = new TextDecoder().decode((await asset(scripts().entries['contract']!))!.content);
  const back = {
    href: partnerPath(view, '/contracts'),
    text: { en: 'Contracts', zh: '数据契约' }[view.lang],
  };
  const html = contractHtml(found, view.lang, script, back);
  const [, code = ''] = /<script>([\s\S]*?)<\/script>/.exec(html) ?? [];
  const sum = createHash('sha256').update(code).digest('base64');
  return {
    html,
    headers: {
      'Content-Security-Policy': `default-src 'none'; script-src 'sha256-${sum}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
  };
}

/** What was sent, and what became of it. */
export const sentRoutes: ConsoleRoute[] = [
  { method: 'GET', path: '/p/:partner', right: 'see', answer: home },
  { method: 'GET', path: '/p/:partner/receipts', right: 'see', answer: receipts },
  { method: 'GET', path: '/p/:partner/receipts/:id', right: 'see', answer: receipt },
  { method: 'GET', path: '/p/:partner/receipts/:id/proof', right: 'see', answer: proof },
  { method: 'GET', path: '/p/:partner/receipts/:id/signed', right: 'see', answer: signed },
  { method: 'GET', path: '/p/:partner/quarantine', right: 'see', answer: quarantine },
  { method: 'POST', path: '/p/:partner/replay', right: 'operate', answer: replay },
  { method: 'GET', path: '/p/:partner/contracts', right: 'see', answer: contracts },
  { method: 'GET', path: '/p/:partner/contracts/:id', right: 'see', answer: contract },
];
