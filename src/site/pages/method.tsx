import { headlinePeriod } from '../../analysis/index.js';
import { Chapters, methodChapters, Table } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import { placePath } from '../../figures/index.js';
import { formatCount, glanceOf, methodTitles, titleWithin, word } from '../../words/index.js';
import { page } from '../frame/layout.js';
import { menu } from '../frame/menu.js';
import { blocksAt } from '../frame/says.js';
import { Compare } from '../overview/compareOrders.js';
import { docsPath, rootOf, type Shown } from '../shown.js';

/**
 * How this edition is made, written from its plan: every step with the formula and parameters in force, the framework with its
 * weights and where they come from, what was screened out, the defaults taken, the doubts, and the orders of others beside ours.
 */
export function methodPage(release: Shown, lang: Lang): string {
  const { plan } = release;
  const glance = glanceOf(release, headlinePeriod(release));
  const root = rootOf(release, lang);
  const chapters = methodChapters(release);
  const before = chapters.filter(({ id }) => id !== 'validity');
  const validity = chapters.filter(({ id }) => id === 'validity');
  return page(
    release,
    lang,
    `${menu.method.title[lang]} · ${plan.title[lang]}`,
    menu.method.path,
    <>
      <h1>{said(release, lang)}</h1>
      <p class="soft">
        {methodTitles.whole[lang]}
        {release.api ? (
          <>
            {' '}
            <a href={`/${lang}/${docsPath}/method`}>{methodTitles.all[lang]}</a> ·{' '}
            <a href={`/${lang}/${docsPath}/rank-range`}>{methodTitles.ranges[lang]}</a>
          </>
        ) : null}
      </p>
      <Chapters at={blocksAt(release, lang, glance.period)} chapters={before} />
      <Compare
        release={release}
        glance={glance}
        lang={lang}
        href={(code) => `${root}/${placePath(code, glance.period)}`}
      />
      <Chapters at={blocksAt(release, lang, glance.period)} chapters={validity} />
      <Defaults release={release} lang={lang} />
    </>,
  );
}

function said({ plan }: Shown, lang: Lang): string {
  const leaves = plan.nodes.filter(({ indicator }) => indicator >= 0).length;
  const [n, units] = [formatCount(leaves, lang), formatCount(plan.units.length, lang)];
  const parts = plan.nodes[0]!.children.length;
  return {
    en: `${n} ${leaves === 1 ? 'indicator' : 'indicators'} of ${units} ${titleWithin(plan.unitsTitle.en)}, aggregated by weight into ${parts === 1 ? 'one part' : `${parts} parts`} and one index.`,
    zh: `${units}个${plan.unitsTitle.zh}的${n}项指标，按权重合成${parts}个部分与一个总指数。`,
  }[lang];
}

function Defaults({ release: { plan }, lang }: { release: Shown; lang: Lang }) {
  if (plan.defaults.length === 0) return null;
  return (
    <section id="defaults">
      <h2>{methodTitles.defaults[lang]}</h2>
      <Table
        scroll={methodTitles.defaults[lang]}
        style="width:auto"
        rows={plan.defaults}
        columns={[
          { title: methodTitles.setting[lang], of: ({ path }) => <code>{path}</code> },
          { title: word('value', lang), of: ({ value }) => <code>{value}</code> },
        ]}
      />
    </section>
  );
}
