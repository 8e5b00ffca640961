import { PhraseText, receiptAddress } from '../../documents/index.js';
import type { Lang, Text } from '../../edition/index.js';
import { readingFolder } from '../../release/index.js';
import {
  announcedVerdictWord,
  type JudgedReading,
  type JudgedStatement,
  judgedAnnounced,
  judgedHeadline,
  judgedPeriods,
  judgedPeriodsText,
  phraseText,
  verdictWords,
} from '../../words/index.js';
import { page } from '../frame/layout.js';
import { announcedPath, claimsPath, rootOf, type Shown } from '../shown.js';
import { FollowingFigures } from './followingFigures.js';
import { JudgedPicture } from './judgedPicture.js';

const words = {
  nearest: { en: 'Nearest figures', zh: '最接近的数据' },
  periods: { en: 'Other years', zh: '其他年份' },
  of: { en: 'Figures of', zh: '数据来源：' },
  simulated: { en: 'Our reconstruction, from simulated records', zh: '本项目的重建（模拟记录）' },
  how: {
    en: 'Every verdict is that of the claim checker (“Is it true?”) on the sentences shown.',
    zh: '各项结论均由“核对说法”对所列句子逐句核对得出。',
  },
  real: {
    en: ' Ranks, orders of growth and changes of a gap count only where they hold with weights up to a quarter higher or lower, with any one indicator left out and within the errors of the data, where these are known; a change of a gap also only where chance seldom gives it. A statement is confirmed where all of its sentences are true in every reading, and contradicted where one is false.',
    zh: '位次、增速先后与差距变化，须在权重上下变动四分之一、剔除任一指标并计入已知数据误差后仍成立；差距变化还须难以用随机起伏解释。各口径下全部属实即得到印证，有一句不属实即为不一致。',
  },
} satisfies Record<string, Text>;

/** Every announced statement with what the figures of the release say to it, in each reading. */
export function announcedPage(release: Shown, lang: Lang): string {
  const { source, note, figures } = release.plan.announced!;
  const title = judgedHeadline(release, lang);
  const order = ['turns', 'true', 'not-distinguishable', 'false', 'given', 'cannot'];
  const all = [...judgedAnnounced(release, lang)].sort(
    (a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict),
  );
  const beside = besideOf(release, lang);
  return page(
    release,
    lang,
    `${title} · ${release.plan.title[lang]}`,
    announcedPath,
    <>
      <h1>{title}</h1>
      {note ? <p class="soft">{note[lang]}</p> : null}
      {all.map((one) => (
        <Statement key={one.id} release={release} one={one} beside={beside.get(one.id)} lang={lang} />
      ))}
      <p class="note">
        {source[lang]}
        {lang === 'en' ? '. ' : '。'}
        {words.how[lang]}
        {release.plan.dataStatus === 'simulated' ? '' : words.real[lang]}
      </p>
      {figures ? <FollowingFigures figures={figures} lang={lang} /> : null}
    </>,
  );
}

/** What the reconstruction on the same site, if any, gives to each statement. */
function besideOf({ reconstruction }: Shown, lang: Lang): ReadonlyMap<string, JudgedStatement> {
  const all = reconstruction ? judgedAnnounced(reconstruction, lang) : [];
  return new Map(all.map((one) => [one.id, one]));
}

interface StatementOf {
  release: Shown;
  one: JudgedStatement;
  beside: JudgedStatement | undefined;
  lang: Lang;
}

