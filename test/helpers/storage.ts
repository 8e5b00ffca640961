import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import S3rver from 's3rver';
import { temporaryFolder } from './folders.js';
import { signatureOf } from './signatureV4.js';

/** An object storage of others that speaks as S3 does, and what stands before it: signatures and hashes are checked there. */
export interface RunningStorage {
  endpoint: string;
  /** The folder in which it keeps objects. */
  folder: string;
  /** What was put there. */
  put: string[];
  /** What happens to a request on its way: its body is changed, or the line is cut. */
  onTheWay: ((name: string, body: Buffer) => Buffer | 'cut') | undefined;
  /** Whether the line is cut in the middle of each object that is read. */
  cutsAnswers: boolean;
  close: () => Promise<void>;
}

export const storageKeys = { id: 'S3RVER', secret: 'S3RVER' };
export const bucket = 'segments-of-tests';

export async function objectStorage(): Promise<RunningStorage> {
  const folder = temporaryFolder();
  const storage = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: folder,
    configureBuckets: [{ name: bucket }],
  });
  const { port } = await storage.run();
  const before = createServer();
  await new Promise<void>((resolve) => before.listen(0, '127.0.0.1', resolve));
  const running: RunningStorage = {
    endpoint: `http://127.0.0.1:${(before.address() as AddressInfo).port}`,
    folder,
    put: [],
    onTheWay: undefined,
    cutsAnswers: false,
    async close() {
      await closed(before);
      await storage.close();
    },
  };
  before.on('request', async (incoming, outgoing) => {
    const { method, url, headers } = incoming;
    const name = new URL(url!, 'http://x').pathname.replace(`/${bucket}/`, '');
    const sent = await buffer(incoming);
    const said = /Signature=([0-9a-f]{64})$/.exec(headers.authorization ?? '')?.[1];
    if (said !== signatureOf({ method: method!, url: url!, headers }, storageKeys.secret))
      return refuse(outgoing, 403, 'SignatureDoesNotMatch');
    if (method === 'PUT' && headers['x-amz-content-sha256'] !== hash('sha256', sent, 'hex'))
      return refuse(outgoing, 400, 'XAmzContentSHA256Mismatch');
    const body = method === 'PUT' ? (running.onTheWay?.(name, sent) ?? sent) : sent;
    if (body === 'cut') return incoming.socket.destroy();
    if (method === 'PUT') running.put.push(name);
    const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, async (answer) => {
      if (method === 'PUT' && answer.statusCode === 200) await written(join(folder, bucket, name), body);
      outgoing.writeHead(answer.statusCode!, answer.headers);
      if (running.cutsAnswers && method === 'GET') outgoing.write('cut', () => outgoing.destroy());
      else answer.pipe(outgoing);
    });
    return onward.end(body);
  });
  return running;
}

/** A storage without a network, and what was put there. */
export function inMemoryStorage() {
  const objects = new Map<string, Uint8Array>();
  const puts: string[] = [];
  return {
    objects,
    puts,
    file: { endpoint: 'memory', bucket, region: 'us-east-1' },
    nameOf: (name: string) => name,
    async names(beginning = '') {
      return [...objects.keys()].filter((name) => name.startsWith(beginning)).sort();
    },
    async put(name: string, bytes: Uint8Array) {
      puts.push(name);
      objects.set(name, bytes);
    },
    async get(name: string) {
      const bytes = objects.get(name);
      if (!bytes) throw new Error(`no object ${name}`);
      return bytes;
    },
    async remove(name: string) {
      objects.delete(name);
    },
  };
}

/** S3rver answers as soon as it has the bytes, before they are in its file. */
async function written(object: string, bytes: Buffer): Promise<void> {
  const file = `${object}._S3rver_object`;
  while (!existsSync(file) || !readFileSync(file).equals(bytes)) await setTimeout(1);
}

const refuse = (outgoing: ServerResponse, status: number, code: string) =>
  outgoing
    .writeHead(status, { 'Content-Type': 'application/xml' })
    .end(`<Error><Code>${code}</Code></Error>`);

const closed = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
