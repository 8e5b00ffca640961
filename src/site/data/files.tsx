import type { Lang } from '../../edition/index.js';
import { formatSize, word } from '../../words/index.js';
import type { Shown } from '../shown.js';

/** Where a release keeps the tables of its analysis. */
const tables = 'analysis/';

/** Every file of the release with its size; the tables of the analysis after the others. */
export function Files({ release, lang }: { release: Shown; lang: Lang }) {
  const { files } = release.manifest;
  const base = `${release.base ?? ''}/release/`;
  return (
    <>
      <List
        base={base}
        files={[...files.filter((f) => !f.path.startsWith(tables)), { path: 'release.json' }]}
      />
      <h3>{word('tables', lang)}</h3>
      <List base={base} files={files.filter((f) => f.path.startsWith(tables))} />
    </>
  );
}

function List({ base, files }: { base: string; files: readonly { path: string; bytes?: number }[] }) {
  return (
    <ul class="files">
      {files.map(({ path, bytes }) => (
        <li key={path}>
          <a href={`${base}${path}`}>{path.replace(tables, '')}</a>{' '}
          <span class="soft">{bytes === undefined ? '' : formatSize(bytes)}</span>
        </li>
      ))}
    </ul>
  );
}
