import { hash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { type Text, UserError } from '../../edition/index.js';
import { readLimited, TooLarge } from '../../network/index.js';
import type { CopyFile } from './copyFile.js';
import { copyProblems } from './problems.js';

/** The keys of a storage. */
export interface StorageKeys {
  id: string;
  secret: string;
}

/** The metadata of an object: the SHA-256 of its bytes when they were sent. */
const said = 'x-amz-meta-sha256';

const longest = 10 * 60_000;

/** Most bytes of an object, and of a list or an error. A segment has some 64 MiB. */
const most = { object: 1 << 30, list: 16 << 20 };

/** A bucket of S3-compatible storage. Copies of the log are never deleted there, only records of editions that no longer count. */
export class ObjectStorage {
  readonly #client: AwsClient;

  constructor(
    readonly file: CopyFile,
    { id, secret }: StorageKeys,
  ) {
    const retries = 3;
    const { region } = file;
    this.#client = new AwsClient({
      accessKeyId: id,
      secretAccessKey: secret,
      service: 's3',
      region,
      retries,
    });
  }

  /** Puts an object there and reads it back: it has these bytes when this resolves. @throws UserError */
  async put(name: string, bytes: Uint8Array): Promise<void> {
    const sha256 = hash('sha256', bytes, 'hex');
    const headers = { 'X-Amz-Content-Sha256': sha256, [said]: sha256 };
    await this.#asked(name, this.#at(name), {
      method: 'PUT',
      body: bytes as Uint8Array<ArrayBuffer>,
      headers,
    });
    if (hash('sha256', await this.get(name, bytes.length), 'hex') !== sha256)
      throw new UserError([copyProblems.otherBytes(name)]);
  }

  /** The bytes of an object, as they were sent. @throws UserError */
  async get(name: string, limit = most.object): Promise<Uint8Array> {
    const { headers, bytes } = await this.#asked(name, this.#at(name), { method: 'GET' }, limit);
    if (headers.get(said) !== hash('sha256', bytes, 'hex'))
      throw new UserError([copyProblems.otherBytes(name)]);
    return bytes;
  }

  /** Removes an object; it may be gone already. @throws UserError */
  async remove(name: string): Promise<void> {
    await this.#asked(name, this.#at(name), { method: 'DELETE' });
  }

  /** The names of all objects, or of those that begin with something. @throws UserError */
  async names(beginning = ''): Promise<string[]> {
    const found: string[] = [];
    const [own, begin] = [this.nameOf(''), this.nameOf(beginning)];
    for (let next: string | undefined = ''; next !== undefined; ) {
      const url = new URL(`${this.#bucket}/`);
      url.search = `${new URLSearchParams({ 'list-type': '2', prefix: begin, ...(next && { 'continuation-token': next }) })}`;
      const text = new TextDecoder().decode((await this.#asked(begin, url, { method: 'GET' })).bytes);
      // Our own names alone, none of which has a character that XML writes in another way.
      for (const [, key] of text.matchAll(/<Key>([^<]+)<\/Key>/g)) found.push(key!.slice(own.length));
      next = /<NextContinuationToken>([^<]+)</.exec(text)?.[1];
    }
    return found;
  }

  get #bucket() {
    const { endpoint, bucket } = this.file;
    return `${endpoint.replace(/\/$/, '')}/${bucket}`;
  }

  /** The name of an object in the bucket. */
  nameOf(name: string): string {
    const { prefix } = this.file;
    return prefix === undefined ? name : `${prefix}/${name}`;
  }

  #at(name: string) {
    return new URL(`${this.#bucket}/${this.nameOf(name)}`);
  }

  /** The answer to a request with its body, which is read to its end: an unread one holds its connection. */
  async #asked(
    name: string,
    url: URL,
    init: RequestInit,
    limit = most.list,
  ): Promise<{ headers: Headers; bytes: Uint8Array }> {
    const signal = AbortSignal.timeout(longest);
    let answer: Response;
    let bytes: Uint8Array;
    try {
      answer = await this.#client.fetch(url.href, { ...init, redirect: 'manual', signal });
      bytes = await readLimited(answer, answer.ok ? limit : most.list);
    } catch (error) {
      if (error instanceof TooLarge)
        throw refused(name, { en: 'its answer is too large', zh: '其应答过大' }, `> ${error.limit}`);
      const { cause, name: kind } = error as { cause?: { code?: string }; name: string };
      throw refused(name, { en: 'no answer', zh: '无应答' }, cause?.code ?? kind);
    }
    if (answer.ok) return { headers: answer.headers, bytes };
    const code = /<Code>(\w{1,60})<\/Code>/.exec(new TextDecoder().decode(bytes))?.[1];
    throw refused(name, { en: 'it was refused', zh: '被拒绝' }, code ?? `HTTP ${answer.status}`);
  }
}

const refused = (name: string, { en, zh }: Text, code: string) =>
  new UserError([copyProblems.refused(name, { en: `${en} (${code})`, zh: `${zh}（${code}）` })]);
