import type { Lang } from '../../edition/index.js';
import type { Glance } from '../../words/index.js';
import { count, polarityNote } from '../../words/index.js';
import { menu } from '../frame/menu.js';
import { publishedPath, rootOf, type Shown } from '../shown.js';

const recordsOf = {
  real: { en: 'public', zh: '公开' },
  simulated: { en: 'simulated', zh: '模拟' },
  example: { en: 'example', zh: '示例' },
};

/** What the figures are made of, what they are not, and where they stand beside the orders of others. */
export function Subline({ release, glance, lang }: { release: Shown; glance: Glance; lang: Lang }) {
  const { plan, published } = release;
  const { used = 0 } = glance.records;
  const records = recordsOf[plan.dataStatus][lang];
  const made = {
    en: `Computed from ${count(used, 'en')} ${records} records. `,
    zh: `由${count(used, 'zh')}条${records}记录计算。`,
  }[lang];
  return (
    <p class="soft">
      {polarityNote(plan, 0, lang)} {used > 0 ? made : ''}
      {plan.note?.[lang]}{' '}
      {plan.compare.length > 0 ? (
        <a
          href={`${rootOf(release, lang)}/${published ? publishedPath : `${menu.method.path}#compare`}`}
          class="onwards"
        >
          {{ en: 'How the two orders compare', zh: '两种排名的比较' }[lang]}
        </a>
      ) : null}
    </p>
  );
}
