/** A page of the reference: its title, who writes it, and its parts. */
export function referencePage(title: string, about: string, parts: readonly string[]): string {
  const note = '*Written by `npm run docs` from the definitions of the program: do not change it by hand.*';
  return `${[`# ${title}`, about, note, ...parts].join('\n\n')}\n`;
}

/** A table; cells are Markdown. Nothing where it has no rows. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.map(inCell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const inCell = (text: string) => text.replace(/\s*\n\s*/g, ' ').replace(/\\?\|/g, '\\|');

/** Words as they are written in a program. */
export const codeSpan = (text: string): string =>
  text === '' ? '' : text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;

/** A plain text in Markdown: signs that Markdown would read are read as they stand. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\*_<>[\]]/g, (sign) => `\\${sign}`);

/** Parts that say something. */
export const joinParts = (...parts: readonly (string | undefined)[]): string[] =>
  parts.filter((part): part is string => part !== undefined && part !== '');
