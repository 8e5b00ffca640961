import { IntakeProblem } from './problem.js';

const longest = 2000;

/** The first line of CSV, which spreadsheets write otherwise, too. @throws IntakeProblem where it is not UTF-8 with commas */
export function requireCommas(body: Buffer): void {
  const start = body.subarray(0, longest);
  if (start.includes(0))
    throw new IntakeProblem('other-separator', { found: { en: 'text in UTF-16', zh: 'UTF-16 文本' } });
  const end = start.indexOf(0x0a);
  const line = start.subarray(0, end < 0 ? start.length : end).toString('utf8');
  const other = { ';': { en: 'semicolons', zh: '分号' }, '\t': { en: 'tabs', zh: '制表符' } };
  for (const [separator, found] of Object.entries(other))
    if (line.includes(separator) && !line.includes(','))
      throw new IntakeProblem('other-separator', { found });
}
