import { headlinePeriod } from '../../analysis/index.js';
import type { Lang } from '../../edition/index.js';
import { paintingOf, pathsOf, placePath } from '../../figures/index.js';
import { glanceOf, offeredMethods } from '../../words/index.js';
import { page } from '../frame/layout.js';
import { MapFigure } from '../overview/map.js';
import { labPath, rootOf, type Shown } from '../shown.js';

const words = {
  title: { en: 'Weight lab', zh: '权重实验室' },
  headline: {
    en: 'Move the weights and see which ranks hold.',
    zh: '移动权重，看看哪些位次站得住。',
  },
  about: {
    en: 'The ranks are computed in your browser, from the figures of the release and by the program that made it. Nothing is sent anywhere.',
    zh: '位次由您的浏览器根据发布数据、用生成该发布的同一程序计算，不会向任何地方发送数据。',
  },
  noScript: {
    en: 'Moving the weights needs JavaScript. The ranking with the edition’s own weights:',
    zh: '移动权重需要 JavaScript。按本版权重的排名见：',
  },
  overview: { en: 'Overview', zh: '总览' },
};

/** The page on which a reader moves the weights: a frame with the map, which its script fills. */
export function labPage(release: Shown, lang: Lang): string {
  const { plan } = release;
  const t = headlinePeriod(release);
  const root = rootOf(release, lang);
  const glance = glanceOf(release, t);
  // Which figures are measured hangs on the weights, which are moved here.
  const painting = {
    ...paintingOf(release, t, { measure: 'level', shape: 'areas' }, lang),
    carried: new Set<string>(),
  };
  return page(
    release,
    lang,
    `${words.title[lang]} · ${plan.title[lang]}`,
    labPath,
    <>
      <h1 id="lab-says" aria-live="polite">
        {words.headline[lang]}
      </h1>
      <p class="soft">{words.about[lang]}</p>
      <noscript>
        <p>
          {words.noScript[lang]} <a href={`${root}/`}>{words.overview[lang]}</a>
        </p>
      </noscript>
      <div class={pathsOf(release) ? 'two' : undefined}>
        <section
          id="lab"
          data-lang={lang}
          data-release={`${release.base ?? ''}/release`}
          data-root={root}
          data-places={`${release.base ?? ''}/places.json`}
          data-methods={JSON.stringify(offeredMethods(), (_, value) => value ?? undefined)}
          data-ranges={JSON.stringify(rangesOf(release))}
        />
        {pathsOf(release) ? (
          <section id="lab-map">
            <MapFigure
              release={release}
              glance={glance}
              painting={painting}
              shape="areas"
              lang={lang}
              href={(code) => `${root}/${placePath(code, glance.period)}`}
            />
          </section>
        ) : null}
      </div>
    </>,
    ['lab'],
  );
}

/** The published rank ranges of the units, lowest and highest, by period: what holds while nothing is changed. */
function rangesOf({ uncertainty }: Shown): Record<string, (readonly [number, number])[]> {
  return Object.fromEntries(
    uncertainty.map(({ period, intervals }) => [
      period,
      intervals.map(({ low, high }) => [low, high] as const),
    ]),
  );
}
