import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../edition/index.js';

/** Where Chromium or Chrome usually is. */
const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Longest that a page may take, in milliseconds. */
const patience = 120_000;

/** The Chromium or Chrome of this machine: the one that CHROMIUM names, or one at a usual place; undefined without any. */
export function chromiumPath(): string | undefined {
  return [process.env['CHROMIUM'], ...usual].find((path) => path !== undefined && existsSync(path));
}

/** What a page came to in a browser. */
export interface Opened {
  folder: string;
  /** What the browser wrote to its output, and the last of what it wrote of errors. */
  out: string;
  said: string;
}

/**
 * Opens a page in a browser without a window, in a folder of its own that is gone afterwards.
 *
 * @param option what of a command needs it, for the error
 * @param asked further arguments, made from the folder
 * @param take what is wanted of it, while the folder is there
 * @throws UserError where there is no Chromium
 */
export async function inChromium<T>(
  html: string,
  option: string,
  asked: (folder: string) => readonly string[],
  take: (opened: Opened) => T | Promise<T>,
): Promise<T> {
  const browser = chromiumPath();
  if (!browser) throw noChromium(option);
  const folder = await mkdtemp(join(tmpdir(), 'iplus-page-'));
  try {
    const page = join(folder, 'page.html');
    await writeFile(page, html);
    const args = [...settings(folder), ...asked(folder), pathToFileURL(page).href];
    return await take({ folder, ...(await outputOf(browser, args)) });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function settings(folder: string): string[] {
  return [
    '--headless',
    '--disable-gpu',
    '--disable-background-networking',
    '--no-first-run',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${join(folder, 'profile')}`,
  ];
}

function outputOf(browser: string, args: readonly string[]): Promise<Omit<Opened, 'folder'>> {
  return new Promise((resolve) => {
    const child = spawn(browser, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: patience });
    const out: Buffer[] = [];
    let said = '';
    child.stdout.on('data', (data: Buffer) => out.push(data));
    child.stderr.on('data', (data: Buffer) => {
      said = (said + data.toString()).slice(-300);
    });
    const done = () => resolve({ out: Buffer.concat(out).toString('utf8'), said: said.trim() });
    child.on('error', (error) => {
      said = error.message;
      done();
    });
    child.on('close', done);
  });
}

function noChromium(option: string): UserError {
  return new UserError([
    {
      at: { file: option },
      found: { en: 'no Chromium on this machine', zh: '本机没有 Chromium' },
      expected: {
        en: 'Chromium or Chrome, which lays pages out and draws figures',
        zh: '用于排版与绘图的 Chromium 或 Chrome',
      },
      mend: {
        en: 'install it (Debian: apt-get install chromium), or name it: CHROMIUM=/path; or take --format html and print it from any browser',
        zh: '请安装（Debian：apt-get install chromium）或以 CHROMIUM=路径 指明；也可用 --format html 后由任意浏览器打印',
      },
    },
  ]);
}

/** The error where a Chromium made nothing of what it was asked for. */
export function madeNothing(option: string, what: string, said: string): UserError {
  return new UserError([
    {
      at: { file: option },
      found: { en: `a Chromium that made no ${what}: ${said}`, zh: `Chromium 未生成 ${what}：${said}` },
      expected: { en: `a ${what}`, zh: `${what} 文件` },
      mend: {
        en: 'take --format html and print it from a browser',
        zh: '请用 --format html，再由浏览器打印',
      },
    },
  ]);
}
