import type { ComponentChildren } from 'preact';
import type { By, DataContract, Member, NextStep, SubmissionView } from '../../platform/index.js';
import { formatExact } from '../../words/index.js';
import { facts, heading, said, useLanguage } from '../blocks/said.js';
import { useView } from './consoleFrame.js';
import { consoleWord, formatWhole, listNames, momentText, periodText } from './consoleText.js';
import { consoleWords as words } from './consoleWords.js';
import { Choice, Form, TextArea } from './forms.js';
import { submissionPath } from './submissionsPage.js';

/** Who did something, by name. */
export const byText = (by: By, lang: 'en' | 'zh'): string =>
  by.is === 'person'
    ? by.person.name
    : by.is === 'operator'
      ? consoleWord('operator', lang)
      : { en: 'the platform', zh: '平台' }[lang];

interface StepOf {
  of: SubmissionView;
  step: NextStep;
  hidden?: Readonly<Record<string, string | undefined>>;
  isMain?: boolean;
  children?: ComponentChildren;
}

/** The form of a next step; where it may not be done, the reason is beside its button. */
function StepForm({ of, step, children = '', ...form }: StepOf) {
  return (
    <Form
      to={submissionPath(useView(), of.id, `/${step.act}`)}
      send={said(step.title)}
      why={step.may ? undefined : (step.why ?? step.needs)}
      {...form}
    >
      {children}
    </Form>
  );
}

interface SigningOf {
  of: SubmissionView;
  contract: DataContract | undefined;
}

/** The content of a signature: all of it is in the statement, whose hash is signed. */
function SignatureContent({ of, contract }: SigningOf) {
  const view = useView();
  const { lang } = view;
  const { counts, places, days, sums, version } = of.checked!.content;
  const titleOf = (name: string, l: 'en' | 'zh') =>
    contract?.fields.find((field) => field.name === name)?.title[l] ?? name;
  const { statement } = of;
  return (
    <>
      {facts([
        [words.period, periodText(of.period, lang)],
        [words.contract, `${contract?.title[lang] ?? of.contract} ${version}`],
        [
          words.records,
          said({
            en: `${formatWhole(counts.stored, 'en')} stored of ${formatWhole(counts.received, 'en')} received; ${formatWhole(places, 'en')} places, ${formatWhole(days, 'en')} days`,
            zh: `收到${formatWhole(counts.received, 'zh')}条，入库${formatWhole(counts.stored, 'zh')}条；${formatWhole(places, 'zh')}个地点，${formatWhole(days, 'zh')}天`,
          }),
        ],
        ...Object.entries(sums).map(
          ([name, sum]) =>
            [
              { en: `${titleOf(name, 'en')} (sum)`, zh: `${titleOf(name, 'zh')}（合计）` },
              formatExact(sum, lang),
            ] as const,
        ),
        [
          words.explanations,
          said({
            en: `${formatWhole(of.explanations.length, 'en')}, with who gave them`,
            zh: `${formatWhole(of.explanations.length, 'zh')}处，连同说明人`,
          }),
        ],
      ])}
      {statement ? (
        <div class={statement.final ? 'said' : 'said needs'}>
          <p>
            SHA-256
            {statement.final
              ? null
              : said({
                  en: ' (not final: it changes with each explanation)',
                  zh: '（尚未确定：随每处说明而变）',
                })}
          </p>
          <p>
            <code>{statement.sha256.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
          <p>
            <a href={submissionPath(view, of.id, '/statement')}>
              {said({ en: 'The statement, byte for byte', zh: '声明原文' })}
            </a>
            {said({
              en: ': its SHA-256 is what is signed. Where a record, the contract or a reason changes, the hash changes.',
              zh: '：所签即其 SHA-256 值。记录、数据契约或说明有任何改动，哈希值随之改变。',
            })}
          </p>
        </div>
      ) : null}
    </>
  );
}

/** Who may sign and who did. */
function Signers({ of, signers }: { of: SubmissionView; signers: readonly Member[] }) {
  const lang = useLanguage();
  const explained = [...new Set(of.explanations.map(({ by }) => byText(by, lang)))];
  const { signed } = of;
  const names = signers.map(({ name }) => name);
  return facts([
    explained.length > 0 ? [{ en: 'Explained by', zh: '说明人' }, listNames(explained, lang)] : undefined,
    ...(signed
      ? ([
          [
            { en: 'Signed by', zh: '签署人' },
            `${byText(signed.by, lang)}${lang === 'zh' ? '，' : ', '}${momentText(signed.at, lang)} UTC`,
          ],
          [{ en: 'Receipt of signing', zh: '签署回执' }, <code>{signed.id}</code>],
        ] as const)
      : ([
          [
            { en: 'May sign', zh: '可签署人' },
            names.length > 0 ? (
              listNames(names, lang)
            ) : (
              <span class="needs">
                {said({ en: 'nobody yet: the operator adds a signer', zh: '尚无：由运营方登记签署人' })}
              </span>
            ),
          ],
        ] as const)),
  ]);
}

/** What is signed, by whom, and what may be done next. */
export function SigningSection({ of, contract, signers }: SigningOf & { signers: readonly Member[] }) {
  const step = (act: NextStep['act']) => of.next.find((one) => one.act === act);
  const [sign, check, withdraw] = [step('sign'), step('check'), step('withdraw')];
  const isOver = ['signed', 'in-release', 'withdrawn'].includes(of.state);
  return (
    <>
      {of.checked ? (
        <>
          {heading({ en: 'What is signed', zh: '签署的内容' })}
          <SignatureContent of={of} contract={contract} />
        </>
      ) : null}
      {heading({ en: 'Who signs', zh: '谁来签' })}
      <Signers of={of} signers={signers} />
      {sign && of.statement ? (
        <StepForm of={of} step={sign} hidden={{ sha256: of.statement.sha256 }} isMain>
          <div class="choosing">
            <Choice
              name="named"
              label={{
                en: 'My name may stand in the provenance of releases',
                zh: '在版本溯源中公开我的姓名',
              }}
            />
          </div>
        </StepForm>
      ) : null}
      {!sign && of.state === 'to-explain' ? (
        <p>
          <button type="button" class="button" disabled>
            {said({ en: 'Sign', zh: '签署' })}
          </button>{' '}
          <span class="needs">
            {said({
              en: `${formatWhole(of.unanswered, 'en')} ${of.unanswered === 1 ? 'question waits' : 'questions wait'} for a reason`,
              zh: `还差${formatWhole(of.unanswered, 'zh')}处说明`,
            })}
          </span>
        </p>
      ) : null}
      {check ? <StepForm of={of} step={check} hidden={{ again: isOver ? 'yes' : undefined }} /> : null}
      {withdraw?.may ? (
        <details>
          <summary>{said(withdraw.title)}</summary>
          <StepForm of={of} step={withdraw}>
            <TextArea label={withdraw.needs} name="reason" required />
          </StepForm>
        </details>
      ) : null}
    </>
  );
}
