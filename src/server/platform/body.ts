import type { IncomingMessage } from 'node:http';
import { createGunzip, type Gunzip } from 'node:zlib';
import type { BodyForm } from '../../platform/index.js';
import { IntakeProblem } from './problem.js';
import { Digest } from './signature.js';

/** Bytes of a body, after unpacking. */
export const largestBody = 16 << 20;

/** How a body is written; a Parquet file is kept as NDJSON. */
export type SentForm = BodyForm | 'parquet';

const forms: Record<string, SentForm> = {
  'application/vnd.apache.parquet': 'parquet',
  'application/x-ndjson': 'ndjson',
  'application/ndjson': 'ndjson',
  'application/cloudevents-batch+json': 'cloudevents',
  'text/csv': 'csv',
};

/** @throws IntakeProblem */
export function formOf(type: string | undefined): SentForm {
  const [bare = '', ...parameters] = (type ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const charset = parameters.find((part) => part.startsWith('charset='))?.slice('charset='.length);
  const form = forms[bare];
  if (!form || (charset !== undefined && charset.replaceAll('"', '') !== 'utf-8'))
    throw new IntakeProblem('wrong-type');
  return form;
}

/** Reads a body, unpacked, and stops where it is too large: what is packed small never fills the memory. @throws IntakeProblem */
export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const coding = request.headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  if (coding !== 'identity' && coding !== 'gzip') throw new IntakeProblem('wrong-type');
  if (Number(request.headers['content-length'] ?? 0) > largestBody) throw new IntakeProblem('too-large');
  const digest = new Digest(request);
  if (digest.isExpected) request.on('data', (part: Buffer) => digest.update(part)).pause();
  const parts: Buffer[] = [];
  let size = 0;
  const gunzip: Gunzip | undefined = coding === 'gzip' ? createGunzip() : undefined;
  // The request itself is not destroyed, so that the refusal can still be sent.
  const cut = (error: Error) => gunzip?.destroy(error);
  request.once('error', cut);
  const source = gunzip ? request.pipe(gunzip) : request;
  try {
    for await (const part of source.iterator({ destroyOnReturn: false })) {
      size += (part as Buffer).length;
      if (size > largestBody) throw new IntakeProblem('too-large');
      parts.push(part as Buffer);
    }
  } catch (error) {
    request.unpipe();
    gunzip?.destroy();
    if (error instanceof IntakeProblem) throw error;
    throw new IntakeProblem(gunzip ? 'bad-gzip' : 'cannot-divide');
  } finally {
    request.off('error', cut);
  }
  digest.end();
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}
