import { existsSync } from 'node:fs';

/** Usual paths of Chromium or Chrome. The first is Chromium without windows, which costs half as much. */
const usualPaths = [
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromium or Chrome of this machine: the one that CHROMIUM names, or one at a usual path; undefined without any. */
export function chromiumPath(): string | undefined {
  return [process.env['CHROMIUM'], ...usualPaths].find((path) => path !== undefined && existsSync(path));
}
