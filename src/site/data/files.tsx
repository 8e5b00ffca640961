import type { Lang } from '../../edition/index.js';
import { contentOf, isEmptyTable } from '../../release/index.js';
import { formatSize, word } from '../../words/index.js';
import type { Shown } from '../shown.js';

/** Where a release keeps the tables of its analysis, and the releases of its variants. */
const [tables, variants] = ['analysis/', 'readings/'];

interface Listed {
  path: string;
  bytes?: number;
}

/** What most readers want of a release. */
const first = ['results.csv', 'results.parquet', 'panel.parquet'];

interface Of {
  release: Shown;
  lang: Lang;
}

const baseOf = ({ base }: Shown) => `${base ?? ''}/release/`;

/** The files of the release that have anything in them. */
const filled = ({ manifest }: Shown) =>
  manifest.files.filter(({ path, bytes }) => !isEmptyTable({ path: within(path), bytes }));

/** The results and the raw figures, with a link to all files. */
export function FirstFiles({ release, lang }: Of) {
  const files = filled(release);
  const length = files.length + 1;
  return (
    <>
      <List base={baseOf(release)} lang={lang} files={files.filter(({ path }) => first.includes(path))} />
      <p>
        <a href="#files">{{ en: `All ${length} files`, zh: `全部${length}个文件` }[lang]}</a>
      </p>
    </>
  );
}

/** All files of the release, each with what it holds and its size; the tables of the analysis after the others, and those of its variants folded. */
export function Files({ release, lang }: Of) {
  const base = baseOf(release);
  const all = filled(release);
  const own = all.filter(({ path }) => !path.startsWith(variants));
  return (
    <>
      <List
        {...{ base, lang }}
        files={[...own.filter(({ path }) => !path.startsWith(tables)), { path: 'release.json' }]}
      />
      <h3>{word('tables', lang)}</h3>
      <List {...{ base, lang }} files={own.filter(({ path }) => path.startsWith(tables))} />
      {[...(release.readings ?? [])].map(([variant, { plan }]) => {
        const files = all.filter(({ path }) => path.startsWith(`${variants}${variant}/`));
        return (
          <details key={variant}>
            <summary>
              {
                {
                  en: `The same for the variant “${plan.title.en}”: ${files.length} files`,
                  zh: `方案“${plan.title.zh}”的同类文件（${files.length}个）`,
                }[lang]
              }
            </summary>
            <List {...{ base, lang, files }} />
          </details>
        );
      })}
    </>
  );
}

/** The path of a file within its own release. */
const within = (path: string) => (path.startsWith(variants) ? path.split('/').slice(2).join('/') : path);

function List({ base, lang, files }: { base: string; lang: Lang; files: readonly Listed[] }) {
  return (
    <ul class="files">
      {files.map(({ path, bytes }) => (
        <li key={path}>
          <a href={`${base}${path}`}>{within(path).replace(tables, '')}</a>{' '}
          <span>{contentOf(within(path))?.[lang]}</span>{' '}
          <span class="soft">{bytes === undefined ? '' : formatSize(bytes)}</span>
        </li>
      ))}
    </ul>
  );
}
