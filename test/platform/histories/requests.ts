import { createHash } from 'node:crypto';
import { eventKey, Refused } from '../../../src/platform/index.js';
import type { Act, Form, Sent } from './acts.js';
import { bodyOf, wordsOf } from './bodies.js';
import { type Batch, countsOf, type Line, monthOf } from './model.js';
import { chosen, type Run } from './run.js';
import type { ContractName } from './world.js';
import { same, Wrong } from './wrong.js';

interface Request {
  partner: string;
  contract: ContractName;
  form: Form;
  key: string;
}

/** Sends records, and compares the receipt. Says what was done. */
export async function send(
  run: Run,
  request: Request,
  records: readonly Sent[],
): Promise<string | undefined> {
  const { partner, contract, form, key } = request;
  const content = bodyOf(form, records);
  const body = createHash('sha256').update(content).digest('hex');
  const what = `${partner} sends under ${contract}, key ${key}, as ${form}: ${records.map(wordsOf).join('; ')}`;
  const earlier = run.model.requestWith(request);
  const answer = await run.durably(() => submit(run, request, content));
  if (earlier) {
    const isWhole = earlier.lines.every(({ erased }) => !erased);
    const expected = earlier.body !== body ? 'key-reused' : isWhole ? earlier.receipt : 'erased-since';
    same(`${what}: the answer`, answer, expected);
    if (isWhole) checkReceipt(run, earlier);
    return `${what} → ${expected === earlier.receipt ? 'the receipt of before' : `refused (${expected})`}`;
  }
  if (run.model.state.batches.some(({ receipt }) => receipt === answer) || !answer.startsWith('rcp_'))
    throw new Wrong(`${what}: the answer`, answer, 'a new receipt');
  const batch = run.model.accept({ ...request, body, receipt: answer }, records);
  checkReceipt(run, batch);
  const { received, waiting, late, erased, ...counts } = countsOf(batch.lines);
  const found = Object.entries(counts).flatMap(([name, n]) => (n ? [`${n} ${name}`] : []));
  return `${what} → ${found.join(', ')}`;
}

async function submit({ machine }: Run, request: Request, body: Buffer): Promise<string> {
  try {
    const { receipt } = await machine.platform.submit({ ...request, body });
    await machine.platform.judging.idle();
    return receipt.id;
  } catch (error) {
    if (error instanceof Refused) return error.why;
    throw error;
  }
}

/** A receipt says of every record what became of it. */
export function checkReceipt({ machine }: Run, { partner, receipt, lines, contract }: Batch): void {
  const row = machine.platform.receipt(partner, receipt);
  if (!row) throw new Wrong('a receipt', 'none', receipt);
  const expected = countsOf(lines);
  const found = Object.fromEntries(Object.keys(expected).map((name) => [name, row[name as 'received']]));
  same(`the receipt of ${lines.map(({ sent }) => wordsOf(sent)).join('; ')}`, found, expected);
  same('the contract of a receipt', row.contract, contract);
}

/** Sends another amount for a record, and another day where it is given. */
export async function correct(run: Run, { pick, visits, day, key }: Extract<Act, { do: 'correct' }>) {
  const line = chosen(run.model.lines, pick);
  if (!line) return undefined;
  const { partner, contract, form } = run.model.batchOf(line);
  if (day !== null && monthOf({ ...line.sent, day }) !== monthOf(line.sent))
    run.count('correct to another month');
  return send(run, { partner, contract, form, key }, [
    { ...line.sent, visits, ...(day !== null && { day }) },
  ]);
}

/** Sends the same bytes once more. */
export async function resend(run: Run, { pick, key, otherContract }: Extract<Act, { do: 'resend' }>) {
  const batch = chosen(run.model.state.batches, pick);
  if (!batch) return undefined;
  const { partner, form, lines } = batch;
  const other = batch.contract === 'visits' ? 'trips' : 'visits';
  const contract = otherContract ? other : batch.contract;
  const records = lines.map(({ sent }) => sent);
  return send(run, { partner, contract, form, key: key ?? batch.key }, records);
}

/** Erases records at the request of their partner. */
export async function erase(
  run: Run,
  { pick, by }: Extract<Act, { do: 'erase' }>,
): Promise<string | undefined> {
  const { model, machine } = run;
  const there = model.lines.filter(({ erased }) => !erased);
  const kind = { key: 'stored', aside: 'quarantined', line: undefined, receipt: undefined }[by];
  const line = chosen(
    there.filter(({ is }) => kind === undefined || is === kind),
    pick,
  );
  if (!line) return undefined;
  const { partner, contract, receipt, lines } = model.batchOf(line);
  const isSameKey = (a: Line, b: Line) => a.is !== 'quarantined' && model.keyOf(a) === model.keyOf(b);
  const erased = {
    key: () => there.filter((one) => isSameKey(one, line)),
    line: () => [line],
    aside: () => [line],
    receipt: () => lines.filter((one) => there.includes(one)),
  }[by]();
  const { event, id } = line.sent;
  const key = event ? `event\n${eventKey(...event)}` : `key\n${JSON.stringify([id])}`;
  const one = { receipt, line: line.line };
  const what = { key: { key }, line: one, aside: one, receipt: { receipt } }[by];
  const told = `${partner} erases by ${by}: ${erased.map(({ sent }) => wordsOf(sent)).join('; ')}`;
  const { records } = await run.durably(() => machine.platform.erasing.erase({ partner, contract }, what));
  if (!run.isAgain) same(`${told}: the number of records`, records, erased.length);
  model.erase(erased);
  return told;
}
