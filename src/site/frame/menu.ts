import type { Text } from '../../edition/index.js';
import { hasOutput } from '../../figures/index.js';
import { hasSectors } from '../../words/index.js';
import {
  announcedPath,
  briefPath,
  chartsPath,
  claimsPath,
  comparePath,
  labPath,
  livePath,
  publishedPath,
  qualityPath,
  rankingPath,
  reportPath,
  type Shown,
  slidesPath,
  studioPath,
  verifyPath,
} from '../shown.js';

/** The address and title of a page of a release. */
export interface MenuEntry {
  /** Behind the language. */
  path: string;
  /** Parameters in its path; read like a query. */
  below?: string;
  title: Text;
  /** Its title in a release, where that differs. */
  titleOf?: (release: Shown) => Text;
  /** Whether the header leads to it; the end of every page leads to all. */
  inHeader: boolean;
  /** It needs a query, so no list links to it. */
  asked?: boolean;
  /** Whether a release has it; every one where nothing is said. */
  has?: (release: Shown) => boolean;
}

/** The pages of a release beside the overview and the places, in the order of the header. */
export const menu = {
  live: {
    path: livePath,
    title: { en: 'Live', zh: '即时数' },
    inHeader: true,
    has: ({ flash }) => flash !== undefined,
  },
  ranking: { path: rankingPath, title: { en: 'Ranking', zh: '排名' }, inHeader: true },
  charts: { path: chartsPath, title: { en: 'Charts', zh: '图表' }, inHeader: true },
  compare: { path: comparePath, title: { en: 'Compare', zh: '比较' }, inHeader: false },
  sectors: {
    path: 'sectors',
    title: { en: 'Sectors', zh: '领域' },
    titleOf: (release) => (hasSectors(release) ? { en: 'Sectors', zh: '领域' } : { en: 'Parts', zh: '分项' }),
    inHeader: true,
  },
  balance: { path: 'balance', title: { en: 'Balance', zh: '均衡' }, inHeader: true },
  brief: { path: briefPath, below: '/:code?/:period?', title: { en: 'Brief', zh: '简报' }, inHeader: false },
  report: { path: reportPath, below: '/:code?', title: { en: 'Report', zh: '报告' }, inHeader: false },
  slides: { path: slidesPath, below: '/:code?', title: { en: 'Slides', zh: '幻灯片' }, inHeader: false },
  claims: { path: claimsPath, title: { en: 'Is it true?', zh: '核对说法' }, inHeader: false },
  economy: {
    path: 'economy',
    title: { en: 'Economy', zh: '经济' },
    inHeader: true,
    has: hasOutput,
  },
  time: {
    path: 'time',
    title: { en: 'Time', zh: '时间' },
    inHeader: true,
    has: ({ index }) => index.periods > 1,
  },
  uncertainty: { path: 'uncertainty', title: { en: 'Uncertainty', zh: '不确定性' }, inHeader: true },
  lab: { path: labPath, title: { en: 'Weight lab', zh: '权重实验室' }, inHeader: true },
  studio: { path: studioPath, title: { en: 'Studio', zh: '指数工作台' }, inHeader: false },
  method: { path: 'method', title: { en: 'Method', zh: '方法' }, inHeader: true },
  data: { path: 'data', title: { en: 'Data', zh: '数据' }, inHeader: true },
  groups: {
    path: 'groups',
    title: { en: 'Groups', zh: '分组' },
    inHeader: false,
    has: (release) => release.plan.groupings.length > 0,
  },
  published: {
    path: publishedPath,
    title: { en: 'Published and ours', zh: '已发布与本项目' },
    inHeader: false,
    has: ({ plan }) => plan.published.length > 0,
  },
  announced: {
    path: announcedPath,
    title: { en: 'Announced', zh: '公布的结论' },
    titleOf: ({ plan }) => plan.announced?.title ?? { en: 'Announced', zh: '公布的结论' },
    inHeader: true,
    has: ({ plan }) => plan.announced !== undefined,
  },
  quality: { path: qualityPath, title: { en: 'Quality', zh: '质量' }, inHeader: false },
  verify: { path: verifyPath, title: { en: 'Verify', zh: '验证' }, inHeader: false },
  receipt: { path: 'receipt', title: { en: 'Receipt', zh: '数据凭据' }, inHeader: false, asked: true },
} satisfies Record<string, MenuEntry>;

/** What a page is called in a release. */
export function titleOf({ title, titleOf: own }: MenuEntry, release: Shown): Text {
  return own?.(release) ?? title;
}

/** The entries that a release has. */
export function menuOf(release: Shown): MenuEntry[] {
  const entries: MenuEntry[] = Object.values(menu);
  return entries
    .filter(({ has }) => has?.(release) ?? true)
    .map((entry) => ({ ...entry, title: titleOf(entry, release) }));
}
