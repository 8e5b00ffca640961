/**
 * Sends records to an open platform: one file, without dependencies, for Node 20 or later. Copy it into your program. Node 22.18 and
 * later run it as it is; for others make JavaScript of it: `npx esbuild iplus-client.ts --outfile=iplus-client.mjs`.
 *
 * A record that `add` has taken is on your disk; `flush` sends what waits there in batches and ends when each has a receipt. A batch
 * whose answer was lost, or that a crash interrupted, is sent again under the same key, and counts once.
 * @example
 * const client = await RecordsClient.open({ url: 'https://index.example.org', token, contract: 'visits', spool: 'spool' });
 * await client.add({ id: '1', city: '110100', day: '2026-11-28', visits: 3 });
 * for (const receipt of await client.flush()) console.log(receipt.receipt, receipt.counts);
 */
import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What became of a batch. received = stored + quarantined + duplicates + conflicts + waiting; `erased`: how many of them were erased since. */
export interface Receipt {
  receipt: string;
  contract: string;
  version: string;
  receivedAt: string;
  /** SHA-256 of the bytes that were received, unpacked. */
  sha256: string;
  counts: Record<'received' | 'stored' | 'quarantined' | 'duplicates' | 'conflicts' | 'waiting' | 'late' | 'erased', number>;
  problems: { type: string; outcome: string; line: number; pointer: string; found: string; expected: string }[];
  /** The signed promise that the batch is in the public log in time, where the platform has one: see `verifyPromise`. */
  promise?: string;
}

export interface ClientOptions {
  /** The address of the platform. */
  url: string;
  token: string;
  contract: string;
  /** A folder of this client alone, on a disk that lasts. */
  spool: string;
  /** Most records and bytes of a batch; 5,000 and 4 MB. */
  batch?: { records?: number; bytes?: number };
  /** Tries before `flush` gives up; the records stay in the spool. 10. */
  tries?: number;
  /** The language of problems: en or zh. */
  language?: string;
  /** Seconds that a request may wait for its records to be judged; 10. */
  wait?: number;
  /** The public key of the platform's log, as minisign takes it: a batch then counts as sent only once its promise is signed by it. */
  logKey?: string;
  /** Called before another try. */
  onRetry?: (why: string, seconds: number) => void;
}

/**
 * A batch that the platform refuses. Where its content is at fault it is set aside in the spool as `refused-…`; where the token or the
 * contract is, it waits there for the next `flush`.
 */
export class RefusedBatch extends Error {
  readonly status: number;
  readonly problem: { title?: string; detail?: string };
  readonly file: string;

  constructor(status: number, problem: { title?: string; detail?: string }, file: string) {
    super(`${status}: ${problem.title ?? 'refused'}. ${problem.detail ?? ''} (${file})`);
    this.status = status;
    this.problem = problem;
    this.file = file;
  }
}

/** The batch that `add` fills. */
type OpenBatch = { file: FileHandle; records: number; bytes: number };

const sealed = /^batch-\d{9}-[0-9a-f]{64}\.ndjson$/;
const unfinished = /^batch-\d{9}-[0-9a-f]{64}\.ndjson\.part$/;

export class RecordsClient {
  readonly #options: ClientOptions;
  #open: OpenBatch;
  #next: number;
  #queue: Promise<unknown> = Promise.resolve();

  private constructor(options: ClientOptions, open: OpenBatch, next: number) {
    this.#options = options;
    this.#open = open;
    this.#next = next;
  }

  /** Opens the spool; what an earlier run left there is sent by the next `flush`. */
  static async open(options: ClientOptions): Promise<RecordsClient> {
    // Records of yours: for nobody else on this machine.
    await mkdir(options.spool, { recursive: true, mode: 0o700 });
    const names = await readdir(options.spool);
    for (const name of names) if (unfinished.test(name)) await rm(join(options.spool, name));
    const numbers = names.flatMap((name) => /-(\d{9})-/.exec(name)?.[1] ?? []).map(Number);
    const at = join(options.spool, 'open.ndjson');
    const left = await readFile(at).catch(() => Buffer.alloc(0));
    // A crash may have cut the last line: `add` had not taken that record.
    const whole = left.subarray(0, left.lastIndexOf(10) + 1);
    const file = await open(at, left.length === 0 ? 'a' : 'r+');
    await file.truncate(whole.length);
    const records = whole.reduce((n, byte) => n + (byte === 10 ? 1 : 0), 0);
    return new RecordsClient(options, { file, records, bytes: whole.length }, Math.max(0, ...numbers) + 1);
  }

