// Finds Chromium for the browser tests; installs it through apt on Debian as root.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Imported after the build: the usual paths are defined in the program. */
export async function findChromium() {
  const { chromiumPath: found } = await import('../dist/cli/chromium.js');
  if (!found() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error('Installing Chromium for the browser tests (once) …');
    try {
      execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2] });
      const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
      execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
        stdio: ['ignore', 'ignore', 2],
        env,
      });
    } catch {
      console.error('apt-get could not install it.');
    }
  }
  if (!found())
    console.error('No Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM to its path.');
  return found();
}
