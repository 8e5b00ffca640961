import { type Lang, publishedPeriods } from '../../edition/index.js';
import { isOverTime, measuredIds, measuredOf } from '../../figures/index.js';
import { periodName } from '../../words/index.js';
import { ExploreForm, type ExploreOf } from './exploreForm.js';

/** Measure and periods. */
export function WhatToShow(of: ExploreOf) {
  const { release, lang, state } = of;
  const { plan } = release;
  const periods = publishedPeriods(plan);
  const isOver = isOverTime(state.view);
  const depth = new Map(plan.nodes.map((n) => [n.id, 0]));
  for (const node of plan.nodes)
    for (const c of node.children) depth.set(plan.nodes[c]!.id, depth.get(node.id)! + 1);
  const options = (ids: readonly string[], on: string) =>
    ids.map((id) => (
      <option key={id} value={id} selected={id === on}>
        {`${'\u2003'.repeat(depth.get(id) ?? 0)}${measuredOf(release, id).title[lang]}`}
      </option>
    ));
  const select = (name: string, title: string, ids: readonly string[], on: string) => (
    <label>
      <span>{title}</span>
      <select name={name}>{options(ids, on)}</select>
    </label>
  );
  const asked = [
    'node',
    ...(state.view === 'scatter' ? ['across'] : []),
    ...(periods.length < 2 ? [] : isOver ? ['from', 'period'] : ['period']),
  ];
  return (
    <section>
      <h2>{{ en: 'What to show', zh: '显示内容' }[lang]}</h2>
      <ExploreForm {...of} without={asked}>
        {select('node', { en: 'Measure', zh: '指标' }[lang], measuredIds(release, false), state.node)}
        {asked.includes('across')
          ? select('across', { en: 'Against', zh: '横轴' }[lang], measuredIds(release, true), state.across)
          : null}
        {!asked.includes('from') ? null : (
          <Period name="from" title={{ en: 'From', zh: '起' }[lang]} at={state.from} {...{ periods, lang }} />
        )}
        {!asked.includes('period') ? null : (
          <Period
            name="period"
            title={isOver ? { en: 'To', zh: '止' }[lang] : { en: 'Period', zh: '时期' }[lang]}
            at={state.to}
            {...{ periods, lang }}
          />
        )}
        <button type="submit" class="button">
          {{ en: 'Show', zh: '显示' }[lang]}
        </button>
      </ExploreForm>
    </section>
  );
}

interface PeriodOf {
  name: 'from' | 'period';
  title: string;
  at: number;
  periods: readonly string[];
  lang: Lang;
}

/** A period as a slider where they are consecutive years; otherwise as a list. */
function Period({ name, title, at, periods, lang }: PeriodOf) {
  const isYears = periods.every((p, i) => /^\d{4}$/.test(p) && Number(p) === Number(periods[0]) + i);
  if (!isYears)
    return (
      <label>
        <span>{title}</span>
        <select name={name}>
          {periods.map((p, i) => (
            <option key={p} value={p} selected={i === at}>
              {periodName(p, lang)}
            </option>
          ))}
        </select>
      </label>
    );
  return (
    <label>
      <span>{title}</span>
      <output>{periods[at]}</output>
      <input type="range" name={name} min={periods[0]} max={periods.at(-1)} value={periods[at]} />
    </label>
  );
}
