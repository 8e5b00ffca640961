import { rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { replace, writeDurably, writeFiles } from '../disk/index.js';
import { type Lang, problems, splitList, UserError } from '../edition/index.js';
import type { Format, ReleaseFile, Selection } from '../release/index.js';
import { exportFormats } from '../site/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { emptyFolder } from './emptyFolder.js';
import { refuseInsideRelease } from './insideRelease.js';
import { onlyRelease } from './onlyRelease.js';
import { openWithProgress } from './openWithProgress.js';
import { withNotice } from './progress.js';

type Options = CommonOptions & { [list in keyof Selection]?: string } & {
  to?: string;
  list?: boolean;
  period?: string;
};

const writingText = { en: 'Making the files', zh: '正在生成文件' };

/** Former names of formats. */
const formerNames = new Map([['excel', 'xlsx']]);

/** `iplus export FORMAT [RELEASE] --to PATH`: a release or a selection from it in one format. */
export async function exportCommand(
  name: string | undefined,
  folder: string | undefined,
  options: Options,
): Promise<void> {
  if (options.list) return listFormats(options);
  const format = formatOf(name);
  if (options.to === undefined) throw new UserError([problems.noTarget(format.id)]);
  refuseInsideRelease('--to', options.to);
  const release = await openWithProgress(
    folder ?? onlyRelease((dir) => `iplus export ${format.id} ${dir}`),
    options,
  );
  const files = await withNotice(options, writingText, () => format.write(release, selectionOf(options)));
  await putFiles(options.to, files);
  const { id } = release.manifest;
  const found = files.map(({ path, content }) => ({ path, bytes: Buffer.byteLength(content) }));
  print(options, { release: id, format: format.id, to: options.to, files: found }, () =>
    [`${id} → ${options.to}`, ...(files.length > 1 ? files.map(({ path }) => `  ${path}`) : [])].join('\n'),
  );
}

function formatOf(name: string | undefined): Format {
  const known = Object.keys(exportFormats);
  const id = formerNames.get(name ?? '') ?? name ?? '';
  if (Object.hasOwn(exportFormats, id)) return exportFormats[id]!;
  const kind = { en: 'format', zh: '格式' };
  throw new UserError([problems.unknownCode({ file: 'FORMAT' }, kind, id, known)]);
}

function listFormats(options: CommonOptions): void {
  const lang: Lang = languageOf(options);
  const all = Object.values(exportFormats);
  const width = Math.max(...all.map(({ id }) => id.length));
  print(
    options,
    all.map(({ id, title, mediaType, extension }) => ({ id, title, mediaType, extension })),
    () => all.map(({ id, title }) => `${id.padEnd(width)}  ${title[lang]}`).join('\n'),
  );
}

function selectionOf({ units, nodes, periods, period, levels }: Options): Selection {
  const lists = { units, nodes, periods: periods ?? period, levels };
  return Object.fromEntries(
    Object.entries(lists).flatMap(([list, words]) =>
      words === undefined ? [] : [[list, splitList(words).map((word) => word.trim())]],
    ),
  );
}

/** Writes one file as `to`, several into the folder `to`, all or nothing; existing files are not overwritten. */
async function putFiles(to: string, files: readonly ReleaseFile[]): Promise<void> {
  if (files.length === 1) return putFile(to, files[0]!.content);
  await emptyFolder(to);
  const part = join(dirname(resolve(to)), `.part-${process.pid}`);
  try {
    await writeFiles(part, files);
    await replace(part, to);
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw new UserError([problems.unwritable(to, codeOf(error))]);
  }
}

async function putFile(to: string, content: ReleaseFile['content']): Promise<void> {
  try {
    await writeDurably(to, content, { flag: 'wx' });
  } catch (error) {
    const code = codeOf(error);
    throw new UserError([code === 'EEXIST' ? problems.fileInUse(to) : problems.unwritableFile(to, code)]);
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? String(error);