  /** Takes a record: when this resolves it is on the disk. */
  add(record: Record<string, unknown>): Promise<void> {
    return this.addAll([record]);
  }

  /**
   * Takes all of several records, or none. A date is written as ISO 8601, and NaN as null.
   * @throws Error where one cannot be sent or the disk is full: none is taken then
   */
  addAll(records: readonly Record<string, unknown>[]): Promise<void> {
    return this.#inTurn(async () => {
      const { records: mostRecords = 5000, bytes: mostBytes = 4_000_000 } = this.#options.batch ?? {};
      const batches = [{ lines: [] as Buffer[], bytes: 0 }];
      for (const line of records.map(lineOf)) {
        const { lines, bytes } = batches.at(-1)!;
        const isFull = lines.length > 0 && (lines.length >= mostRecords || bytes + line.length > mostBytes);
        if (isFull) batches.push({ lines: [], bytes: 0 });
        batches.at(-1)!.lines.push(line);
        batches.at(-1)!.bytes += line.length;
      }
      const last = batches.pop()!;
      const { records: waiting, bytes } = this.#open;
      const fits = waiting + last.lines.length <= mostRecords && bytes + last.bytes <= mostBytes;
      if (waiting > 0 && (batches.length > 0 || !fits)) await this.#seal();
      const paths = batches.map(() => this.#newPath());
      try {
        for (const [i, { lines }] of batches.entries()) {
          const file = await open(`${paths[i]}.part`, 'w');
          await writeWhole(file, Buffer.concat(lines), 0).finally(() => file.close());
        }
        await this.#write(last.lines);
      } catch (error) {
        for (const path of paths) await rm(`${path}.part`, { force: true });
        throw error;
      }
      for (const path of paths) await rename(`${path}.part`, path);
      if (paths.length > 0) await syncFolder(this.#options.spool);
    });
  }

