import { safeFileName } from '../../edition/index.js';

/**
 * The file of an address of the site, in names that every file system holds: a page is the index of a folder of its own,
 * with its views below; a view of a file is beside it.
 */
export function fileOf(address: string, isPage: boolean): string {
  const [path, query] = address.split('?') as [string, string | undefined];
  const view = query?.replace(/\W+/g, '-');
  const name = (
    view === undefined ? path : isPage ? `${path}/${view}` : path.replace(/(?=\.\w+$)/, `-${view}`)
  )
    .split('/')
    .map((part) => safeFileName(decodeURIComponent(part)))
    .join('/')
    .replace(/^\//, '');
  return isPage ? `${name.replace(/\/$/, '')}/index.html`.replace(/^\//, '') : name;
}

/**
 * The files of addresses, no two of which are the same where letters have no case, as on Windows and macOS. The first
 * of such names stays, the others get a number.
 *
 * @param named the file of each address, by its address
 */
export function distinctFiles(named: ReadonlyMap<string, string>): Map<string, string> {
  const folders = new Map<string, Map<string, string>>();
  const counts = new Map<string, number>();
  const taken = (folder: string, name: string) => {
    const known = folders.get(folder) ?? new Map<string, string>();
    folders.set(folder, known);
    const own = known.get(name);
    if (own !== undefined) return own;
    const key = `${folder}/${folded(name)}`;
    const before = counts.get(key) ?? 0;
    counts.set(key, before + 1);
    const distinct = before === 0 ? name : numbered(name, before + 1);
    known.set(name, distinct);
    return distinct;
  };
  const files = new Set<string>();
  return new Map(
    [...named].map(([address, file]) => {
      const parts = file.split('/').reduce<string>((folder, name) => `${folder}/${taken(folder, name)}`, '');
      let own = parts.slice(1);
      // Two addresses of one file: views whose queries differ in signs alone.
      for (let n = 2; files.has(own); n++) own = numbered(parts.slice(1), n);
      files.add(own);
      return [address, own];
    }),
  );
}

/** A name with a number, which no escaped text has. */
const numbered = (name: string, n: number) => name.replace(/(?=(\.\w+)?$)/, `~~${n}`);

/** What is the same name for a file system that knows no case, or one form of accents. */
const folded = (name: string) => name.normalize('NFC').toUpperCase().toLowerCase();

/** The address under which a web host serves a file; folders for pages. */
export function addressOf(file: string): string {
  const shown = file.endsWith('/index.html') || file === 'index.html' ? file.slice(0, -10) : file;
  return shown.split('/').map(encodeURIComponent).join('/');
}

/** The relative link from one file to another, which works wherever the folder is mounted. */
export function relativeAddress(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), addressOf(to).split('/')];
  const encoded = here.map(encodeURIComponent);
  let same = 0;
  while (same < here.length && same < there.length - 1 && encoded[same] === there[same]) same++;
  const way = [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/');
  return way === '' ? './' : way;
}
