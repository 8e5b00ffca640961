import { openRelease, type Release, requireAccess } from '../release/index.js';
import type { CommonOptions } from './common.js';
import { withNotice } from './progress.js';

/**
 * Opens a release; a terminal says so.
 * @throws UserError for one under embargo to which no access is recorded now
 */
export const openWithProgress = (path: string, options: CommonOptions): Promise<Release> =>
  withNotice(options, { en: 'Opening the release', zh: '正在打开发布版' }, async () => {
    await requireAccess(path);
    return openRelease(path);
  });

/** What commands say while they compute the tables of the analysis, which are made when they are first asked for. */
export const computing = { en: 'Computing', zh: '正在计算' };
