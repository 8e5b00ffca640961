import type { Lang, Text } from '../../edition/index.js';

const catalogue = {
  search: { en: 'Find a place, 地名', zh: '地名、拼音或代码' },
  found: { en: 'places found', zh: '个结果' },
  foundOne: { en: 'place found', zh: '个结果' },
  near: { en: 'No place of this name; similar:', zh: '没有该名称的地区；名称相近的有：' },
  notCovered: { en: 'The index covers no place of this name.', zh: '本指数未覆盖该地区。' },
  notLoaded: { en: 'The list of places did not load.', zh: '地区列表未能加载。' },
  searchDocs: { en: 'Search the docs', zh: '搜索文档' },
  docsFound: { en: 'headings found', zh: '个结果' },
  docsFoundOne: { en: 'heading found', zh: '个结果' },
  docsNear: { en: 'No heading with this word; similar:', zh: '没有含该词的标题；相近的有：' },
  notInDocs: { en: 'No page of the documentation has these words.', zh: '文档中没有这些词。' },
  docsNotLoaded: { en: 'The list of the documentation did not load.', zh: '文档目录未能加载。' },
  play: { en: 'Play the periods', zh: '播放各时期' },
  stop: { en: 'Stop', zh: '停止' },
  close: { en: 'Close', zh: '关闭' },
  whole: { en: 'Open the page', zh: '打开页面' },
  copyText: { en: 'Copy as text', zh: '复制文字' },
  copyJson: { en: 'Copy as JSON', zh: '复制 JSON' },
  copyLink: { en: 'Copy link', zh: '复制链接' },
  notCopied: { en: 'Not copied', zh: '未能复制' },
  copied: { en: 'Copied', zh: '已复制' },
  receipt: { en: 'Receipt', zh: '数据凭据' },
  zoomIn: { en: 'Zoom in', zh: '放大' },
  zoomOut: { en: 'Zoom out', zh: '缩小' },
  chartKeys: { en: 'Point at a mark, or use the arrow keys', zh: '指向图中标记，或使用方向键' },
  mapKeys: {
    en: 'Arrow keys go through the places by rank, Enter opens one, + − 0 zoom',
    zh: '方向键按位次逐个浏览，回车打开，+ − 0 缩放',
  },
} satisfies Record<string, Text>;

/** A text of the page's script. */
export const word = (key: keyof typeof catalogue, lang: Lang): string => catalogue[key][lang];
