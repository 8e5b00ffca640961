import { Table } from '../../documents/index.js';
import type { Lang, Text } from '../../edition/index.js';
import { page } from '../frame/layout.js';
import type { Shown } from '../shown.js';

/** What a page says of an HTTP API. */
export interface ApiDescription {
  about: Text;
  resources: readonly ApiResource[];
  parameters: readonly { name: string; in: 'path' | 'query'; about: Text; expected: Text }[];
  problems: readonly { kind: string; status: number; title: Text }[];
}

/** One thing that can be asked for. */
interface ApiResource {
  path: string;
  summary: Text;
  about?: Text | undefined;
  query: readonly string[];
  forms: readonly { id: string; mediaType: string }[];
  /** Whether the form can stand at the end of the address; else the header Accept alone says it. */
  endings: boolean;
  /** An address that works, without the form it may end with. */
  example: string;
}

/** The path of the API page after the language. */
export const apiPath = 'api';

const words = {
  title: { en: 'API: every figure for programs', zh: 'API：供程序读取的全部数值' },
  document: { en: 'The whole as OpenAPI 3.1', zh: '完整的 OpenAPI 3.1 文档' },
  resources: { en: 'What can be asked for', zh: '可读取的内容' },
  parameters: { en: 'Parameters', zh: '参数' },
  parameter: { en: 'Parameter', zh: '参数' },
  inPath: { en: 'in the address', zh: '地址中' },
  inQuery: { en: 'in the query', zh: '查询中' },
  meaning: { en: 'What it is', zh: '含义' },
  expected: { en: 'What is expected', zh: '要求' },
  filters: { en: 'Filters and pages: ', zh: '筛选与分页：' },
  files: {
    en: 'This site is files alone: whole answers under addresses with .json or .csv at their end. Filters, pages and receipts need a server: iplus serve.',
    zh: '本站仅由文件组成：以 .json 或 .csv 结尾的地址给出全部内容。筛选、分页与来历需运行服务器：iplus serve。',
  },
  answering: {
    en: 'This site is files alone. In this browser a worker now answers filters, pages, receipts and SDMX queries out of them, as a server would; for other programs there are whole answers under addresses with .json or .csv at their end, or iplus serve.',
    zh: '本站仅由文件组成。在此浏览器中，筛选、分页、来历与 SDMX 查询现由后台脚本据这些文件作答，与服务器的应答一致；其他程序可读取以 .json 或 .csv 结尾的地址（全部内容），或运行 iplus serve。',
  },
  rules: { en: 'What holds for every answer', zh: '通则' },
  problems: { en: 'Problems', zh: '错误' },
  problem: { en: 'Name', zh: '名称' },
  status: { en: 'Status', zh: '状态码' },
} satisfies Record<string, Text>;

const rules: readonly Text[] = [
  {
    en: 'Rows of JSON come in pages: follow next until it is null, or the header Link. Other forms hold all rows at once.',
    zh: 'JSON 各行分页返回：沿 next（或 Link 头）读取，直至其为 null。其他格式一次返回全部行。',
  },
  {
    en: 'Values are unrounded. A missing one is null, never 0; status says what a value rests on.',
    zh: '数值均未取整。缺失值为 null，绝不为 0；status 说明数值的依据。',
  },
  {
    en: 'Every answer says by dataStatus, or the header Data-Status, whether its data are real, an example or simulated.',
    zh: '每个应答均以 dataStatus 或 Data-Status 头注明数据为真实（real）、示例（example）或模拟（simulated）。',
  },
  {
    en: 'Answers below the id of a release never change and may be kept for ever. The name of an edition and latest lead to its last release; the header Content-Location says which that is.',
    zh: '以发布版标识取得的应答永不改变，可永久缓存。版本名与 latest 指向最新发布版，Content-Location 头注明具体是哪一个。',
  },
  {
    en: 'Every answer has an ETag: asked again with If-None-Match, an unchanged one is 304 without a body.',
    zh: '每个应答带有 ETag：再次请求时附上 If-None-Match，内容未变则返回 304，不含正文。',
  },
  {
    en: 'Any web page may read the API (CORS). Nothing can be written.',
    zh: '任何网页均可读取本 API（CORS）；不可写入。',
  },
  {
    en: 'The headers RateLimit-Policy and RateLimit say how much one reader may ask for, where there is a limit; who asks too much gets 429 and Retry-After.',
    zh: '如有限额，RateLimit-Policy 与 RateLimit 头注明每位读者的额度；超出者得到 429 与 Retry-After。',
  },
  {
    en: 'A problem is application/problem+json (RFC 9457) in the language of Accept-Language: each error names the parameter, what was found, what was expected and how to fix it.',
    zh: '错误以 application/problem+json（RFC 9457）返回，语言依 Accept-Language：逐条列出参数、实际内容、要求与处理办法。',
  },
];

