import { type Chapter, questionsOf } from '../../documents/index.js';
import type { Lang } from '../../edition/index.js';
import { besideSentences, sentencesIn } from '../../figures/index.js';
import { asTitle, type Fact, type Phrase, phrase, sentencesOf } from '../../words/index.js';
import { menu } from '../frame/menu.js';
import { InFull, Told } from '../frame/says.js';
import { LeadFigure } from '../pages/figureBox.js';
import { rootOf, type Shown } from '../shown.js';

/** Where a question is answered at length. */
const pages: Readonly<Record<string, keyof typeof menu>> = {
  leads: 'ranking',
  gained: 'balance',
  gap: 'balance',
  parts: 'sectors',
  sure: 'uncertainty',
};

const more = { en: 'More', zh: '详情' };

/** The questions that the edition names, else those that the page above does not answer itself, each with a claim, one chart and one caveat. */
export async function questionSections(release: Shown, t: number, period: string, lang: Lang) {
  const found = (await questionsOf(release, t)).filter(({ id }) => release.plan.stories || id !== 'leads');
  return found.map((chapter) => <QuestionSection key={chapter.id} {...{ release, period, chapter, lang }} />);
}

function QuestionSection({
  release,
  period,
  chapter: { id, title, blocks },
  lang,
}: {
  release: Shown;
  period: string;
  chapter: Chapter;
  lang: Lang;
}) {
  const on = { release, lang, period };
  const facts: readonly Fact[] = blocks.flatMap((block) => (block.kind === 'said' ? block.facts : []));
  const [claim, ...rest] = blocks.flatMap((block): readonly Phrase[] => {
    if (block.kind === 'said') return block.facts.flatMap((fact) => sentencesOf(release.plan, fact, lang));
    return block.kind === 'claim' ? [phrase`${block.text[lang]}`] : [];
  });
  const drawn = blocks.flatMap((block) => (block.kind === 'figure' ? [block.figure] : []))[0]!;
  const figure = besideSentences(drawn, sentencesIn(release.plan, facts));
  const caveat = blocks.at(-1)!;
  const gap = { en: ' ', zh: '' }[lang];
  const to = `${rootOf(release, lang)}/${menu[pages[id]!].path}`;
  return (
    <section class="question" id={`question-${id}`}>
      <div>
        <p class="asks">{title[lang]}</p>
        <h2>{claim ? <Told {...on} phrase={asTitle(claim)} /> : null}</h2>
        {rest.length === 0 ? null : (
          <p>
            <Told {...on} phrase={rest.flatMap((one, i) => (i === 0 ? one : [gap, ...one]))} />
          </p>
        )}
        <p class="note">{caveat.kind === 'text' ? caveat.text[lang] : null}</p>
        <InFull {...on} facts={facts} />
        <a class="onwards" href={to}>
          {more[lang]}
        </a>
      </div>
      <LeadFigure
        release={release}
        figure={figure}
        lang={lang}
        query=""
        allRows={`${to}?table=${figure.id}#${figure.id}`}
      />
    </section>
  );
}
