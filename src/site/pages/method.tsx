import type { ComponentChildren } from 'preact';
import { headlinePeriod } from '../../analysis/index.js';
import { Table } from '../../documents/index.js';
import { type Lang, type Plan, publishedPeriods } from '../../edition/index.js';
import type { Index } from '../../engine/index.js';
import { placePath } from '../../figures/index.js';
import type { Release } from '../../release/index.js';
import {
  formatCount,
  glanceOf,
  lossDoubts,
  methodSteps,
  methodTitles,
  partialLines,
  periodName,
  screenLines,
  titleWithin,
  unlikelyLines,
  weighingLines,
  withoutScore,
  word,
} from '../../words/index.js';
import { Framework } from '../data/framework.js';
import { page } from '../frame/layout.js';
import { menu } from '../frame/menu.js';
import { Compare } from '../overview/compareOrders.js';
import { docsPath, rootOf, type Shown } from '../shown.js';
import { Validity } from './validity.js';

/**
 * How this edition is made, written from its plan: every step with the formula and parameters in force, the framework with its
 * weights and where they come from, what was screened out, the defaults taken, the doubts, and the orders of others beside ours.
 */
export function methodPage(release: Shown, lang: Lang): string {
  const { plan } = release;
  const glance = glanceOf(release, headlinePeriod(release));
  const root = rootOf(release, lang);
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
      <MethodSections release={release} lang={lang} />
      <Compare
        release={release}
        glance={glance}
        lang={lang}
        href={(code) => `${root}/${placePath(code, glance.period)}`}
      />
      <Validity release={release} lang={lang} />
      <Defaults release={release} lang={lang} />
    </>,
  );
}

/** The steps in force, the framework with its weights, and the doubts. */
function MethodSections({ release, lang }: { release: Release; lang: Lang }) {
  const { plan, index } = release;
  const { partial: lacking } = glanceOf(release, headlinePeriod(release));
  const screened = screenLines(plan, index.screened, lang);
  const doubts = [
    ...lossDoubts(plan, index).map((d) => d[lang]),
    ...plan.doubts.map((d) => d[lang]),
    unscoredLine(plan, index, lang),
    ...partialLines(plan, lacking, lang),
    ...unlikelyLines(release, lang),
  ].filter((line) => line !== '');
  return (
    <>
      <section id="steps">
        <h2>{methodTitles.steps[lang]}</h2>
        <ol class="steps">
          {methodSteps(plan).map(({ title, formulas, says }) => (
            <li key={title.en}>
              <h3>{title[lang]}</h3>
              {formulas.length > 0 ? (
                <div class="receipt">
                  {formulas.map((f) => (
                    <div key={f}>{f}</div>
                  ))}
                </div>
              ) : null}
              {says.map((line) => (
                <p key={line.en}>{line[lang]}</p>
              ))}
            </li>
          ))}
        </ol>
      </section>
      <section id="weights">
        <h2>{methodTitles.framework[lang]}</h2>
        <Lines lines={weighingLines(plan, lang)} />
        <Lines title={word('whyWeights', lang)} lines={plan.reasons.map((r) => r[lang])} />
        <Framework release={release} lang={lang} />
        <Lines title={word('screenedTitle', lang)} lines={screened} />
      </section>
      {doubts.length > 0 ? (
        <section id="doubts">
          <h2>{word('doubts', lang)}</h2>
          <Lines lines={doubts} />
        </section>
      ) : null}
    </>
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

function Lines({ title, lines }: { title?: ComponentChildren; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      {title ? <h3>{title}</h3> : null}
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}

/** How many units have no score in the period of headlines, in a sentence; empty where all have one. */
function unscoredLine(plan: Plan, index: Index, lang: Lang): string {
  const t = headlinePeriod({ plan, index });
  const n = withoutScore(plan, index, t);
  if (n === 0) return '';
  const period = periodName(publishedPeriods(plan)[t]!, lang);
  return {
    en: `${n} ${n === 1 ? 'unit has' : 'units have'} no score in ${period} and no rank.`,
    zh: `${period}有${n}个单元没有得分，不参加排名。`,
  }[lang];
}

function Defaults({ release: { plan }, lang }: { release: Shown; lang: Lang }) {
  if (plan.defaults.length === 0) return null;
  return (
    <section id="defaults">
      <h2>{methodTitles.defaults[lang]}</h2>
      <Table
        scroll
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
