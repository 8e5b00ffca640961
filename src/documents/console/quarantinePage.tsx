import { escapeControls, type Text } from '../../edition/index.js';
import { type ExampleAside, mostLookedAt, type ReasonAside, reasonTitle } from '../../platform/index.js';
import { said, title } from '../blocks/said.js';
import { type ConsoleView, consolePage, partnerPath, useView } from './consoleFrame.js';
import { colon, formatWhole, momentText } from './consoleText.js';
import { consoleWords as words } from './consoleWords.js';
import { Form } from './forms.js';
import { DataTable } from './table.js';

/** The remedy for each reason, for senders. */
const remedies: Record<string, Text> = {
  missing: {
    en: 'Fill the field, and send the records again under a new key.',
    zh: '补填该字段，以新的幂等键重新报送。',
  },
  'unknown-field': {
    en: 'Rename the field as in the contract, or ask for a new version that has it; then they are judged again.',
    zh: '按契约更正字段名，或请运营方发布含该字段的新版本，再重新判定。',
  },
  'unknown-code': {
    en: 'Use a code of the contract, or ask for a new version that has this one; then they are judged again.',
    zh: '使用契约中的代码，或请运营方发布含该代码的新版本，再重新判定。',
  },
  'not-json': { en: 'Send one JSON object a line.', zh: '每行报送一个 JSON 对象。' },
  'name-twice': { en: 'Write each name once.', zh: '每个字段名只写一次。' },
  'not-utf8': { en: 'Save the file as UTF-8.', zh: '请将文件存为 UTF-8 编码。' },
  erased: { en: 'Nothing.', zh: '无需处理。' },
  'contract-failed': {
    en: 'Nothing: the operator mends the contract and judges them again.',
    zh: '无需处理：由运营方修正数据契约后重新判定。',
  },
};
const correct: Text = {
  en: 'Correct the value, and send the records again under a new key.',
  zh: '更正该值，以新的幂等键重新报送。',
};

const remedyOf = (code: string): Text => (Object.hasOwn(remedies, code) ? remedies[code]! : correct);

/** The reasons for which records are in quarantine, and examples of one of them. */
export interface QuarantineView {
  reasons: readonly ReasonAside[];
  looked: number;
  /** Records in quarantine in all. */
  all: number;
  chosen?: { reason: ReasonAside; examples: readonly ExampleAside[] } | undefined;
  /** Contracts whose records the operator may judge again. */
  replayable: readonly string[];
}

const queryOf = ({ contract, code, pointer }: ReasonAside) =>
  new URLSearchParams({ contract, code, pointer }).toString();

function Reasons({ reasons }: { reasons: readonly ReasonAside[] }) {
  const view = useView();
  const { lang } = view;
  return (
    <DataTable
      heads={[['reason', 'long'], 'field', ['records', 'n'], 'contract', 'lastTime', ['whatToDo', 'long']]}
      rows={reasons.map((reason) => [
        <>
          {said(reasonTitle(reason.code))}{' '}
          <a href={partnerPath(view, `/quarantine?${queryOf(reason)}#examples`)}>{said(words.seeExamples)}</a>
        </>,
        reason.pointer === '' ? said(words.whole) : <code>{reason.pointer}</code>,
        { shown: formatWhole(reason.records, lang), needs: true },
        reason.contract,
        momentText(reason.last, lang),
        said(remedyOf(reason.code)),
      ])}
    />
  );
}

function Examples({ reason, examples }: NonNullable<QuarantineView['chosen']>) {
  const view = useView();
  const text = new TextDecoder();
  return (
    <section id="examples">
      <h2>
        {said(words.examples)}
        {colon(view.lang)}
        {said(reasonTitle(reason.code))} {reason.pointer}
        <small>
          {said({
            en: 'as they were sent; control characters are shown, not obeyed',
            zh: '与报送时一致；控制字符以转义形式显示',
          })}
        </small>
      </h2>
      {examples.map(({ receipt, line, bytes, isCut, why }) => (
        <div key={`${receipt} ${line}`}>
          <p>
            {said({ en: `Line ${formatWhole(line, 'en')}, `, zh: `第${formatWhole(line, 'zh')}行，` })}
            {said(words.inReceipt)} <a href={partnerPath(view, `/receipts/${receipt}`)}>{receipt}</a>
          </p>
          {bytes.length > 0 ? (
            <code class="raw">
              {escapeControls(text.decode(bytes))}
              {isCut ? '…' : ''}
            </code>
          ) : null}
          <ul>
            {why.map(({ code, pointer, found, expected }) => (
              <li key={`${code} ${pointer}`}>
                {pointer === '' ? null : <code>{pointer} </code>}
                {said({
                  en: `found ${escapeControls(found.en)}; expected ${expected.en}`,
                  zh: `实际：${escapeControls(found.zh)}；应为：${expected.zh}`,
                })}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

/** What is in quarantine: reasons with counts, what to do, examples, and for the operator to judge them again. */
export function quarantinePage(view: ConsoleView, shown: QuarantineView): string {
  const { all, looked } = shown;
  return consolePage(
    view,
    words.quarantine,
    <>
      {title(
        all === 0
          ? { en: 'Nothing is set aside.', zh: '没有被隔离的记录。' }
          : {
              en: `${formatWhole(all, 'en')} ${all === 1 ? 'record is' : 'records are'} set aside.`,
              zh: `共有${formatWhole(all, 'zh')}条记录被隔离。`,
            },
      )}
      <p class="soft">
        {said({
          en: 'They are kept byte for byte with their reasons, and judged again when the contract is mended; when they came does not change. A record may have several reasons.',
          zh: '原始内容逐字节保存并附原因；数据契约修订后可重新判定，到达时间不变。一条记录可有多个原因。',
        })}
        {looked >= mostLookedAt
          ? said({
              en: ` Counted here: the newest ${formatWhole(mostLookedAt, 'en')}.`,
              zh: `此处统计最新的${formatWhole(mostLookedAt, 'zh')}条。`,
            })
          : ''}
      </p>
      {shown.reasons.length > 0 ? <Reasons reasons={shown.reasons} /> : null}
      {shown.replayable.length > 0 ? (
        <div class="inrow">
          {shown.replayable.map((contract) => (
            <Form
              key={contract}
              to={partnerPath(view, '/replay')}
              hidden={{ contract }}
              send={
                <>
                  {said(words.replay)}
                  {colon(view.lang)}
                  {contract}
                </>
              }
            />
          ))}
          <span class="soft">
            {said({
              en: 'By the current version of the contract; of all partners that send under it.',
              zh: '按该契约的当前版本；涉及使用该契约的所有单位。',
            })}
          </span>
        </div>
      ) : null}
      {shown.chosen ? <Examples {...shown.chosen} /> : null}
    </>,
  );
}
