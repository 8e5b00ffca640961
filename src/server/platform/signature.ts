import { createHash, createPublicKey, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Text } from '../../edition/index.js';
import type { Sender, Senders } from '../../platform/index.js';
import { IntakeProblem } from './problem.js';

/** Seconds that a signature may be old, or its clock ahead. */
const window = 300;

/** Nonces that are remembered of one key; more requests than this in the window are refused. */
const mostNonces = 100_000;

/** The components that a signature must cover; for requests with a body also these. */
const needed = ['@method', '@path', '@query'] as const;
const neededOfBody = ['content-type', 'content-digest'] as const;

/** One signature by one label, written as RFC 8941 writes it, so that what was signed stands in the header. */
const inputForm =
  /^([a-z*][a-z0-9_.*-]{0,60})=(\(((?:"[a-z0-9@-]{1,60}"(?: |(?=\))))*)\)((?:;[a-z*][a-z0-9_.*-]*=(?:"[\x21\x23-\x5b\x5d-\x7e]*"|\d{1,12}))*))$/;
const signatureForm = /^([a-z*][a-z0-9_.*-]{0,60})=:([A-Za-z0-9+/]{86}==):$/;

interface Input {
  components: string[];
  /** The list with its parameters, as it was signed. */
  signed: string;
  parameters: ReadonlyMap<string, string>;
}

const no = (en: string, zh: string): IntakeProblem =>
  new IntakeProblem('bad-signature', { headers: acceptSignature, found: { en, zh } });

/** The components that a signature has to cover, as the header of RFC 9421. */
const acceptSignature = {
  'WWW-Authenticate': 'Bearer',
  'Accept-Signature':
    'sig=("@method" "@path" "@query" "content-type" "content-digest" "idempotency-key");created;nonce;keyid;alg="ed25519"',
};

/** Whether a request is signed, and not by a token. */
export const isSigned = ({ headers }: IncomingMessage) =>
  headers['signature-input'] !== undefined && headers.authorization === undefined;

/** The signatures of a key that were used. */
interface Used {
  /** Nonces with the second at which they were signed. */
  nonces: Map<string, number>;
  /** The latest second of signing of a nonce that is remembered no longer. */
  forgotten: number;
  /** When nonces were last forgotten, in seconds since 1970. */
  swept: number;
}

/** Who signs requests (RFC 9421, Ed25519): each signature counts once, also where the clock is set forward and back. */
export class Signatures {
  readonly #used = new Map<string, Used>();
  readonly #keys = new Map<string, KeyObject>();

  /** @param now milliseconds since 1970 */
  constructor(
    readonly senders: Senders,
    readonly now: () => number = Date.now,
    /** Signatures that were made before this are not taken: whether they were used is not known any more. */
    readonly since = Math.floor(now() / 1000),
  ) {}

  /** Who signed a request; the body is compared with its digest when it is read. @throws IntakeProblem */
  senderOf(request: IncomingMessage): Sender {
    const { components, signed, parameters } = inputOf(request);
    const known = this.senders.ofKey(text(parameters, 'keyid') ?? '');
    if (!known)
      throw no('a keyid that is not registered, expired or revoked', '未登记、已过期或已撤销的 keyid');
    if ((text(parameters, 'alg') ?? 'ed25519') !== 'ed25519')
      throw no('another algorithm than ed25519', 'ed25519 之外的算法');
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
    const own = request.headers['idempotency-key'] === undefined ? [] : ['idempotency-key'];
    const missing = [...needed, ...(hasBody ? neededOfBody : []), ...own].filter(
      (name) => !components.includes(name),
    );
    if (missing.length > 0)
      throw no(`a signature that does not cover ${missing.join(', ')}`, `签名未覆盖 ${missing.join('、')}`);
    const created = this.#created(parameters);
    const base = signatureBase(request, components, signed);
    if (!verify(null, Buffer.from(base), this.#keyOf(known.publicKey), signatureOf(request)))
      throw no('a signature of something else, or of another key', '签名与请求或密钥不符');
    this.#once(known.sender.token, text(parameters, 'nonce'), created);
    return known.sender;
  }

  #created(parameters: Input['parameters']): number {
    const now = this.now() / 1000;
    const created = Number(parameters.get('created') ?? Number.NaN);
    const expires = Number(parameters.get('expires') ?? Number.POSITIVE_INFINITY);
    if (!(Math.abs(now - created) <= window))
      throw no(
        `no time of signing (created) within ${window} seconds of now`,
        `签名时间（created）须在当前时刻前后 ${window} 秒内`,
      );
    if (created < this.since)
      throw no('a signature from before the server started: sign again', '签名早于服务启动时刻，请重新签名');
    if (now >= expires) throw no('a signature that has expired', '签名已过期');
    return created;
  }

  /** Takes note of a nonce, after the signature was found to hold. */
  #once(key: string, nonce: string | undefined, created: number): void {
    if (nonce === undefined || nonce.length < 8 || nonce.length > 100)
      throw no('no nonce of 8 to 100 characters', '缺少 8 至 100 个字符的 nonce');
    const now = this.now() / 1000;
    const used = this.#used.get(key) ?? {
      nonces: new Map(),
      forgotten: Number.NEGATIVE_INFINITY,
      swept: now,
    };
    this.#used.set(key, used);
    const isFull = used.nonces.size >= mostNonces;
    if (Math.abs(now - used.swept) >= (isFull ? 1 : window)) sweep(used, now);
    if (used.nonces.has(nonce) || created <= used.forgotten)
      throw no('a signature that was used before', '签名已被使用');
    if (used.nonces.size >= mostNonces) throw new IntakeProblem('busy', { headers: { 'Retry-After': '60' } });
    used.nonces.set(nonce, created);
  }

  #keyOf(publicKey: string): KeyObject {
    const known = this.#keys.get(publicKey) ?? ed25519Key(publicKey);
    this.#keys.set(publicKey, known);
    return known;
  }
}