  /** Sends all that waits. @throws RefusedBatch; or the last failure, when `tries` are used up */
  flush(): Promise<Receipt[]> {
    return this.#inTurn(async () => {
      if (this.#open.records > 0) await this.#seal();
      const receipts: Receipt[] = [];
      const names = (await readdir(this.#options.spool)).filter((name) => sealed.test(name)).sort();
      for (const name of names) receipts.push(await this.#send(name));
      return receipts;
    });
  }

  /** The receipt of a batch by now: how many of its records still wait to be judged. */
  receipt(id: string): Promise<Receipt> {
    return this.#get(`/v1/receipts/${encodeURIComponent(id)}`);
  }

  /** The proof that a batch is in the public log, once its segment is; to be kept, and checked by `verifyReceipt`. */
  proof(id: string): Promise<Proof> {
    return this.#get(`/v1/receipts/${encodeURIComponent(id)}/proof`);
  }

  /** Ends; what waits stays in the spool. */
  close(): Promise<void> {
    return this.#inTurn(() => this.#open.file.close());
  }

  async #get<T>(path: string): Promise<T> {
    const response = await this.#fetch(path);
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  #fetch(to: string | URL, headers: Record<string, string> = {}, more: RequestInit = {}): Promise<Response> {
    const { url, token, language = 'en' } = this.#options;
    const own = { Authorization: `Bearer ${token}`, 'Accept-Language': language };
    return fetch(new URL(to, url), { ...more, redirect: 'manual', headers: { ...own, ...headers } });
  }

  /** One thing at a time, whether the one before ended well or not. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work, work);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  async #write(lines: readonly Buffer[]): Promise<void> {
    const { file, bytes } = this.#open;
    const added = Buffer.concat(lines);
    try {
      await writeWhole(file, added, bytes);
    } catch (error) {
      await file.truncate(bytes);
      throw error;
    }
    this.#open.records += lines.length;
    this.#open.bytes += added.length;
  }

  /** The path of the next batch. Its key is in its name: what is added once more later is another batch. */
  #newPath(): string {
    const key = randomBytes(32).toString('hex');
    return join(this.#options.spool, `batch-${String(this.#next++).padStart(9, '0')}-${key}.ndjson`);
  }

  /** Keeps a receipt as a line of `receipts.ndjson` in the spool: what shows later that the batch was acknowledged. */
  async #keep(receipt: Receipt): Promise<void> {
    const file = await open(join(this.#options.spool, 'receipts.ndjson'), 'a+', 0o600);
    const last = Buffer.from('\n');
    await file.read(last, 0, 1, Math.max(0, (await file.stat()).size - 1));
    // A crash may have cut the last line.
    const line = Buffer.from(`${last[0] === 10 ? '' : '\n'}${JSON.stringify(receipt)}\n`);
    await writeWhole(file, line, 0).finally(() => file.close());
  }

  /** Makes the open file a batch. */
  async #seal(): Promise<void> {
    const { spool } = this.#options;
    const at = join(spool, 'open.ndjson');
    await this.#open.file.close();
    await rename(at, this.#newPath());
    await syncFolder(spool);
    this.#open = { file: await open(at, 'w'), records: 0, bytes: 0 };
  }

  async #send(name: string): Promise<Receipt> {
    const { url, contract, spool, tries = 10, wait = 10, logKey, onRetry } = this.#options;
    const file = join(spool, name);
    const lines = await readFile(file);
    const address = new URL(`/v1/records?contract=${encodeURIComponent(contract)}`, url);
    const headers = {
      'Content-Type': 'application/x-ndjson',
      'Content-Encoding': 'gzip',
      'Idempotency-Key': name.slice('batch-000000000-'.length, -'.ndjson'.length),
      Prefer: `wait=${wait}`,
    };
    for (let attempt = 1; ; attempt++) {
      let [why, after] = ['', 0];
      try {
        const response = await this.#fetch(address, headers, { method: 'POST', body: gzipSync(lines) });
        if (response.ok) {
          const receipt = (await response.json()) as Receipt | null;
          if (receipt?.sha256 !== sha256(lines).toString('hex')) throw new Error('the answer is not the receipt of this batch');
          if (logKey !== undefined) verifyPromise(receipt, logKey);
          await this.#keep(receipt);
          await rm(file);
          await syncFolder(spool);
          return receipt;
        }
        const problem = ((await response.json().catch(() => null)) ?? {}) as { title?: string; detail?: string };
        if (response.status < 500 && ![408, 409, 429].includes(response.status)) {
          const isContent = [400, 413, 415, 422].includes(response.status);
          const kept = isContent ? join(spool, `refused-${name.slice('batch-'.length)}`) : file;
          if (isContent) await rename(file, kept);
          throw new RefusedBatch(response.status, problem, kept);
        }
        why = `${response.status} ${problem.title ?? ''}`;
        const asked = response.headers.get('Retry-After') ?? '';
        after = Number(asked) || Math.max(0, (Date.parse(asked) - Date.now()) / 1000) || 0;
      } catch (error) {
        if (error instanceof RefusedBatch) throw error;
        why = String((error as Error).cause ?? error);
      }
      if (attempt >= tries) throw new Error(`not sent after ${attempt} tries: ${why}; ${file} stays in the spool`);
      // Between nothing and twice as long as before, so that many clients do not come at once; never sooner than asked.
      const seconds = Math.max(after, Math.random() * Math.min(60, 0.5 * 2 ** attempt));
      onRetry?.(why, seconds);
      await new Promise((done) => setTimeout(done, 1000 * seconds));
    }
  }
}

/** Writes all of some bytes to the disk, from a position on. */
async function writeWhole(file: FileHandle, bytes: Buffer, from: number): Promise<void> {
  for (let at = 0; at < bytes.length; )
    at += (await file.write(bytes, at, bytes.length - at, from + at)).bytesWritten;
  await file.datasync();
}

/** A record as a line of NDJSON. @throws Error for what JSON would leave out or change without a word */
function lineOf(record: Record<string, unknown>, index: number): Buffer {
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    throw new Error(`record ${index + 1}: found ${JSON.stringify(record)}, expected an object`);
  for (const [name, value] of Object.entries(record)) {
    const isStrange =
      value === Number.POSITIVE_INFINITY ||
      value === Number.NEGATIVE_INFINITY ||
      (value instanceof Date && Number.isNaN(value.getTime())) ||
      ['bigint', 'function', 'symbol'].includes(typeof value);
    const expected = 'a text, a finite number, true, false, a valid date, or null for no value; no record was taken';
    if (isStrange) throw new Error(`record ${index + 1}, field ${name}: found ${String(value)}, expected ${expected}`);
  }
  return Buffer.from(`${JSON.stringify(record)}\n`);
}

/** So that a name in a folder lasts; not every system can. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EISDIR' && code !== 'EPERM' && code !== 'EINVAL') throw error;
  }
}

/** The proof that a batch is in the public log: the batch is in a segment, and the segment in the log. */
export interface Proof {
  leaf: string;
  inSegment: { index: number; hashes: string[] };
  entry: string;
  /** As C2SP tlog-proof. */
  inLog: string;
}

const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
const leafHash = (text: string) => sha256(Buffer.of(0), Buffer.from(text));

/**
 * Checks the proof of a receipt without the platform: that the batch with this receipt, these bytes and what it promised is in the log
 * whose checkpoint the key has signed. That the promise itself is signed, `verifyPromise` checks.
 *
 * @param publicKey the public key of the log, the line that minisign takes
 * @returns the state of the log that was signed; keep it, to see with `iplus log verify --since` that the log only grows
 * @throws Error that says what does not hold
 */
export function verifyReceipt(
  receipt: Pick<Receipt, 'receipt' | 'sha256' | 'promise'>,
  proof: Proof,
  publicKey: string,
): { origin: string; size: number; checkpoint: string } {
  const leaf = JSON.parse(proof.leaf) as { receipt: string; sha256: string };
  const text = receipt.promise?.split('\n')[1];
  const isOther = text !== undefined && (JSON.parse(text) as Promised).leaf !== proof.leaf;
  if (isOther || leaf.receipt !== receipt.receipt || leaf.sha256 !== receipt.sha256) throw new Error('the proof of another batch');
  const entry = JSON.parse(proof.entry) as { size: number; root: string };
  const { index, hashes } = proof.inSegment;
  const path = (list: readonly string[]) => list.map((hash) => Buffer.from(hash, 'base64'));
  if (rootOf(leafHash(proof.leaf), index, entry.size, path(hashes))?.toString('base64') !== entry.root)
    throw new Error('the batch is not in the segment');
  const blank = proof.inLog.indexOf('\n\n');
  const [, place = '', ...above] = proof.inLog.slice(0, blank).split('\n');
  const checkpoint = proof.inLog.slice(blank + 2);
  const [origin = '', size = '', root = '', , line = ''] = checkpoint.split('\n');
  const top = rootOf(leafHash(proof.entry), Number(place.slice('index '.length)), Number(size), path(above));
  if (top?.toString('base64') !== root) throw new Error('the segment is not in the log');
  if (!isSigned(`${origin}\n${size}\n${root}\n`, line, publicKey)) throw new Error('the key has not signed the checkpoint');
  return { origin, size: Number(size), checkpoint };
}

/** What the platform promises with a receipt: that the batch is in a segment of its public log by a time. */
export interface Promised {
  by: string;
  contract: string;
  leaf: string;
  log: string;
  partner: string;
  segment: number;
  version: string;
}

/**
 * Checks the signed promise of a receipt, without the platform. `iplus receipt prove` says later whether it was kept; where it was not,
 * the promise convicts the platform.
 * @param publicKey the public key of the log, the line that minisign takes
 * @throws Error that says what does not hold
 */
export function verifyPromise(receipt: Pick<Receipt, 'receipt' | 'sha256' | 'promise'>, publicKey: string): Promised {
  const [head, json = '', , line = ''] = (receipt.promise ?? '').split('\n');
  if (head !== 'iplus receipt v1') throw new Error('the receipt has no promise');
  if (!isSigned(`${head}\n${json}\n`, line, publicKey)) throw new Error('the key has not signed the promise');
  const promised = JSON.parse(json) as Promised;
  const leaf = JSON.parse(promised.leaf) as { receipt: string; sha256: string };
  if (leaf.receipt !== receipt.receipt || leaf.sha256 !== receipt.sha256) throw new Error('the promise of another batch');
  return promised;
}

/** Whether a line of a signed note (C2SP) is the signature of a text by a key. */
function isSigned(text: string, line: string, publicKey: string): boolean {
  // What minisign writes: two letters, the id of the key (8 bytes), the key (32).
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(publicKey, 'base64').subarray(10)]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  const signature = Buffer.from(line.split(' ').at(-1) ?? '', 'base64').subarray(4);
  return verify(null, Buffer.from(text), key, signature);
}

/** The root that a path gives for a leaf (RFC 6962); undefined where the path has another length. */
function rootOf(leaf: Buffer, index: number, size: number, path: readonly Buffer[]): Buffer | undefined {
  if (!(index >= 0 && index < size)) return undefined;
  if (size === 1) return path.length === 0 ? leaf : undefined;
  const top = path.at(-1);
  if (!top) return undefined;
  let half = 1;
  while (half * 2 < size) half *= 2;
  const isLeft = index < half;
  const below = rootOf(leaf, isLeft ? index : index - half, isLeft ? half : size - half, path.slice(0, -1));
  return below && (isLeft ? sha256(Buffer.of(1), below, top) : sha256(Buffer.of(1), top, below));
}
