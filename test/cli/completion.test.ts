import { spawnSync } from 'node:child_process';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { examples } from '../../src/cli/commands/examples.js';
import { completedOf, completionScript } from '../../src/cli/completion.js';
import { programOf } from '../../src/cli/run.js';

/** What bash offers for a line; its last word is the one that is typed. */
function offered(...lines: string[][]): string[][] {
  const asks = lines.map((words) => {
    const list = ['iplus', ...words].map((word) => `'${word}'`).join(' ');
    return `COMP_WORDS=(${list}); COMP_CWORD=${words.length}; _iplus; echo "\${COMPREPLY[*]}"`;
  });
  const script = `${completionScript(programOf(), 'bash')}\n${asks.join('\n')}\n`;
  const { stdout, stderr } = spawnSync('bash', ['-s'], { input: script, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => line.split(' ').filter(Boolean));
}

describe('Completion of commands', () => {
  it('offers in bash the commands, their options and the choices of these', () => {
    const [first, sub, option, choice, both] = offered(
      ['wi'],
      ['import', 's'],
      ['new', '--w'],
      ['new', 'x', '--with', ''],
      ['calendar', ''],
    );
    expect(first).toEqual(['withdraw', 'witness']);
    expect(sub).toContain('sheet');
    expect(option).toEqual(['--with']);
    expect(choice).toEqual(['formulas', 'signals']);
    expect(both).toEqual(expect.arrayContaining(['show', 'add', 'move', 'access', 'lift']));
  });

  it('knows every command and option that there is, in all three shells', () => {
    const program = programOf();
    const all = completedOf(program);
    expect(all.length).toBeGreaterThan(60);
    const scripts = (['bash', 'zsh', 'fish'] as const).map((shell) => completionScript(program, shell));
    for (const { path, commands, options } of all) {
      for (const script of scripts) {
        for (const { name } of commands) expect(script, path).toContain(name);
        for (const { flag } of options) expect(script, path).toContain(flag.slice(2));
      }
    }
  });
});

describe('The help', () => {
  const commandAt = (program: Command, path: string) =>
    path
      .split(' ')
      .reduce((one: Command | undefined, name) => one?.commands.find((c) => c.name() === name), program);

  it('puts every command under a heading', () => {
    const program = programOf();
    expect(program.commands.filter((one) => !one.helpGroup()).map((one) => one.name())).toEqual([]);
  });

  it.each(Object.entries(examples))('has examples of %s that it takes as they stand', async (path, lines) => {
    for (const line of lines) {
      const words = (line.split(' > ')[0]!.match(/"[^"]*"|\S+/g) ?? []).map((word) =>
        word.replaceAll('"', ''),
      );
      const program = programOf();
      const command = commandAt(program, path)!;
      let ran = false;
      command.action(() => {
        ran = true;
      });
      await program.parseAsync(words.slice(1), { from: 'user' });
      expect(ran, line).toBe(true);
    }
  });
});
