import { SubmissionRefused } from '../../../src/platform/index.js';
import type { Act } from './acts.js';
import { jsonOf, rowOfCsv, wordsOf } from './bodies.js';
import type { Model } from './model.js';
import { chosen, type Run } from './run.js';
import { tamper } from './tamper.js';
import { same, Wrong } from './wrong.js';

type Subject = Model['state']['subjects'][number];
const idOf = ({ partner, contract, month }: Subject) => `${partner}:${contract}:${month}`;

/** Signs what was sent for a month, once it is over; what was explained first is confirmed. */
export async function sign(
  run: Run,
  { pick }: Act & { do: 'sign' | 'withdraw' },
): Promise<string | undefined> {
  const { model, machine } = run;
  const subject = model.subjectOf(chosen(model.lines, pick));
  if (!subject) return undefined;
  const { partner, contract, month, parts } = subject;
  const id = idOf(subject);
  try {
    await run.durably(async () => {
      const now = await machine.lastOf(id);
      if (now.number <= parts.length || now.state !== 'signed') await machine.sign(id, partner);
    });
  } catch (error) {
    if (!(error instanceof SubmissionRefused)) throw error;
    if (model.isOver(month)) throw new Wrong(`${partner} signs ${id}`, `refused: ${error.code}`, 'signed');
    return `${partner} may not sign ${contract} ${month} yet`;
  }
  if (!model.isOver(month)) throw new Wrong(`${partner} signs ${id}`, 'signed', 'refused: the month runs');
  const { lines } = model.sign(subject);
  return `${partner} signs ${contract} ${month}: ${lines.map(({ sent }) => wordsOf(sent)).join('; ') || 'nothing'}`;
}

/** Withdraws what was signed. */
export async function withdraw(
  run: Run,
  { pick }: Act & { do: 'sign' | 'withdraw' },
): Promise<string | undefined> {
  const { model, machine } = run;
  const signed = model.state.subjects.filter(({ parts }) => parts.at(-1)?.state === 'signed');
  const subject = chosen(signed, pick);
  if (!subject) return undefined;
  const { partner, contract, month } = subject;
  await run.durably(async () => {
    const { state } = await machine.lastOf(idOf(subject));
    if (state !== 'withdrawn') await machine.withdraw(idOf(subject), partner);
  });
  model.withdraw(subject);
  return `${partner} withdraws ${contract} ${month}`;
}

/** Every signature holds that was ever given, but for what was erased since. */
export async function checkSignatures({ model, machine }: Run): Promise<void> {
  for (const subject of model.state.subjects)
    for (const { number } of subject.parts) {
      const id = `${idOf(subject)}:${number}`;
      same(`what does not hold of ${id}`, await machine.broken(id), []);
    }
}

/** An amount is changed on the disk: no figure of what was signed follows it, and the signature no longer holds. */
export async function change(run: Run, pick: number): Promise<string | undefined> {
  const { model, machine } = run;
  const all = model.state.subjects.flatMap((subject) => subject.parts.map((part) => ({ subject, part })));
  const there = all.flatMap(({ part }) => part.lines).filter(({ erased }) => !erased);
  // Beside an erased record, if there is one: the bytes of its request cannot be compared as a whole any more.
  const beside = there.filter((one) => model.batchOf(one).lines.some(({ erased }) => erased));
  const line = chosen(beside.length > 0 ? beside : there, pick);
  if (!line) return undefined;
  const { form, receipt } = model.batchOf(line);
  const other = otherAmount(model, line.sent.visits);
  const [from, to] = [line.sent.visits, other].map((visits) =>
    (form === 'csv' ? rowOfCsv : jsonOf)({ ...line.sent, visits }),
  );
  if (!tamper(machine.folder, receipt, from!, to!)) return undefined;
  const told = `somebody changes ${wordsOf(line.sent)} to ${other} in the log`;
  for (const { rows } of Object.values(await machine.takeTwice('signed')))
    same(
      `${told}: records in figures`,
      rows.filter(({ visits }) => visits === other),
      [],
    );
  for (const { subject, part } of all) {
    if (!part.lines.includes(line)) continue;
    const id = `${idOf(subject)}:${part.number}`;
    if ((await machine.broken(id)).length === 0)
      throw new Wrong(`${told}: the verification of ${id}`, 'holds', 'does not hold');
  }
  return told;
}

/** An amount of the same length that no record has. */
function otherAmount({ lines }: Model, visits: number): number {
  const [least, most] = [10 ** (String(visits).length - 1), 10 ** String(visits).length - 1];
  const used = new Set(lines.map(({ sent }) => sent.visits));
  for (let n = least; n < most; n++) if (!used.has(n)) return n;
  return visits === most ? least : most;
}
