import type { By, DataContract, Member, NextStep, SubmissionView } from '../../platform/index.js';
import { formatExact } from '../../words/index.js';
import { type ConsoleView, FormToken } from './consoleFrame.js';
import { consoleWord, formatWhole, listNames, momentText, periodText } from './consoleText.js';
import { submissionPath } from './submissionsPage.js';

/** Who did something, by name. */
export const byText = (by: By, lang: 'en' | 'zh'): string =>
  by.is === 'person'
    ? by.person.name
    : by.is === 'operator'
      ? consoleWord('operator', lang)
      : { en: 'the platform', zh: '平台' }[lang];

/** A button for the next step; where it is disabled, the reason is shown beside it. */
function StepButton({
  view: { lang },
  step,
  isMain,
}: {
  view: ConsoleView;
  step: NextStep;
  isMain?: boolean;
}) {
  return (
    <div>
      <button type="submit" class={isMain ? 'button main' : 'button'} disabled={!step.may}>
        {step.title[lang]}
      </button>{' '}
      {step.may ? null : <span class="needs">{(step.why ?? step.needs)[lang]}</span>}
    </div>
  );
}

/** The content of a signature: all of it is in the statement, whose hash is signed. */
function SignatureContent({
  view,
  of,
  contract,
}: {
  view: ConsoleView;
  of: SubmissionView;
  contract: DataContract | undefined;
}) {
  const { lang } = view;
  const { content } = of.checked!;
  const { counts, places, days, sums } = content;
  const titleOf = (name: string, of: 'en' | 'zh') =>
    contract?.fields.find((field) => field.name === name)?.title[of] ?? name;
  const rows: [string, string][] = [
    [consoleWord('period', lang), periodText(of.period, lang)],
    [consoleWord('contract', lang), `${contract?.title[lang] ?? of.contract} ${content.version}`],
    [
      consoleWord('records', lang),
      {
        en: `${formatWhole(counts.stored, 'en')} stored of ${formatWhole(counts.received, 'en')} received; ${formatWhole(places, 'en')} places, ${formatWhole(days, 'en')} days`,
        zh: `收到${formatWhole(counts.received, 'zh')}条，入库${formatWhole(counts.stored, 'zh')}条；${formatWhole(places, 'zh')}个地点，${formatWhole(days, 'zh')}天`,
      }[lang],
    ],
    ...Object.entries(sums).map(([name, sum]): [string, string] => [
      {
        en: `${titleOf(name, 'en')} (sum)`,
        zh: `${titleOf(name, 'zh')}（合计）`,
      }[lang],
      formatExact(sum, lang),
    ]),
    [
      consoleWord('explanations', lang),
      {
        en: `${formatWhole(of.explanations.length, 'en')}, with who gave them`,
        zh: `${formatWhole(of.explanations.length, 'zh')}处，连同说明人`,
      }[lang],
    ],
  ];
  const { statement } = of;
  return (
    <>
      <dl class="facts">
        {rows.flatMap(([term, text]) => [<dt key={term}>{term}</dt>, <dd key={`${term} text`}>{text}</dd>])}
      </dl>
      {statement ? (
        <div class={statement.final ? 'said' : 'said needs'}>
          <p>
            SHA-256
            {statement.final
              ? null
              : { en: ' (not final: it changes with each explanation)', zh: '（尚未确定：随每处说明而变）' }[
                  lang
                ]}
          </p>
          <p>
            <code>{statement.sha256.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
          <p>
            <a href={submissionPath(view, of.id, '/statement')}>
              {{ en: 'The statement, byte for byte', zh: '声明原文' }[lang]}
            </a>
            {
              {
                en: ': its SHA-256 is what is signed. Where a record, the contract or a reason changes, the hash changes.',
                zh: '：所签即其 SHA-256 值。记录、数据契约或说明有任何改动，哈希值随之改变。',
              }[lang]
            }
          </p>
        </div>
      ) : null}
    </>
  );
}

/** Who may sign and who did. */
function Signers({
  view,
  of,
  signers,
}: {
  view: ConsoleView;
  of: SubmissionView;
  signers: readonly Member[];
}) {
  const { lang } = view;
  const explained = [...new Set(of.explanations.map(({ by }) => byText(by, lang)))];
  return (
    <dl class="facts">
      {explained.length > 0 ? (
        <>
          <dt>{{ en: 'Explained by', zh: '说明人' }[lang]}</dt>
          <dd>{listNames(explained, lang)}</dd>
        </>
      ) : null}
      {of.signed ? (
        <>
          <dt>{{ en: 'Signed by', zh: '签署人' }[lang]}</dt>
          <dd>
            {byText(of.signed.by, lang)}
            {lang === 'zh' ? '，' : ', '}
            {momentText(of.signed.at, lang)} UTC
          </dd>
          <dt>{{ en: 'Receipt of signing', zh: '签署回执' }[lang]}</dt>
          <dd>
            <code>{of.signed.id}</code>
          </dd>
        </>
      ) : (
        <>
          <dt>{{ en: 'May sign', zh: '可签署人' }[lang]}</dt>
          <dd class={signers.length === 0 ? 'needs' : undefined}>
            {signers.length === 0
              ? { en: 'nobody yet: the operator adds a signer', zh: '尚无：由运营方登记签署人' }[lang]
              : listNames(
                  signers.map(({ name }) => name),
                  lang,
                )}
          </dd>
        </>
      )}
    </dl>
  );
}

/** What is signed, by whom, and what may be done next. */
export function SigningSection({
  view,
  of,
  contract,
  signers,
}: {
  view: ConsoleView;
  of: SubmissionView;
  contract: DataContract | undefined;
  signers: readonly Member[];
}) {
  const { lang } = view;
  const step = (act: NextStep['act']) => of.next.find((one) => one.act === act);
  const [sign, check, withdraw] = [step('sign'), step('check'), step('withdraw')];
  return (
    <>
      {of.checked ? (
        <>
          <h2>{{ en: 'What is signed', zh: '签署的内容' }[lang]}</h2>
          <SignatureContent view={view} of={of} contract={contract} />
        </>
      ) : null}
      <h2>{{ en: 'Who signs', zh: '谁来签' }[lang]}</h2>
      <Signers view={view} of={of} signers={signers} />
      {sign && of.statement ? (
        <form class="form" method="post" action={submissionPath(view, of.id, '/sign')}>
          <FormToken view={view} />
          <input type="hidden" name="sha256" value={of.statement.sha256} />
          <div class="choosing">
            <label>
              <input type="checkbox" name="named" value="yes" />
              {
                {
                  en: 'My name may stand in the provenance of releases',
                  zh: '在版本溯源中公开我的姓名',
                }[lang]
              }
            </label>
          </div>
          <StepButton view={view} step={sign} isMain />
        </form>
      ) : null}
      {!sign && of.state === 'to-explain' ? (
        <p>
          <button type="button" class="button" disabled>
            {{ en: 'Sign', zh: '签署' }[lang]}
          </button>{' '}
          <span class="needs">
            {
              {
                en: `${formatWhole(of.unanswered, 'en')} ${of.unanswered === 1 ? 'question waits' : 'questions wait'} for a reason`,
                zh: `还差${formatWhole(of.unanswered, 'zh')}处说明`,
              }[lang]
            }
          </span>
        </p>
      ) : null}
      {check ? (
        <form class="form" method="post" action={submissionPath(view, of.id, '/check')}>
          <FormToken view={view} />
          {['signed', 'in-release', 'withdrawn'].includes(of.state) ? (
            <input type="hidden" name="again" value="yes" />
          ) : null}
          <StepButton view={view} step={check} />
        </form>
      ) : null}
      {withdraw?.may ? (
        <details>
          <summary>{withdraw.title[lang]}</summary>
          <form class="form" method="post" action={submissionPath(view, of.id, '/withdraw')}>
            <FormToken view={view} />
            <label>
              <span>{withdraw.needs[lang]}</span>
              <textarea name="reason" required maxLength={2000} />
            </label>
            <StepButton view={view} step={withdraw} />
          </form>
        </details>
      ) : null}
    </>
  );
}
