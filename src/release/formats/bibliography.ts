import type { Author, Lang } from '../../edition/index.js';
import { type Citation, titleWithStatus } from './citation.js';

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Characters with a meaning in TeX. Braces are written by name, since BibTeX counts them even after a backslash. */
const texNames: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '`': '\\textasciigrave{}',
};

/** A text as the value of a BibTeX field: TeX's own characters escaped, its ligatures (two quotes, two hyphens) broken, one line. */
function bibtexValue(text: string): string {
  return oneLine(text)
    .replace(/[\\{}~^`#$%&_]/g, (c) => texNames[c] ?? `\\${c}`)
    .replace(/(['-])(?=\1)/g, '$1{}');
}

/** An address, with characters escaped that would end the field. */
const verbatim = (address: string) => address.replace(/[{}\\\s]/g, encodeURIComponent);

/** The year of publication: that of its day, or the one that the version begins with (2022.1); undefined without either. */
function yearOf({ date, version }: Pick<Citation, 'date' | 'version'>): string | undefined {
  return date?.slice(0, 4) ?? /^(?:19|20)\d\d(?=\.|$)/.exec(version)?.[0];
}

/** A BibTeX entry (UTF-8; `@misc`, which every style knows). */
export function bibtex(cited: Citation, lang: Lang = 'en'): string {
  const author = ({ ...a }: Author) =>
    'name' in a ? `{${bibtexValue(a.name[lang])}}` : `{${bibtexValue(a.family)}}, {${bibtexValue(a.given)}}`;
  const year = yearOf(cited);
  const month = cited.date?.split('-')[1];
  const fields: [string, string | undefined][] = [
    ['author', cited.authors.map(author).join(' and ')],
    ['title', `{${bibtexValue(titleWithStatus(cited)[lang])}}`],
    ['year', year],
    ['month', month && String(Number(month))],
    ['publisher', `{${bibtexValue(cited.publisher[lang])}}`],
    ['howpublished', lang === 'en' ? 'Data set' : '数据集'],
    ['version', bibtexValue(cited.version)],
    ['doi', cited.doi && verbatim(cited.doi)],
    ['url', cited.url && verbatim(cited.url)],
    ['note', bibtexValue([cited.warning?.[lang], cited.id].filter(Boolean).join('. '))],
  ];
  const key = cited.id.replace(/[^A-Za-z0-9.-]/g, '-');
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}},`]));
  return `@misc{${key},\n${lines.join('\n')}\n}\n`;
}

/** A RIS record of type DATA. */
export function ris(cited: Citation, lang: Lang = 'en'): string {
  const author = (a: Author) => ('name' in a ? a.name[lang] : `${a.family}, ${a.given}`);
  const lines: [string, string | undefined][] = [
    ['TY', 'DATA'],
    ...cited.authors.map((a): [string, string] => ['AU', author(a)]),
    ['TI', titleWithStatus(cited)[lang]],
    ['PB', cited.publisher[lang]],
    ['PY', yearOf(cited)],
    ['DA', cited.date?.replaceAll('-', '/')],
    ['ET', cited.version],
    ['AB', cited.summary[lang]],
    ['N1', cited.warning?.[lang]],
    ['DO', cited.doi],
    ['UR', cited.url],
    ['LA', lang],
    ['ID', cited.id],
  ];
  const written = lines.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${oneLine(value)}`],
  );
  return `${[...written, 'ER  - '].join('\r\n')}\r\n`;
}

/**
 * A reference as GB/T 7714-2015 writes a data set: author. title: 版本 version[DS/OL]. publisher, year(date). address. DOI.
 * Without an address it is [DS]; without a date the year is left out. More than three authors: the first three, 等.
 */
export function gbt7714(cited: Citation): string {
  const names = cited.authors.map((a) => ('name' in a ? a.name.zh : `${a.family} ${a.given}`));
  const authors = names.length > 3 ? `${names.slice(0, 3).join(', ')}, 等` : names.join(', ');
  const carrier = cited.url || cited.doi ? '[DS/OL]' : '[DS]';
  const year = yearOf(cited);
  const dated = year && `, ${year}${cited.date ? `(${cited.date})` : ''}`;
  return `${[
    authors,
    `${titleWithStatus(cited).zh}: 版本 ${cited.version}${carrier}`,
    `${cited.publisher.zh}${dated ?? ''}`,
    cited.url,
    cited.doi && `DOI: ${cited.doi}`,
  ]
    .filter((part) => part !== undefined)
    .map(oneLine)
    .join('. ')}.`;
}

/** A reference in English in the style of APA 7: author (year). title (version) [Data set]. publisher. address. */
export function apa(cited: Citation): string {
  const initials = (given: string) =>
    given
      .split(/\s+/)
      .map((name) => `${[...name][0]}.`)
      .join(' ');
  const names = cited.authors.map((a) => ('name' in a ? a.name.en : `${a.family}, ${initials(a.given)}`));
  const authors = names.length > 1 ? `${names.slice(0, -1).join(', ')}, & ${names.at(-1)}` : names[0]!;
  const publisher = authors === cited.publisher.en ? undefined : cited.publisher.en;
  const parts = [
    `${authors}${authors.endsWith('.') ? '' : '.'} (${yearOf(cited) ?? 'n.d.'})`,
    `${titleWithStatus(cited).en} (Version ${cited.version}) [Data set]`,
    publisher,
  ].filter((part) => part !== undefined);
  const address = cited.doi ? `https://doi.org/${cited.doi}` : cited.url;
  return oneLine(`${parts.join('. ')}.${address ? ` ${address}` : ''}`);
}
