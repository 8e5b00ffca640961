import type { Lang, Text } from '../../edition/index.js';
import {
  formatCount,
  type Glance,
  judgedHeadline,
  polarityNote,
  scaleMeaning,
  titleWithin,
} from '../../words/index.js';
import { menu } from '../frame/menu.js';
import { announcedPath, rootOf, type Shown } from '../shown.js';

const words = {
  measured: { en: 'What is measured.', zh: '衡量什么：' },
  scale: { en: 'What the points mean.', zh: '点数含义：' },
  mind: { en: 'To bear in mind.', zh: '阅读提示：' },
  orders: { en: 'How the two orders compare', zh: '两种排名的比较' },
} satisfies Record<string, Text>;

const recordsOf = {
  real: { en: 'public', zh: '公开' },
  simulated: { en: 'simulated', zh: '模拟' },
  example: { en: 'example', zh: '示例' },
};

/** Parts of so many are named; of more, how many there are. */
const mostNamed = 6;

/** The text before the map: what is measured, from how many records, what the points mean, and the note of the edition. */
export function Opening({ release, glance, lang }: { release: Shown; glance: Glance; lang: Lang }) {
  const { plan } = release;
  const compares = plan.compare.length > 0;
  const meaning = [polarityNote(plan, 0, lang), scaleMeaning(plan, lang)].filter(Boolean);
  return (
    <div class="opening">
      <p>
        <b>{words.measured[lang]}</b> {measured(release, glance, lang)}
      </p>
      {meaning.length === 0 ? null : (
        <p>
          <b>{words.scale[lang]}</b> {meaning.join(lang === 'en' ? ' ' : '')}
        </p>
      )}
      {plan.note || compares ? (
        <p>
          <b>{words.mind[lang]}</b> {plan.note?.[lang]}{' '}
          {compares ? (
            <a href={`${rootOf(release, lang)}/${menu.method.path}#compare`} class="onwards">
              {words.orders[lang]}
            </a>
          ) : null}
        </p>
      ) : null}
      {plan.announced ? (
        <p>
          <b>
            {plan.announced.title[lang]}
            {lang === 'en' ? '.' : '：'}
          </b>{' '}
          <a href={`${rootOf(release, lang)}/${announcedPath}`} class="onwards">
            {judgedHeadline(release, lang)}
          </a>
        </p>
      ) : null}
    </div>
  );
}

/** The parts, how many indicators they have, and the records that they are counted from. */
function measured({ plan }: Shown, { records: { used = 0 } }: Glance, lang: Lang): string {
  const parts = plan.nodes[0]!.children.map((g) => plan.nodes[g]!.title);
  const leaves = plan.nodes.filter(({ indicator }) => indicator >= 0).length;
  const n = { en: formatCount(leaves, 'en'), zh: formatCount(leaves, 'zh') };
  const named = parts.length > 1 && parts.length <= mostNamed;
  const list = {
    en: new Intl.ListFormat('en-GB').format(parts.map((part) => titleWithin(part.en))),
    zh: parts.map((part) => part.zh).join('、'),
  };
  const what = !named
    ? { en: `${n.en} ${leaves === 1 ? 'indicator' : 'indicators'}`, zh: `${n.zh}项指标` }
    : leaves > parts.length
      ? { en: `${list.en}, by ${n.en} indicators`, zh: `${list.zh}，共${n.zh}项指标` }
      : list;
  const records = recordsOf[plan.dataStatus];
  const made =
    used > 0
      ? {
          en: `, from ${formatCount(used, 'en')} ${records.en} records`,
          zh: `，由${formatCount(used, 'zh')}条${records.zh}记录计算`,
        }
      : { en: '', zh: '' };
  const text = { en: `${what.en}${made.en}.`, zh: `${what.zh}${made.zh}。` }[lang];
  return text.charAt(0).toUpperCase() + text.slice(1);
}
