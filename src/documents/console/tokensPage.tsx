import type { Lang } from '../../edition/index.js';
import { type DataContract, type HookState, type Partner, tokenState } from '../../platform/index.js';
import { formatSize } from '../../words/index.js';
import { heading, note, said, title } from '../blocks/said.js';
import { type ConsoleView, consolePage, partnerPath, useView } from './consoleFrame.js';
import { dayText, formatWhole, listNames, momentText } from './consoleText.js';
import { consoleWords as words } from './consoleWords.js';
import { Choice, Form, Input, ShownOnce, TextArea } from './forms.js';
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
  /** Where the partner is told what happens to its records. */
  webhooks: readonly HookState[];
}

const iso = (at: number) => new Date(at).toISOString().slice(0, 10);

function TokenTable({ partner, removed }: Pick<TokensView, 'partner' | 'removed'>) {
  const view = useView();
  const { lang, now } = view;
  return (
    <DataTable
      heads={['token', 'state', ['contracts', 'long'], 'owner', 'made', 'expires', ['actions', 'heard']]}
      rows={[...partner.tokens]
        .sort((a, b) => b.created - a.created)
        .map((token) => {
          const state = tokenState(token, now, (id) => removed.has(id));
          return [
            <>
              <code>{token.id}</code>
              {token.publicKey === undefined ? null : <span class="tag">{said(words.publicKey)}</span>}
            </>,
            <span class={state === 'valid' ? 'tag ok' : 'tag'}>{said(words[state])}</span>,
            listNames(token.contracts, lang),
            token.member ?? said(words.program),
            dayText(iso(token.created), lang),
            dayText(iso(token.expires), lang),
            state === 'valid' && view.may('tokens') ? (
              <Form
                to={partnerPath(view, '/tokens/revoke')}
                hidden={{ token: token.id }}
                send={said(words.revoke)}
              />
            ) : null,
          ];
        })}
    />
  );
}

/** The webhooks of a partner. Of an address its host alone is shown: the rest may be a secret. */
function WebhookTable({ webhooks }: Pick<TokensView, 'webhooks'>) {
  const { lang } = useView();
  const stateOf = ({ gone, failing, fault = '' }: HookState) =>
    gone !== undefined
      ? { en: `gone since ${momentText(gone, 'en')} UTC`, zh: `自 ${momentText(gone, 'zh')}（UTC）起已停用` }
      : failing !== undefined
        ? {
            en: `failing since ${momentText(failing, 'en')} UTC (${fault})`,
            zh: `自 ${momentText(failing, 'zh')}（UTC）起失败（${fault}）`,
          }
        : { en: 'works', zh: '正常' };
  return (
    <DataTable
      heads={[
        [{ en: 'Server', zh: '服务器' }, 'long'],
        'state',
        [{ en: 'Delivered', zh: '已送达' }, 'n'],
        [{ en: 'Waiting', zh: '等待' }, 'n'],
        [{ en: 'Given up', zh: '已放弃' }, 'n'],
      ]}
      rows={webhooks.map((hook) => [
        <code key={hook.id}>{new URL(hook.url).host}</code>,
        { shown: said(stateOf(hook)), needs: hook.failing !== undefined || hook.gone !== undefined },
        formatWhole(hook.delivered, lang),
        formatWhole(hook.waiting, lang),
        { shown: formatWhole(hook.givenUp, lang), needs: hook.givenUp > 0 },
      ])}
    />
  );
}

/** Why no token can be made now. */
function whyNot(contracts: readonly DataContract[], live: number) {
  if (live >= 2)
    return {
      en: 'Two tokens are valid: one in use and its successor. Revoke one first.',
      zh: '已有两个有效令牌：在用的一个与其后继。请先撤销一个。',
    };
  return contracts.length > 0
    ? undefined
    : { en: 'There is no contract to send under yet.', zh: '尚无可用于报送的数据契约。' };
}

function MakeToken({ contracts, live }: { contracts: readonly DataContract[]; live: number }) {
  return (
    <Form
      to={partnerPath(useView(), '/tokens/make')}
      send={said(words.make)}
      isMain
      why={whyNot(contracts, live)}
    >
      <fieldset>
        <legend>{said(words.contracts)}</legend>
        <div class="choosing">
          {contracts.map(({ id, title }) => (
            <Choice key={id} name="contracts" value={id} checked={contracts.length === 1} label={title} />
          ))}
        </div>
      </fieldset>
      <Input label={words.days} type="number" name="days" min="1" max="365" value="90" required />
      <TextArea
        label={words.publicKey}
        name="key"
        rows={3}
        spellcheck={false}
        placeholder="-----BEGIN PUBLIC KEY-----"
      />
      {note({
        en: 'Empty: a token is made. Where requests are signed (RFC 9421), paste the public key here, Ed25519 in PEM; never the private one.',
        zh: '留空则签发令牌。请求以签名方式报送（RFC 9421）的，请在此粘贴 Ed25519 公钥（PEM 格式）；切勿粘贴私钥。',
      })}
    </Form>
  );
}

/** Tokens of a partner's programs: their ids and states; quotas; and for those who may, to make and revoke them. */
export function tokensPage(
  view: ConsoleView,
  { partner, contracts, used, made, removed, webhooks }: TokensView,
): string {
  const { lang, now } = view;
  const live = partner.tokens.filter(
    (token) => token.member === undefined && tokenState(token, now, () => false) === 'valid',
  ).length;
  return consolePage(
    view,
    words.tokens,
    <>
      {title({ en: 'Tokens by which programs send', zh: '程序报送所用的令牌' })}
      {note({
        en: 'A token is shown once and kept here as a hash only. Two may be valid, so that one can be replaced without a pause.',
        zh: '令牌仅显示一次，平台只保存其哈希值。可同时有两个有效令牌，以便不中断地更换。',
      })}
      {made && made.token === undefined ? (
        <div class="said" role="status">
          <p>
            {said({ en: 'The key is registered. Its keyid: ', zh: '公钥已登记，其 keyid 为：' })}
            <code>{made.id}</code>
          </p>
        </div>
      ) : null}
      {made?.token === undefined ? null : (
        <ShownOnce
          text={{
            en: 'Copy the token now: it is not shown again.',
            zh: '请立即复制令牌：此后不再显示。',
          }}
          secret={made.token}
        />
      )}
      <TokenTable partner={partner} removed={removed} />
      <div class="two">
        <section>
          {heading(words.makeToken)}
          {view.may('tokens') ? (
            <MakeToken contracts={contracts} live={live} />
          ) : (
            note({
              en: 'Members with the role “sender” and operators make and revoke tokens.',
              zh: '令牌由具有“报送”角色的成员和运营方签发与撤销。',
            })
          )}
        </section>
        <section>
          {heading(words.quotas)}
          <DataTable
            heads={[
              ['quotas', 'long'],
              ['usedUp', 'n'],
              ['limit', 'n'],
            ]}
            rows={(['requests', 'bytes'] as const).map((unit) => [
              said(words[`${unit}Minute`]),
              { shown: amount(used[unit], unit, lang), needs: used[unit] >= partner.quota[unit] },
              amount(partner.quota[unit], unit, lang),
            ])}
          />
        </section>
      </div>
      {webhooks.length > 0 ? (
        <section>
          {heading({ en: 'Webhooks', zh: 'Webhook' })}
          <WebhookTable webhooks={webhooks} />
        </section>
      ) : null}
    </>,
  );
}

const amount = (n: number, unit: 'requests' | 'bytes', lang: Lang) =>
  unit === 'bytes' ? formatSize(n) : formatWhole(n, lang);
