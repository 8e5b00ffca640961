import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { makeFolder, replace, writeDurably } from '../../disk/index.js';
import { UserError } from '../../edition/index.js';
import { type Member, may, type Who } from '../people/member.js';
import { ownFolder } from './ownFolder.js';
import { intakeProblems } from './problems.js';

const tokenSchema = z.strictObject({
  id: z.string(),
  /** SHA-256 of the token: the token itself is shown once and kept nowhere. */
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** In place of a token: the public key (Ed25519, 32 bytes in base64) of whoever signs requests. */
  publicKey: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/)
    .optional(),
  /** The contracts that it may send under. */
  contracts: z.array(z.string()),
  /** The member who acts with it, as far as the roles reach; absent for the token of a program. */
  member: z.string().optional(),
  created: z.number(),
  expires: z.number(),
  revoked: z.number().optional(),
});

const partnerSchema = z.strictObject({
  name: z.string(),
  /** What people call it; without it, its name. */
  title: z.strictObject({ en: z.string(), zh: z.string() }).optional(),
  /** Whether its records are simulated, as every page about them says. */
  simulated: z.boolean().optional(),
  /** Requests and bytes (unpacked) in a minute. */
  quota: z.strictObject({ requests: z.number().int().positive(), bytes: z.number().int().positive() }),
  tokens: z.array(tokenSchema),
});

/** What a token allows, without the token. */
export type Token = z.infer<typeof tokenSchema>;
export type Partner = z.infer<typeof partnerSchema>;

/** An organisation that sends records, and what its token allows it. */
export interface Sender {
  partner: string;
  contracts: readonly string[];
  /** The id of the token, and of the member whose it is. */
  token: string;
  member?: string | undefined;
  quota: Partner['quota'];
  /** The member whose token it is. */
  person?: Member | undefined;
  /** Who asks, as rights are decided (`may`). */
  who: Who;
}

const usualQuota = { requests: 600, bytes: 512 << 20 };
const day = 86_400_000;
const longestLife = 365 * day;
const partnersFolder = (folder: string) => join(folder, 'partners');
const partnerFile = (folder: string, name: string) => join(partnersFolder(folder), `${name}.json`);

/** The names of all partners. */
export function partnersOf(folder: string): string[] {
  const at = partnersFolder(folder);
  if (!existsSync(at)) return [];
  return readdirSync(at)
    .flatMap((name) => /^(.+)\.json$/.exec(name)?.[1] ?? [])
    .sort();
}

/** @throws UserError where there is no such partner */
export function partnerOf(folder: string, name: string): Partner {
  if (!partnersOf(folder).includes(name))
    throw new UserError([intakeProblems.noPartner(name, partnersOf(folder))]);
  const file = partnerFile(folder, name);
  try {
    return partnerSchema.extend({ name: z.literal(name) }).parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new UserError([intakeProblems.badPartnerFile(file)]);
  }
}

async function write(folder: string, partner: Partner): Promise<void> {
  const part = `${partnerFile(folder, partner.name)}.part`;
  await writeDurably(part, `${JSON.stringify(partner, null, 2)}\n`, { mode: 0o600 });
  await replace(part, partnerFile(folder, partner.name));
}

/** Adds a partner without a token. @throws UserError for a name that is taken or cannot be one */
export async function addPartner(
  folder: string,
  name: string,
  more: Pick<Partner, 'title' | 'simulated'> = {},
): Promise<void> {
  if (!/^[a-z][a-z0-9-]{0,59}$/.test(name)) throw new UserError([intakeProblems.badPartnerName(name)]);
  await ownFolder(folder);
  await makeFolder(partnersFolder(folder));
  if (partnersOf(folder).includes(name))
    throw new UserError([intakeProblems.knownPartner(partnerFile(folder, name))]);
  await write(folder, { name, ...more, quota: usualQuota, tokens: [] });
}

/** Whether a token counts. One that was made while the clock was more than a day ahead does not: it would last too long. */
const isLive = ({ revoked, created, expires }: Token, now: number) =>
  revoked === undefined && created <= now + day && now < expires;

/** Whether a token can be used, and if not, why: `removed`: its member is one no longer. */
export function tokenState(
  token: Token,
  now: number,
  isRemoved: (member: string) => boolean,
): 'valid' | 'revoked' | 'expired' | 'removed' {
  if (token.revoked !== undefined) return 'revoked';
  if (!isLive(token, now)) return 'expired';
  return token.member !== undefined && isRemoved(token.member) ? 'removed' : 'valid';
}

/**
 * Makes a token and says it: it is kept nowhere else. Two may be valid for programs, and two for each member, so that one can be replaced without a pause.
 *
 * @throws UserError where there is no such partner, or two tokens are valid
 */
export async function addToken(
  folder: string,
  name: string,
  { contracts, days, member }: { contracts: readonly string[]; days: number; member?: string | undefined },
  now: number,
): Promise<{ id: string; token: string; expires: number }> {
  const id = randomBytes(6).toString('hex');
  const token = `iplus_pk_${id}_${randomBytes(32).toString('base64url')}`;
  const sha256 = hash('sha256', token, 'hex');
  const { expires } = await keep(folder, name, { id, sha256 }, { contracts, days, member }, now);
  return { id, token, expires };
}

/**
 * Registers the public key of whoever signs requests (RFC 9421, Ed25519); its id is the `keyid` of signatures. Keys count among tokens:
 * two may be valid.
 *
 * @throws UserError where there is no such partner, or two tokens or keys are valid
 */
