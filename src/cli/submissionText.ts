import type { Lang } from '../edition/index.js';
import { type Completeness, checkWords, choiceWords, type SubmissionView } from '../platform/index.js';

const moment = (at: number) => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const labelledText = (lang: Lang, name: string, value: string) =>
  `${name}${lang === 'zh' ? '：' : ': '}${value}`;
const withRemark = (lang: Lang, text: string, more: string) =>
  lang === 'zh' ? `${text}（${more}）` : `${text} (${more})`;

/** A submission in one line. */
export function submissionLine(one: SubmissionView, lang: Lang): string {
  const isAwaited = one.due !== undefined && one.state === 'open';
  const words = {
    en: [
      `${one.stored} records`,
      one.unanswered > 0 && `${one.unanswered} to explain`,
      one.later > 0 && `${one.later} after the closing`,
      isAwaited && `due ${moment(one.due!)}`,
    ],
    zh: [
      `${one.stored}条记录`,
      one.unanswered > 0 && `${one.unanswered}处待说明`,
      one.later > 0 && `截止后到达${one.later}条`,
      isAwaited && `截止时间 ${moment(one.due!)}`,
    ],
  }[lang];
  return [one.id, one.title[lang], ...words.filter(Boolean)].join('  ');
}

type By = { is: string; person?: { name: string; role: string } };

const roles: Record<string, { en: string; zh: string }> = {
  viewer: { en: 'viewer', zh: '查看' },
  sender: { en: 'sender', zh: '报送' },
  explainer: { en: 'explainer', zh: '说明' },
  signer: { en: 'signer', zh: '签署' },
};

const roleOf = (role: string, lang: Lang) =>
  role
    .split(', ')
    .map((one) => roles[one]?.[lang] ?? one)
    .join({ en: ', ', zh: '、' }[lang]);

const nameOf = ({ is, person }: By, lang: Lang) => {
  if (person) return withRemark(lang, person.name, roleOf(person.role, lang));
  const words = is === 'operator' ? { en: 'the operator', zh: '运营方' } : { en: 'the platform', zh: '平台' };
  return words[lang];
};

/** A submission with everything that a person has to know. */
export function submissionLines(one: SubmissionView, lang: Lang): string[] {
  const { checked, closed, signed, withdrawn, releases, next } = one;
  const t = (en: string, zh: string) => ({ en, zh })[lang];
  const done = (name: string, at: number, by: By, more?: string) =>
    labelledText(lang, name, [moment(at), nameOf(by, lang), more].filter(Boolean).join(t(', ', '，')));
  return [
    submissionLine(one, lang),
    `  ${one.means[lang]}`,
    ...(closed ? [done(t('closed', '截止'), closed.at, closed.by)] : []),
    ...(checked?.checks ?? []).map(({ check, examined, leftOut, questions }) =>
      labelledText(
        lang,
        checkWords[check].title[lang],
        t(
          `${examined} looked at, ${leftOut} left out, ${questions === 1 ? '1 question' : `${questions} questions`}`,
          `审核${examined}，剔除${leftOut}，提问${questions}`,
        ),
      ),
    ),
    ...questionLines(one, lang),
    ...hashLines(one, lang),
    ...(signed
      ? [done(t('signed', '签署'), signed.at, signed.by, t(`receipt ${signed.id}`, `签署回执 ${signed.id}`))]
      : []),
    ...(withdrawn ? [done(t('withdrawn', '撤回'), withdrawn.at, withdrawn.by, withdrawn.reason)] : []),
    ...releases.map(({ edition, release }) =>
      labelledText(lang, t('in release', '已纳入版本'), `${edition} ${release}`),
    ),
    ...next.map(({ title, needs }) =>
      labelledText(lang, t('next', '下一步'), t(`${title.en} – ${needs.en}`, `${title.zh}——${needs.zh}`)),
    ),
  ];
}

function hashLines({ statement }: SubmissionView, lang: Lang): string[] {
  if (!statement) return [];
  const open = { en: 'not final: something is to be explained', zh: '未定，尚有待说明之处' }[lang];
  return [
    labelledText(
      lang,
      'SHA-256',
      statement.final ? statement.sha256 : withRemark(lang, statement.sha256, open),
    ),
  ];
}

function questionLines({ checked, explanations }: SubmissionView, lang: Lang): string[] {
  return (checked?.questions ?? []).flatMap(({ id, check, found, usual, columns, examples }) => {
    const answer = explanations.find(({ question }) => question === id);
    return [
      '',
      id,
      `  ${labelledText(lang, checkWords[check].title[lang], found[lang])}`,
      `  ${usual[lang]}`,
      ...(columns.length > 0 ? [`    ${columns.map((column) => column[lang]).join('  ')}`] : []),
      ...examples.slice(0, 5).map((row) => `    ${row.join('  ')}`),
      ...(answer
        ? [
            `  ${labelledText(lang, choiceWords[answer.choice][lang], withRemark(lang, answer.reason, nameOf(answer.by, lang)))}`,
          ]
        : []),
      '',
    ];
  });
}

/** How many are expected, received, signed and missing, by period. */
export function completenessLines(all: readonly Completeness[], lang: Lang): string[] {
  return all.map(({ contract, period, expected, received, signed, missing, isDue }) => {
    const who = { en: missing.join(', '), zh: missing.join('、') };
    const late = isDue ? { en: 'missing', zh: '未报' } : { en: 'still awaited', zh: '待报' };
    return {
      en: `${contract} ${period}: ${expected} expected, ${received} received, ${signed} signed${who.en && `; ${late.en}: ${who.en}`}`,
      zh: `${contract} ${period}：应报${expected}，已报${received}，已签署${signed}${who.zh && `；${late.zh}：${who.zh}`}`,
    }[lang];
  });
}
