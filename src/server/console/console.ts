import { createHash } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import {
  type ConsoleView,
  consoleStyle,
  partnerPath,
  problemsPage,
  refusalPage,
  refusedPage,
  sumCounts,
} from '../../documents/index.js';
import { type Lang, UserError } from '../../edition/index.js';
import { socketAddress } from '../../network/index.js';
import {
  type Account,
  FieldWatch,
  type Member,
  may,
  memberOfSession,
  type Partner,
  partnerOf,
  partnersOf,
  Refused,
  refusals,
  SubmissionRefused,
} from '../../platform/index.js';
import { cssName, scripts } from '../../site/index.js';
import { languageOf } from '../api/negotiate.js';
import type { Intake } from '../platform/routes.js';
import { type Answer, type Console, ConsoleProblem, type ConsoleRoute } from './asked.js';
import { languageBegun, returnPath } from './logIn.js';
import { IdentityProvider } from './provider.js';
import { formOf, formTokenOf, fromThisSite, ofThisSession, sessionOf } from './session.js';
import { consoleTable } from './table.js';

const styleFile = `/console/style-${createHash('sha256').update(consoleStyle).digest('hex').slice(0, 10)}.css`;

/** Headers of every page: private, not stored, not framed, not indexed. */
const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'X-Robots-Tag': 'noindex, nofollow',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  Vary: 'Cookie',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
};

/** Answers a request to the console; undefined for all other addresses. */
export type ConsoleFetch = (
  request: Request,
  env: HttpBindings,
  reader: { key: string },
) => Promise<Response | undefined>;

interface Options extends Omit<Console, 'watch' | 'now' | 'origin' | 'provider'>, Pick<Intake, 'login'> {
  now?: (() => number) | undefined;
  baseUrl?: URL | undefined;
  onFault: (error: unknown) => void;
}

/** The console of a platform, below `/console`. */
export function consoleRoutes({ now = Date.now, baseUrl, login, onFault, ...rest }: Options): ConsoleFetch {
  const { platform } = rest;
  const console: Console = {
    ...rest,
    now,
    origin: baseUrl?.origin,
    provider: login && new IdentityProvider(login.file, login.secret),
    isSecure: rest.isSecure || baseUrl?.protocol === 'https:',
    watch: new FieldWatch(platform.ledger, platform.log.folder),
  };
  const routes = consoleTable().map((route) => ({ ...route, at: patternOf(route.path) }));
  return async (request, env, { key }) => {
    const url = new URL(request.url);
    if (!/^\/console(?:\/|$)/.test(url.pathname)) return undefined;
    if (url.pathname === styleFile)
      return new Response(consoleStyle, {
        headers: {
          'Content-Type': 'text/css; charset=utf-8',
          'Cache-Control': 'public, max-age=31536000, immutable',
          'X-Content-Type-Options': 'nosniff',
        },
      });
    const [, lang, path] =
      url.pathname === returnPath
        ? ['', languageBegun(request, console.isSecure) ?? languageOf(request), '/returned']
        : (/^\/console\/(en|zh)(\/.*)$/.exec(url.pathname) ?? []);
    if (lang === undefined) return redirect(`/console/${languageOf(request)}/`);
    const localAddress = socketAddress(env.incoming.socket.localAddress);
    const of = { console, routes, request, url, localAddress, reader: key, onFault };
    const asked = { ...of, lang: lang as Lang, path: path! };
    const response = await answerTo(asked);
    // The rest of a refused form is not read: the connection ends with the answer.
    if (request.method === 'POST' && !env.incoming.complete) env.outgoing.setHeader('Connection', 'close');
    return response;
  };
}

interface Incoming {
  console: Console;
  routes: readonly (ConsoleRoute & { at: RegExp })[];
  request: Request;
  url: URL;
  lang: Lang;
  path: string;
  reader: string;
  localAddress: string;
  onFault: (error: unknown) => void;
}

const redirect = (to: string, more: Record<string, string> = {}) =>
  new Response(null, { status: 303, headers: { ...headers, ...more, Location: to } });

/** A path with `:name` for one part, as an expression with groups. */
const patternOf = (path: string) => new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]{1,300})')}$`);

