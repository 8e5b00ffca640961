import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { problems, same, type Text, UserError } from '../edition/index.js';
import { anyRow, openSums, sealedSumSchema, shareSchema, splitRows, sumShares } from '../platform/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { readFileOr, writeOut } from './edgeFiles.js';

export interface SealOptions extends CommonOptions {
  maker: string;
  first: string;
  second: string;
}

export interface SumOptions extends CommonOptions {
  makers: number;
  out: string;
}

/** `iplus edge seal ROWS --maker NAME --first FILE --second FILE`: shares for two operators, of final rows alone. */
export async function edgeSeal(file: string, options: SealOptions): Promise<void> {
  const { maker, first, second } = options;
  if (!shareSchema.shape.maker.safeParse(maker).success) {
    const expected = {
      en: 'small letters, digits and hyphens, a letter first, at most 60',
      zh: '小写字母、数字或连字符，以字母开头，至多60个字符',
    };
    throw new UserError([problems.badOption('--maker', maker, expected)]);
  }
  const expected = {
    en: 'a row that `iplus edge aggregate` wrote',
    zh: '由 iplus edge aggregate 写出的一行',
  };
  const rows = readLines(file, anyRow, expected);
  const final = rows.filter(({ status }) => status === 'final');
  const [one, two] = splitRows(maker, final, () => randomBytes(8).readBigUInt64BE());
  await writeOut(first, linesOf(one));
  await writeOut(second, linesOf(two));
  const facts = {
    rows: final.length,
    provisional: rows.length - final.length,
    figures: one.length,
    first,
    second,
  };
  printFacts(options, facts, {
    en: `${facts.figures} figures of ${facts.rows} final rows, split → ${first}, ${second}; ${facts.provisional} provisional rows left out`,
    zh: `已拆分${facts.rows}行最终值共${facts.figures}个数值 → ${first}、${second}；略过临时值${facts.provisional}行`,
  });
}

/** `iplus edge sum SHARES… --out FILE`: the sums that one operator may publish of the shares of all makers. */
export async function edgeSum(files: readonly string[], options: SumOptions): Promise<void> {
  const expected = { en: 'a share that `iplus edge seal` wrote', zh: '由 iplus edge seal 写出的一个份额' };
  const shares = files.flatMap((file) => readLines(file, shareSchema, expected));
  const { sums, twice } = sumShares(shares, options.makers);
  await writeOut(options.out, linesOf(sums));
  const facts = { out: options.out, shares: shares.length, sums: sums.length, twice: twice.length };
  printFacts(options, facts, {
    en: `${facts.shares} shares, ${facts.sums} sums of at least ${options.makers} makers → ${options.out}; ${facts.twice} cells left out for which a maker sent twice`,
    zh: `份额${facts.shares}个，满${options.makers}家企业的合计${facts.sums}个 → ${options.out}；因同一企业重复报送而略过${facts.twice}个`,
  });
}

/** `iplus edge open FIRST SECOND --out FILE`: the totals over makers. */
export async function edgeOpen(first: string, second: string, options: SumOptions): Promise<void> {
  const expected = { en: 'a sum that `iplus edge sum` wrote', zh: '由 iplus edge sum 写出的一个合计' };
  const [one, two] = [first, second].map((file) => readLines(file, sealedSumSchema, expected));
  const totals = openSums(one!, two!, options.makers);
  await writeOut(options.out, linesOf(totals));
  const facts = { out: options.out, totals: totals.length, unopened: one!.length - totals.length };
  printFacts(options, facts, {
    en: `${facts.totals} totals of at least ${options.makers} makers → ${options.out}; ${facts.unopened} sums that do not open`,
    zh: `满${options.makers}家企业的总计${facts.totals}个 → ${options.out}；无法合成${facts.unopened}个`,
  });
}

const printFacts = (options: CommonOptions, facts: unknown, text: Text) =>
  print(options, facts, () => text[languageOf(options)]);
const linesOf = (all: readonly unknown[]) => all.map((one) => `${JSON.stringify(one)}\n`).join('');

/** The lines of an NDJSON file. @throws UserError that names each line which is something else */
function readLines<T>(file: string, schema: z.ZodType<T>, expected: Text): T[] {
  const found: T[] = [];
  const wrong: ConstructorParameters<typeof UserError>[0][number][] = [];
  for (const [i, line] of readFileOr(file).split('\n').entries()) {
    if (line === '') continue;
    const read = schema.safeParse(jsonOf(line));
    if (read.success) found.push(read.data);
    else
      wrong.push({
        at: { file, line: i + 1 },
        found: same(line.length > 60 ? `${line.slice(0, 60)}…` : line),
        expected,
        mend: { en: 'give the file as it was written', zh: '请使用原样写出的文件' },
      });
  }
  if (wrong.length > 0) throw new UserError(wrong);
  return found;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
