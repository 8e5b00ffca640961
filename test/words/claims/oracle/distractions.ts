/** Words that turn a sentence into one that no release can vouch for: another subject, hearsay, a hedge, another unit. */
const english: readonly ((text: string) => string | undefined)[] = [
  (s) =>
    swap(
      s,
      /^(The index of |The score of )?(.+?) (ranked|was|held|rose|fell|had|led|entered) /,
      '$1$2 nearly $3 ',
    ),
  (s) => `It is said that ${s}`,
  (s) => `${s}, experts say`,
  (s) => `${s}?`,
  (s) => swap(s, /^(.+?) (ranked|was|held|rose|fell|had|led) /, "$1's population $2 "),
  (s) => swap(s, /^(.+?) (ranked|rose|fell|led) /, 'House prices in $1 $2 '),
  (s) => swap(s, /among the (?:top|first) (\w+)/, 'among the top $1 polluters'),
  (s) => swap(s, /among the (?:top|first) (\w+)/, 'among the top $1 universities'),
  (s) => swap(s, /between (\w+)/, 'between men and women'),
  (s) => swap(s, /between (\w+)/, 'between rich and poor $1'),
  (s) => swap(s, /(\d) points/, '$1 percentage points'),
  (s) => swap(s, /(\d) points/, '$1 million dollars'),
  (s) => swap(s, /(\d)(?: ?%)/, '$1 kilometres'),
  (s) => swap(s, / (ranked|rose|fell|led|held) /, ' will $1 '),
  (s) => swap(s, / (ranked|rose|fell|led|held) /, ' probably $1 '),
  (s) => swap(s, / (ranked|rose|fell|led|held) /, ' reportedly $1 '),
  (s) => `${s} by GDP`,
  (s) => `${s} in 2035`,
  (s) => `${s} because of the weather`,
  (s) => `If ${s}`,
  (s) => `${s} in the galaxy`,
  (s) => `${s} among women`,
  (s) => swap(s, / ranked /, ' hardly ranked '),
  (s) => swap(s, /first/, 'best'),
];

const chinese: readonly ((text: string) => string | undefined)[] = [
  (s) => `据说${s}`,
  (s) => `专家认为${s}`,
  (s) => `${s}吗`,
  (s) => `${s}？`,
  (s) => swap(s, /指数/, '人口'),
  (s) => swap(s, /指数/, '房价'),
  (s) => swap(s, /指数/, '地区生产总值'),
  (s) => swap(s, /(\d)点/, '$1个百分点'),
  (s) => swap(s, /(\d)点/, '$1万元'),
  (s) => swap(s, /(\d)%/, '$1公里'),
  (s) => swap(s, /列第/, '或列第'),
  (s) => swap(s, /列第/, '可能列第'),
  (s) => swap(s, /列第/, '将列第'),
  (s) => swap(s, /(列第|位列|排名)/, '几乎$1'),
  (s) => swap(s, /(列第|位列|排名)/, '并非不$1'),
  (s) => swap(s, /前(\S+)位/, '前$1大污染城市'),
  (s) => swap(s, /(\S+)之间的差距/, '男女之间的差距'),
  (s) => swap(s, /差距/, '收入差距'),
  (s) => swap(s, /差距/, '贫富差距'),
  (s) => `${s}，因为天气`,
  (s) => `如果${s}`,
  (s) => `${s}以外`,
  (s) => `银河系${s}`,
];

function swap(text: string, from: RegExp, to: string): string | undefined {
  return from.test(text) ? text.replace(from, to) : undefined;
}

/** A sentence with words in it that no release can vouch for; undefined where none of the tried ones fits it. */
export function distracted(text: string, lang: 'en' | 'zh', random: () => number): string | undefined {
  const all = { en: english, zh: chinese }[lang];
  for (let tries = 0; tries < 20; tries++) {
    const found = all[Math.floor(random() * all.length)]!(text);
    if (found !== undefined && found !== text) return found;
  }
  return undefined;
}
