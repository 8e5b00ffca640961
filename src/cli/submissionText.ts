import type { Lang } from '../edition/index.js';
import { type Completeness, checkWords, choiceWords, type SubmissionView } from '../platform/index.js';

const day = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** A submission in one line. */
export function submissionLine(one: SubmissionView, lang: Lang): string {
  const words = {
    en: [
      `${one.stored} records`,
      one.unanswered > 0 && `${one.unanswered} to explain`,
      one.later > 0 && `${one.later} after the closing`,
      one.due !== undefined && one.state === 'open' && `due ${day(one.due)} UTC`,
    ],
    zh: [
      `${one.stored}条记录`,
      one.unanswered > 0 && `${one.unanswered}处待说明`,
      one.later > 0 && `截止后到达${one.later}条`,
      one.due !== undefined && one.state === 'open' && `截止时间 ${day(one.due)} UTC`,
    ],
  }[lang];
  return [one.id, one.title[lang], ...words.filter(Boolean)].join('  ');
}

const nameOf = (by: { is: string; person?: { name: string; role: string }; via?: string }, lang: Lang) => {
  if (by.person) return `${by.person.name} (${by.person.role})`;
  return by.is === 'operator'
    ? { en: 'the operator', zh: '运营方' }[lang]
    : { en: 'the platform', zh: '平台' }[lang];
};

/** A submission with everything that a person has to know. */
export function submissionLines(one: SubmissionView, lang: Lang): string[] {
  const { checked, closed, signed, withdrawn, statement } = one;
  const t = (en: string, zh: string) => ({ en, zh })[lang];
  const of = (at: number, by: Parameters<typeof nameOf>[0]) => `${day(at)} UTC, ${nameOf(by, lang)}`;
  return [
    submissionLine(one, lang),
    `  ${one.means[lang]}`,
    ...(closed ? [`${t('closed', '截止')}: ${of(closed.at, closed.by)}`] : []),
    ...(checked?.checks ?? []).map(
      ({ check, examined, leftOut, questions }) =>
        `${checkWords[check].title[lang]}: ${t(
          `${examined} looked at, ${leftOut} left out, ${questions === 1 ? '1 question' : `${questions} questions`}`,
          `审核${examined}，剔除${leftOut}，提问${questions}`,
        )}`,
    ),
    ...questionLines(one, lang),
    ...(statement
      ? [
          `SHA-256: ${statement.sha256}${statement.final ? '' : t(' (not final: something is to be explained)', '（未定：尚有待说明之处）')}`,
        ]
      : []),
    ...(signed
      ? [`${t('signed', '签署')}: ${of(signed.at, signed.by)}; ${t('receipt', '签署回执')} ${signed.id}`]
      : []),
    ...(withdrawn
      ? [`${t('withdrawn', '撤回')}: ${of(withdrawn.at, withdrawn.by)}; ${withdrawn.reason}`]
      : []),
    ...one.releases.map(({ edition, release }) => `${t('in release', '已纳入版本')}: ${edition} ${release}`),
    ...one.next.map(({ title, needs }) => `${t('next', '下一步')}: ${title[lang]} (${needs[lang]})`),
  ];
}

function questionLines({ checked, explanations }: SubmissionView, lang: Lang): string[] {
  return (checked?.questions ?? []).flatMap(({ id, check, found, usual, columns, examples }) => {
    const answer = explanations.find(({ question }) => question === id);
    return [
      '',
      `${id}`,
      `  ${checkWords[check].title[lang]}: ${found[lang]}`,
      `  ${usual[lang]}`,
      ...(columns.length > 0 ? [`    ${columns.map((column) => column[lang]).join('  ')}`] : []),
      ...examples.slice(0, 5).map((row) => `    ${row.join('  ')}`),
      ...(answer
        ? [`  ${choiceWords[answer.choice][lang]}: ${answer.reason} (${nameOf(answer.by, lang)})`]
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
