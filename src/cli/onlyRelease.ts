import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../edition/index.js';

/**
 * The only release in `releases/` of the current folder, or the only one of real records: simulated and example figures
 * are shown only on request by name.
 * @param naming how to name a release on the command line: `--release releases/x`
 */
export function onlyRelease(naming: (folder: string) => string): string {
  let names: string[] = [];
  try {
    names = readdirSync('releases').filter((n) => !n.startsWith('.'));
  } catch {}
  const real = names.length === 1 ? names : names.filter(isReal);
  if (real.length === 1) return join('releases', real[0]!);
  const list = names.join(', ');
  const example = naming('DIR');
  const first = naming(`releases/${real[0] ?? names[0]}`);
  throw new UserError([
    {
      at: { file: 'releases/' },
      found:
        names.length === 0
          ? { en: 'no release', zh: '没有发布版' }
          : { en: `several: ${list}`, zh: `有多个：${list}` },
      expected: { en: `one release, or ${example}`, zh: `一个发布版，或指定 ${example}` },
      mend:
        names.length === 0
          ? {
              en: 'build one: npm start, or iplus build EDITION --out releases/NAME',
              zh: '请先生成：npm start，或 iplus build EDITION --out releases/NAME',
            }
          : { en: `say which: ${first}`, zh: `请指定：${first}` },
    },
  ]);
}

function isReal(name: string): boolean {
  try {
    const manifest = JSON.parse(readFileSync(join('releases', name, 'release.json'), 'utf8')) as object;
    return 'data-status' in manifest && manifest['data-status'] === 'real';
  } catch {
    return false;
  }
}
