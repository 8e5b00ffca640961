import { consolePath, loggedInPage, refusedPage } from '../../documents/index.js';
import { type Lang, UserError } from '../../edition/index.js';
import { type Claimed, logInBy } from '../../platform/index.js';
import { type Answer, type Asked, ConsoleProblem, type ConsoleRoute, originOf } from './asked.js';
import { type Begun, type IdentityProvider, NotLoggedIn } from './provider.js';
import { cookieIn, cookieOf, passingCookie } from './session.js';

/** The one address to which an identity provider sends people back; the language is kept by the browser. */
export const returnPath = '/console/returned';

const cookie = 'login';

/** Seconds that a person may take at the identity provider. */
const patience = 900;

const kept = ({ state, nonce, verifier }: Begun, lang: Lang) => [state, nonce, verifier, lang].join('.');

/** The stored state of the browser; undefined where there is none, or it is not ours. */
function begunIn(text: string | undefined): (Begun & { lang: Lang }) | undefined {
  const [, state, nonce, verifier, lang] =
    /^([\w-]{43})\.([\w-]{43})\.([\w-]{43})\.(en|zh)$/.exec(text ?? '') ?? [];
  return lang === undefined
    ? undefined
    : { state: state!, nonce: nonce!, verifier: verifier!, lang: lang as Lang };
}

/** The language in which somebody began to log in. */
export const languageBegun = (request: Request, isSecure: boolean): Lang | undefined =>
  begunIn(cookieIn(request, cookie, isSecure))?.lang;

/** Faults of the provider or its configuration are logged for the operator; the person only learns that there was one. */
async function asking<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UserError) throw new ConsoleProblem('no-provider', 502, error);
    throw error;
  }
}

const returnTo = (asked: Asked) => `${originOf(asked)}${returnPath}`;

/** Log-in by an identity provider: there and back. */
export function logInRoutes(): ConsoleRoute[] {
  const providerOf = ({ console }: Asked): IdentityProvider => {
    if (!console.provider) throw new ConsoleProblem('not-found', 404);
    return console.provider;
  };

  async function leave(asked: Asked): Promise<Answer> {
    const provider = providerOf(asked);
    const { to, begun } = await asking(async () => provider.begin(returnTo(asked)));
    const { isSecure } = asked.console;
    return { to, headers: passingCookie(cookie, kept(begun, asked.lang), isSecure, patience) };
  }

  async function claimedBy(asked: Asked): Promise<Claimed> {
    const provider = providerOf(asked);
    const { url, request, console } = asked;
    const begun = begunIn(cookieIn(request, cookie, console.isSecure));
    if (begun?.state !== url.searchParams.get('state') || !begun) throw new NotLoggedIn('state');
    return asking(async () => {
      const returned = new URL(returnTo(asked));
      returned.search = url.search;
      return provider.end(returned, begun);
    });
  }

  async function come(asked: Asked): Promise<Answer> {
    const { console, session, view } = asked;
    let claimed: Claimed;
    try {
      claimed = await claimedBy(asked);
    } catch (error) {
      if (!(error instanceof NotLoggedIn)) throw error;
      throw new ConsoleProblem('not-logged-in', 403);
    }
    const entered = logInBy(console.people, claimed, session);
    const forgotten = passingCookie(cookie, '', console.isSecure, 0);
    if (!entered)
      return { html: refusedPage(view, unknownPerson(claimed), consolePath(view, '/')), status: 403 };
    const cookies = [cookieOf(entered.session, console.isSecure), forgotten].map((one) => one['Set-Cookie']!);
    // A page, not a redirect: after one the browser would not send the cookie, since the provider began the way here.
    const to = consolePath(view, '/');
    return { html: loggedInPage({ ...view, member: undefined }, entered.member, to), cookies };
  }

  return [
    { method: 'GET', path: '/log-in', right: 'anybody', answer: leave },
    { method: 'GET', path: '/returned', right: 'anybody', answer: come },
  ];
}

/** The message for a person known to the provider but not to the platform, with the facts that the operator needs. */
const unknownPerson = ({ issuer, subject, email }: Claimed) => ({
  title: { en: 'You are no member here', zh: '您尚未登记为成员' },
  found: {
    en: `${issuer} knows you as ${email ?? 'somebody without a verified e-mail address'}, subject ${subject}. No member has this identity.`,
    zh: `${issuer} 确认您的身份为：${email ?? '无已验证的电子邮件'}，主体标识 ${subject}。没有成员登记为此身份。`,
  },
  mend: {
    en: 'ask the operator of the platform to register it with your membership, and log in again.',
    zh: '请将以上内容告知平台运营方，登记后再登录。',
  },
});
