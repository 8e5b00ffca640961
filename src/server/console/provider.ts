import { type Problem, type Text, UserError } from '../../edition/index.js';
import { limitedFetch } from '../../network/index.js';
import { type Claimed, type LoginFile, peopleProblems } from '../../platform/index.js';

/** The state that a browser stores while its user is at the identity provider. */
export interface Begun {
  state: string;
  nonce: string;
  verifier: string;
}

/** An answer that does not end in a log-in: the person was refused or went back, or it is not what was asked for. */
export class NotLoggedIn extends Error {}

const seconds = 10;

/** Most bytes of an answer: lists of keys and addresses have a few thousand. */
const asked = limitedFetch(1 << 20);

type Client = typeof import('openid-client');
type Configuration = import('openid-client').Configuration;

/** An identity provider: OpenID Connect, authorization code with PKCE. */
export class IdentityProvider {
  #known: Promise<{ client: Client; configuration: Configuration }> | undefined;

  constructor(
    readonly file: LoginFile,
    /** The client secret of this site at the provider; without it only PKCE ties the answer to the request. */
    readonly secret: string | undefined,
  ) {}

  /** The name of the provider, for people. */
  get title(): Text {
    const { host } = new URL(this.file.issuer);
    return this.file.title ?? { en: host, zh: host };
  }

  /** The address at the provider, and the state that the browser stores meanwhile. @throws UserError */
  async begin(returnTo: string): Promise<{ to: string; begun: Begun }> {
    return this.#trying(async () => {
      const { client, configuration } = await this.#asked();
      const begun = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const to = client.buildAuthorizationUrl(configuration, {
        redirect_uri: returnTo,
        scope: 'openid email',
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
      });
      return { to: to.href, begun };
    });
  }

  /**
   * Who came back, by what the address of return says: the answer belongs to the question, the token is signed by a key of the provider,
   * and meant for this site. @throws UserError, NotLoggedIn
   */
  async end(returned: URL, { state, nonce, verifier }: Begun): Promise<Claimed> {
    return this.#trying(async () => {
      const { client, configuration } = await this.#asked();
      const tokens = await client.authorizationCodeGrant(configuration, returned, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const { iss: issuer, sub: subject, ...rest } = tokens.claims()!;
      const more =
        rest['email'] === undefined && configuration.serverMetadata().userinfo_endpoint
          ? await client.fetchUserInfo(configuration, tokens.access_token, subject)
          : rest;
      const { email, email_verified: isVerified } = more;
      return { issuer, subject, ...(isVerified === true && typeof email === 'string' && { email }) };
    });
  }

  /** Where people log out of the provider itself; undefined where it has no such page, or cannot be asked. */
  async leave(): Promise<string | undefined> {
    const asked = await this.#asked().catch(() => undefined);
    if (!asked?.configuration.serverMetadata().end_session_endpoint) return undefined;
    return asked.client.buildEndSessionUrl(asked.configuration).href;
  }

  /** The provider's addresses, read once; again after a failure. */
  #asked() {
    this.#known ??= this.#discover().catch((error: unknown) => {
      this.#known = undefined;
      throw error;
    });
    return this.#known;
  }

  async #discover() {
    const client = await import('openid-client');
    const issuer = new URL(this.file.issuer);
    const { secret } = this;
    const configuration = await client.discovery(
      issuer,
      this.file.client,
      undefined,
      secret === undefined ? client.None() : client.ClientSecretBasic(secret),
      {
        timeout: seconds,
        [client.customFetch]: (url, how) => asked(url, how as RequestInit),
        // The signature is looked at although the token comes from the provider itself.
        execute: [
          client.enableNonRepudiationChecks,
          ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []),
        ],
      },
    );
    return { client, configuration };
  }

  /** @throws UserError for what the operator can mend, NotLoggedIn for what the person can */
  async #trying<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw ownError(this.file.issuer, error);
    }
  }
}

/** Answers of providers caused by the person, or by a code that was used or is too old. */
const ofPerson = [
  'access_denied',
  'login_required',
  'consent_required',
  'interaction_required',
  'invalid_grant',
];

function ownError(issuer: string, error: unknown): Error {
  const {
    code,
    error: said,
    cause,
    status,
  } = error as {
    code?: string;
    error?: string;
    cause?: { code?: string };
    status?: number;
  };
  if (said !== undefined && ofPerson.includes(said)) return new NotLoggedIn(said);
  const which = said ?? cause?.code ?? (status === undefined ? code : `HTTP ${status}`) ?? 'unknown';
  const isAway = error instanceof TypeError || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_ABORT';
  const found: Text = isAway
    ? { en: `no answer (${which})`, zh: `无应答（${which}）` }
    : { en: `an answer that cannot be taken (${which})`, zh: `无法接受的应答（${which}）` };
  const problem: Problem = peopleProblems.loginFailed(issuer, found);
  return new UserError([problem]);
}
