import { type Command, Option } from 'commander';
import type { CommonOptions } from '../common.js';
import type { ShowOptions } from '../submission.js';
import { keyFd, withCommon } from './options.js';
import { parseFromZero } from './parse.js';

const member = ['--member <id>', 'the member of the partner who does it'] as const;

/** Commands: what partners sent for a period, explained and signed. */
export function submissionCommands(program: Command): void {
  const submissions = program
    .command('submission')
    .description('what partners sent for a period: check, explain, sign; an id is PARTNER:CONTRACT:PERIOD');
  readingCommands(submissions);
  writingCommands(submissions);
}

function readingCommands(submissions: Command): void {
  withCommon(submissions.command('list <dir>').description('which are expected, received, signed, missing'))
    .option('--partner <name>', 'only of this partner')
    .option('--contract <name>', 'only under this contract')
    .option('--period <period>', 'only of this period')
    .action(async (folder: string, options: CommonOptions) =>
      (await import('../submission.js')).listSubmissions(folder, options),
    );
  withCommon(
    submissions
      .command('show <dir> <id>')
      .description('state, records, checks, questions, hash, and what may be done next'),
  )
    .option('--statement', 'only the bytes that are signed')
    .option('--leaves', 'only the leaves of its records, one a line, with the salts of those not erased')
    .action(async (folder: string, id: string, options: ShowOptions) =>
      (await import('../submission.js')).showSubmission(folder, id, options),
    );
  withCommon(
    submissions
      .command('verify <dir> <id>')
      .description('whether all that was signed is still there, byte for byte; ends with 2 where it is not'),
  )
    .option('--key <key>', 'the public key that must have signed: a line, or a file')
    .action(async (folder: string, id: string, options: CommonOptions & { key?: string }) =>
      (await import('../submissionVerify.js')).verifyCommand(folder, id, options),
    );
}

function writingCommands(submissions: Command): void {
  const command = (name: string, description: string) =>
    withCommon(
      submissions.command(`${name} <dir> <id>`).description(`${description}; not while a server has it open`),
    );
  command('check', 'close the period and run the four kinds of check')
    .option(...member)
    .option('--again', 'begin the next submission of a period that was signed or withdrawn')
    .action(
      async (folder: string, id: string, options: CommonOptions & { member?: string; again?: boolean }) =>
        (await import('../submissionActs.js')).checkCommand(folder, id, options),
    );
  command('explain', 'answer a question')
    .requiredOption(...member)
    .requiredOption('--question <id>', 'the id of the question')
    .addOption(
      new Option('--choice <choice>', 'right as it is, or to be corrected and sent again')
        .choices(['confirm', 'correct'])
        .makeOptionMandatory(),
    )
    .requiredOption('--reason <text>', 'why, in at least 20 letters or 10 Chinese characters')
    .option('--named', 'the name may stand beside the reason in releases')
    .action(async (folder: string, id: string, options) =>
      (await import('../submissionActs.js')).explainCommand(folder, id, options),
    );
  command('sign', 'sign one hash')
    .requiredOption(...member)
    .requiredOption('--sha256 <hash>', 'the hash that was shown')
    .option('--named', 'the name may stand in releases')
    .option('--with-key', 'sign with the own key of the person too')
    .option(...keyFd, parseFromZero)
    .action(async (folder: string, id: string, options) =>
      (await import('../submissionActs.js')).signCommand(folder, id, options),
    );
  command('withdraw', 'take it back')
    .requiredOption(...member)
    .requiredOption('--reason <text>', 'why, in at least 20 letters or 10 Chinese characters')
    .action(async (folder: string, id: string, options: CommonOptions & { member: string; reason: string }) =>
      (await import('../submissionActs.js')).withdrawCommand(folder, id, options),
    );
}
