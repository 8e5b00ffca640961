import { IntakeProblem } from './problem.js';

const longest = 2000;

/** The first line of CSV, which spreadsheets of some countries separate otherwise. @throws IntakeProblem where it is not by commas */
export function requireCommas(body: Buffer): void {
  const start = body.subarray(0, longest);
  const end = start.indexOf(0x0a);
  const line = start.subarray(0, end < 0 ? start.length : end).toString('utf8');
  const other = { ';': { en: 'semicolons', zh: '分号' }, '\t': { en: 'tabs', zh: '制表符' } };
  for (const [separator, found] of Object.entries(other))
    if (line.includes(separator) && !line.includes(','))
      throw new IntakeProblem('other-separator', { found });
}
