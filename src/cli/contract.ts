import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { stringify } from 'yaml';
import { seededRandom } from '../analysis/index.js';
import { makeFolder } from '../disk/index.js';
import { contractHtml } from '../documents/index.js';
import { type Problem, problems, UserError } from '../edition/index.js';
import {
  compareContracts,
  contractProblems,
  type DataContract,
  type DryRun,
  dryRun,
  exampleRecords,
  floorProblems,
  Indivisible,
  leastVersion,
  readContract,
  recordJsonSchema,
  signalsOf,
  sqlChecks,
  starterContract,
  versionProblems,
} from '../platform/index.js';
import { asset, scripts } from '../site/index.js';
import { contractChangesText, contractText, dryRunText } from '../terminal/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { writeOut } from './writeOut.js';

/** Most bytes of a contract, and of record files that are judged here as a whole. */
const mostBytes = { contract: 1 << 20, records: 64 << 20 };

/** `iplus contract new FILE`: writes a first contract, valid as it is. */
export async function newContract(file: string, options: CommonOptions): Promise<void> {
  if (await stat(file).catch(() => undefined)) throw new UserError([problems.folderInUse(file)]);
  const id = basename(file)
    .replace(/\.[^.]*$/, '')
    .replace(/\.odcs$/, '');
  await makeFolder(dirname(file));
  await writeOut('FILE', file, starterContract(/^[\w-]+$/.test(id) ? id : 'my-contract'));
  print(
    options,
    { file },
    () =>
      ({
        en: `A contract is in ${file}. Next:\n  npx iplus contract check ${file}\n  npx iplus contract make ${file} --as example`,
        zh: `数据契约已写入 ${file}。下一步：\n  npx iplus contract check ${file}\n  npx iplus contract make ${file} --as example`,
      })[languageOf(options)],
  );
}

/** `iplus contract check CONTRACT [RECORDS…]`: every problem at once; with records, a dry run, which ends with 2 where any is set aside. */
export async function checkContract(
  file: string,
  records: readonly string[],
  options: CommonOptions,
): Promise<void> {
  const lang = languageOf(options);
  const contract = await contractIn(file);
  const unkept = floorProblems({ file }, contract);
  if (unkept.length > 0) throw new UserError(unkept);
  const runs: { file: string; run: DryRun }[] = [];
  for (const one of records) runs.push({ file: one, run: await tryRecords(contract, one) });
  print(options, { contract, runs }, () =>
    [
      ...(runs.length === 0 ? [contractText(contract, lang)] : []),
      ...runs.map((one) => dryRunText(one.file, one.run, lang)),
    ].join('\n'),
  );
  if (runs.some(({ run }) => run.aside + run.conflicts > 0)) process.exitCode = 2;
}

/** `iplus contract diff BEFORE AFTER`: the changes, and whether the version number fits them. */
export async function diffContracts(before: string, after: string, options: CommonOptions): Promise<void> {
  const [was, is] = [await contractIn(before), await contractIn(after)];
  const at = { file: after, path: 'version' };
  if (was.id !== is.id)
    throw new UserError([contractProblems.otherContract({ file: after, path: 'id' }, is.id, was.id)]);
  const changes = compareContracts(was, is);
  const least = changes.length === 0 ? is.version : leastVersion(was.version, changes);
  print(options, { changes, least }, () => contractChangesText(changes, least, languageOf(options)));
  if (changes.length === 0) return;
  if (was.version === is.version) throw new UserError([contractProblems.sameVersion(at, is.version)]);
  const unfit = versionProblems(at, was, is);
  if (unfit.length > 0) throw new UserError(unfit);
}

/** `iplus contract page CONTRACT --out FILE`: one HTML file for people, with a place to try a file. */
export async function contractPage(file: string, options: CommonOptions & { out: string }): Promise<void> {
  const contract = await contractIn(file);
  const script = new TextDecoder().decode((await asset(scripts().entries['contract']!))!.content);
  await writeOut('--out', options.out, contractHtml(contract, languageOf(options), script));
  print(options, { file: options.out }, () => `→ ${options.out}`);
}

