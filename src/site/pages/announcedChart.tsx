import type { Replicated } from '../../analysis/index.js';
import type { Lang, Text } from '../../edition/index.js';
import {
  type AnnouncedStatement,
  announcedNote,
  announcedStatements,
  formatPercent,
} from '../../words/index.js';
import { Axis, Dumbbell, DumbbellKey, rankScale, type Scale } from './dumbbell.js';

const words = {
  ranks: { en: 'Ranks', zh: '位次' },
  figures: { en: 'Figures', zh: '数值' },
  words: { en: 'In words', zh: '文字表述' },
  statement: { en: 'Announced statement', zh: '已发布的表述' },
  announced: { en: 'Announced', zh: '公布值' },
  ours: { en: 'Ours, simulated', zh: '本项目（模拟）' },
  place: { en: 'Place', zh: '地区' },
  verdict: { en: 'Verdict', zh: '结论' },
  share: { en: 'Ours as a share of the announced figure', zh: '本项目数值相当于公布值的比例' },
  scale: { en: 'Rank', zh: '位次' },
} satisfies Record<string, Text>;

const kinds = ['ranks', 'figures', 'words'] as const;

/** Every announced statement with one verdict: what was announced and ours on one line each, ranks on one scale, figures as a share of the announced. */
export function AnnouncedChart({ found, lang }: { found: Replicated; lang: Lang }) {
  const all = announcedStatements(found, lang);
  const sources = [...new Set(found.announced.map(({ announced }) => announced.source[lang]))];
  return (
    <>
      <DumbbellKey announced={words.announced[lang]} ours={words.ours[lang]} />
      {kinds.map((kind) => {
        const statements = all.filter((one) => one.kind === kind);
        return statements.length === 0 ? null : <Statements key={kind} {...{ kind, statements, lang }} />;
      })}
      <p class="note">{[...sources, announcedNote(lang)].join(lang === 'zh' ? '。' : '. ')}</p>
    </>
  );
}

function Statements({
  kind,
  statements,
  lang,
}: {
  kind: (typeof kinds)[number];
  statements: readonly AnnouncedStatement[];
  lang: Lang;
}) {
  const scale = kind === 'words' ? undefined : scaleOf(kind, statements, lang);
  return (
    <div class="scroll">
      <table class="announced">
        <caption>{words[kind][lang]}</caption>
        <thead>
          <tr>
            <th scope="col">{words.statement[lang]}</th>
            {kind === 'ranks' ? <th scope="col">{words.place[lang]}</th> : null}
            {kind === 'words' ? null : (
              <th scope="col" class="n">
                {words.announced[lang]}
              </th>
            )}
            <th scope="col" class={kind === 'words' ? undefined : 'n'}>
              {words.ours[lang]}
            </th>
            {scale ? (
              <th scope="col" class="drawn">
                <Axis scale={scale} title={words[kind === 'ranks' ? 'scale' : 'share'][lang]} />
              </th>
            ) : null}
            <th scope="col">{words.verdict[lang]}</th>
          </tr>
        </thead>
        {statements.map((one) => (
          <Statement key={one.id} {...{ one, kind, scale }} />
        ))}
      </table>
    </div>
  );
}

function Statement({
  one,
  kind,
  scale,
}: {
  one: AnnouncedStatement;
  kind: (typeof kinds)[number];
  scale: Scale | undefined;
}) {
  const rows = one.lines.length;
  return (
    <tbody>
      {one.lines.map((line, i) => (
        <tr key={i}>
          {i === 0 ? (
            <th scope="rowgroup" rowSpan={rows} class="wrap">
              {one.says}
            </th>
          ) : null}
          {kind === 'ranks' ? <td>{line.label}</td> : null}
          {kind === 'words' ? null : <td class="n">{line.announced}</td>}
          <td class={kind === 'words' ? 'wrap' : 'n'}>{line.ours}</td>
          {scale ? (
            <td class="drawn">
              {line.drawn?.on === kind ? <Dumbbell {...line.drawn} scale={scale} /> : null}
            </td>
          ) : null}
          {i === 0 ? (
            <td rowSpan={rows} class="wrap">
              <b class={one.how === 'not-reproduced' ? 'down' : undefined}>{one.verdict}</b>
              <small>{one.words}</small>
            </td>
          ) : null}
        </tr>
      ))}
    </tbody>
  );
}

/** Of ranks as `rankScale`; of figures from below to above what was announced, as far as any is off and by a tenth at least. */
function scaleOf(kind: 'ranks' | 'figures', statements: readonly AnnouncedStatement[], lang: Lang): Scale {
  const drawn = statements.flatMap(({ lines }) =>
    lines.flatMap((line) => (line.drawn?.on === kind ? line.drawn : [])),
  );
  const values = drawn.flatMap(({ announced, ours }) => [announced, ours]);
  if (kind === 'ranks') return rankScale(values);
  const off = Math.max(0.1, ...values.map((value) => Math.ceil(Math.abs(value - 1) * 10) / 10));
  return {
    low: 1 - off,
    high: 1 + off,
    marks: [1 - off, 1, 1 + off],
    text: (value) => formatPercent(value, lang, 0),
  };
}
