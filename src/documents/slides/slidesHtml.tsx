import type { ComponentChildren } from 'preact';
import type { Text } from '../../edition/index.js';
import { word } from '../../words/index.js';
import { markForeignTexts } from '../foreignTexts.js';
import { barePage } from '../frame.js';
import type { Slides } from './slide.js';
import { slideSvg } from './slideSvg.js';
import { slidesStyle } from './slidesStyle.js';

const slidesWords = {
  slides: { en: 'Slides', zh: '幻灯片' },
  back: { en: 'Back', zh: '上一张' },
  next: { en: 'Next', zh: '下一张' },
  all: { en: 'All', zh: '全部' },
  home: { en: 'The index', zh: '返回指数' },
} satisfies Record<string, Text>;

/** The script of the slides: in the page itself, or by its address. */
type SlidesScript = { inline: string } | { at: string };

/**
 * Slides as one HTML page, self-contained unless its script has an address: one below the other, and with the script one at a
 * time, moved by keys. Printed, each has a sheet of its own.
 *
 * @param home where a link leads back to
 */
export function slidesHtml(of: Slides, script: SlidesScript, home?: string): string {
  const { release, lang, place, slides, period } = of;
  const status = release.plan.dataStatus === 'real' ? '' : `${word(release.plan.dataStatus, lang)} · `;
  const title = `${status}${place.name[lang]} · ${release.plan.title[lang]} ${period} · ${slidesWords.slides[lang]}`;
  const head = (
    <>
      <style dangerouslySetInnerHTML={{ __html: slidesStyle }} />
      {'at' in script ? <script type="module" src={script.at} /> : null}
    </>
  );
  const html = barePage(
    lang,
    title,
    head,
    <>
      <main>
        <h1 class="unseen">{title}</h1>
        {slides.map((slide, i) => (
          <section
            key={slide.id}
            class="slide"
            id={slide.id}
            aria-label={numbered(i + 1, of)}
            // An SVG of ours, without the line that begins a file.
            dangerouslySetInnerHTML={{ __html: slideSvg(of, slide).replace(/^<\?xml[^>]*>\n/, '') }}
          />
        ))}
      </main>
      <Controls of={of} home={home} />
      {'inline' in script ? (
        <script type="module" dangerouslySetInnerHTML={{ __html: script.inline }} />
      ) : null}
    </>,
  );
  return markForeignTexts(html, release.plan, lang);
}

function numbered(n: number, { slides, lang }: Slides): string {
  return { en: `Slide ${n} of ${slides.length}`, zh: `第${n}张，共${slides.length}张` }[lang];
}

/** Buttons that the script shows, and the way back. */
function Controls({
  of: { lang, slides },
  home,
}: {
  of: Slides;
  home: string | undefined;
}): ComponentChildren {
  return (
    <nav aria-label={slidesWords.slides[lang]}>
      <button type="button" hidden data-step="-1">
        {slidesWords.back[lang]}
      </button>
      <output hidden aria-live="polite" data-of={slides.length} />
      <button type="button" hidden data-step="1">
        {slidesWords.next[lang]}
      </button>
      <button type="button" hidden data-all aria-pressed="false">
        {slidesWords.all[lang]}
      </button>
      {home === undefined ? null : <a href={home}>{slidesWords.home[lang]}</a>}
    </nav>
  );
}
