import type { Lang } from '../../edition/index.js';
import { type DataContract, type Partner, tokenState } from '../../platform/index.js';
import { formatSize } from '../../words/index.js';
import { Table } from '../blocks/table.js';
import { type ConsoleView, consolePage, FormToken, partnerPath } from './consoleFrame.js';
import { consoleWord, dayText, formatWhole, listNames } from './consoleText.js';
import { DataTable } from './table.js';

/** The tokens of a partner, its quotas, and a token that was just made. */
export interface TokensView {
  partner: Partner;
  contracts: readonly DataContract[];
  /** Of this minute, as the routes for records count. */
  used: { requests: number; bytes: number };
  /** Without a token: a public key was registered. */
  made?: { token?: string; id: string } | undefined;
  /** Members who were removed, whose tokens have ended. */
  removed: ReadonlySet<string>;
}

const iso = (at: number) => new Date(at).toISOString().slice(0, 10);
function TokenTable({
  view,
  partner,
  removed,
}: { view: ConsoleView } & Pick<TokensView, 'partner' | 'removed'>) {
  const { lang, now } = view;
  return (
    <DataTable
      columns={[
        { title: consoleWord('token', lang) },
        { title: consoleWord('state', lang) },
        { title: consoleWord('contracts', lang), isLong: true },
        { title: consoleWord('owner', lang) },
        { title: consoleWord('made', lang) },
        { title: consoleWord('expires', lang) },
        { title: consoleWord('actions', lang), isHeard: true },
      ]}
      rows={[...partner.tokens]
        .sort((a, b) => b.created - a.created)
        .map((token) => {
          const state = tokenState(token, now, (id) => removed.has(id));
          return {
            key: token.id,
            cells: [
              <>
                <code>{token.id}</code>
                {token.publicKey === undefined ? null : (
                  <span class="tag">{consoleWord('publicKey', lang)}</span>
                )}
              </>,
              <span class={state === 'valid' ? 'tag ok' : 'tag'}>{consoleWord(state, lang)}</span>,
              listNames(token.contracts, lang),
              token.member ?? consoleWord('program', lang),
              dayText(iso(token.created), lang),
              dayText(iso(token.expires), lang),
              state === 'valid' && view.may('tokens') ? (
                <form method="post" action={partnerPath(view, '/tokens/revoke')}>
                  <FormToken view={view} />
                  <input type="hidden" name="token" value={token.id} />
                  <button type="submit" class="button">
                    {consoleWord('revoke', lang)}
                  </button>
                </form>
              ) : null,
            ],
          };
        })}
    />
  );
}

function MakeToken({
  view,
  contracts,
  live,
}: {
  view: ConsoleView;
  contracts: readonly DataContract[];
  live: number;
}) {
  const { lang } = view;
  const why =
    live >= 2
      ? {
          en: 'Two tokens are valid: one in use and its successor. Revoke one first.',
          zh: '已有两个有效令牌：在用的一个与其后继。请先撤销一个。',
        }
      : contracts.length === 0
        ? {
            en: 'There is no contract to send under yet.',
            zh: '尚无可用于报送的数据契约。',
          }
        : undefined;
  return (
    <form class="form" method="post" action={partnerPath(view, '/tokens/make')}>
      <FormToken view={view} />
      <fieldset>
        <legend>{consoleWord('contracts', lang)}</legend>
        <div class="choosing">
          {contracts.map(({ id, title }) => (
            <label key={id}>
              <input type="checkbox" name="contracts" value={id} checked={contracts.length === 1} />
              {title[lang]}
            </label>
          ))}
        </div>
      </fieldset>
      <label>
        <span>{consoleWord('days', lang)}</span>
        <input type="number" name="days" min="1" max="365" value="90" required />
      </label>
      <label>
        <span>{consoleWord('publicKey', lang)}</span>
        <textarea
          name="key"
          rows={3}
          maxlength={2000}
          spellcheck={false}
          placeholder="-----BEGIN PUBLIC KEY-----"
        ></textarea>
      </label>
      <p class="soft">
        {
          {
            en: 'Empty: a token is made. Where requests are signed (RFC 9421), paste the public key here, Ed25519 in PEM; never the private one.',
            zh: '留空则签发令牌。请求以签名方式报送（RFC 9421）的，请在此粘贴 Ed25519 公钥（PEM 格式）；切勿粘贴私钥。',
          }[lang]
        }
      </p>
      <div>
        <button type="submit" class="button main" disabled={why !== undefined}>
          {consoleWord('make', lang)}
        </button>{' '}
        {why ? <span class="needs">{why[lang]}</span> : null}
      </div>
    </form>
  );
}