/** The API for people: what can be asked for, with examples to click. It needs no script. */
export function apiPage(release: Shown, api: ApiDescription, lang: Lang): string {
  return page(
    release,
    lang,
    `API: ${release.plan.title[lang]}`,
    apiPath,
    <div class="api">
      <h1>{words.title[lang]}</h1>
      <p class="soft">{api.about[lang]}</p>
      {release.files ? (
        <div id="queries" data-root="/">
          <p class="band">{words.files[lang]}</p>
          {release.files === 'answering' ? (
            <p class="band" hidden>
              {words.answering[lang]}
            </p>
          ) : null}
        </div>
      ) : null}
      <p>
        <a class="button" href={lang === 'zh' ? '/openapi.zh.json' : '/openapi.json'}>
          {words.document[lang]}
        </a>
      </p>
      <section id="resources">
        <h2>{words.resources[lang]}</h2>
        <div class="cards">
          {api.resources.map((resource) => (
            <Resource
              key={resource.path}
              resource={resource}
              lang={lang}
              live={release.files === 'answering'}
            />
          ))}
        </div>
      </section>
      <section id="parameters">
        <h2>{words.parameters[lang]}</h2>
        <Parameters api={api} lang={lang} />
      </section>
      <section id="rules">
        <h2>{words.rules[lang]}</h2>
        <ul>
          {rules.map((rule) => (
            <li key={rule.en}>{rule[lang]}</li>
          ))}
        </ul>
      </section>
      <section id="problems">
        <h2>{words.problems[lang]}</h2>
        <Problems api={api} lang={lang} />
      </section>
    </div>,
    release.files === 'answering' ? ['queries'] : [],
  );
}

/** @param live whether a script may lead the examples to questions instead of files */
function Resource({ resource, lang, live }: { resource: ApiResource; lang: Lang; live: boolean }) {
  const { path, summary, about, query, forms, endings, example } = resource;
  const [address, asked] = example.split('?') as [string, string | undefined];
  const withForm = (id: string, first: boolean) => {
    if (first) return example;
    // Pages are of JSON alone.
    const filters = new URLSearchParams(asked);
    filters.delete('limit');
    return `${address}.${id}${filters.size > 0 ? `?${filters}` : ''}`;
  };
  return (
    <article>
      <h3>{summary[lang]}</h3>
      <p class="address">
        <code>
          GET{' '}
          {path.split('/').map((part, i) => (
            <>
              {i > 0 ? '/' : ''}
              <wbr />
              {part}
            </>
          ))}
        </code>
      </p>
      {about ? <p class="soft">{about[lang]}</p> : null}
      {query.length > 0 ? (
        <p class="soft">
          {words.filters[lang]}
          {query.map((name, i) => (
            <>
              {i > 0 ? ', ' : ''}
              <a href={`#query-${name}`}>
                <code>{name}</code>
              </a>
            </>
          ))}
        </p>
      ) : null}
      <p>
        {forms.map(({ id, mediaType }, i) =>
          i === 0 || endings ? (
            <a
              key={id}
              class="button"
              href={withForm(id, i === 0)}
              data-live={live ? withForm(id, i === 0) : undefined}
              title={mediaType}
            >
              {id}
            </a>
          ) : (
            <code key={id} class="soft">
              Accept: {mediaType}
            </code>
          ),
        )}
      </p>
    </article>
  );
}

function Parameters({ api, lang }: { api: ApiDescription; lang: Lang }) {
  return (
    <Table
      scroll={words.parameter[lang]}
      rows={api.parameters}
      row={(p) => ({ id: `${p.in}-${p.name}` })}
      columns={[
        {
          title: words.parameter[lang],
          of: (p) => (
            <>
              <code>{p.name}</code>{' '}
              <span class="flag">{words[p.in === 'path' ? 'inPath' : 'inQuery'][lang]}</span>
            </>
          ),
        },
        { title: words.meaning[lang], cell: 'wrap', of: (p) => p.about[lang] },
        { title: words.expected[lang], class: 'wide', cell: 'wrap', of: (p) => p.expected[lang] },
      ]}
    />
  );
}

function Problems({ api, lang }: { api: ApiDescription; lang: Lang }) {
  return (
    <Table
      scroll={words.problem[lang]}
      rows={api.problems}
      row={({ kind }) => ({ id: kind })}
      columns={[
        { title: words.status[lang], class: 'n', of: ({ status }) => status },
        { title: words.problem[lang], of: ({ kind }) => <code>{kind}</code> },
        { title: words.meaning[lang], cell: 'wrap', of: ({ title }) => title[lang] },
      ]}
    />
  );
}
