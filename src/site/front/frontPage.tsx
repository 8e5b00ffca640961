import { headlinePeriod } from '../../analysis/index.js';
import { framedFront } from '../../documents/index.js';
import { type Lang, publishedPeriods, type Text } from '../../edition/index.js';
import {
  factsAbout,
  factsOfKind,
  headlineOf,
  isDivided,
  periodName,
  periodSpan,
  phraseText,
  sentencesOf,
  titleWithin,
  word,
} from '../../words/index.js';
import { cssName, scripts } from '../frame/assets.js';
import { beingBuilt } from '../frame/errorPage.js';
import { Switches } from '../frame/switches.js';
import { claimsPath, docsPath, frontAddress, type Neighbour, rootOf, type Shown } from '../shown.js';
import { SmallPicture } from './smallPicture.js';

const words = {
  site: { en: 'Indices', zh: '指数' },
  title: { en: 'Who leads, who gains, and is the gap closing?', zh: '谁领先，谁进步，差距在缩小吗？' },
  lead: {
    en: 'Indices made from official figures and public records. Every number opens the record that it came from.',
    zh: '由官方统计和公开记录编制的指数。每个数字都可以查到来历。',
  },
  check: { en: 'Is it true? Check a sentence', zh: '这句话对吗？核对一下' },
  docs: { en: 'Documentation', zh: '文档' },
  help: { en: 'Help', zh: '帮助' },
  made: { en: 'Made-up data', zh: '模拟数据' },
  madeNote: {
    en: 'These show how the program works, and say nothing about any real place. Not for quoting.',
    zh: '用于展示程序如何运作，不反映任何真实地区的情况，请勿引用。',
  },
  live: { en: 'Live', zh: '实时更新' },
} satisfies Record<string, Text>;

/**
 * The first page of a site of several indices: each with one finding and a small picture, real data before what is made up.
 *
 * @param coming the indices that are still being built
 */
export function frontPage(all: readonly Shown[], lang: Lang, coming: readonly Neighbour[] = []): string {
  const real = all.filter(({ plan }) => plan.dataStatus === 'real');
  const made = all.filter((one) => !real.includes(one));
  const [realComing, madeComing] = [true, false].map((isReal) =>
    coming
      .filter(({ dataStatus }) => (dataStatus === 'real') === isReal)
      .map((one) => <ComingCard key={one.base} of={one} lang={lang} />),
  );
  const first = real[0] ?? all[0]!;
  const root = rootOf(first, lang);
  const home = (to: Lang) => frontAddress(first, to);
  return framedFront(
    lang,
    words.site[lang],
    <>
      <meta name="description" content={words.lead[lang]} />
      <script src={`/assets/${scripts().entries['theme']}`} />
      <link rel="stylesheet" href={`/assets/${cssName}`} />
      <noscript>
        <style>{'#theme, #search { display: none; }'}</style>
      </noscript>
      <script type="module" src={`/assets/${scripts().entries['site']}`} />
    </>,
    <>
      <strong>
        <a href={home(lang)}>{words.site[lang]}</a>
      </strong>
      <nav aria-label={words.help[lang]}>
        <a href={`/${lang}/${docsPath}`}>{words.docs[lang]}</a>
      </nav>
      <Switches lang={lang} to={home} />
    </>,
    <div class="front-door">
      <h1>{words.title[lang]}</h1>
      <p class="lead">{words.lead[lang]}</p>
      <div class="front-ask">
        {first.files ? null : (
          <span id="search" data-places="/places.json" data-root={root} data-of="places" data-lang={lang} />
        )}
        <a class="onwards" href={`${root}/${claimsPath}`}>
          {words.check[lang]}
        </a>
      </div>
      <div class="cards">
        {real.map((one) => (
          <IndexCard key={one.base} release={one} lang={lang} />
        ))}
        {realComing}
      </div>
      {made.length + madeComing!.length === 0 ? null : (
        <section class="made-up">
          <p>
            <b>{words.made[lang]}</b> {words.madeNote[lang]}
          </p>
          <div class="cards">
            {made.map((one) => (
              <IndexCard key={one.base} release={one} lang={lang} />
            ))}
            {madeComing}
          </div>
        </section>
      )}
    </div>,
  );
}

/** An index that is still being built, as a link to where it will be. */
function ComingCard({ of: { title, base }, lang }: { of: Neighbour; lang: Lang }) {
  return (
    <a class="card" href={`${base}/${lang}/`}>
      <small>{title[lang]}</small>
      <p class="note">{beingBuilt[lang]}</p>
    </a>
  );
}

/** An index as a link: its name, its finding as the title, and a picture with what it is of. */
function IndexCard({ release, lang }: { release: Shown; lang: Lang }) {
  const { plan, flash } = release;
  const t = headlinePeriod(release);
  const finding = findingOf(release, t, lang);
  const periods = publishedPeriods(plan);
  const units = { en: titleWithin(plan.unitsTitle.en), zh: plan.unitsTitle.zh }[lang];
  const span = {
    en: periods.length > 1 ? periodSpan(periods[0]!, periods.at(-1)!, 'en') : periods[0]!,
    zh: periods.length > 1 ? periodSpan(periods[0]!, periods.at(-1)!, 'zh') : periodName(periods[0]!, 'zh'),
  };
  const covered = {
    en: `${plan.units.length} ${units}, ${span.en}`,
    zh: `${plan.units.length}个${units}，${span.zh}`,
  }[lang];
  const status = flash
    ? words.live[lang]
    : plan.dataStatus === 'real'
      ? undefined
      : word(plan.dataStatus, lang);
  return (
    <a class="card" href={`${rootOf(release, lang)}/`}>
      <small>
        {plan.title[lang]}
        {status === undefined ? null : ` · ${status}`}
      </small>
      <h2>{finding}</h2>
      <SmallPicture release={release} t={t} lang={lang} />
      <span class="note">{covered}</span>
    </a>
  );
}

/** Who leads; where the places divide the whole of one period, how much the first of them has. */
function findingOf(release: Shown, t: number, lang: Lang): string {
  const { plan } = release;
  const facts = factsAbout(release, t);
  const leaders = factsOfKind(facts, 'leaders').find(({ level }) => level === plan.unitsTitle);
  // What the data are stands above the cards.
  const said = headlineOf({ ...plan, dataStatus: 'real' }, facts, lang);
  const first = leaders && !isDivided({ plan }) ? sentencesOf(plan, leaders, lang)[0] : undefined;
  return phraseText(first ?? said).replace(/[.。]$/, '');
}
