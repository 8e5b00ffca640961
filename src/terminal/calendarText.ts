import type { Lang } from '../edition/index.js';
import type { Series } from '../release/index.js';
import { alignColumns, periodName } from '../words/index.js';

/** The release calendar and the access before publication, for a terminal. */
export function calendarText({ title, calendar, access }: Series, lang: Lang): string {
  const head = {
    en: ['Period', 'date', 'time', 'zone', 'announced', 'vintage'],
    zh: ['时期', '日期', '时刻', '时区', '预告于', '版次'],
  }[lang];
  const rows = calendar.map((e) => [
    periodName(e.period, lang),
    e.date,
    e.time,
    e.zone,
    e.announced,
    e.vintage === null ? { en: 'to come', zh: '待发布' }[lang] : String(e.vintage),
  ]);
  const changes = calendar.flatMap((e) =>
    e.changes.map(({ from, announced, reason }) => {
      const was = `${periodName(e.period, lang)}: ${from.date} ${from.time}`;
      return {
        en: `  ${was} moved on ${announced}: ${reason.en}`,
        zh: `  ${was}，${announced} 改期：${reason.zh}`,
      }[lang];
    }),
  );
  const early = access.map(
    ({ vintage, who, why, from, to }) => `  ${vintage}: ${who}, ${from} – ${to}: ${why}`,
  );
  const nobody = { en: 'Access before publication: nobody', zh: '公开前获取：无' }[lang];
  return [
    title[lang],
    ...(rows.length > 0
      ? alignColumns([head, ...rows])
      : [{ en: 'Nothing announced.', zh: '尚无预告。' }[lang]]),
    ...(changes.length > 0 ? ['', { en: 'Changes of date', zh: '改期记录' }[lang], ...changes] : []),
    '',
    ...(early.length > 0
      ? [{ en: 'Access before publication', zh: '公开前获取' }[lang], ...early]
      : [nobody]),
  ].join('\n');
}