function Statement({ release, one, beside, lang }: StatementOf) {
  const periods = judgedPeriods(release, one.id, lang);
  return (
    <section class="judged" id={one.id}>
      <div>
        <h2>{one.says[lang]}</h2>
        <p class={`verdict ${one.verdict}`}>{announcedVerdictWord(release, one.verdict, lang)}</p>
        {[one.cannot, one.note].map((text) =>
          text ? (
            <p class="soft" key={text.en}>
              {text[lang]}
            </p>
          ) : null,
        )}
        {beside && release.reconstruction ? (
          <p class="soft">
            <a href={`${release.reconstruction.base}/${lang}/${announcedPath}#${beside.id}`}>
              {words.simulated[lang]}
            </a>
            {lang === 'en' ? ': ' : '：'}
            {announcedVerdictWord(release.reconstruction, beside.verdict, lang)}
            {answersOf(beside, lang)}
          </p>
        ) : null}
        {one.nearestTurns ? (
          <p class="soft">
            {words.nearest[lang]}
            {lang === 'en' ? ': ' : '：'}
            <b>{announcedVerdictWord(release, 'turns', lang)}</b>
          </p>
        ) : null}
      </div>
      <div>
        <div class="readings">
          {one.readings.map((reading) => (
            <Reading key={reading.id} {...{ release, reading, lang }} decides />
          ))}
        </div>
        {one.nearest.length === 0 ? null : (
          <div class="readings nearest">
            {one.nearest.map((reading) => (
              <Reading key={reading.id} {...{ release, reading, lang }} />
            ))}
          </div>
        )}
        {periods.length === 0 ? null : (
          <details>
            <summary>{words.periods[lang]}</summary>
            <ul>
              {periods.map((each) => (
                <li key={`${each.id} ${each.claim}`}>
                  <small>
                    {each.title[lang]}
                    {lang === 'en' ? ': ' : '：'}
                    {judgedPeriodsText(each, lang)}
                  </small>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
    </section>
  );
}

/** What the claims of a statement were answered, where that is short. */
function answersOf({ readings, nearest }: JudgedStatement, lang: Lang): string {
  const claims = [...readings, ...nearest].flatMap((reading) => reading.claims);
  const answers = claims.map(({ answer }) => phraseText(answer)).join(lang === 'en' ? ' ' : '');
  return answers === '' || answers.length > longest ? '' : `${lang === 'en' ? '. ' : '。'}${answers}`;
}

/** Most characters of the answers of the reconstruction that stand beside a statement; its own page has all. */
const longest = 260;

/** The claims of a reading with their answers, whose figures lead to their receipts. */
function Reading({
  release,
  reading: { title, variant, verdict, claims },
  decides,
  lang,
}: {
  release: Shown;
  reading: JudgedReading;
  decides?: boolean;
  lang: Lang;
}) {
  const root = rootOf(release, lang);
  const folder = variant === undefined ? '' : `${readingFolder(variant)}/`;
  const lead = decides ? '' : `${words.nearest[lang]}${lang === 'en' ? ': ' : '：'}`;
  return (
    <section>
      <h3>
        {lead}
        {title[lang]}
        {decides ? <b class={verdict}>{verdictWords[verdict][lang]}</b> : null}
      </h3>
      <JudgedPicture release={release} claims={claims} lang={lang} />
      <ul>
        {claims.map((claim) => (
          <li key={claim.sentence}>
            {variant === undefined && release.files !== 'whole' ? (
              <a href={`${root}/${claimsPath}?q=${encodeURIComponent(claim.sentence)}`}>{claim.sentence}</a>
            ) : (
              claim.sentence
            )}{' '}
            <b class={claim.verdict}>{verdictWords[claim.verdict][lang]}</b>
            {claim.answer.length === 0 ? null : (
              <small>
                <PhraseText
                  phrase={claim.answer}
                  href={(figure) => `${root}/${receiptAddress(figure, folder)}`}
                />
              </small>
            )}
          </li>
        ))}
      </ul>
      {variant === undefined ? null : (
        <p class="note">
          <a href={`${release.base ?? ''}/release/${readingFolder(variant)}/results.csv`}>
            {words.of[lang]}
            {lang === 'en' ? ' ' : ''}
            {readingTitle(release, variant, lang)}
            {lang === 'en' ? ' (CSV)' : '（CSV）'}
          </a>
        </p>
      )}
    </section>
  );
}

const readingTitle = ({ readings }: Shown, variant: string, lang: Lang) =>
  readings?.get(variant)?.plan.title[lang] ?? variant;
