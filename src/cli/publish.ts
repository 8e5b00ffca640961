import { setFlagsFromString } from 'node:v8';
import { publishStatic, type StaticSite, type TrustFolders } from '../server/index.js';
import { type CommonOptions, languageOf, print } from './common.js';
import { refuseOntoRelease } from './insideRelease.js';
import { onlyRelease } from './onlyRelease.js';
import { refuseSiteOntoOther } from './ontoOthers.js';
import { openPublic } from './openReleases.js';
import { withNotice } from './progress.js';
import { checkedTrust } from './trustFolders.js';
import { addressOf } from './webAddress.js';

export interface PublishOptions extends CommonOptions, TrustFolders {
  baseUrl?: string;
  pages?: number;
}

const opening = { en: 'Opening the releases', zh: '正在打开发布版' };
const making = { en: 'pages and answers made', zh: '个页面与回答' };

/** `iplus publish DIR [RELEASE|SERIES…]`: the site and API of releases as files for any web host. */
export async function publishCommand(
  dir: string,
  folders: readonly string[],
  options: PublishOptions,
): Promise<void> {
  // Most of what is made is let go of at once: collecting it sooner takes a third less memory, and a tenth more time.
  setFlagsFromString('--heap-growing-percent=30');
  refuseOntoRelease('DIR', dir);
  refuseSiteOntoOther('DIR', dir);
  const baseUrl = addressOf(options.baseUrl);
  const named = folders.length > 0 ? folders : [onlyRelease((release) => `${dir} ${release}`)];
  const trust = await checkedTrust(options);
  const site = await withNotice(options, opening, async (report) => {
    const onTaken = (taken: number, found: number) => report(taken, found, making);
    return publishStatic(dir, await openPublic(named), { baseUrl, trust, most: options.pages, onTaken });
  });
  print(options, site, () => resultLines(site, dir)[languageOf(options)].join('\n'));
}

const depthWords = {
  last: { en: 'the headline period', zh: '报告期' },
  periods: { en: 'every period', zh: '全部时期' },
  nodes: { en: 'every period and node', zh: '全部时期与节点' },
} as const;

function resultLines({ id, pages, files, bytes, depths, answering }: StaticSite, dir: string) {
  const left = answering
    ? { en: 'are made in the browser of the reader', zh: '由读者的浏览器生成' }
    : { en: 'are left out', zh: '未写出' };
  const mb = (bytes / 1e6).toFixed(1);
  return {
    en: [
      ...depths.map(({ release, depth, leftOut }) => {
        const rest = leftOut === 0 ? '' : `; ${leftOut} further pages ${left.en} (--pages)`;
        return `${release}: places for ${depthWords[depth].en}${rest}`;
      }),
      `${pages} pages, ${files} files, ${mb} MB`,
      `${id} → ${dir}`,
      `To look at it: npx iplus serve ${dir}`,
    ],
    zh: [
      ...depths.map(({ release, depth, leftOut }) => {
        const rest = leftOut === 0 ? '' : `；另有 ${leftOut} 个页面${left.zh}（--pages）`;
        return `${release}：各地页面含${depthWords[depth].zh}${rest}`;
      }),
      `共 ${pages} 个页面、${files} 个文件、${mb} MB`,
      `${id} → ${dir}`,
      `查看：npx iplus serve ${dir} --lang zh`,
    ],
  };
}