/** Tokens of a partner's programs: their ids and states; quotas; and for those who may, to make and revoke them. */
export function tokensPage(
  view: ConsoleView,
  { partner, contracts, used, made, removed }: TokensView,
): string {
  const { lang, now } = view;
  const live = partner.tokens.filter(
    (token) => token.member === undefined && tokenState(token, now, () => false) === 'valid',
  ).length;
  return consolePage(
    view,
    consoleWord('tokens', lang),
    <>
      <h1>{{ en: 'Tokens by which programs send', zh: '程序报送所用的令牌' }[lang]}</h1>
      <p class="soft">
        {
          {
            en: 'A token is shown once and kept here as a hash only. Two may be valid, so that one can be replaced without a pause.',
            zh: '令牌仅显示一次，平台只保存其哈希值。可同时有两个有效令牌，以便不中断地更换。',
          }[lang]
        }
      </p>
      {made && made.token === undefined ? (
        <div class="said" role="status">
          <p>
            {{ en: 'The key is registered. Its keyid: ', zh: '公钥已登记，其 keyid 为：' }[lang]}
            <code>{made.id}</code>
          </p>
        </div>
      ) : null}
      {made?.token !== undefined ? (
        <div class="said needs" role="status">
          <p>
            <b>
              {
                {
                  en: 'Copy the token now: it is not shown again.',
                  zh: '请立即复制令牌：此后不再显示。',
                }[lang]
              }
            </b>
          </p>
          <p>
            <code>{made.token}</code>
          </p>
        </div>
      ) : null}
      {partner.tokens.length === 0 ? (
        <p class="soft">{consoleWord('none', lang)}</p>
      ) : (
        <TokenTable view={view} partner={partner} removed={removed} />
      )}
      <div class="two">
        <section>
          <h2>{consoleWord('makeToken', lang)}</h2>
          {view.may('tokens') ? (
            <MakeToken view={view} contracts={contracts} live={live} />
          ) : (
            <p class="soft">
              {
                {
                  en: 'Members with the role “sender” and operators make and revoke tokens.',
                  zh: '令牌由具有“报送”角色的成员和运营方签发与撤销。',
                }[lang]
              }
            </p>
          )}
        </section>
        <section>
          <h2>{consoleWord('quotas', lang)}</h2>
          <Table
            rows={['requests', 'bytes'] as const}
            columns={[
              {
                title: consoleWord('quotas', lang),
                cell: 'wrap',
                of: (unit) => consoleWord(`${unit}Minute`, lang),
              },
              {
                title: consoleWord('usedUp', lang),
                class: 'n',
                cell: (unit) => (used[unit] >= partner.quota[unit] ? 'needs' : undefined),
                of: (unit) => amount(used[unit], unit, lang),
              },
              {
                title: consoleWord('limit', lang),
                class: 'n',
                of: (unit) => amount(partner.quota[unit], unit, lang),
              },
            ]}
          />
        </section>
      </div>
    </>,
  );
}

const amount = (n: number, unit: 'requests' | 'bytes', lang: Lang) =>
  unit === 'bytes' ? formatSize(n) : formatWhole(n, lang);
