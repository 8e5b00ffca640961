import { join } from 'node:path';
import { makeFolder } from '../disk/index.js';
import { slideSvg, slidesHtml, slidesOf } from '../documents/index.js';
import { problems, UserError } from '../edition/index.js';
import { findSubject } from '../release/index.js';
import { asset, scripts } from '../site/index.js';
import { type CommonOptions, languageOf } from './common.js';
import { refuseInsideRelease } from './insideRelease.js';
import { onlyRelease } from './onlyRelease.js';
import { computing, openWithProgress } from './openWithProgress.js';
import { withNotice } from './progress.js';
import { writeOut } from './writeOut.js';

type Options = CommonOptions & { one?: string; out?: string };

/** `iplus slides [RELEASE]`: one slide per chapter as numbered SVG files, and one page to present them. */
export async function slidesCommand(folder: string | undefined, options: Options): Promise<void> {
  const { one, out } = options;
  if (out === undefined)
    throw new UserError([
      problems.badOption('--out', '', { en: 'a folder: --out slides', zh: '文件夹：--out slides' }),
    ]);
  refuseInsideRelease('--out', join(out, 'slides.html'));
  const release = await openWithProgress(
    folder ?? onlyRelease((dir) => `iplus slides ${dir} --out ${out}`),
    options,
  );
  const place = one === undefined ? undefined : findSubject(release.plan, one);
  const slides = await withNotice(options, computing, () => slidesOf(release, languageOf(options), place));
  const inline = new TextDecoder().decode((await asset(scripts().entries['slides']!))!.content);
  const files = slides.slides.map((slide, i) => {
    const name = `${String(i + 1).padStart(2, '0')}-${slide.id}.svg`;
    return { name, content: slideSvg(slides, slide) };
  });
  await makeFolder(out).catch(() => undefined);
  for (const { name, content } of [
    ...files,
    { name: 'slides.html', content: slidesHtml(slides, { inline }) },
  ])
    await writeOut('--out', join(out, name), content);
  process.stdout.write(`→ ${join(out, 'slides.html')}\n`);
}
