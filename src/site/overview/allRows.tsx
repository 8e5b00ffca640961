import type { Lang } from '../../edition/index.js';
import type { Glance } from '../../words/index.js';
import { count, periodName, titleWithin } from '../../words/index.js';
import { type Href, PartsKey, Ranking } from '../data/tables.js';
import { rootOf, type Shown } from '../shown.js';

/** So many rows stand on one page. */
const rowsAtOnce = 500;

/** Height of a row in pixels, near enough: it is drawn when it comes near the screen. */
const rowHeight = 31;

/** The full table; where it is longer than a page shows well, so many rows from one on, and links to the others. */
export function AllRows({
  release,
  glance,
  t,
  lang,
  href,
  path,
  from,
}: {
  release: Shown;
  glance: Glance;
  t: number;
  lang: Lang;
  href: Href;
  /** Of the page, behind the language. */
  path: string;
  /** Number of the first row as the address has it: what makes no sense is the first. */
  from: string | undefined;
}) {
  const { unitsTitle } = release.plan;
  const starts = startsOf(glance.ranked);
  const start = starts.find((s) => String(s + 1) === from) ?? 0;
  const rows = glance.standings.slice(start, start + rowsAtOnce);
  if (glance.ranked === 0) return null;
  const ranked = count(glance.ranked, lang);
  return (
    <section
      id="all"
      class="below long"
      style={`contain-intrinsic-size:auto ${rows.length * rowHeight + 100}px`}
    >
      <h2>
        {
          {
            en: `${glance.ranked === 1 ? 'In full' : `All ${ranked} ${titleWithin(unitsTitle.en)}`}, ${glance.period}`,
            zh: `${periodName(glance.period, 'zh')}全部${ranked}个${unitsTitle.zh}`,
          }[lang]
        }
      </h2>
      <PartsKey release={release} lang={lang} />
      <Ranking release={release} glance={glance} t={t} lang={lang} href={href} rows={rows} full />
      {starts.length > 1 ? (
        <nav class="pages" aria-label={{ en: 'Rows', zh: '行' }[lang]}>
          {starts.map((s) => (
            <a
              key={s}
              href={`${rootOf(release, lang)}/${path}${s === 0 ? '' : `?from=${s + 1}`}#all`}
              aria-current={s === start ? 'true' : undefined}
            >
              {count(s + 1, lang)}–{count(Math.min(s + rowsAtOnce, glance.ranked), lang)}
            </a>
          ))}
        </nav>
      ) : null}
    </section>
  );
}

function startsOf(rows: number): number[] {
  return Array.from({ length: Math.ceil(rows / rowsAtOnce) }, (_, i) => i * rowsAtOnce);
}
