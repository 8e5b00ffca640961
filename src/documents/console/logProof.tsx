import type { ReceiptRow } from '../../platform/index.js';
import type { CheckedProof } from '../../release/index.js';
import { type ConsoleView, partnerPath } from './consoleFrame.js';
import { consoleWord, formatWhole, momentText } from './consoleText.js';

/** That a receipt is not in the public log yet, or that its proof does not hold. */
function MissingFromLog({ view: { lang }, isWrong }: { view: ConsoleView; isWrong: boolean }) {
  return (
    <p class={isWrong ? 'needs' : 'soft'}>
      {isWrong
        ? {
            en: 'The proof does not hold: tell the operator, and keep your bytes.',
            zh: '证明不成立：请告知运营方，并保留原始内容。',
          }[lang]
        : {
            en: 'Not yet: a segment of the log is added some time after it has ended.',
            zh: '尚未列入：日志段结束后列入。',
          }[lang]}
    </p>
  );
}

function ProofDetails({ view: { lang }, checked }: { view: ConsoleView; checked: Required<CheckedProof> }) {
  const { entry, checkpoint } = checked;
  return (
    <dl class="facts">
      <dt>{{ en: 'Your batch', zh: '本批' }[lang]}</dt>
      <dd>
        {
          {
            en: `one of ${formatWhole(entry.size, 'en')} in segment ${entry.segment}; the others appear as hashes only`,
            zh: `第${entry.segment}段共${formatWhole(entry.size, 'zh')}项之一；其余各项仅以哈希值出现`,
          }[lang]
        }
      </dd>
      <dt>{{ en: 'Log', zh: '日志' }[lang]}</dt>
      <dd>
        <code>{checkpoint.origin}</code>
        {
          {
            en: `, entries: ${formatWhole(checkpoint.size, 'en')}`,
            zh: `，共${formatWhole(checkpoint.size, 'zh')}条`,
          }[lang]
        }
      </dd>
      <dt>{{ en: 'Proof', zh: '证明' }[lang]}</dt>
      <dd>
        <span class="tag ok">{{ en: 'holds', zh: '成立' }[lang]}</span>{' '}
        {
          {
            en: 'from the batch to the segment and to the checkpoint of the log. Check the signature of the checkpoint yourself, with the key of the log.',
            zh: '从本批到日志段、再到日志检查点。检查点的签名请自行用日志公钥核验。',
          }[lang]
        }
      </dd>
    </dl>
  );
}

/** Until when a request is to be in the log, and the signed receipt that says so. */
function SignedReceipt({ view, row, promised }: { view: ConsoleView; row: ReceiptRow; promised: number }) {
  const { lang } = view;
  const by = momentText(promised, lang, true);
  return (
    <>
      <p>
        {
          {
            en: `Promised, signed with the key of the log: in the log by ${by} (UTC). `,
            zh: `已以日志密钥签署承诺：不晚于${by}（UTC）列入日志。`,
          }[lang]
        }
        <a href={partnerPath(view, `/receipts/${row.id}/signed`)} download>
          {{ en: 'Download the signed receipt', zh: '下载已签署的回执' }[lang]}
        </a>
      </p>
      <p class="note">
        {{ en: 'Was it kept? ', zh: '核验是否兑现：' }[lang]}
        <code>iplus receipt prove {row.id}.receipt.json --log SITE/v1/log --key KEY</code>
      </p>
    </>
  );
}

/** Whether a receipt is in the public log, where anybody can check it. */
export function InLog({
  view,
  row,
  checked,
  promised,
}: {
  view: ConsoleView;
  row: ReceiptRow;
  checked?: CheckedProof | undefined;
  /** Until when it is to be there, in milliseconds since 1970, where a signed receipt says so. */
  promised?: number | undefined;
}) {
  const { lang } = view;
  const holds = checked?.wrong.length === 0;
  return (
    <>
      <h2>{consoleWord('publicLog', lang)}</h2>
      {holds ? (
        <>
          <ProofDetails view={view} checked={checked as Required<CheckedProof>} />
          <p>
            <a class="button" href={partnerPath(view, `/receipts/${row.id}/proof`)} download>
              {{ en: 'Download the proof', zh: '下载证明' }[lang]}
            </a>
          </p>
          <p class="note">
            {{ en: 'Without this page: ', zh: '离线核验：' }[lang]}
            <code>iplus receipt verify {row.id}.proof.json --key KEY --body FILE</code>
          </p>
        </>
      ) : (
        <MissingFromLog view={view} isWrong={checked !== undefined} />
      )}
      {promised === undefined ? null : <SignedReceipt view={view} row={row} promised={promised} />}
    </>
  );
}
