import { type Brief, BriefText, briefOf, briefWords, receiptAddress } from '../../documents/index.js';
import type { Lang, Text } from '../../edition/index.js';
import { publishedPeriods } from '../../edition/index.js';
import { placePath, type Query } from '../../figures/index.js';
import { findSubject } from '../../release/index.js';
import type { CitedFigure } from '../../words/index.js';
import { phraseText } from '../../words/index.js';
import { page } from '../frame/layout.js';
import { InFull } from '../frame/says.js';
import { socialOf } from '../frame/social.js';
import { briefPath, rootOf, type Shown } from '../shown.js';

const words = {
  copy: { en: 'Copy text', zh: '复制全文' },
  word: { en: 'Word document', zh: '下载 Word 文档' },
} satisfies Record<string, Text>;

/** Headline and paragraphs as plain text. */
const copied = ({ headline, paragraphs }: Brief) => [headline, ...paragraphs].map(phraseText).join('\n\n');

/**
 * The news text of a place and period; of the total where the address names none.
 *
 * @throws UserError for a place or a period that the release does not have
 */
export function briefPage(release: Shown, lang: Lang, query: Query): string {
  const { plan } = release;
  const code = query('code') ?? plan.total.code;
  const place = findSubject(plan, code);
  const brief = briefOf(release, lang, place, query('period'));
  const root = rootOf(release, lang);
  const href = (figure: CitedFigure) => `${root}/${receiptAddress(figure)}`;
  const here = `${briefPath}/${encodeURIComponent(place.code)}`;
  return page(
    release,
    lang,
    phraseText(brief.headline),
    `${here}/${brief.period}`,
    <article class="brief">
      <p class="soft" style="margin:18px 0 0">
        <a href={`${root}/${placePath(place.code, brief.period)}`}>{place.name[lang]}</a> ›{' '}
        <b>{briefWords.brief[lang]}</b>
      </p>
      <p class="take">
        <button type="button" class="button" hidden data-copy={copied(brief)}>
          {words.copy[lang]}
        </button>
        {release.files ? null : (
          <a class="button" href={`${root}/${here}/${encodeURIComponent(brief.period)}.docx`} download>
            {words.word[lang]}
          </a>
        )}
      </p>
      <BriefText brief={brief} href={href} />
      <InFull {...{ release, lang, period: brief.period }} facts={brief.facts} />
      <nav aria-label={briefWords.periods[lang]}>
        {publishedPeriods(plan).map((p) => (
          <a key={p} href={`${root}/${here}/${p}`} aria-current={p === brief.period ? 'page' : undefined}>
            {p}
          </a>
        ))}
      </nav>
    </article>,
    ['figures'],
    socialOf(
      release,
      lang,
      phraseText(brief.headline),
      place.level === 'total' ? undefined : place,
      brief.period,
    ),
  );
}