/** Forgets nonces that are too old to be taken, and with them all signatures that are not younger. */
function sweep(used: Used, now: number): void {
  used.swept = now;
  for (const [nonce, created] of used.nonces) {
    if (created >= now - 2 * window) continue;
    used.nonces.delete(nonce);
    used.forgotten = Math.max(used.forgotten, created);
  }
}

/** A public key from its 32 bytes in base64. */
export const ed25519Key = (publicKey: string): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey, 'base64').toString('base64url') },
    format: 'jwk',
  });

const text = (parameters: Input['parameters'], name: string) =>
  /^"(.*)"$/.exec(parameters.get(name) ?? '')?.[1];

function inputOf({ headers }: IncomingMessage): Input {
  const [, , signed = '', list = '', rest = ''] = inputForm.exec(single(headers['signature-input'])) ?? [];
  if (signed === '')
    throw no(
      'a Signature-Input that is not one list of names with parameters',
      'Signature-Input 不是单个带参数的名称列表',
    );
  const components = list.split(' ').flatMap((name) => (name === '' ? [] : [name.slice(1, -1)]));
  const given = [...rest.matchAll(/;([^=]+)=("[^"]*"|\d+)/g)].map(
    ([, name, value]) => [name!, value!] as const,
  );
  const twice = [components, given.map(([name]) => name)].some((names) => new Set(names).size < names.length);
  if (twice) throw no('a name that stands twice in Signature-Input', 'Signature-Input 中有重复的名称');
  return { components, signed, parameters: new Map(given) };
}

function signatureOf({ headers }: IncomingMessage): Buffer {
  const [, label, value] = signatureForm.exec(single(headers['signature'])) ?? [];
  const [, of] = inputForm.exec(single(headers['signature-input'])) ?? [];
  if (value === undefined || label !== of)
    throw no('no Signature of the same label, with 64 bytes', '缺少同一标签、64 字节的 Signature');
  return Buffer.from(value, 'base64');
}

const single = (value: string | string[] | undefined) => (typeof value === 'string' ? value.trim() : '');

/** The signature base (RFC 9421, 2.5). @throws IntakeProblem for a component that the request does not have */
export function signatureBase(
  request: IncomingMessage,
  components: readonly string[],
  signed: string,
): string {
  const lines = components.map((name) => `"${name}": ${componentOf(request, name)}`);
  return [...lines, `"@signature-params": ${signed}`].join('\n');
}

function componentOf({ method, url = '/', headers, rawHeaders }: IncomingMessage, name: string): string {
  const at = url.indexOf('?');
  if (name === '@method') return method ?? '';
  if (name === '@path') return at < 0 ? url : url.slice(0, at);
  if (name === '@query') return at < 0 ? '?' : url.slice(at);
  if (name === '@authority') return (headers.host ?? '').toLowerCase();
  // Fields that stand twice are one, with commas; the program reads the first of some, so that they are not taken here.
  const values = rawHeaders.flatMap((one, i) =>
    i % 2 === 0 && one.toLowerCase() === name ? [rawHeaders[i + 1]!.trim()] : [],
  );
  if (values.length !== 1)
    throw no(`${name}, signed, which the request does not have once`, `请求中没有恰好一个已签名的 ${name}`);
  return values[0]!;
}

const algorithms: Record<string, string> = { 'sha-256': 'sha256', 'sha-512': 'sha512' };

/** Compares a body, as it is sent, with its `Content-Digest` (RFC 9530), where it has one. */
export class Digest {
  readonly #expected: { hash: ReturnType<typeof createHash>; digest: Buffer }[];

  /** @throws IntakeProblem where there is one that nobody can compare */
  constructor({ headers }: IncomingMessage) {
    const field = single(headers['content-digest']);
    const members = [...field.matchAll(/(?:^|,)[ \t]*([a-z0-9-]+)=:([A-Za-z0-9+/]+=*):[ \t]*(?=,|$)/g)];
    this.#expected = members.flatMap(([, name, value]) => {
      const algorithm = algorithms[name!];
      return algorithm === undefined
        ? []
        : [{ hash: createHash(algorithm), digest: Buffer.from(value!, 'base64') }];
    });
    if (field !== '' && this.#expected.length === 0)
      throw new IntakeProblem('bad-digest', { found: digestText(field) });
  }

  get isExpected(): boolean {
    return this.#expected.length > 0;
  }

  update(part: Buffer): void {
    for (const { hash } of this.#expected) hash.update(part);
  }

  /** @throws IntakeProblem where the body is another one */
  end(): void {
    for (const { hash, digest } of this.#expected) {
      const found = hash.digest();
      if (found.length !== digest.length || !timingSafeEqual(found, digest))
        throw new IntakeProblem('bad-digest', { found: digestText(found.toString('base64')) });
    }
  }
}

const digestText = (found: string): Text => ({ en: found.slice(0, 200), zh: found.slice(0, 200) });
