import type { Command } from 'commander';
import type { CommonOptions } from '../common.js';
import { withCommon } from './options.js';

/** Commands: addresses at which partners are told what happened to their records. */
export function webhookCommands(program: Command): void {
  const webhooks = program
    .command('webhook')
    .description('addresses at which partners are told what happened to their records');
  withCommon(
    webhooks.command('add <dir> <partner> <url>').description('add an address; its secret is shown once'),
  )
    .option('--events <kinds...>', 'the kinds of events that are told, all of them by default')
    .option('--private', 'the address may be in a private network')
    .action(
      async (
        folder: string,
        partner: string,
        url: string,
        options: CommonOptions & { events?: string[]; private?: boolean },
      ) => (await import('../webhook.js')).addWebhook(folder, partner, url, options),
    );
  withCommon(
    webhooks.command('list <dir>').description('the webhooks, and what became of their messages'),
  ).action(async (folder: string, options: CommonOptions) =>
    (await import('../webhook.js')).listWebhooks(folder, options),
  );
  withCommon(
    webhooks.command('test <dir> <id>').description('have the server send a message that is about nothing'),
  ).action(async (folder: string, id: string, options: CommonOptions) =>
    (await import('../webhook.js')).testWebhook(folder, id, options),
  );
  withCommon(
    webhooks
      .command('renew <dir> <id>')
      .description('make a new secret; the earlier one signs as well for a day'),
  ).action(async (folder: string, id: string, options: CommonOptions) =>
    (await import('../webhook.js')).renewWebhook(folder, id, options),
  );
  withCommon(
    webhooks
      .command('replay <dir> <id>')
      .description('have messages sent again, delivered or given up, with the same ids'),
  )
    .requiredOption('--from <instant>', 'from when, with the offset from UTC')
    .action(async (folder: string, id: string, options: CommonOptions & { from: string }) =>
      (await import('../webhook.js')).replayWebhook(folder, id, options),
    );
  withCommon(webhooks.command('remove <dir> <id>').description('remove a webhook and its messages')).action(
    async (folder: string, id: string, options: CommonOptions) =>
      (await import('../webhook.js')).removeWebhook(folder, id, options),
  );
}
