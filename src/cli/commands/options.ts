import { type Command, Option } from 'commander';

/** A command with the options of every command. */
export const withCommon = (command: Command) =>
  command
    .option('--json', 'print JSON for programs')
    .addOption(new Option('--lang <lang>', 'language (default: that of the system)').choices(['en', 'zh']));

/** A command with a choice among the variants of an edition. */
export const withVariant = (command: Command) =>
  withCommon(command).option('--variant <name>', 'a variant of the edition, by name or as a YAML file');

/** Where a secret key is read. */
export const keyFd = [
  '--key-fd <n>',
  'read the secret key from this file descriptor (default: IPLUS_SECRET_KEY)',
] as const;

/** Where signals read what partners sent. */
export const platformOption = [
  '--platform <where>',
  'a platform whose records the edition reads (platform:CONTRACT): its folder, or a file like copies.json that names the storage with copies of them; may be repeated',
  (where: string, before: readonly string[]): readonly string[] => [...before, where],
  [] as readonly string[],
] as const;

/** The witnesses that a reader trusts. */
export const witnessesOption = [
  '--witnesses <file>',
  'the witnesses you trust, and how many of them must have signed (docs/trust.md)',
] as const;
