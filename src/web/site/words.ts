import type { Lang, Text } from '../../edition/index.js';

const catalogue = {
  search: { en: 'Place, 城市, pinyin or code', zh: '城市、拼音或代码' },
  found: { en: 'places found', zh: '个结果' },
  play: { en: 'Play the periods', zh: '播放各时期' },
  stop: { en: 'Stop', zh: '停止' },
  close: { en: 'Close', zh: '关闭' },
  whole: { en: 'Open the page', zh: '打开页面' },
  copyText: { en: 'Copy as text', zh: '复制文字' },
  copyJson: { en: 'Copy as JSON', zh: '复制 JSON' },
  copyLink: { en: 'Copy link', zh: '复制链接' },
  copied: { en: 'Copied', zh: '已复制' },
  receipt: { en: 'Receipt', zh: '数据凭据' },
} satisfies Record<string, Text>;

/** A word of the page's script. */
export const word = (key: keyof typeof catalogue, lang: Lang): string => catalogue[key][lang];
