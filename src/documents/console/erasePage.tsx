import type { DataContract, ErasureEffect } from '../../platform/index.js';
import { type ConsoleView, consolePage, FormToken, partnerPath } from './consoleFrame.js';
import { consoleWord, formatWhole, listNames } from './consoleText.js';

/** What an operator typed about records to be erased. */
export interface ErasureForm {
  contract: string;
  receipt: string;
  line: string;
  key: string;
  reason: string;
}

/** The page on which an operator says what is to be erased and why, and, once that is said, sees what it does. */
export interface ErasureView {
  contracts: readonly DataContract[];
  typed: ErasureForm;
  /** What it would do; undefined as long as it was not asked for. */
  effect?: ErasureEffect | undefined;
}

const outcomes = {
  stored: 'stored',
  quarantined: 'quarantined',
  duplicate: 'duplicates',
  conflict: 'conflicts',
} as const;

function Effect({ view, effect, typed }: { view: ConsoleView; effect: ErasureEffect; typed: ErasureForm }) {
  const { lang } = view;
  const { records, was, receipts, signed } = effect;
  const parts = Object.entries(was).map(
    ([outcome, n]) =>
      `${formatWhole(n, lang)} ${consoleWord(outcomes[outcome as keyof typeof outcomes], lang)}`,
  );
  return (
    <div class="said needs" role="status">
      <p>
        <b>
          {
            {
              en: `${formatWhole(records, 'en')} ${records === 1 ? 'record' : 'records'} of ${formatWhole(receipts.length, 'en')} ${receipts.length === 1 ? 'batch' : 'batches'} would be erased: ${parts.join(', ')}.`,
              zh: `将删除${formatWhole(receipts.length, 'zh')}批中的${formatWhole(records, 'zh')}条记录：${parts.join('、')}。`,
            }[lang]
          }
        </b>
      </p>
      {signed.length === 0 ? null : (
        <p>
          {
            {
              en: `Signed submissions that rest on these batches; the rest of each still verifies: ${listNames(signed, 'en')}.`,
              zh: `以下已签署的报送以这些批次为依据，其余记录仍可验证：${listNames(signed, 'zh')}。`,
            }[lang]
          }
        </p>
      )}
      <p>
        {
          {
            en: 'Zeros take the place of the records on the disk; keys are free again. Sums stay, and proofs of receipts still hold for whoever has the bytes. Not reached: earlier backups, published releases, and files that live editions have written. It cannot be undone.',
            zh: '磁盘上的记录将覆写为零，其键可再次使用。各项合计不变，持有原始内容者仍可验证回执证明。不涉及：较早的备份、已发布的版本、动态版本已写出的文件。此操作无法撤销。',
          }[lang]
        }
      </p>
      <form method="post" action={partnerPath(view, '/erase')}>
        <FormToken view={view} />
        <input type="hidden" name="sure" value="yes" />
        {Object.entries(typed).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" class="button main">
          {{ en: `Erase ${formatWhole(records, 'en')}`, zh: `删除${formatWhole(records, 'zh')}条` }[lang]}
        </button>
      </form>
    </div>
  );
}

/** Erasing for operators: first what and why, then what it does, then it is done. */
export function erasePage(view: ConsoleView, { contracts, typed, effect }: ErasureView): string {
  const { lang } = view;
  return consolePage(
    view,
    consoleWord('erase', lang),
    <>
      <h1>{{ en: 'Erase records', zh: '删除记录' }[lang]}</h1>
      <p class="soft">
        {
          {
            en: 'At the request of a person or an authority. Partners erase their own records by their token. The partner sees in its log that it was done, and why.',
            zh: '应个人或主管部门的要求删除。参与单位可凭令牌自行删除。参与单位可在日志中看到此次删除及其原因。',
          }[lang]
        }
      </p>
      {effect ? <Effect view={view} effect={effect} typed={typed} /> : null}
      <form class="form" method="post" action={partnerPath(view, '/erase')}>
        <FormToken view={view} />
        <label>
          <span>{consoleWord('contract', lang)}</span>
          <select name="contract">
            {contracts.map(({ id, title }) => (
              <option key={id} value={id} selected={id === typed.contract}>
                {title[lang]}
              </option>
            ))}
          </select>
        </label>
        <fieldset>
          <legend>
            {{ en: 'Either a receipt: all of it, or one line', zh: '按回执删除：整批，或其中一行' }[lang]}
          </legend>
          <div class="inrow">
            <label>
              <span>{consoleWord('receipt', lang)}</span>
              <input type="text" name="receipt" maxLength={100} value={typed.receipt} autocomplete="off" />
            </label>
            <label>
              <span>{consoleWord('line', lang)}</span>
              <input
                type="text"
                name="line"
                inputMode="numeric"
                maxLength={9}
                value={typed.line}
                autocomplete="off"
              />
            </label>
          </div>
        </fieldset>
        <label>
          <span>
            {
              {
                en: 'Or a key: the values of its fields in the order of the contract, one a line',
                zh: '或按键删除：依数据契约中的顺序填写各字段的值，每行一个',
              }[lang]
            }
          </span>
          <textarea name="key" rows={3} maxLength={4000}>
            {typed.key}
          </textarea>
        </label>
        <label>
          <span>
            {
              {
                en: 'Reason, at least 20 letters. Do not name the person it is about',
                zh: '原因，至少 10 个汉字。请勿写入所涉个人的信息',
              }[lang]
            }
          </span>
          <textarea name="reason" rows={3} maxLength={4000} required>
            {typed.reason}
          </textarea>
        </label>
        <div>
          <button type="submit" class="button">
            {{ en: 'See what it would do', zh: '查看影响' }[lang]}
          </button>
        </div>
      </form>
    </>,
  );
}
