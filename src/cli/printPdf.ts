import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../edition/index.js';
import { chromiumPath } from './chromium.js';

/** Time limit of a page in milliseconds. */
const patience = 120_000;

/**
 * Prints a page as PDF, tagged and with an outline, by the Chromium of this machine; the same page and the same
 * Chromium give the same bytes.
 *
 * @throws UserError where there is no Chromium, or it fails
 */
export async function printPdf(html: string): Promise<Uint8Array> {
  const browser = chromiumPath();
  if (!browser) throw noChromium();
  const folder = await mkdtemp(join(tmpdir(), 'iplus-pdf-'));
  try {
    await writeFile(join(folder, 'page.html'), html);
    const said = await runBrowser(browser, folder);
    if (!existsSync(join(folder, 'page.pdf'))) throw noFile(said);
    return withoutDates(await readFile(join(folder, 'page.pdf')));
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Prints page.html of a folder to a PDF next to it; returns the last message of the browser. */
function runBrowser(browser: string, folder: string): Promise<string> {
  const args = [
    '--headless',
    '--disable-gpu',
    // Letters as in a window, where Chromium has none.
    '--font-render-hinting=slight',
    '--disable-background-networking',
    '--no-first-run',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${join(folder, 'profile')}`,
    '--no-pdf-header-footer',
    '--export-tagged-pdf',
    '--generate-pdf-document-outline',
    `--print-to-pdf=${join(folder, 'page.pdf')}`,
    pathToFileURL(join(folder, 'page.html')).href,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(browser, args, { stdio: ['ignore', 'ignore', 'pipe'], timeout: patience });
    let said = '';
    child.stderr.on('data', (data: Buffer) => {
      said = (said + data.toString()).slice(-300);
    });
    child.on('error', (error) => reject(noFile(error.message)));
    child.on('close', () => resolve(said.trim()));
  });
}

/**
 * Replaces what differs from one printing to the next by constants of the same length, so that offsets stay valid: the creation
 * date, and the numbers of the elements in the structure tree, which Chromium counts from wherever it is.
 */
function withoutDates(pdf: Buffer): Uint8Array {
  const text = pdf.toString('latin1');
  const ids = [...new Set(text.match(/(?<=\(node)\d{8}(?=\))/g))].sort();
  const place = new Map(ids.map((id, i) => [id, String(i + 1).padStart(8, '0')]));
  const still = text
    .replace(/\/(CreationDate|ModDate) \(D:\d{14}/g, '/$1 (D:20000101000000')
    .replace(/(?<=\(node)\d{8}(?=\))/g, (id) => place.get(id)!);
  return Buffer.from(still, 'latin1');
}

function noChromium(): UserError {
  return new UserError([
    {
      at: { file: '--format pdf' },
      found: { en: 'no Chromium on this machine', zh: '本机没有 Chromium' },
      expected: { en: 'Chromium or Chrome, for the page layout', zh: '用于排版的 Chromium 或 Chrome' },
      mend: {
        en: 'install it (Debian: apt-get install chromium), or set CHROMIUM=/path; or use --format html and print it from any browser',
        zh: '请安装（Debian：apt-get install chromium）或设置 CHROMIUM=路径；也可用 --format html 后由任意浏览器打印',
      },
    },
  ]);
}

function noFile(said: string): UserError {
  return new UserError([
    {
      at: { file: '--format pdf' },
      found: { en: `Chromium made no PDF: ${said}`, zh: `Chromium 未生成 PDF：${said}` },
      expected: { en: 'a PDF', zh: 'PDF 文件' },
      mend: {
        en: 'use --format html and print it from a browser',
        zh: '请用 --format html，再由浏览器打印',
      },
    },
  ]);
}
