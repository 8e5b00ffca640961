import { type Command, Option } from 'commander';

/** A command with the options every command has. */
export const common = (command: Command) =>
  command
    .option('--json', 'print JSON for programs')
    .addOption(new Option('--lang <lang>', 'language (default: that of the system)').choices(['en', 'zh']));

/** A command that may be told which edition of a folder is meant. */
export const ofVariant = (command: Command) =>
  common(command).option(
    '--variant <name>',
    'one of the variants of the edition, or a YAML file that is one',
  );

/** Where a secret key is read. */
export const keyFd = [
  '--key-fd <n>',
  'read the secret key from this file descriptor (default: IPLUS_SECRET_KEY)',
] as const;
