import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import MarkdownIt from 'markdown-it';
import { bundledProgram } from '../helpers/bundled.js';
import { put, temporaryFolder } from '../helpers/folders.js';
import { iplus } from '../helpers/iplus.js';

/** For servers, and for lines that need a shell. */
const main = await bundledProgram();

/** A fenced block of a Markdown file. */
export interface Block {
  /** Its first word: `sh`, `text`, `yaml` … */
  kind: string;
  /** What follows: the file that a block is, or `exits 2`. */
  more: string;
  text: string;
  line: number;
}

export function blocksOf(file: string): Block[] {
  const fences = new MarkdownIt()
    .parse(readFileSync(file, 'utf8'), {})
    .filter(({ type }) => type === 'fence');
  return fences.map(({ info, content, map }) => {
    const [kind = '', ...more] = info.trim().split(/\s+/);
    return { kind, more: more.join(' '), text: content, line: map![0] + 1 };
  });
}

/** What a page says, done in an empty folder: files are written, commands run one after the other, servers started and asked. */
export class Walk {
  readonly folder = temporaryFolder();
  readonly #env: Record<string, string> = {};
  readonly #servers: (() => void)[] = [];
  #origin: string | undefined;

  /** @param skipped commands that are not run */
  constructor(readonly skipped?: RegExp) {
    // For the few lines that need a shell: npx as in a folder where the package is installed.
    const shim = join(this.folder, '.bin');
    mkdirSync(shim);
    writeFileSync(join(shim, 'npx'), `#!/bin/sh\nshift\nexec "${process.execPath}" "${main}" "$@"\n`, {
      mode: 0o755,
    });
    this.#env['PATH'] = `${shim}${delimiter}${process.env['PATH']}`;
  }

  write(file: string, text: string): void {
    put(this.folder, file, text);
  }

  /** @returns what a block of commands printed, and the code of the last */
  async run(text: string): Promise<{ out: string; code: number | null }> {
    const printed: string[] = [];
    let code: number | null = 0;
    for (const line of commandsOf(text)) {
      if (this.skipped?.test(line)) continue;
      if (code !== 0) throw new Error(`before “${line}” a command ended with ${code}:\n${printed.join('')}`);
      const ran = await this.#one(line);
      printed.push(ran.out);
      code = ran.code;
    }
    return { out: printed.join(''), code };
  }

  async #one(line: string): Promise<{ out: string; code: number | null }> {
    const [, served] = /^npx iplus (serve\b.*|edit\b.*)$/.exec(line) ?? [];
    if (served) return { out: await this.#serve(wordsOf(served)), code: 0 };
    const [, own] = /^npx iplus ([^$|<>;&`]*)$/.exec(line) ?? [];
    if (own) {
      const { out, err, code } = iplus(wordsOf(own), { cwd: this.folder });
      return { out: out + err, code };
    }
    const [, name, inner] = /^(\w+)=\$\((.*)\)$/.exec(line) ?? [];
    const asked = (inner ?? line).replaceAll(
      'http://127.0.0.1:8351',
      this.#origin ?? 'http://127.0.0.1:8351',
    );
    const env = { ...process.env, LANG: 'C', LC_ALL: '', ...this.#env };
    const { stdout, stderr, status } = spawnSync('bash', ['-o', 'pipefail', '-c', asked], {
      cwd: this.folder,
      encoding: 'utf8',
      env,
    });
    if (name) this.#env[name] = stdout.trim();
    return { out: stdout + stderr, code: status };
  }

  /** Starts a server at a free port; the commands that follow ask it in the place of that of the page. */
  async #serve(words: readonly string[]): Promise<string> {
    const child = spawn(process.execPath, [main, ...words, '--port', '0'], {
      cwd: this.folder,
      env: { ...process.env, LANG: 'C', LC_ALL: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#servers.push(() => child.kill('SIGKILL'));
    let printed = '';
    return new Promise((done, fail) => {
      const heard = (part: Buffer) => {
        printed += part.toString();
        const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
        if (url === undefined) return;
        this.#origin = url;
        done(printed);
      };
      child.stdout.on('data', heard);
      child.stderr.on('data', heard);
      child.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${printed}`)));
    });
  }

  end(): void {
    for (const stop of this.#servers) stop();
  }
}

/** The commands of a block: comments and blank lines are none, a backslash at its end goes on in the next line. */
export const commandsOf = (text: string): string[] =>
  text
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .map((line) => line.replace(/\s+#(?=\s).*$/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** The words of a command, as a shell parts them. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c!);

/** A line of a page without what it leaves open, as a form of what is printed. */
const formOf = (line: string) =>
  new RegExp(
    `^${line
      .split('…')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );

/** The first line of a block that is not printed, in order; a line of nothing but … stands for any lines. */
export function notPrinted(expected: string, out: string): string | undefined {
  const printed = out
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trimEnd());
  let at = 0;
  for (const line of expected
    .trimEnd()
    .split('\n')
    .map((one) => one.trimEnd())) {
    if (line === '…' || line === '') continue;
    const form = formOf(line);
    const found = printed.findIndex((one, i) => i >= at && form.test(one));
    if (found < 0) return line;
    at = found + 1;
  }
  return undefined;
}
