import { extname } from 'node:path';
import { problems, same, UserError } from '../edition/index.js';

/**
 * The format of a document: that of `--format`, otherwise by the ending of `--out`, otherwise the first.
 * @param name file name for messages, without its ending
 * @param formats all formats, text first
 * @param binary formats that need a file
 * @throws UserError for an unknown format, or where a file is needed and none is named
 */
export function formatOf<Format extends string>(
  { format, out }: { format?: string; out?: string },
  name: string,
  formats: readonly [Format, ...Format[]],
  binary: readonly Format[],
): Format {
  const ending = extname(out ?? '').slice(1);
  const asked = format ?? (ending || formats[0]);
  const found = formats.find((one) => one === asked.toLowerCase());
  if (found === undefined)
    throw format === undefined
      ? badOption('--out', out ?? '', formats.map((one) => `${name}.${one}`).join(', '))
      : badOption('--format', format, formats.join(', '));
  if (binary.includes(found) && out === undefined) throw badOption('--out', '', `${name}.${found}`);
  return found;
}

function badOption(option: string, found: string, expected: string): UserError {
  return new UserError([problems.badOption(option, found, same(expected))]);
}
