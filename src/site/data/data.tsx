import type { Lang } from '../../edition/index.js';
import { coverageOf, headlineName, subjectsOf } from '../../release/index.js';
import { coverageText, formatCount, noiseLines, word } from '../../words/index.js';
import { Cite } from '../frame/cite.js';
import { page } from '../frame/layout.js';
import { menu } from '../frame/menu.js';
import { rootOf, type Shown } from '../shown.js';
import { Files, FirstFiles } from './files.js';
import { Indicators } from './indicators.js';
import { GeocodingTable, Sources } from './sources.js';
import { TakeAway } from './takeAway.js';
import { TrustSection } from './trustSection.js';

const words = {
  indicators: { en: 'Indicators', zh: '指标' },
  quality: { en: 'Quality: coverage, what is filled in, revisions', zh: '质量：覆盖、填补与修订' },
  files: { en: 'All files', zh: '全部文件' },
  api: { en: 'For programs', zh: '供程序使用' },
  apiText: {
    en: 'Every figure, rank, receipt and table under an address of its own, as JSON, CSV, Parquet, JSON-stat or SDMX:',
    zh: '每个数值、位次、来历与数据表都有自己的地址，格式有 JSON、CSV、Parquet、JSON-stat 与 SDMX：',
  },
} satisfies Record<string, Record<Lang, string>>;

/** Data page: the main files, indicators with their coverage, sources, geocoding of records, all files, API, how to cite. */
export function dataPage(release: Shown, lang: Lang): string {
  const { plan, manifest, geocoding, map } = release;
  return page(
    release,
    lang,
    `${menu.data.title[lang]} · ${plan.title[lang]}`,
    menu.data.path,
    <>
      <h1>{said(release, lang)}</h1>
      <section id="downloads">
        <h2>{word('downloads', lang)}</h2>
        <FirstFiles release={release} lang={lang} />
        {map && 'notice' in map ? <p class="note">{String(map.notice)}</p> : null}
      </section>
      <TakeAway {...{ release, lang }} place={subjectsOf(plan).at(-1)!} period={headlineName(release)} />
      <section id="indicators">
        <h2>{words.indicators[lang]}</h2>
        <Indicators release={release} lang={lang} />
        {noiseLines(release).map((line) => (
          <p class="note" key={line.en}>
            {line[lang]}
          </p>
        ))}
        <p>
          <a class="onwards" href={`${rootOf(release, lang)}/${menu.quality.path}`}>
            {words.quality[lang]}
          </a>
        </p>
      </section>
      {manifest.sources.length > 0 ? (
        <section id="sources">
          <h2>{word('sources', lang)}</h2>
          <Sources release={release} lang={lang} />
        </section>
      ) : null}
      {geocoding.length > 0 ? (
        <section id="geocoding">
          <h2>{word('coverage', lang)}</h2>
          <GeocodingTable release={release} lang={lang} />
        </section>
      ) : null}
      <section id="files">
        <h2>{words.files[lang]}</h2>
        <Files release={release} lang={lang} />
      </section>
      {release.api ? (
        <section id="api">
          <h2>{words.api[lang]}</h2>
          <p>
            {words.apiText[lang]} <a href={`/${lang}/api`}>API</a>
          </p>
        </section>
      ) : null}
      <TrustSection release={release} lang={lang} />
      <section id="cite">
        <h2>{word('cite', lang)}</h2>
        <Cite release={release} lang={lang} />
      </section>
    </>,
    ['figures'],
  );
}

function said(release: Shown, lang: Lang): string {
  const { plan, manifest } = release;
  const { observed: coverage, imputed, missing } = coverageOf(release);
  const covered = coverageText({ coverage, imputed, missing }, plan.dataStatus);
  const n = plan.indicators.length;
  const files = manifest.sources.length;
  const from =
    files > 0
      ? {
          en: ` from ${files === 1 ? 'one file' : `${formatCount(files, 'en')} files`} of records`,
          zh: `，取自${formatCount(files, 'zh')}个记录文件`,
        }
      : { en: '', zh: '' };
  return {
    en: `${n === 1 ? 'One indicator' : `${formatCount(n, 'en')} indicators`}${from.en}. ${covered.en}`,
    zh: `${formatCount(n, 'zh')}项指标${from.zh}。${covered.zh}`,
  }[lang];
}
