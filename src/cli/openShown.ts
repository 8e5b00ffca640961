import { openRelease, type Release } from '../release/index.js';
import type { Common } from './common.js';
import { meanwhile } from './progress.js';

/** Opens a release; a terminal says so. */
export const openShown = (path: string, options: Common): Promise<Release> =>
  meanwhile(options, { en: 'Opening the release', zh: '正在打开发布版' }, () => openRelease(path));

/** What commands say while they compute the tables of the analysis, which are made when they are first asked for. */
export const computing = { en: 'Computing', zh: '正在计算' };
