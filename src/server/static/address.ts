import { posix } from 'node:path';

/**
 * Where the answer to an address of the site lies: a page as the index of a folder of its own, a view of it below; a view of
 * a file beside it.
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
  if (unsafe) throw new Error(`no file can be named after the address ${address}`);
  return isPage ? posix.join(name, 'index.html') : name;
}

/** A file as an address: what a web host hands out for it, with folders for pages. */
export function addressOf(file: string): string {
  const shown = file.endsWith('/index.html') || file === 'index.html' ? file.slice(0, -10) : file;
  return shown.split('/').map(encodeURIComponent).join('/');
}

/** The way from one file to another, as a link in the first: it holds wherever the whole folder is put. */
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
