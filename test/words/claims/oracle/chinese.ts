import type { Book } from './book.js';
import type { Ask, Told } from './truths.js';

const digits = '零一二三四五六七八九';

/** A sentence in Chinese, in one of the ways in which it is said. */
export function inChinese(book: Book, ask: Ask, random: () => number): string {
  const of = (...list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const { saying, t, since, not } = ask;
  const [name, other] = [ask.place.zh, ask.other.zh];
  const part = book.parts.find(({ id }) => id === ask.node)?.zh;
  const node = part === undefined ? '' : of(`在${part}方面`, `${part}领域`);
  const year = `${book.periods[t]}年`;
  const when = t === book.periods.length - 1 && book.isLastMeant && !('up' in saying) ? of('', year) : year;
  const base = since === t - 1 ? of('', `比${book.periods[since]}年`) : `较${book.periods[since]}年`;
  const no = not ? of('没有', '并未', '未') : '';
  const k = (n: number) => of(String(n), inDigits(n));
  const amount = ({ is, text }: Told, unit: string) =>
    is === 'about' && random() < 0.4 && unit === '%'
      ? `${text}${unit}左右`
      : `${chinese[is][Math.floor(random() * chinese[is].length)]!}${text}${unit}`;
  const said = (what: string) =>
    of(
      `${when}${name}${node}${what}`,
      `${name}${when}${node}${what}`,
      `${when}${when && '，'}${name}${node}${what}`,
    );
  const became = (what: string) =>
    of(`${when}${name}${node}${base}${what}`, `${name}${when}${base}${node}${what}`);
  switch (saying.kind) {
    case 'rank':
      return said(
        of(
          `${no}列第${k(saying.k)}位`,
          `${no}排名第${k(saying.k)}`,
          `${no}位居第${k(saying.k)}名`,
          ...(saying.k === 1 ? [`${no}居首位`] : []),
        ),
      );
    case 'rank-in':
      return said(of(`在${other}${no}列第${k(saying.k)}位`, `${no}居${other}第${k(saying.k)}位`));
    case 'top-in':
      return said(`在${other}${no}位列前${k(saying.k)}位`);
    case 'last':
      return said(of(`${no}垫底`, `${no}居末位`));
    case 'top':
      return said(
        of(`${no}位列前${k(saying.k)}位`, `${no}跻身前${k(saying.k)}`, `${no}位居前${k(saying.k)}名`),
      );
    case 'bottom':
      return said(`${no}位列后${k(saying.k)}位`);
    case 'moved':
      return became(
        `位次${no}${saying.up ? of('上升', '前进', '提升') : of('下降', '后退', '下滑')}${k(saying.by)}位`,
      );
    case 'above':
      if (saying.by === 'index') return said(`指数${no}${saying.above ? '高于' : '低于'}${other}`);
      return said(`排名${no}${saying.above ? of('高于', '领先于') : of('低于', '落后于')}${other}`);
    case 'value':
      return said(`${of('', '的')}指数${no === '' ? of('为', '达', '') : '不是'}${amount(saying.n, '点')}`);
    case 'share':
      return said(`${no}占${other}的${amount(saying.n, '%')}`);
    case 'points':
    case 'percent':
      return became(
        `指数${no}${saying.up ? of('增长', '上升', '提高') : of('下降', '减少')}${amount(saying.n, saying.kind === 'points' ? '点' : '%')}`,
      );
    case 'rose':
      return became(`指数${no}${saying.up ? '上升' : '下降'}`);
    case 'rose-each':
      return `${not ? '并非' : ''}${name}${node}${book.periods[since]}${of('年至', '—')}${year}${of('', '指数')}每年${saying.up ? of('上升', '增长') : of('下降', '减少')}`;
    case 'became': {
      const words = {
        doubled: of('翻一番', '翻番', '增长一倍'),
        tripled: '增长两倍',
        halved: '减半',
        'more than doubled': '增长超过1倍',
        'nearly doubled': of('近翻番', '增长近一倍'),
      };
      return became(`指数${no}${words[saying.factor]}`);
    }
    case 'margin':
      return said(`指数${no}比${other}${saying.above ? '高' : '低'}${amount(saying.n, '点')}`);
    case 'times':
      return said(
        `指数${no === '' ? '是' : '不是'}${other}的${of(String(saying.factor), saying.factor === 2 ? '两' : '三')}倍`,
      );
    case 'faster':
      return became(`增速${no}${saying.faster ? '高于' : '低于'}${other}`);
    case 'led':
      return said(
        saying.exact ? `连续第${k(saying.periods)}年${no}居首` : `连续${k(saying.periods)}年${no}居首`,
      );
    case 'always-top':
      return `${book.periods[since]}${of('年至', '—')}${book.periods[t]}年${name}${of('', '每年')}${no}位列前${k(saying.k)}位`;
    case 'newcomer':
      return said(
        not ? `没有首次进入前${k(saying.k)}位` : `首次${of('进入', '跻身')}前${k(saying.k)}${of('位', '')}`,
      );
    case 'entered':
      return became(`${no}进入前${k(saying.k)}位`);
    case 'count':
      return `${not ? '并非' : ''}${year}${name}有${saying.n}个${book.plan.unitsTitle.zh}${of('进入', '位列')}前${k(saying.k)}位`;
    case 'gap':
      return `${when}${base}${book.plan.unitsTitle.zh}${of('之间的', '间')}差距${no}${saying.narrowed ? '缩小' : '扩大'}`;
    case 'heads':
      return said(`人均指数${no === '' ? '为' : '不是'}${amount(saying.n, '点')}`);
    case 'heads-rank':
      return said(`人均指数${no}列第${k(saying.k)}位`);
    case 'heads-rose':
      return became(`人均指数${no}${saying.up ? '上升' : '下降'}`);
    case 'heads-faster':
      return became(`人均增速${no}${saying.faster ? '高于' : '低于'}${other}`);
  }
}

const chinese: Record<Told['is'], readonly string[]> = {
  equal: [''],
  more: ['超过', '逾', '高于'],
  less: ['不到', '不足', '低于'],
  'at-least': ['至少', '不低于'],
  about: ['约', '大约'],
  nearly: ['近', '将近', '接近'],
  'just-over': ['略高于'],
};

/** 三十二, for numbers below a thousand. */
export function inDigits(n: number): string {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor((n % 100) / 10), n % 10];
  const ten =
    tens === 0
      ? hundreds > 0 && ones > 0
        ? '零'
        : ''
      : `${tens === 1 && hundreds === 0 ? '' : digits[tens]}十`;
  return `${hundreds > 0 ? `${digits[hundreds]}百` : ''}${ten}${ones > 0 ? digits[ones] : ''}`;
}
