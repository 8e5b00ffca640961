import { join } from 'node:path';
import { type McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import { checkLength, problems, problemText, UserError } from '../edition/index.js';
import { explain, findSubject, manifestText, type Release } from '../release/index.js';
import { fileUri } from './addresses.js';
import { chooseRelease } from './choose.js';
import { originOf } from './figure.js';

const types: Record<string, string> = {
  csv: 'text/csv',
  json: 'application/json',
  parquet: 'application/vnd.apache.parquet',
  topojson: 'application/json',
};

/** Larger files do not fit into a message of the protocol. */
const largestFile = 6e6;

/** Adds the files of the releases and the receipt of every figure as resources. */
export function addResources(server: McpServer, releases: readonly Release[]): void {
  const list = () => ({ resources: releases.flatMap(filesOf) });
  server.registerResource(
    'file',
    new ResourceTemplate('iplus://{release}/file/{+path}', { list }),
    { title: 'Files of a release', description: 'Results, panel, plan and tables, as published.' },
    (uri, { release, path }) =>
      withUserErrors(() => {
        checkLength('uri', uri.href, 'address');
        return fileContents(uri, chooseRelease(releases, uriVariable(release)), uriVariable(path));
      }),
  );
  server.registerResource(
    'receipt',
    new ResourceTemplate('iplus://{release}/receipt/{unit}/{period}/{node}', { list: undefined }),
    {
      title: 'Receipts',
      description: 'How a figure was computed: components, weights, raw figures, files and hashes.',
      mimeType: 'application/json',
    },
    (uri, { release: wanted, unit, period, node }) =>
      withUserErrors(() => {
        checkLength('uri', uri.href, 'address');
        const release = chooseRelease(releases, uriVariable(wanted));
        const subject = findSubject(release.plan, uriVariable(unit));
        const receipt = explain(release, subject, uriVariable(period), uriVariable(node));
        const text = JSON.stringify({ ...originOf(release), ...receipt });
        return { contents: [{ uri: uri.href, mimeType: 'application/json', text }] };
      }),
  );
}

function filesOf({ manifest }: Release) {
  return [{ path: 'release.json' }, ...manifest.files].map(({ path, ...of }) => ({
    uri: fileUri(manifest.id, path),
    name: path,
    mimeType: typeOf(path),
    ...('bytes' in of ? { size: of.bytes } : {}),
  }));
}

/** Reads only files that the manifest lists. */
async function fileContents(uri: URL, release: Release, path: string) {
  const listed = release.manifest.files.find((f) => f.path === path);
  const names = ['release.json', ...release.manifest.files.map((f) => f.path)];
  const what = { en: 'file of the release', zh: '发布版文件' };
  if (!names.includes(path))
    throw new UserError([problems.unknownCode({ file: uri.href }, what, path, names)]);
  if (listed && listed.bytes > largestFile) throw new UserError([tooLarge(release, path, listed.bytes)]);
  const bytes = Buffer.from(listed ? await release.read(path) : manifestText(release.manifest));
  const mimeType = typeOf(path);
  const isText = mimeType !== types['parquet'] && mimeType !== 'application/octet-stream';
  const content = isText ? { text: bytes.toString('utf8') } : { blob: bytes.toString('base64') };
  return { contents: [{ uri: uri.href, mimeType, ...content }] };
}

function tooLarge(release: Release, path: string, bytes: number) {
  return {
    at: { file: path },
    found: { en: `${bytes} bytes`, zh: `${bytes} 字节` },
    expected: {
      en: `at most ${largestFile}, to fit in a message`,
      zh: `不超过 ${largestFile} 字节，以便放入一条消息`,
    },
    mend: {
      en: `use the tools, or open ${join(release.folder, path)}`,
      zh: `请使用工具，或打开 ${join(release.folder, path)}`,
    },
  };
}

function typeOf(path: string): string {
  return types[path.split('.').at(-1)!] ?? 'application/octet-stream';
}

/** A variable of a URI template. */
function uriVariable(variable: string | string[] | undefined): string {
  const text = String(variable);
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Turns user errors into protocol errors with their text. */
async function withUserErrors<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new Error(error.problems.map((p) => problemText(p, 'en')).join('\n'));
  }
}
