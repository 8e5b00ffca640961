import type { Command } from 'commander';
import type { CommonOptions } from '../common.js';
import { withCommon } from './options.js';
import { parseWholeNumber } from './parse.js';

/** Commands: who uses the console of a platform. */
export function peopleCommands(program: Command): void {
  const people = program.command('people').description('people who use the console of a platform');
  withCommon(people.command('add <dir> <id>').description('add a member of a partner, or an operator'))
    .requiredOption('--name <name>', 'the name that is shown')
    .option('--partner <partner>', 'the partner that the person belongs to')
    .option('--roles <roles...>', 'what a member may do: viewer, sender, explainer, signer')
    .option('--operator', 'an operator, who sees all partners')
    .action(
      async (
        folder: string,
        id: string,
        options: CommonOptions & { name: string; partner?: string; roles?: string[]; operator?: boolean },
      ) => (await import('../people.js')).addPerson(folder, id, options),
    );
  withCommon(
    people
      .command('link <dir> <id>')
      .description('make a link by which a person logs in once; an earlier link of the person ends'),
  )
    .option('--minutes <n>', 'minutes that it is valid, at most 1440', parseWholeNumber, 30)
    .option('--site <url>', 'address of the site', 'http://127.0.0.1:8351/')
    .action(async (folder: string, id: string, options: CommonOptions & { minutes: number; site: string }) =>
      (await import('../people.js')).linkForPerson(folder, id, options),
    );
  withCommon(
    people
      .command('identity <dir> <id>')
      .description(
        'say by what the identity provider of login.json knows a person; without options not at all',
      ),
  )
    .option('--email <address>', 'an e-mail address that the provider has verified')
    .option('--subject <sub>', "the provider's own name for the person")
    .action(
      async (folder: string, id: string, options: CommonOptions & { email?: string; subject?: string }) =>
        (await import('../people.js')).identityOfPerson(folder, id, options),
    );
  withCommon(people.command('list <dir>').description('the people and what they may do')).action(
    async (folder: string, options: CommonOptions) =>
      (await import('../people.js')).listPeople(folder, options),
  );
  withCommon(people.command('remove <dir> <id>').description('remove a person, who is logged out')).action(
    async (folder: string, id: string, options: CommonOptions) =>
      (await import('../people.js')).removePerson(folder, id, options),
  );
  withCommon(people.command('log <dir>').description('who did what; ends with 2 where the log was changed'))
    .option('--partner <name>', 'only about this partner')
    .option('--limit <n>', 'at most so many', parseWholeNumber, 100)
    .action(async (folder: string, options: CommonOptions & { partner?: string; limit: number }) =>
      (await import('../people.js')).printPeopleLog(folder, options),
    );
}