/** `iplus contract make CONTRACT --as …`: what follows from a contract, as a file or printed. */
export async function makeFromContract(
  file: string,
  options: CommonOptions & { as: string; out?: string },
): Promise<void> {
  const contract = await contractIn(file);
  const text = {
    'json-schema': () => `${JSON.stringify(recordJsonSchema(contract), null, 2)}\n`,
    sql: () => sqlChecks(contract),
    signal: () => stringify(signalsOf(contract, `records/${contract.id}/*.ndjson`)),
    'platform-signal': () => stringify(signalsOf(contract, `platform:${contract.id}`)),
    example: () =>
      exampleRecords(contract, 10, seededRandom(1))
        .map((record) => `${JSON.stringify(record)}\n`)
        .join(''),
  }[options.as]!();
  if (options.out === undefined) process.stdout.write(text);
  else await writeOut('--out', options.out, text);
}

/** @throws UserError with every problem of the contract */
async function contractIn(file: string): Promise<DataContract> {
  const { contract, problems: found } = readContract(file, await textIn(file, mostBytes.contract));
  if (!contract) throw new UserError(found);
  return contract;
}

async function tryRecords(contract: DataContract, file: string): Promise<DryRun> {
  const forms = { csv: 'csv', ndjson: 'ndjson', jsonl: 'ndjson' } as const;
  const ending = file.toLowerCase().replace(/\.gz$/, '').split('.').at(-1) ?? '';
  if (!Object.hasOwn(forms, ending)) throw new UserError([notRecords(file)]);
  try {
    const bytes = await bytesIn(file, mostBytes.records);
    return dryRun(contract, bytes, forms[ending as keyof typeof forms], Date.now());
  } catch (error) {
    if (error instanceof Indivisible) throw new UserError([openQuote(file, error.line)]);
    throw error;
  }
}

/** A text file in UTF-8. */
async function textIn(file: string, most: number): Promise<string> {
  const bytes = await bytesIn(file, most);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UserError([problems.unreadable(file, 'UTF-8')]);
  }
}

/** A file, unpacked where it is packed. */
async function bytesIn(file: string, most: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(file);
    if (size > most) throw new UserError([tooLarge(file, size, most)]);
    const bytes = await readFile(file);
    return file.toLowerCase().endsWith('.gz') ? gunzipSync(bytes, { maxOutputLength: most }) : bytes;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError([problems.unreadable(file, (error as NodeJS.ErrnoException).code ?? 'EIO')]);
  }
}

const openQuote = (file: string, line: number): Problem => ({
  at: { file, line },
  found: { en: 'a quote that is not closed', zh: '引号未闭合' },
  expected: {
    en: 'CSV of RFC 4180, so that its records can be counted',
    zh: '符合 RFC 4180 的 CSV，以便计数',
  },
  mend: { en: 'close it; a quote within a value is written twice', zh: '请补全引号；值内的引号应写两次' },
});

const tooLarge = (file: string, size: number, most: number): Problem => ({
  at: { file },
  found: { en: `${size} bytes`, zh: `${size} 字节` },
  expected: { en: `${most} at most`, zh: `至多 ${most} 字节` },
  mend: { en: 'check a part of it', zh: '请检查其中一部分' },
});

const notRecords = (file: string): Problem => ({
  at: { file },
  found: { en: 'a file of another kind', zh: '其他类型的文件' },
  expected: { en: '.ndjson, .jsonl or .csv, also .gz', zh: '.ndjson、.jsonl 或 .csv，可为 .gz' },
  mend: {
    en: 'write the records so: one JSON object a line, or CSV with a header',
    zh: '请改为每行一个 JSON 对象，或首行为列名的 CSV',
  },
});