/** Identifies the sender, checks the right, then answers: in the same order for every address. */
async function answerTo(incoming: Incoming): Promise<Response> {
  const { console, request, url, lang, path } = incoming;
  const session = sessionOf(request, console.isSecure);
  const member = session === undefined ? undefined : memberOfSession(console.people, session);
  let view = viewOf(console, { lang, member, session, path: path + withoutLink(url) });
  try {
    const { route, params } = routeOf(incoming, member);
    const partner = partnerFor(console, params['partner'], member);
    const accounts = partner ? console.platform.account(partner.name) : [];
    view = { ...view, ...ofPartner(accounts, member, partner) };
    if (route.right !== 'anybody' && route.right !== 'member' && !view.may(route.right))
      throw new ConsoleProblem(partner ? 'not-allowed' : 'not-found', partner ? 403 : 404);
    if (route.method === 'POST') fromThisSite(request);
    const form = route.method === 'POST' ? await formOf(request) : new URLSearchParams();
    if (route.method === 'POST' && route.right !== 'anybody') ofThisSession(form, session);
    const { reader, localAddress } = incoming;
    return responseTo(
      request,
      await route.answer({
        ...{ console, request, url, lang, params, form, member, session, partner, accounts, view, reader },
        localAddress,
      }),
    );
  } catch (error) {
    return responseTo(request, refusalOf(view, error, incoming.onFault));
  }
}

/** The question of an address, without the secret of a link. */
const withoutLink = ({ search, searchParams }: URL) =>
  searchParams.has('link') || searchParams.has('state') ? '' : search;

/** @throws ConsoleProblem */
function routeOf({ routes, request, path }: Incoming, member: Member | undefined) {
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const found = routes.filter(({ at }) => at.test(path));
  const route = found.find((one) => one.method === method);
  if (!member && route?.right !== 'anybody') throw new ConsoleProblem('log-in', 401);
  if (!route)
    throw found.length > 0 ? new ConsoleProblem('wrong-method', 405) : new ConsoleProblem('not-found', 404);
  return { route, params: paramsOf(route.at.exec(path)!.groups ?? {}) };
}

/** The parts that an address names. @throws ConsoleProblem where they are not UTF-8 */
function paramsOf(groups: Record<string, string>): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, part]) => [name, decodeURIComponent(part)]));
  } catch {
    throw new ConsoleProblem('not-found', 404);
  }
}

/** The partner of an address. Partners of others are answered like those that do not exist. @throws ConsoleProblem */
function partnerFor(
  { platform }: Console,
  name: string | undefined,
  member: Member | undefined,
): Partner | undefined {
  if (name === undefined) return undefined;
  if (!member || !may({ member }, 'see', { partner: name }) || !partnersOf(platform.folder).includes(name))
    throw new ConsoleProblem('not-found', 404);
  return partnerOf(platform.folder, name);
}

function viewOf(
  console: Console,
  of: { lang: Lang; member: Member | undefined; session: string | undefined; path: string },
): ConsoleView {
  const { member } = of;
  return {
    lang: of.lang,
    member,
    path: of.path,
    formToken: member ? formTokenOf(of.session) : '',
    may: (right) => member?.partner === undefined && may({ member }, right, { partner: '' }),
    aside: 0,
    now: console.now(),
    styles: [`/assets/${cssName}`, styleFile],
    theme: `/assets/${scripts().entries['theme']}`,
    provider: console.provider?.title,
  };
}

/** The additions of a page of a partner to the view. */
function ofPartner(
  accounts: readonly Account[],
  member: Member | undefined,
  partner: Partner | undefined,
): Partial<ConsoleView> {
  if (!partner) return {};
  return {
    partner,
    aside: sumCounts(accounts).quarantined,
    may: (right) => may({ member }, right, { partner: partner.name }),
  };
}

/** The page that says why nothing was done. A fault of the program is passed on; the reader learns only that there was one. */
function refusalOf(view: ConsoleView, error: unknown, onFault: (error: unknown) => void): Answer {
  if (error instanceof ConsoleProblem && error.cause !== undefined) onFault(error.cause);
  if (error instanceof ConsoleProblem) return { html: refusalPage(view, error.why), status: error.status };
  if (error instanceof SubmissionRefused) {
    const { status, ...words } = refusals[error.code];
    const back = view.partner ? partnerPath(view, '/submissions') : `/console/${view.lang}/`;
    return { html: refusedPage(view, { ...words, found: error.found }, back), status };
  }
  if (error instanceof Refused) return { html: refusalPage(view, 'busy'), status: 503 };
  if (!(error instanceof UserError)) {
    onFault(error);
    return { html: refusalPage(view, 'fault'), status: 500 };
  }
  const back = view.partner ? partnerPath(view) : `/console/${view.lang}/`;
  return { html: problemsPage(view, error.problems, back), status: 422 };
}

function responseTo(request: Request, answer: Answer): Response {
  if ('to' in answer) return redirect(answer.to, answer.headers);
  if ('text' in answer) {
    const type = { 'Content-Type': 'application/json; charset=utf-8' };
    return new Response(answer.text, { headers: { ...headers, ...type, ...answer.headers } });
  }
  const body = request.method === 'HEAD' ? null : answer.html;
  const sent = new Headers({ ...headers, ...answer.headers });
  for (const cookie of answer.cookies ?? []) sent.append('Set-Cookie', cookie);
  return new Response(body, { status: answer.status ?? 200, headers: sent });
}
