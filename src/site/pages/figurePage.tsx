import type { ComponentChildren } from 'preact';
import { checkLength, type Lang, problems, publishedPeriods, UserError } from '../../edition/index.js';
import {
  besideSentences,
  type Choice,
  type ChoiceKey,
  choiceQuery,
  type Figure,
  type FigureId,
  figureMakers,
  figureOf,
  parseChoice,
  type Query,
  sentencesIn,
} from '../../figures/index.js';
import { asTitle, type Fact, sentencesOf } from '../../words/index.js';
import { Choices } from '../frame/choices.js';
import { page } from '../frame/layout.js';
import { type MenuEntry, titleOf } from '../frame/menu.js';
import { InFull, Paragraph, Told } from '../frame/says.js';
import { rootOf, type Shown } from '../shown.js';
import { type BoxOf, FigureBox, FoldedFigure, isBroad, LeadFigure } from './figureBox.js';

/**
 * A page of the analysis: a headline that answers, a figure that shows the answer, three that support it, and the others
 * folded behind a sentence each.
 */
export interface FigurePage {
  /** What can be chosen. */
  keys: readonly ChoiceKey[];
  /** The nodes that can be chosen. */
  nodes: (release: Shown) => readonly number[];
  /** What answers its question: the first sentence is its headline, and the others follow. */
  told: (release: Shown, choice: Choice) => readonly Fact[];
  /** The headline where nothing is told. */
  untold: (release: Shown, choice: Choice, lang: Lang) => ComponentChildren;
  /** Further facts that its words tell, for those who want them in full. */
  facts?: (release: Shown, choice: Choice) => readonly Fact[];
  /** Below the headline. */
  standfirst?: (release: Shown, choice: Choice, lang: Lang) => ComponentChildren;
  /** Its figures, the one that leads first; what cannot be drawn is folded. */
  figures: readonly FigureId[];
  /** What follows the figures. */
  rest?: (release: Shown, choice: Choice, lang: Lang) => ComponentChildren;
}

/** How many figures stand beside the one that leads; the others are folded, and so is what is as wide as the page or scrolls. */
const mostSupporting = 3;

/** Renders a page of figures for what an address asks. */
export async function figurePage(
  of: FigurePage,
  entry: MenuEntry,
  release: Shown,
  lang: Lang,
  query: Query,
): Promise<string> {
  const { path } = entry;
  const title = titleOf(entry, release);
  const choice = parseChoice(release, query);
  const facts = of.told(release, choice);
  const told = sentencesIn(release.plan, facts);
  const [headline, ...more] = facts.flatMap((fact) => sentencesOf(release.plan, fact, lang));
  const on = { release, lang, period: facts[0]?.period ?? publishedPeriods(release.plan)[choice.period]! };
  const found = await Promise.all(
    of.figures.map(async (id) => {
      const figure = await figureOf(release, id, choice);
      return { id, figure: figure && besideSentences(figure, told) };
    }),
  );
  const chosen = choiceQuery(release, choice, of.keys);
  const whole = wholeTable(of, query);
  const withTable = (id: string) => `${path}${chosen}${chosen === '' ? '?' : '&'}table=${id}`;
  const boxes = found.flatMap(({ id, figure }) =>
    figure
      ? [
          {
            release,
            figure,
            lang,
            query: choiceQuery(release, choice, figureMakers[id].keys),
            allRows: id === whole ? undefined : `${rootOf(release, lang)}/${withTable(id)}#${id}`,
          },
        ]
      : [],
  );
  const [lead, ...others] = boxes.filter(({ figure }) => !figure.why);
  const supporting = others.filter(({ figure }) => !isBroad(figure) && !figure.tall).slice(0, mostSupporting);
  const rest = boxes.filter((box) => box !== lead && !supporting.includes(box));
  const isEmpty = ({ figure }: BoxOf) => figure.why !== undefined && figure.rows.length === 0;
  const folded = rest.filter((box) => !isEmpty(box) || box.figure.id === whole);
  const absent = rest.filter((box) => !folded.includes(box));
  const standfirst = of.standfirst?.(release, choice, lang);
  const address = whole ? withTable(whole) : `${path}${chosen}`;
  return page(
    release,
    lang,
    `${title[lang]} · ${release.plan.title[lang]}`,
    address,
    <>
      <h1>{headline ? <Told {...on} phrase={asTitle(headline)} /> : of.untold(release, choice, lang)}</h1>
      <Paragraph {...on} said={more} facts={[]} />
      {standfirst ? <div class="soft">{standfirst}</div> : null}
      <InFull {...on} facts={[...facts, ...(of.facts?.(release, choice) ?? [])]} />
      <Choices
        release={release}
        lang={lang}
        path={path}
        choice={choice}
        nodes={of.nodes(release)}
        keys={of.keys}
      />
      <div class="figures">
        {lead ? <LeadFigure {...lead} /> : null}
        {supporting.map((box) => (
          <FigureBox key={box.figure.id} {...box} />
        ))}
      </div>
      {folded.length === 0 ? null : (
        <div class="folds">
          {folded.map((box) => (
            <FoldedFigure key={box.figure.id} {...box} />
          ))}
        </div>
      )}
      <Absent figures={absent.map(({ figure }) => figure)} lang={lang} />
      {of.rest?.(release, choice, lang)}
    </>,
    ['figures'],
  );
}

/** What cannot be computed of this release, and why: a line a reason, as there is nothing to open. */
function Absent({ figures, lang }: { figures: readonly Figure[]; lang: Lang }) {
  const reasons = [...new Set(figures.map(({ why }) => why![lang]))];
  const titles = (reason: string) =>
    figures.filter(({ why }) => why![lang] === reason).map(({ title }) => title[lang]);
  return (
    <>
      {reasons.map((reason) => (
        <p class="note" key={reason}>
          {
            {
              en: `Not computed: ${titles(reason).join('; ')}. ${reason}`,
              zh: `未计算：${titles(reason).join('；')}。${reason}`,
            }[lang]
          }
        </p>
      ))}
    </>
  );
}

/** The figure whose table has every row, where an address asks for one: `?table=lorenz`. */
function wholeTable({ figures }: FigurePage, query: Query): string | undefined {
  const asked = query('table');
  if (asked === undefined || asked === '') return undefined;
  checkLength('table', asked, 'name');
  const found = figures.find((id) => id === asked);
  if (found) return found;
  throw new UserError([problems.unknownCode({ file: 'table' }, { en: 'figure', zh: '图' }, asked, figures)]);
}
