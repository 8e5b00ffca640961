const inPage = /(\s(?:href|src|data-places|data-png|data-embed)=")(\/[^"#]*)?([^"]*")/g;
const folders = /(\sdata-(?:root|release)=")(\/[^"]*)/g;
/** A link to a page that first has to be answered must not be saved under the name of the answer. */
const download = /(<a\b[^>]*\shref="[^"]*\?\/[^"]*"[^>]*?)\sdownload(?:="[^"]*")?/g;
const inStyle = /url\(([\w.-]+)\)/g;

/** The addresses of this site in the links of a page, without fragments. */
export function linksOf(html: string): string[] {
  return [...html.matchAll(inPage)].flatMap(([, , path]) => (path ? [unescaped(path)] : []));
}

/** The files that a style sheet loads. */
export function linksOfStyle(css: string, path: string): string[] {
  return [...css.matchAll(inStyle)].map(([, name]) => path.replace(/[^/]*$/, name!));
}

/**
 * Rewrites the links of a page; links without a target become text.
 *
 * @param folderTo relative path of the folder that scripts build addresses from, without a trailing slash
 */
export function relinked(
  html: string,
  to: (path: string) => string | undefined,
  folderTo: (path: string) => string,
): string {
  const moved = html.replace(folders, (_, before: string, path: string) => before + folderTo(path));
  const linked = moved.replace(
    inPage,
    (whole: string, before: string, path: string | undefined, after: string) => {
      if (path === undefined) return whole;
      const there = to(unescaped(path));
      return there === undefined ? '' : `${before}${there.replaceAll('&', '&amp;')}${after}`;
    },
  );
  return linked.replace(download, '$1');
}

/** Rewrites the absolute addresses of this site that a page says of itself; `base` ends with a slash. */
export function saidAbsolutely(html: string, base: string, to: (path: string) => string | undefined): string {
  return html.replace(/(\scontent=")([^"]*)(?=")/g, (whole, before: string, address: string) => {
    if (!address.startsWith(base)) return whole;
    const there = to(unescaped(address.slice(base.length - 1)));
    return there === undefined ? whole : before + (base + there).replaceAll('&', '&amp;');
  });
}

function unescaped(path: string): string {
  return path.replaceAll('&amp;', '&');
}
