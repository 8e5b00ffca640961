import type { DataContract, ErasureEffect } from '../../platform/index.js';
import { note, paragraph, said, title, useLanguage } from '../blocks/said.js';
import { type ConsoleView, consolePage, partnerPath } from './consoleFrame.js';
import { formatWhole, listNames } from './consoleText.js';
import { consoleWords as words } from './consoleWords.js';
import { ContractList, Form, Input, TextArea } from './forms.js';

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

function Effect({ effect, typed, to }: { effect: ErasureEffect; typed: ErasureForm; to: string }) {
  const lang = useLanguage();
  const { records, was, receipts, signed } = effect;
  const parts = Object.entries(was).map(
    ([outcome, n]) => `${formatWhole(n, lang)} ${words[outcomes[outcome as keyof typeof outcomes]][lang]}`,
  );
  return (
    <div class="said needs" role="status">
      <p>
        <b>
          {said({
            en: `${formatWhole(records, 'en')} ${records === 1 ? 'record' : 'records'} of ${formatWhole(receipts.length, 'en')} ${receipts.length === 1 ? 'batch' : 'batches'} would be erased: ${parts.join(', ')}.`,
            zh: `将删除${formatWhole(receipts.length, 'zh')}批中的${formatWhole(records, 'zh')}条记录：${parts.join('、')}。`,
          })}
        </b>
      </p>
      {signed.length === 0
        ? null
        : paragraph({
            en: `Signed submissions that rest on these batches; the rest of each still verifies: ${listNames(signed, 'en')}.`,
            zh: `以下已签署的报送以这些批次为依据，其余记录仍可验证：${listNames(signed, 'zh')}。`,
          })}
      {paragraph({
        en: 'Zeros take the place of the records on the disk; keys are free again. Sums stay, and proofs of receipts still hold for whoever has the bytes. Not reached: earlier backups, published releases, and files that live editions have written. It cannot be undone.',
        zh: '磁盘上的记录将覆写为零，其键可再次使用。各项合计不变，持有原始内容者仍可验证回执证明。不涉及：较早的备份、已发布的版本、动态版本已写出的文件。此操作无法撤销。',
      })}
      <Form
        to={to}
        hidden={{ sure: 'yes', ...typed }}
        isMain
        send={said({
          en: `Erase ${formatWhole(records, 'en')}`,
          zh: `删除${formatWhole(records, 'zh')}条`,
        })}
      />
    </div>
  );
}

/** Erasing for operators: first what and why, then what it does, then it is done. */
export function erasePage(view: ConsoleView, { contracts, typed, effect }: ErasureView): string {
  const to = partnerPath(view, '/erase');
  return consolePage(
    view,
    words.erase,
    <>
      {title({ en: 'Erase records', zh: '删除记录' })}
      {note({
        en: 'At the request of a person or an authority. Partners erase their own records by their token. The partner sees in its log that it was done, and why.',
        zh: '应个人或主管部门的要求删除。参与单位可凭令牌自行删除。参与单位可在日志中看到此次删除及其原因。',
      })}
      {effect ? <Effect effect={effect} typed={typed} to={to} /> : null}
      <Form to={to} send={said({ en: 'See what it would do', zh: '查看影响' })}>
        <ContractList contracts={contracts} chosen={typed.contract} />
        <fieldset>
          <legend>
            {said({ en: 'Either a receipt: all of it, or one line', zh: '按回执删除：整批，或其中一行' })}
          </legend>
          <div class="inrow">
            <Input label={words.receipt} name="receipt" maxLength={100} value={typed.receipt} />
            <Input label={words.line} name="line" inputMode="numeric" maxLength={9} value={typed.line} />
          </div>
        </fieldset>
        <TextArea
          label={{
            en: 'Or a key: the values of its fields in the order of the contract, one a line',
            zh: '或按键删除：依数据契约中的顺序填写各字段的值，每行一个',
          }}
          name="key"
          rows={3}
          maxLength={4000}
          typed={typed.key}
        />
        <TextArea
          label={{
            en: 'Reason, at least 20 letters. Do not name the person it is about',
            zh: '原因，至少 10 个汉字。请勿写入所涉个人的信息',
          }}
          name="reason"
          rows={3}
          maxLength={4000}
          required
          typed={typed.reason}
        />
      </Form>
    </>,
  );
}
