import type { ReceiptRow } from '../../platform/index.js';
import type { CheckedProof } from '../../release/index.js';
import { facts, heading, note, said } from '../blocks/said.js';
import { partnerPath, useView } from './consoleFrame.js';
import { formatWhole, momentText } from './consoleText.js';
import { consoleWords as words } from './consoleWords.js';

function ProofDetails({ entry, checkpoint }: Required<CheckedProof>) {
  return facts([
    [
      { en: 'Your batch', zh: '本批' },
      said({
        en: `one of ${formatWhole(entry.size, 'en')} in segment ${entry.segment}; the others appear as hashes only`,
        zh: `第${entry.segment}段共${formatWhole(entry.size, 'zh')}项之一；其余各项仅以哈希值出现`,
      }),
    ],
    [
      { en: 'Log', zh: '日志' },
      <>
        <code>{checkpoint.origin}</code>
        {said({
          en: `, entries: ${formatWhole(checkpoint.size, 'en')}`,
          zh: `，共${formatWhole(checkpoint.size, 'zh')}条`,
        })}
      </>,
    ],
    [
      { en: 'Proof', zh: '证明' },
      <>
        <span class="tag ok">{said({ en: 'holds', zh: '成立' })}</span>{' '}
        {said({
          en: 'from the batch to the segment and to the checkpoint of the log. Check the signature of the checkpoint yourself, with the key of the log.',
          zh: '从本批到日志段、再到日志检查点。检查点的签名请自行用日志公钥核验。',
        })}
      </>,
    ],
  ]);
}

/** Until when a request is to be in the log, and the signed receipt that says so. */
function SignedReceipt({ row, promised }: { row: ReceiptRow; promised: number }) {
  const view = useView();
  const by = momentText(promised, view.lang, true);
  return (
    <>
      <p>
        {said({
          en: `Promised, signed with the key of the log: in the log by ${by} (UTC). `,
          zh: `已以日志密钥签署承诺：不晚于${by}（UTC）列入日志。`,
        })}
        <a href={partnerPath(view, `/receipts/${row.id}/signed`)} download>
          {said({ en: 'Download the signed receipt', zh: '下载已签署的回执' })}
        </a>
      </p>
      <p class="note">
        {said({ en: 'Was it kept? ', zh: '核验是否兑现：' })}
        <code>iplus receipt prove {row.id}.receipt.json --log SITE/v1/log --key KEY</code>
      </p>
    </>
  );
}

/** Whether a receipt is in the public log, where anybody can check it. */
export function InLog({
  row,
  checked,
  promised,
}: {
  row: ReceiptRow;
  checked?: CheckedProof | undefined;
  /** Until when it is to be there, in milliseconds since 1970, where a signed receipt says so. */
  promised?: number | undefined;
}) {
  const view = useView();
  return (
    <>
      {heading(words.publicLog)}
      {checked === undefined
        ? note({
            en: 'Not yet: a segment of the log is added some time after it has ended.',
            zh: '尚未列入：日志段结束后列入。',
          })
        : null}
      {checked && checked.wrong.length > 0
        ? note(
            {
              en: 'The proof does not hold: tell the operator, and keep your bytes.',
              zh: '证明不成立：请告知运营方，并保留原始内容。',
            },
            'needs',
          )
        : null}
      {checked?.wrong.length === 0 ? (
        <>
          <ProofDetails {...(checked as Required<CheckedProof>)} />
          <p>
            <a class="button" href={partnerPath(view, `/receipts/${row.id}/proof`)} download>
              {said({ en: 'Download the proof', zh: '下载证明' })}
            </a>
          </p>
          <p class="note">
            {said({ en: 'Without this page: ', zh: '离线核验：' })}
            <code>iplus receipt verify {row.id}.proof.json --key KEY --body FILE</code>
          </p>
        </>
      ) : null}
      {promised === undefined ? null : <SignedReceipt row={row} promised={promised} />}
    </>
  );
}
