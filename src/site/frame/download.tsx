import type { ComponentChildren } from 'preact';
import type { Lang, Text } from '../../edition/index.js';
import { type Figure, figureFileName } from '../../figures/index.js';
import { apa, gbt7714 } from '../../release/index.js';
import { formatRows, word } from '../../words/index.js';
import { citationOfShown, rootOf, type Shown } from '../shown.js';
import { menu } from './menu.js';

const words = {
  download: { en: 'Download', zh: '下载' },
  picture: { en: 'Picture', zh: '图片' },
  dark: { en: 'PNG, dark', zh: 'PNG（深色）' },
  data: { en: 'Its data', zh: '对应数据' },
  titles: { en: 'With names and titles', zh: '含名称与标题' },
  codes: { en: 'With codes, for programs', zh: '含代码，供程序使用' },
  all: { en: 'All results', zh: '全部结果' },
  more: { en: 'All files, API', zh: '全部文件与接口' },
  copyCite: { en: 'Copy citation', zh: '复制引用' },
  otherCite: { en: 'BibTeX, RIS', zh: 'BibTeX、RIS' },
  embedding: { en: 'Embed', zh: '嵌入' },
  embed: { en: 'Page to embed', zh: '可嵌入页面' },
  language: { en: 'Language', zh: '语言' },
  colours: { en: 'Colours', zh: '颜色' },
  asPage: { en: 'Colours of the reader', zh: '随读者设置' },
  light: { en: 'Light', zh: '浅色' },
  darkOnly: { en: 'Dark', zh: '深色' },
  copyEmbed: { en: 'Copy embed code', zh: '复制嵌入代码' },
} satisfies Record<string, Text>;

interface DownloadOf {
  release: Shown;
  figure: Figure;
  lang: Lang;
  /** The query of its files for the choices of the page: empty, or from `?` on. */
  query: string;
  /** What is on the button. */
  title?: string;
}

/**
 * What can be taken away of a figure: its picture, its data with names or with codes, all results, how to cite and to embed it.
 * Folded up behind a button; a script puts it into a dialog.
 */
export function Download({ release, figure, lang, query, title = words.download[lang] }: DownloadOf) {
  return (
    <div class="download">
      <details>
        <summary class="button">
          {title}
          <span class="quiet"> {figure.title[lang]}</span>
        </summary>
        <div class="take">
          <p class="of">{figure.title[lang]}</p>
          <Pictures {...{ release, figure, lang, query }} />
          {figure.rows.length === 0 ? null : <Data {...{ release, figure, lang, query }} />}
          <AllResults release={release} lang={lang} />
          <Citing {...{ release, figure, lang, query }} />
        </div>
      </details>
    </div>
  );
}

type Part = Omit<DownloadOf, 'title'>;

/** The address of a file of the figure, with one more parameter where it is asked for. */
function fileOf({ release, figure, lang, query }: Part, ending: string, more = ''): string {
  const asked = more === '' ? query : `${query === '' ? '?' : `${query}&`}${more}`;
  return `${rootOf(release, lang)}/figure/${figure.id}.${ending}${asked}`;
}

function Pictures(of: Part) {
  const { release, figure, lang } = of;
  const svg = fileOf(of, 'svg');
  const name = figureFileName(release, figure, lang);
  return (
    <Line title={words.picture[lang]}>
      {(['light', 'dark'] as const).map((paper) => (
        <button
          key={paper}
          type="button"
          class="button"
          hidden
          data-png={svg}
          data-paper={paper}
          data-name={name}
        >
          {paper === 'light' ? 'PNG' : words.dark[lang]}
        </button>
      ))}
      <a class="button" href={svg} download={`${name}.svg`}>
        SVG
      </a>
    </Line>
  );
}

/** The rows behind the figure, for people and for programs. */
function Data(of: Part) {
  const { release, figure, lang } = of;
  const name = figureFileName(release, figure, lang);
  const counted = {
    en: `${words.data.en} (${formatRows(figure.rows.length, 'en')})`,
    zh: `${words.data.zh}（${formatRows(figure.rows.length, 'zh')}）`,
  };
  const button = (ending: string, more?: string) => (
    <a class="button" href={fileOf(of, ending, more)} download={`${name}.${ending}`}>
      {ending === 'parquet' ? 'Parquet' : ending.toUpperCase()}
    </a>
  );
  return (
    <>
      <Line title={counted[lang]} below={words.titles[lang]}>
        {button('xlsx')}
        {button('csv')}
      </Line>
      <Line below={words.codes[lang]}>
        {button('csv', 'with=codes')}
        {button('parquet')}
      </Line>
    </>
  );
}

function AllResults({ release, lang }: Pick<Part, 'release' | 'lang'>) {
  const file = (name: string) => `${release.base ?? ''}/release/${name}`;
  return (
    <Line title={words.all[lang]}>
      <a class="button" href={file('results.csv')}>
        CSV
      </a>
      <a class="button" href={file('results.parquet')}>
        Parquet
      </a>
      <a href={`${rootOf(release, lang)}/${menu.data.path}#downloads`}>{words.more[lang]}</a>
    </Line>
  );
}

function Citing(of: Part) {
  const { release, figure, lang, query } = of;
  const cited = citationOfShown(release);
  const title = figure.title[lang];
  const cite =
    `${title}${/[?？]$/.test(title) ? '' : '.'} ${lang === 'zh' ? gbt7714(cited) : apa(cited)}`.trim();
  const root = rootOf(release, lang);
  // A server that was not told its address leaves it to the browser.
  const at = cited.url === undefined ? `${root}/` : undefined;
  const embed = `${root}/embed/${figure.id}${query}`;
  return (
    <>
      <Line title={word('cite', lang)}>
        <button type="button" class="button" hidden data-copy={cite} data-at={at}>
          {words.copyCite[lang]}
        </button>
        <a href={`${root}/${menu.data.path}#cite`}>{words.otherCite[lang]}</a>
      </Line>
      <p class="note" data-at={at}>
        {cite}
      </p>
      <Line title={words.embedding[lang]}>
        <select hidden data-embed-lang aria-label={words.language[lang]}>
          {(['en', 'zh'] as const).map((one) => (
            <option key={one} value={one} selected={one === lang}>
              {{ en: 'English', zh: '中文' }[one]}
            </option>
          ))}
        </select>
        <select hidden data-embed-paper aria-label={words.colours[lang]}>
          <option value="">{words.asPage[lang]}</option>
          <option value="light">{words.light[lang]}</option>
          <option value="dark">{words.darkOnly[lang]}</option>
        </select>
        <button type="button" class="button" hidden data-embed={embed}>
          {words.copyEmbed[lang]}
        </button>
        <a href={embed}>{words.embed[lang]}</a>
      </Line>
    </>
  );
}

/** A row of buttons below their title, with what they have in common. */
function Line({ title, below, children }: { title?: string; below?: string; children: ComponentChildren }) {
  return (
    <>
      {title === undefined ? null : <b>{title}</b>}
      <p>
        {below === undefined ? null : <span class="soft">{below}</span>}
        {children}
      </p>
    </>
  );
}
