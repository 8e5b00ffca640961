import type { Hono } from 'hono';
import { type Brief, briefOf } from '../documents/index.js';
import { type Lang, safeFileName } from '../edition/index.js';
import { findSubject } from '../release/index.js';
import { briefPath, type Shown } from '../site/index.js';
import { attachment } from './attachment.js';

/** Writes a brief as a Word document. */
export type Word = (release: Shown, brief: Brief) => Promise<Uint8Array>;

const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The briefs of a release as Word documents: `/en/brief/CODE/PERIOD.docx`. */
export function briefRoutes(app: Hono, release: Shown, lang: Lang, wordOf: Word): void {
  app.get(`/${lang}/${briefPath}/:code/:file{.+\\.docx}`, async (c) => {
    const { code, file } = c.req.param();
    const place = findSubject(release.plan, code);
    const period = file.replace(/\.docx$/, '');
    const content = (await wordOf(release, briefOf(release, lang, place, period))) as Uint8Array<ArrayBuffer>;
    const name = `${release.plan.edition}-${safeFileName(place.code)}-${safeFileName(period)}-${lang}.docx`;
    return c.body(content, 200, {
      'Content-Type': type,
      'Content-Disposition': attachment(name),
    });
  });
}
