import { posix } from 'node:path';

/**
 * The file of an address of the site: a page is the index of a folder of its own, with its views below; a view of a
 * file is beside it.
 */
export function fileOf(address: string, isPage: boolean): string {
  const [path, query] = address.split('?') as [string, string | undefined];
  const view = query?.replace(/\W+/g, '-');
  const name = (
    view === undefined ? path : isPage ? `${path}/${view}` : path.replace(/(?=\.\w+$)/, `-${view}`)
  )
    .split('/')
    .map(decodeURIComponent)
    .join('/')
    .replace(/^\//, '');
  const unsafe = name.split('/').some((part) => part === '..' || part === '.' || part.includes('\0'));
  if (unsafe) throw new Error(`the address ${address} cannot be used as a file name`);
  return isPage ? posix.join(name, 'index.html') : name;
}

/** The address under which a web host serves a file; folders for pages. */
export function addressOf(file: string): string {
  const shown = file.endsWith('/index.html') || file === 'index.html' ? file.slice(0, -10) : file;
  return shown.split('/').map(encodeURIComponent).join('/');
}

/** The relative link from one file to another, which works wherever the folder is mounted. */
export function relativeAddress(from: string, to: string): string {
  const [folder, target] = [posix.dirname(`/${from}`), addressOf(to)];
  const way = posix
    .relative(folder, `/${posix.dirname(to)}`)
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  const last = target.endsWith('/') || target === '' ? '' : posix.basename(target);
  return `${way === '' ? '' : `${way}/`}${last}` || './';
}
