import type { Lang, Text } from '../../edition/index.js';
import { type DataContract, expectedOf, type Field } from '../../platform/index.js';
import { formatNumber } from '../../words/index.js';
import { Table } from '../blocks/table.js';
import { barePage } from '../frame.js';
import { contractStyle } from './contractStyle.js';
import { contractWords as words } from './contractWords.js';

/** Both languages, that of the reader first; once where they say the same. */
function BilingualText({ text, lang }: { text: Text; lang: Lang }) {
  const other = lang === 'en' ? 'zh' : 'en';
  return (
    <>
      <p style="margin:0">{text[lang]}</p>
      {text[other] === text[lang] ? null : (
        <p class="soft" style="margin:0" lang={other === 'zh' ? 'zh-Hans' : 'en'}>
          {text[other]}
        </p>
      )}
    </>
  );
}

function Fields({ contract: { fields, key }, lang }: { contract: DataContract; lang: Lang }) {
  const marksOf = ({ name, role }: Field) =>
    [...(key.includes(name) ? [words.key[lang]] : []), ...(role ? [words[role][lang]] : [])].join(
      { en: ', ', zh: '、' }[lang],
    );
  const meaning = ({ title, description, unit }: Field, l: Lang) => {
    const own = unit ? `${title[l]}${{ en: ` (${unit.en})`, zh: `（${unit.zh}）` }[l]}` : title[l];
    return description ? `${own}${{ en: ': ', zh: '：' }[l]}${description[l]}` : own;
  };
  return (
    <Table
      scroll
      rows={fields}
      columns={[
        {
          title: words.field[lang],
          of: (field) => (
            <>
              <code>{field.name}</code>
              {marksOf(field) === '' ? null : <div class="soft">{marksOf(field)}</div>}
            </>
          ),
        },
        {
          title: words.meaning[lang],
          of: (field) => (
            <BilingualText text={{ en: meaning(field, 'en'), zh: meaning(field, 'zh') }} lang={lang} />
          ),
        },
        {
          title: words.allowed[lang],
          of: (field) =>
            field.codes?.map(({ value, title }) => (
              <div key={String(value)}>
                <code>{String(value)}</code> {title?.[lang]}
              </div>
            )) ?? expectedOf({ ...field, required: true })[lang],
        },
        { title: words.required[lang], of: ({ required }) => (required ? words.yes : words.no)[lang] },
      ]}
    />
  );
}

/** What is agreed beside the fields, a term and its text. */
function terms(contract: DataContract): [term: Text, text: Text][] {
  const { purpose, usage, limitations, volume, latencyHours, fewestContributors, feeds, unknownFields } =
    contract;
  const { minimum, exclusiveMinimum } = contract.fields.find(({ name }) => name === contract.time)!.limits;
  const first = minimum ?? exclusiveMinimum;
  const n = (x: number, lang: Lang) => formatNumber(x, 0, lang);
  const expected = [
    ...(volume
      ? [
          {
            en: `${n(volume.least, 'en')} to ${n(volume.most, 'en')} records a day`,
            zh: `每日${n(volume.least, 'zh')}至${n(volume.most, 'zh')}条记录`,
          },
        ]
      : []),
    ...(latencyHours === undefined
      ? []
      : [{ en: `within ${n(latencyHours, 'en')} hours`, zh: `${n(latencyHours, 'zh')}小时内送达` }]),
  ];
  const joined = { en: expected.map(({ en }) => en).join(', '), zh: expected.map(({ zh }) => zh).join('，') };
  const strict = {
    quarantine: { en: 'A record with other fields is set aside.', zh: '含其他字段的记录将被隔离。' },
    ignore: { en: 'Other fields are passed over.', zh: '其他字段不予理会。' },
  }[unknownFields];
  const fewest = fewestContributors ?? 0;
  return [
    ...(purpose ? [[words.purpose, purpose] as [Text, Text]] : []),
    ...(usage ? [[words.usage, usage] as [Text, Text]] : []),
    ...(limitations ? [[words.limitations, limitations] as [Text, Text]] : []),
    [
      words.window,
      {
        en: `A record is about a time from ${first} to ${n(contract.daysAhead, 'en')} ${contract.daysAhead === 1 ? 'day' : 'days'} after it arrives (UTC).`,
        zh: `记录的时间自 ${first} 起，至收到之日后${n(contract.daysAhead, 'zh')}天止（UTC）。`,
      },
    ],
    ...(expected.length > 0 ? [[words.expected, joined] as [Text, Text]] : []),
    ...(fewest > 0
      ? [
          [
            words.confidential,
            {
              en: `No figure is published that fewer than ${fewest} contributors stand behind.`,
              zh: `贡献者少于${fewest}个的数字不予发布。`,
            },
          ] as [Text, Text],
        ]
      : []),
    ...(feeds.length > 0
      ? [
          [
            words.feeds,
            {
              en: feeds.map(({ indicator }) => indicator).join(', '),
              zh: feeds.map(({ indicator }) => indicator).join('、'),
            },
          ] as [Text, Text],
        ]
      : []),
    [words.others, strict],
  ];
}

/**
 * A data contract as one self-contained HTML page: its terms in both languages, and a form that checks a file in the browser by
 * the same rules, without sending it.
 *
 * @param script the script that judges, as text
 * @param back where the reader came from, on a page of a site
 */
export function contractHtml(
  contract: DataContract,
  lang: Lang,
  script: string,
  back?: { href: string; text: string },
): string {
  const { id, version, title } = contract;
  const data = JSON.stringify(contract).replaceAll('<', '\\u003c');
  return barePage(
    lang,
    `${title[lang]} · ${words.contract[lang]} ${id} ${version}`,
    <style dangerouslySetInnerHTML={{ __html: contractStyle }} />,
    <main>
      {back ? (
        <p style="margin:0 0 8px">
          <a href={back.href}>← {back.text}</a>
        </p>
      ) : null}
      <p class="soft" style="margin:0">
        {words.contract[lang]} <code>{id}</code> · {words.version[lang]} {version}
        {contract.status ? ` · ${contract.status}` : ''}
      </p>
      <h1>{title[lang]}</h1>
      <div class="two">
        <section>
          <h2>{words.asks[lang]}</h2>
          <Fields contract={contract} lang={lang} />
          <dl>
            {terms(contract).flatMap(([term, text]) => [
              <dt key={term.en}>{term[lang]}</dt>,
              <dd key={`${term.en}-text`}>
                <BilingualText text={text} lang={lang} />
              </dd>,
            ])}
          </dl>
        </section>
        <section class="try">
          <h2>{words.try[lang]}</h2>
          <noscript>
            <p>{words.noScript[lang]}</p>
          </noscript>
          <div id="try" data-lang={lang} />
        </section>
      </div>
      <script type="application/json" id="contract" dangerouslySetInnerHTML={{ __html: data }} />
      <script dangerouslySetInnerHTML={{ __html: script.replaceAll('</script', '<\\/script') }} />
    </main>,
  );
}
