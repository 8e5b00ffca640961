import type { ConsoleRefusal, ConsoleView, StandingView } from '../../documents/index.js';
import { type Lang, UserError } from '../../edition/index.js';
import { isThisMachine } from '../../network/index.js';
import type {
  Account,
  DataContract,
  FieldWatch,
  Member,
  Partner,
  People,
  Platform,
  Right,
  Submissions,
} from '../../platform/index.js';
import type { PartnerQuota } from '../platform/partnerQuota.js';
import type { PublicLog } from '../platform/publicLog.js';
import type { Intake } from '../platform/routes.js';
import { consoleProblems } from './problems.js';
import type { IdentityProvider } from './provider.js';

/** What the console stands on. */
export interface Console {
  platform: Platform;
  people: People;
  submissions: Submissions;
  publicLog?: PublicLog | undefined;
  reached?: Intake['reached'];
  live?: Intake['live'];
  copying?: Intake['copying'];
  /** What has stopped, of how many things. */
  standing?: (() => StandingView) | undefined;
  quota: PartnerQuota;
  /** Who says who people are, beside links. */
  provider?: IdentityProvider | undefined;
  watch: FieldWatch;
  now: () => number;
  /** The address of the site without a path; undefined where it is not known. */
  origin?: string | undefined;
  /** Whether readers come through TLS, so that the cookie goes nowhere else. */
  isSecure: boolean;
}

/** A request to the console, after its sender was checked. */
export interface Asked {
  console: Console;
  request: Request;
  url: URL;
  lang: Lang;
  /** The parts of the address that the route names. */
  params: Readonly<Record<string, string>>;
  /** What a form sent. */
  form: URLSearchParams;
  member?: Member | undefined;
  /** The secret of the session, whether or not it is valid. */
  session?: string | undefined;
  /** The partner of the address; it exists, and the member may see it. */
  partner?: Partner | undefined;
  /** The sums of the partner by contract and day. */
  accounts: readonly Account[];
  view: ConsoleView;
  /** Who asks, as limits count readers. */
  reader: string;
  /** The address of this machine at which the connection ends. */
  localAddress: string;
}

/** A page, or another page to go to. */
export type Answer =
  | { html: string; status?: number; headers?: Record<string, string>; cookies?: readonly string[] }
  | { text: string; headers?: Record<string, string> }
  | { to: string; headers?: Record<string, string> };

/** A request that is refused, with a page that says why. */
export class ConsoleProblem extends Error {
  constructor(
    readonly why: ConsoleRefusal,
    readonly status: number,
    /** What the operator must know of it. */
    cause?: unknown,
  ) {
    super(why, { cause });
  }
}

/** One address of the console. */
export interface ConsoleRoute {
  method: 'GET' | 'POST';
  /** Below the language; `:name` stands for one part. */
  path: string;
  /**
   * Who may send it: everybody; everybody who is logged in; or those with a right for the partner of the address (only operators,
   * where there is none).
   */
  right: 'anybody' | 'member' | Right;
  answer: (asked: Asked) => Answer | Promise<Answer>;
}

/**
 * The address of this site, without a path, for addresses that are handed out: that of `--base-url`, or where nothing stands between
 * reader and server, the name of this machine by which it is asked. Any other name comes from the request alone, which may be forged.
 *
 * @throws UserError where it is not known
 */
export function originOf({ console, url, localAddress }: Asked): string {
  if (console.origin !== undefined) return console.origin;
  const isOurs = isThisMachine(url.hostname) || url.hostname.replace(/^\[|\]$/g, '') === localAddress;
  if (console.isSecure || !isOurs) throw new UserError([consoleProblems.noAddress(url.host)]);
  return `http://${url.host}`;
}

/** The current versions of all contracts, those that were taken up while the server runs too. */
export const currentContracts = ({ submissions }: Console): readonly DataContract[] =>
  submissions.reader.known.contracts();

/** The contracts of the partner in their current versions: those of its tokens, and those that it sent under. */
export function contractsOf({ console, partner, accounts }: Asked): DataContract[] {
  const ids = new Set([
    ...partner!.tokens.flatMap((token) => token.contracts),
    ...accounts.map(({ contract }) => contract),
  ]);
  return currentContracts(console)
    .filter(({ id }) => ids.has(id))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A text parameter of at most some characters; undefined where it is empty or absent. */
export function textOf(of: URLSearchParams, name: string, most = 200): string | undefined {
  const text = of.get(name)?.slice(0, most);
  return text === '' ? undefined : (text ?? undefined);
}

/** An integer parameter; undefined where it is not one. */
export function numberOf(of: URLSearchParams, name: string): number | undefined {
  const text = of.get(name) ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
