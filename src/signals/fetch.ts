import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UserError } from '../edition/index.js';

const run = promisify(execFile);

/**
 * Extracts one file from an exact version of a package in the npm registry, using the user's npm (its registry, proxy
 * and cache). No code of the package is executed.
 *
 * @param integrity `sha512-…` of the tarball; any other tarball is refused
 * @throws UserError when the registry does not answer, the tarball differs, or the file is not in it
 */
export async function fetchPackageFile(
  spec: string,
  integrity: string | undefined,
  file: string,
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'iplus-'));
  try {
    const tarball = await pack(spec, folder);
    const found = `sha512-${createHash('sha512')
      .update(await readFile(tarball))
      .digest('base64')}`;
    if (integrity !== undefined && found !== integrity) {
      throw refusal(
        spec,
        { en: `a tarball with the checksum ${found}`, zh: `压缩包校验值为 ${found}` },
        integrity,
      );
    }
    const parts: Buffer[] = [];
    const { list } = await import('tar');
    await list({
      file: tarball,
      onReadEntry: (entry) => {
        if (entry.path === `package/${file}`) entry.on('data', (part) => parts.push(part));
      },
    });
    if (parts.length === 0)
      throw refusal(spec, { en: `no file ${file} in it`, zh: `包内没有 ${file}` }, file);
    return Buffer.concat(parts);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pack(spec: string, folder: string): Promise<string> {
  // On Windows npm is a shell script; the schema excludes package names with characters that are special to the shell.
  const options = ['pack', spec, '--json', '--ignore-scripts', '--prefer-offline'];
  try {
    const { stdout } = await run('npm', options, { cwd: folder, shell: process.platform === 'win32' });
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    return join(folder, filename);
  } catch (error) {
    const said =
      (error as { stderr?: string }).stderr?.split('\n').find((l) => /npm error|ERR!/.test(l)) ??
      String(error);
    throw refusal(
      spec,
      { en: `npm could not fetch it: ${said.trim()}`, zh: `npm 无法获取：${said.trim()}` },
      spec,
    );
  }
}

function refusal(spec: string, found: { en: string; zh: string }, expected: string): UserError {
  return new UserError([
    {
      at: { file: 'sources.yaml', path: spec },
      found,
      expected: { en: expected, zh: expected },
      mend: {
        en: 'check the network and the npm registry (npm ping), then run the same command again: files already fetched are kept',
        zh: '检查网络与 npm 源（npm ping）后重新运行同一命令，已获取的记录会保留',
      },
    },
  ]);
}
