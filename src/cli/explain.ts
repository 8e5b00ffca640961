import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../edition/index.js';
import { receiptText } from '../publish/index.js';
import { explain, findSubject, openRelease } from '../release/index.js';
import { type Common, languageOf, print } from './common.js';

/** `iplus explain UNIT [PERIOD] [NODE]`: a figure with its formula, parts, raw counts, files and hashes. */
export async function explainCommand(
  unit: string,
  period: string | undefined,
  node: string | undefined,
  options: Common & { release?: string },
): Promise<void> {
  const release = await openRelease(options.release ?? onlyRelease());
  const receipt = explain(release, findSubject(release.plan, unit), period, node);
  print(options, receipt, () => receiptText(receipt, languageOf(options)));
}

/** The release in `releases/` of the current folder, when there is exactly one. */
function onlyRelease(): string {
  let names: string[] = [];
  try {
    names = readdirSync('releases').filter((n) => !n.startsWith('.'));
  } catch {}
  if (names.length === 1) return join('releases', names[0]!);
  const list = names.join(', ');
  throw new UserError([
    {
      at: { file: 'releases/' },
      found:
        names.length === 0
          ? { en: 'no release', zh: '没有发布版' }
          : { en: `several: ${list}`, zh: `有多个：${list}` },
      expected: { en: 'one release, or --release DIR', zh: '一个发布版，或指定 --release DIR' },
      mend:
        names.length === 0
          ? {
              en: 'build one: npm start, or iplus build EDITION --out releases/NAME',
              zh: '请先生成：npm start，或 iplus build EDITION --out releases/NAME',
            }
          : { en: `say which: --release releases/${names[0]}`, zh: `请指定：--release releases/${names[0]}` },
    },
  ]);
}
