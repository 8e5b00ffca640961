import { createHash, randomBytes } from 'node:crypto';
import type { Platform } from '../../src/platform/index.js';
import type { BodyForm, RecordsHead } from '../../src/platform/intake/frame.js';
import { newId } from '../../src/platform/intake/newId.js';
import { visit } from './livePlatform.js';

/** A request, with the bytes that each of its records has been hashed as, and its lines. */
export interface Sent {
  form: BodyForm;
  body: Buffer;
  records: string[];
  lines: number[];
}

/** A body of some form, with records that cannot be read and empty lines among the others. */
export function sentBody(form: BodyForm, count: number, draw: () => number): Sent {
  const cities = ['110100', '110200', '310100'];
  const visits = Array.from({ length: count }, () =>
    visit(cities[Math.floor(3 * draw())]!, `h${Math.floor(9 * draw())}`, 5, '2026-10-04'),
  );
  const isBroken = visits.map(() => draw() < 0.2);
  if (form === 'csv') {
    const header = 'id,city,day,hospital,visits';
    const records = visits.map(
      (one, i) => (isBroken[i] ? '"x, y' : Object.values(one).join(',')) + (isBroken[i] ? '"' : ''),
    );
    return {
      form,
      body: Buffer.from([header, ...records].join('\n')),
      records: records.map((one) => `${header}\n${one}`),
      lines: records.map((_, i) => i + 2),
    };
  }
  if (form === 'ndjson') {
    const records = visits.map((one, i) => (isBroken[i] ? '{"id": 1' : JSON.stringify(one)));
    const lines: number[] = [];
    let text = '';
    for (const [i, record] of records.entries()) {
      if (draw() < 0.3) text += ' \n';
      text += `${record}\n`;
      lines[i] = text.split('\n').length - 1;
    }
    return { form, body: Buffer.from(text), records, lines };
  }
  const records = visits.map((data, i) =>
    JSON.stringify({ specversion: isBroken[i] ? '0' : '1.0', id: data.id, source: 's', type: 't', data }),
  );
  return {
    form,
    body: Buffer.from(`[${records.join(' , ')}]`),
    records,
    lines: records.map((_, i) => i + 1),
  };
}

export const sha256 = (...parts: (Buffer | string)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The root that a request promises: of entries of eight salted hashes, before of these hashes as they are. */
export function promisedRoot(salted: readonly Buffer[], isBefore = false): Buffer {
  if (salted.length === 0) return sha256('');
  if (isBefore) return rootOf(salted);
  const entries = salted.flatMap((_, i) => (i % 8 === 0 ? [Buffer.concat(salted.slice(i, i + 8))] : []));
  return rootOf(entries.map((entry) => sha256('\0', entry)));
}

/** What a request promises of its leaves, by the words of docs/trust.md. */
export function promisedText(form: BodyForm, root: Buffer, isBefore = false): string {
  const eight = isBefore ? {} : { hashesPerEntry: 8 };
  const of = { contract: 'visits', fields: ['id'], form, ...eight, partner: 'north', root: text(root) };
  return text(sha256(JSON.stringify(of)));
}

/** The root of a tree by the words of RFC 6962. */
export function rootOf(hashes: readonly Buffer[]): Buffer {
  if (hashes.length === 1) return hashes[0]!;
  let half = 1;
  while (2 * half < hashes.length) half *= 2;
  return sha256('\x01', rootOf(hashes.slice(0, half)), rootOf(hashes.slice(half)));
}

export const text = (bytes: Buffer) => bytes.toString('base64');

let keys = 0;

/** Sends a request, and waits until it is judged. */
export async function sendTo(platform: Platform, { form, body }: Pick<Sent, 'form' | 'body'>) {
  const of = { partner: 'north', key: `p${++keys}`, contract: 'visits', form, body };
  const { receipt } = await platform.submit(of);
  await platform.judging.idle();
  return receipt.id;
}

/** The same as a version before took it, whose promise has a tree of the hashes of single records. */
export async function sendBefore(platform: Platform, { form, body, records }: Sent): Promise<string> {
  const salts = randomBytes(16 * records.length);
  const salted = records.map((record, i) => sha256(salts.subarray(16 * i, 16 * i + 16), record));
  const { version, fields } = platform.judges.current('visits')!;
  const head: RecordsHead = {
    ...{ kind: 'records', receipt: newId('rcp'), partner: 'north', key: `p${++keys}`, contract: 'visits' },
    ...{ version, fields, received: Date.UTC(2026, 11, 1), form, lines: records.length, salted: true },
    sha256: sha256(body).toString('hex'),
    leaves: promisedText(form, promisedRoot(salted, true), true),
  };
  platform.judging.add({ head, at: await platform.log.append(head, body, salts) });
  await platform.judging.idle();
  return head.receipt;
}
