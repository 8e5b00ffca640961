import { type BigIntStats, existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { problems, UserError } from '../edition/index.js';
import { refuseInsideRelease } from './insideRelease.js';

/** Options that name what a command writes. */
export const outputOptions = [
  '--out',
  '--to',
  '--html',
  '--left-out',
  '--months',
  '--flows',
  '--first',
  '--second',
  '--secret',
  '--xlsx',
];

/** Arguments that name what a command writes, by command. */
const outputArguments: Record<string, string> = {
  new: 'dir',
  publish: 'dir',
  'contract new': 'file',
  'edge listen': 'captures',
  'platform backup': 'to',
  'platform restore': 'to',
};

/** Names of arguments that are no path. */
const words = ['unit', 'period', 'node', 'sentence', 'format', 'name', 'id', 'token', 'shell'];

/** Placeholders of options that are a path, and options that may be one. */
const pathOption = /<(?:dir|file|path|edition|key|log)>|--variant /;

/** A path that was named, with the option or argument that named it. */
interface Named {
  by: string;
  path: string;
}

/**
 * Refuses a command that would write over a file that it reads, or write two things to one place, also where links or other
 * names lead to the same file. A new file in a folder that is read, and an older output there, are let through.
 *
 * @throws UserError before anything was done
 */
export async function refuseOwnInputs(command: Command): Promise<void> {
  const { inputs, outputs } = pathsOf(command);
  for (const [i, { by, path }] of outputs.entries()) {
    const other = outputs.slice(0, i).find((one) => placeOf(one.path) === placeOf(path));
    if (other) throw new UserError([problems.sameOutput(path, other.by, by)]);
    if (!entryAt(path)?.isFile()) continue;
    refuseInsideRelease(by, path);
    for (const input of inputs) {
      if (await reads(input.path, path)) throw new UserError([problems.ownInput(path, input.path, by)]);
    }
  }
}

function pathsOf(command: Command): { inputs: Named[]; outputs: Named[] } {
  const [inputs, outputs]: [Named[], Named[]] = [[], []];
  const add = (to: Named[], by: string, value: unknown) => {
    for (const path of [value].flat()) if (typeof path === 'string' && path !== '') to.push({ by, path });
  };
  const output = outputArguments[nameOf(command)];
  for (const [i, argument] of command.registeredArguments.entries()) {
    const name = argument.name();
    const value: unknown = command.processedArgs[i];
    if (name === output) add(outputs, name.toUpperCase(), value);
    else if (!words.includes(name)) add(inputs, name.toUpperCase(), value);
  }
  for (const option of command.options) {
    const value: unknown = command.opts()[option.attributeName()];
    if (outputOptions.includes(option.long ?? '')) add(outputs, option.long!, value);
    else if (pathOption.test(option.flags)) add(inputs, option.long!, value);
  }
  return { inputs: inputs.filter(({ path }) => existsSync(path)), outputs };
}

/** The name of a command with those above it, without that of the program. */
export function nameOf(command: Command): string {
  const above = command.parent;
  return above?.parent ? `${nameOf(above)} ${command.name()}` : command.name();
}

/** Where a path leads, also where nothing is there yet. */
function placeOf(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  const above = dirname(whole);
  return above === whole ? whole : join(placeOf(above), basename(whole));
}

/** Whether what is named as an input is this file, or a folder of which it is read. */
async function reads(input: string, file: string): Promise<boolean> {
  const wanted = identityOf(file);
  if (!entryAt(input)?.isDirectory()) return identityOf(input) === wanted;
  const files = existsSync(join(input, 'edition.yaml')) ? await filesOfEdition(input) : filesBelow(input);
  return files.some((one) => identityOf(one) === wanted);
}

/** One and the same for all names of a file. */
function identityOf(file: string): string | undefined {
  const found = entryAt(file);
  return found && `${found.dev} ${found.ino}`;
}

/** What is at a path; undefined where nothing is, or where it cannot be told: whoever reads or writes there says why. */
function entryAt(path: string): BigIntStats | undefined {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}

/** All files of the folder of an edition, but for tables beside edition.yaml that it does not name. */
async function filesOfEdition(folder: string): Promise<string[]> {
  const named = await namedIn(folder);
  const isTable = (file: string) => dirname(file) === join(folder) && extname(file) === '.csv';
  return filesBelow(folder).filter((file) => !isTable(file) || !named || named.has(basename(file)));
}

/** The names of the small files of an edition; undefined where it cannot be read. */
async function namedIn(folder: string): Promise<Set<string> | undefined> {
  // Loaded on demand: it loads the engine of records.
  const { openEdition } = await import('../signals/index.js');
  try {
    return new Set(openEdition(folder).files.keys());
  } catch {
    return undefined;
  }
}

/** The names in a folder; none where it cannot be read: whoever reads it says why. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Every file below a folder; folders that links lead to are gone through once. */
function filesBelow(folder: string, seen = new Set<string | undefined>()): string[] {
  const identity = identityOf(folder);
  if (seen.has(identity)) return [];
  seen.add(identity);
  return namesIn(folder).flatMap((name) => {
    const path = join(folder, name);
    const found = entryAt(path);
    return found?.isDirectory() ? filesBelow(path, seen) : found ? [path] : [];
  });
}
