const inPage = /(\s(?:href|src)=")(\/[^"#]*)?([^"]*")/g;
const inStyle = /(url\(["']?)(\/[^"')]*)/g;

/** The addresses of this site that a page leads to, without their fragments. */
export function linksOf(html: string): string[] {
  return [...html.matchAll(inPage)].flatMap(([, , path]) => (path ? [unescaped(path)] : []));
}

/** The addresses of this site that a style sheet loads. */
export function linksOfStyle(css: string): string[] {
  return [...css.matchAll(inStyle)].map(([, , path]) => path!);
}

/** A page whose links to this site lead elsewhere; those that lead nowhere are text. */
export function relinked(html: string, to: (path: string) => string | undefined): string {
  return html.replace(inPage, (whole: string, before: string, path: string | undefined, after: string) => {
    if (path === undefined) return whole;
    const there = to(unescaped(path));
    return there === undefined ? '' : `${before}${there.replaceAll('&', '&amp;')}${after}`;
  });
}

/** A style sheet whose files lie elsewhere. */
export function relinkedStyle(css: string, to: (path: string) => string | undefined): string {
  return css.replace(inStyle, (_, before: string, path: string) => `${before}${to(path) ?? path}`);
}

function unescaped(path: string): string {
  return path.replaceAll('&amp;', '&');
}