export async function addKey(
  folder: string,
  name: string,
  { publicKey, ...how }: { publicKey: string; contracts: readonly string[]; days: number },
  now: number,
): Promise<{ id: string; expires: number }> {
  return keep(folder, name, { id: randomBytes(6).toString('hex'), publicKey }, how, now);
}

async function keep(
  folder: string,
  name: string,
  what: Pick<Token, 'id' | 'sha256' | 'publicKey'>,
  { contracts, days, member }: { contracts: readonly string[]; days: number; member?: string | undefined },
  now: number,
): Promise<{ id: string; expires: number }> {
  const partner = partnerOf(folder, name);
  if (partner.tokens.filter((token) => isLive(token, now) && token.member === member).length >= 2)
    throw new UserError([intakeProblems.enoughTokens(name)]);
  const expires = now + Math.min(days * day, longestLife);
  const kept: Token = {
    ...what,
    contracts: [...contracts],
    ...(member !== undefined && { member }),
    created: now,
    expires,
  };
  await write(folder, { ...partner, tokens: [...partner.tokens, kept] });
  return { id: what.id, expires };
}

/** @throws UserError where there is no such partner or token */
export async function revokeToken(folder: string, name: string, id: string, now: number): Promise<void> {
  const partner = partnerOf(folder, name);
  if (!partner.tokens.some((token) => token.id === id)) throw new UserError([intakeProblems.noToken(id)]);
  const tokens = partner.tokens.map((token) =>
    token.id === id ? { ...token, revoked: token.revoked ?? now } : token,
  );
  await write(folder, { ...partner, tokens });
}

/** Milliseconds after which a change of a partner is seen by a server at the latest. */
const fresh = 1000;

/** The file of a partner when it was last read, and its last valid content. */
interface Known {
  state: string;
  partner: Partner | undefined;
}

interface Registered {
  token: Token;
  partner: Partner;
}

/**
 * Who has which token, as the files of the partners say; read again when they change. Where one is damaged, its last valid content
 * stays in force, so that a mistake of the operator does not stop a partner.
 */
export class Senders {
  #files = new Map<string, Known>();
  #tokens = new Map<string, Registered>();
  #checked = Number.NEGATIVE_INFINITY;
  #isUnreadable = false;

  /**
   * @param onFault called once for each damaged file, and again after it changed
   * @param memberOf a member by the id; without it, tokens of members are nobody's
   */
  constructor(
    readonly folder: string,
    readonly now: () => number = Date.now,
    readonly onFault: (error: unknown) => void = () => {},
    readonly memberOf: (id: string) => Member | undefined = () => undefined,
  ) {}

  /** Whose token it is; undefined where it is nobody's, or no longer. */
  of(token: string): Sender | undefined {
    this.#refresh();
    const id = /^iplus_pk_([0-9a-f]{12})_[\w-]{43}$/.exec(token)?.[1];
    const known = id === undefined ? undefined : this.#tokens.get(id);
    if (known?.token.sha256 === undefined) return undefined;
    const given = Buffer.from(hash('sha256', token, 'hex'));
    return timingSafeEqual(given, Buffer.from(known.token.sha256)) ? this.#senderOf(known) : undefined;
  }

  /** Whose key it is by its id, and the key; undefined where it is nobody's, or no longer. */
  ofKey(id: string): { sender: Sender; publicKey: string } | undefined {
    this.#refresh();
    const known = this.#tokens.get(id);
    const sender = known?.token.publicKey === undefined ? undefined : this.#senderOf(known);
    return sender && { sender, publicKey: known!.token.publicKey! };
  }

  /** Who asks with a token; undefined for a token that may not even look. */
  #senderOf({ token, partner: { name: partner, quota } }: Registered): Sender | undefined {
    const { id, contracts, member } = token;
    const grant = { partner, contracts, isLive: isLive(token, this.now()), member };
    const person = member === undefined ? undefined : this.memberOf(member);
    const who = { token: grant, member: person };
    if (!may(who, 'see', { partner })) return undefined;
    return { partner, contracts, quota, token: id, member, person, who };
  }

  #refresh(): void {
    const now = performance.now();
    if (now - this.#checked < fresh) return;
    this.#checked = now;
    const names = this.#names();
    if (!names) return;
    this.#files = new Map(names.map((name) => [name, this.#read(name)]));
    const partners = [...this.#files.values()].flatMap(({ partner }) => partner ?? []);
    this.#tokens = new Map(
      partners.flatMap((partner) => partner.tokens.map((token) => [token.id, { token, partner }] as const)),
    );
  }

  /** The names of all partners; undefined where their folder cannot be read. */
  #names(): string[] | undefined {
    try {
      const names = partnersOf(this.folder);
      this.#isUnreadable = false;
      return names;
    } catch (error) {
      if (!this.#isUnreadable) this.onFault(error);
      this.#isUnreadable = true;
      return undefined;
    }
  }

  #read(name: string): Known {
    const before = this.#files.get(name);
    const state = stateOf(partnerFile(this.folder, name));
    if (before?.state === state) return before;
    try {
      return { state, partner: partnerOf(this.folder, name) };
    } catch (error) {
      this.onFault(error);
      return { state, partner: before?.partner };
    }
  }
}

/** What changes when a file is written. */
function stateOf(file: string): string {
  const { ino, size, mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return `${ino} ${size} ${mtimeMs}`;
}
