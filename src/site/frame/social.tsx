import { cardHeadline, cardSize } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import type { Subject } from '../../release/index.js';
import { headlineName } from '../../release/index.js';
import { phraseText, word } from '../../words/index.js';
import { cardPath, rootOf, type Shown } from '../shown.js';

/** The preview that social networks show of a shared page. */
export interface Social {
  title: string;
  /** A sentence from the facts. */
  description: string;
  /** The place of the card; without one, the overview. */
  place?: Subject | undefined;
  period: string;
}

/** The preview of a page about a place in a period, or of the overview. */
export function socialOf(
  release: Shown,
  lang: Lang,
  title: string,
  place: Subject | undefined,
  period: string,
): Social {
  return {
    title,
    description: `${phraseText(cardHeadline(release, lang, place, period))}${{ en: '.', zh: '。' }[lang]}`,
    place,
    period,
  };
}

/** The path of a card behind the language: of the overview, or of a place; the period where it is not that of headlines. */
export function cardFile(
  release: Pick<Shown, 'plan' | 'index'>,
  place: Subject | undefined,
  period: string,
  ending: string,
): string {
  const query = period === headlineName(release) ? '' : `?period=${encodeURIComponent(period)}`;
  const of = place === undefined ? cardPath : `${cardPath}/${encodeURIComponent(place.code)}`;
  return `${of}.${ending}${query}`;
}

/** Whether a release has the card of a period: a static site has only those of the period of headlines. */
export function hasCard(release: Shown, period: string): boolean {
  return !release.files || period === headlineName(release);
}

/** The meta tags of a page: title and sentence; and where the address of the site is known, its own and that of its card. */
export function SocialTags({
  release,
  lang,
  path,
  of,
}: {
  release: Shown;
  lang: Lang;
  path: string;
  of: Social;
}) {
  const { plan, site } = release;
  const status = plan.dataStatus === 'real' ? '' : `${word(plan.dataStatus, lang)} · `;
  const root = site && `${site.address}${rootOf(release, lang)}`;
  const pictured = site?.png && hasCard(release, of.period);
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={plan.title[lang]} />
      <meta property="og:locale" content={{ en: 'en_GB', zh: 'zh_CN' }[lang]} />
      <meta property="og:title" content={status + of.title} />
      <meta property="og:description" content={of.description} />
      <meta name="twitter:card" content={pictured ? 'summary_large_image' : 'summary'} />
      {root ? <meta property="og:url" content={`${root}/${path}`} /> : null}
      {pictured ? (
        <>
          <meta property="og:image" content={`${root}/${cardFile(release, of.place, of.period, 'png')}`} />
          <meta property="og:image:width" content={String(cardSize.width)} />
          <meta property="og:image:height" content={String(cardSize.height)} />
          <meta property="og:image:alt" content={of.description} />
        </>
      ) : null}
    </>
  );
}
