import type { Format } from '../../release/index.js';
import { offlineFile } from './offlinePage.js';

/** One file a place and language that needs no network: of the places selected, of the total where none are. */
export const offlineFormat: Format = {
  id: 'page',
  title: {
    en: 'Page of a place as one file, in both languages (--units; the total where none is named)',
    zh: '单个地区的离线网页，中英文各一份（--units；不指定时为整个区域）',
  },
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  async write(release, selection) {
    const codes = selection.units ?? [release.plan.total.code];
    const files = codes.flatMap((code) =>
      (['en', 'zh'] as const).map((lang) => offlineFile(release, code, lang)),
    );
    return Promise.all(files);
  },
};
