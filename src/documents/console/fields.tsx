import type { Text } from '../../edition/index.js';
import type { DataContract, FieldAlarm, FieldState, FieldsSeen } from '../../platform/index.js';
import { looked } from '../../platform/index.js';
import { formatPercent } from '../../words/index.js';
import { note, said, useLanguage } from '../blocks/said.js';
import { dayText, formatWhole, listNames } from './consoleText.js';
import { consoleWords as words } from './consoleWords.js';
import { DataTable } from './table.js';

/** An alarm in words: the fault and what to do. */
function alarmText(alarm: FieldAlarm, { now, usual }: FieldState): { title: Text; more: Text } {
  switch (alarm.is) {
    case 'renamed':
      return {
        title: { en: 'Arrives under a name nobody mapped', zh: '以契约中没有的名称报送' },
        more: {
          en: `Those records have “${alarm.name}” instead (${formatWhole(alarm.records, 'en')} of those looked at). Send it under the name of the contract, or ask the operator for a new version.`,
          zh: `这些记录改用“${alarm.name}”（查看的记录中有${formatWhole(alarm.records, 'zh')}条）。请改回契约中的名称，或请运营方发布新版本。`,
        },
      };
    case 'nothing':
      return {
        title: { en: 'Nothing arrives', zh: '没有报送' },
        more: {
          en: `No record has a value there, under any name; usually ${formatPercent(usual, 'en', 0)} have. Ask who sends it.`,
          zh: `没有任何记录在此有值，也未见其他名称；平常为${formatPercent(usual, 'zh', 0)}。请查询由谁报送。`,
        },
      };
    case 'fewer':
      return {
        title: { en: 'Missing more often than usual', zh: '空缺多于平常' },
        more: {
          en: `${formatPercent(now, 'en')} of records have a value there; usually ${formatPercent(usual, 'en')}.`,
          zh: `${formatPercent(now, 'zh')}的记录有值；平常为${formatPercent(usual, 'zh')}。`,
        },
      };
    case 'codes':
      return {
        title: { en: 'Unknown code', zh: '未知代码' },
        more: {
          en: `“${alarm.code}”, ${formatWhole(alarm.records, 'en')} records of those looked at. Use a code of the contract, or ask for a new version.`,
          zh: `“${alarm.code}”，查看的记录中有${formatWhole(alarm.records, 'zh')}条。请使用契约中的代码，或请运营方发布新版本。`,
        },
      };
    case 'spread':
      return {
        title: { en: 'Values spread otherwise than usual', zh: '数值分布与平常不同' },
        more: {
          en: `${formatPercent(alarm.moved, 'en', 0)} of them lie in other classes. Check units and selection; right values need nothing.`,
          zh: `${formatPercent(alarm.moved, 'zh', 0)}落在不同的区间。请核对单位与范围；数值无误则无需处理。`,
        },
      };
  }
}

/** What was looked at, and what was not. */
function basisText({ day, records, left }: FieldsSeen): Text {
  const { days, lastDay, batches, records: most } = looked;
  const rest = {
    en:
      left > 0
        ? ` ${formatWhole(left, 'en')} batches were not looked at yet: load the page again in a while.`
        : '',
    zh: left > 0 ? `尚有${formatWhole(left, 'zh')}批未查看，请稍后重新载入。` : '',
  };
  if (records.usual === 0)
    return {
      en: `Only ${dayText(day, 'en')} (${formatWhole(records.now, 'en')} records) is there: there are no earlier days to compare it with.${rest.en}`,
      zh: `仅有${dayText(day, 'zh')}（${formatWhole(records.now, 'zh')}条）的记录，尚无此前各日可供比较。${rest.zh}`,
    };
  return {
    en: `${dayText(day, 'en')} (${formatWhole(records.now, 'en')} records) against the days before it (${formatWhole(records.usual, 'en')}). Looked at: up to ${most} records of each of ${lastDay} batches of the last day and ${batches} of each other one, for the last ${days} days with batches, whatever became of them.${rest.en}`,
    zh: `${dayText(day, 'zh')}（${formatWhole(records.now, 'zh')}条）与此前各日（${formatWhole(records.usual, 'zh')}条）相比。查看范围：近${days}个报送日，最后一日${lastDay}批、其余各日${batches}批，每批至多${most}条记录，无论其判定结果。${rest.zh}`,
  };
}

function FieldTable({ states, contract }: { states: readonly FieldState[]; contract: DataContract }) {
  const lang = useLanguage();
  const share = (of: number) => (Number.isNaN(of) ? '–' : formatPercent(of, lang, 0));
  return (
    <DataTable
      heads={[
        ['field', 'long'],
        ['presentNow', 'n'],
        ['presentUsual', 'n'],
        ['unknownCodes', 'n'],
        ['meaning', 'long'],
      ]}
      rows={states.map((state) => [
        <>
          <code>{state.field}</code>
          <div class="soft">{said(contract.fields.find(({ name }) => name === state.field)!.title)}</div>
        </>,
        { shown: share(state.now), needs: state.alarms.some(({ is }) => /renamed|nothing|fewer/.test(is)) },
        share(state.usual),
        { shown: formatWhole(state.unknownCodes, lang), needs: state.unknownCodes > 0 },
        state.alarms.length === 0 ? (
          <span class="soft">{Number.isNaN(state.usual) ? '–' : said(words.asUsual)}</span>
        ) : (
          state.alarms.map((alarm) => {
            const { title, more } = alarmText(alarm, state);
            return (
              <div key={alarm.is}>
                <b class="needs">{said(title)}</b>
                <div>{said(more)}</div>
              </div>
            );
          })
        ),
      ])}
    />
  );
}

/** How the fields of a contract come now, and how they usually come: those with alarms first. */
export function Fields({ seen, contract }: { seen: FieldsSeen; contract: DataContract }) {
  const lang = useLanguage();
  const strangers = seen.unknownNames.slice(0, 5);
  const asking = seen.states.filter(({ alarms }) => alarms.length > 0);
  const calm = seen.states.filter(({ alarms }) => alarms.length === 0);
  return (
    <>
      <h2>
        {said(words.fields)}{' '}
        {asking.length > 0 ? <span class="needs">{formatWhole(asking.length, lang)}</span> : null}
        <small>{said(contract.title)}</small>
      </h2>
      {asking.length > 0 ? <FieldTable states={asking} contract={contract} /> : null}
      {calm.length > 0 ? (
        <details>
          <summary>
            {said({
              en: `${formatWhole(calm.length, 'en')} ${calm.length === 1 ? 'field' : 'fields'} without alarm`,
              zh: `${formatWhole(calm.length, 'zh')}个字段无告警`,
            })}
          </summary>
          <FieldTable states={calm} contract={contract} />
        </details>
      ) : null}
      {strangers.length > 0 ? (
        <p class="soft">
          {said({ en: 'Names that the contract does not have: ', zh: '契约中没有的名称：' })}
          {listNames(
            strangers.map(([name, n]) =>
              lang === 'zh' ? `${name}（${formatWhole(n, lang)}条）` : `${name} (${formatWhole(n, lang)})`,
            ),
            lang,
          )}
        </p>
      ) : null}
      {note(basisText(seen), 'note')}
    </>
  );
}
