import { briefWords, reportWords } from '../../documents/index.js';
import type { Lang, Text } from '../../edition/index.js';
import { figureFileName } from '../../figures/index.js';
import type { Subject } from '../../release/index.js';
import { cardFile, hasCard } from '../frame/social.js';
import { offlineName } from '../place/offlineName.js';
import { briefPath, reportPath, rootOf, type Shown, slidesPath } from '../shown.js';

const words = {
  title: { en: 'Texts and pictures', zh: '文稿与图片' },
  sheet: { en: 'One-page sheet', zh: '一页纸' },
  slides: { en: 'Slides', zh: '幻灯片' },
  card: { en: 'Card (SVG)', zh: '卡片（SVG）' },
  cardPng: { en: 'Card (PNG)', zh: '卡片（PNG）' },
  offline: { en: 'This page as one file', zh: '下载本页（可离线查看）' },
  word: { en: 'Brief (Word)', zh: '简报（Word）' },
} satisfies Record<string, Text>;

/** Whether a place has slides of its own on the site: the total and the groups of the first grouping. */
function hasSlides({ level, grouping }: Subject): boolean {
  return level === 'total' || grouping === 0;
}

/** Most units whose sheets stand in a published folder, which has a file for each in each language. */
const mostSheets = 60;

/** Whether a unit has a sheet on the site. */
function hasSheet({ plan, files }: Shown, place: Subject): boolean {
  return place.level === plan.level && (!files || plan.units.length <= mostSheets);
}

interface TakeOf {
  release: Shown;
  lang: Lang;
  /** The total, or the place. */
  place: Subject;
  period: string;
}

/** Downloads: news text, report, slides, card, and the place as one file where a server makes it. */
export function TakeAway({ release, lang, place, period }: TakeOf) {
  const root = rootOf(release, lang);
  const code = encodeURIComponent(place.code);
  const card = `${root}/${cardFile(release, place, period, 'svg')}`;
  const { name } = place;
  const title = { en: `${name.en}: card, ${period}`, zh: `${name.zh}：卡片，${period}` };
  const saved = figureFileName(release, { title }, lang);
  const edition = place.level === 'total' ? '' : `/${code}`;
  return (
    <section class="take" id="take">
      <h2>{words.title[lang]}</h2>
      <p>
        <a class="button" href={`${root}/${briefPath}/${code}/${period}`}>
          {briefWords.brief[lang]}
        </a>
        {release.files ? null : (
          <a class="button" href={`${root}/${briefPath}/${code}/${encodeURIComponent(period)}.docx`} download>
            {words.word[lang]}
          </a>
        )}
        {hasSlides(place) || hasSheet(release, place) ? (
          <a class="button" href={`${root}/${reportPath}${edition}`}>
            {place.level === release.plan.level ? words.sheet[lang] : reportWords.report[lang]}
          </a>
        ) : null}
        {hasSlides(place) ? (
          <a class="button" href={`${root}/${slidesPath}${edition}`}>
            {words.slides[lang]}
          </a>
        ) : null}
        {hasCard(release, period) ? (
          <>
            <a class="button" href={card} download={`${saved}.svg`}>
              {words.card[lang]}
            </a>
            <button type="button" class="button" hidden data-png={card} data-paper="light" data-name={saved}>
              {words.cardPng[lang]}
            </button>
          </>
        ) : null}
        {release.files || place.level === 'total' ? null : (
          <a class="button" href={`${root}/place/${offlineName(place.code)}`} download>
            {words.offline[lang]}
          </a>
        )}
      </p>
    </section>
  );
}
