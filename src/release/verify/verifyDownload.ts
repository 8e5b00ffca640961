import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { problems, UserError } from '../../edition/index.js';
import { type Manifest, parseManifest } from '../manifest.js';
import { listLimit, type Source, sourceOf, type Timeouts } from '../source.js';
import { attestationNames } from '../store/attestations.js';

/** The largest size of a release. */
const wholeLimit = 8 * 2 ** 30;

/**
 * Downloads a release into a folder: its list of files, every file of the list, never more bytes than listed, and
 * its attestations. The address is that of the release, of its release.json, or of a site.
 *
 * @throws UserError where there is no release at the address, it is too large, or there is no response in time
 */
export async function downloadRelease(address: string, folder: string, wait?: Timeouts): Promise<void> {
  const { source, text } = await findManifest(address, wait);
  const manifest = await parseManifest(text.toString());
  if (!manifest) throw new UserError([problems.changedFile(`${source.name}release.json`)]);
  checkSize(source.name, manifest);
  await put(folder, 'release.json', text);
  for (const { path, bytes } of manifest.files) {
    const content = await source.read(path, bytes);
    if (!content) {
      const why = { en: 'no such file', zh: '文件不存在' };
      throw new UserError([problems.unreachable(`${source.name}${path}`, why)]);
    }
    await put(folder, path, content);
  }
  for (const path of attestationNames) {
    const content = await source.read(path, listLimit);
    if (content) await put(folder, path, content);
  }
}

async function findManifest(address: string, wait: Timeouts | undefined) {
  const base = address
    .replace(/[?#].*$/, '')
    .replace(/(?:release\.json|\/)?$/, '')
    .replace(/\/*$/, '/');
  for (const name of [base, `${base}release/`]) {
    const source: Source = sourceOf(name, wait);
    const text = await source.read('release.json', listLimit);
    if (text) return { source, text };
  }
  throw new UserError([problems.notARelease(address)]);
}

function checkSize(name: string, { files }: Manifest): void {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes <= wholeLimit) return;
  const why = { en: `a release of ${bytes} bytes`, zh: `发布版共 ${bytes} 字节` };
  throw new UserError([problems.unreachable(name, why)]);
}

async function put(folder: string, path: string, content: Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}
