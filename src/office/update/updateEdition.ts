import {
  type ChangedLines,
  type CsvPatch,
  type Edition,
  type Plan,
  type Problem,
  same,
  type Text,
  type YamlPatch,
} from '../../edition/index.js';
import type { KnownPlaces } from '../places.js';
import { matchPlaces } from '../places.js';
import { faultProblems, unansweredProblems } from '../problems.js';
import type { Answers, Question } from '../questions.js';
import { DataFiles } from './dataFiles.js';
import { differencesOf, type EditionDifferences, groupCodes } from './differences.js';
import { EditionWriter } from './editionWriter.js';
import { type SortedFigures, scaleChanges, sortFigures } from './figures.js';
import type { IncomingTable } from './incoming.js';
import { indicatorsOf, type MatchedItems, matchNames, type SettledMatches, unitsOf } from './match.js';
import { newPeriodQuestions } from './periods.js';
import { differenceQuestions, figureQuestions, indicatorQuestions, unitQuestions } from './questions.js';

/** An edition as it is on disk. */
export interface EditionFiles {
  plan: Plan;
  source: Edition['source'];
  /** Its texts by name: edition.yaml, the tables, data/*.csv. */
  files: ReadonlyMap<string, string>;
}

/** What a table makes of an edition. */
export interface EditionUpdate {
  /** All questions; some appear only when others are answered. */
  questions: Question[];
  problems: Problem[];
  figures: { added: number; missing: number; revised: number; same: number; left: number };
  /** The changed files; empty where something is not answered. */
  files: { file: string; text: string; changes: ChangedLines[] }[];
  notes: Text[];
}

/**
 * Updates an edition from a table of another year, or from its own workbook that was changed: units and indicators keep their
 * ids, figures are added or revised, and the method stays as it is unless the answers say otherwise.
 *
 * @param known places whose codes new units may get
 * @param spell transliterates a text to Latin letters, to compare names
 */
export function updateEdition(
  edition: EditionFiles,
  incoming: IncomingTable,
  answers: Answers,
  known: readonly KnownPlaces[] = [],
  spell: (text: string) => string = (text) => text,
): EditionUpdate {
  const { plan, source, files } = edition;
  const stores = new DataFiles(files, source);
  const units = matchNames(incoming.units, unitsOf(plan), spell);
  const indicators = matchNames(incoming.indicators, indicatorsOf(plan), spell);
  const settled = settleMatches(incoming, units, indicators, codesFor(incoming, plan, known, spell), answers);
  const sorted = sortFigures(incoming, plan, stores, settled);
  const differences = differencesOf(incoming, plan, settled);
  const scales = scaleChanges(sorted, plan, stores);
  const periods = [...new Set(sorted.added.map(({ period }) => period))].sort();
  const questions = [
    ...unitQuestions(remainingMatches(units, settled.unit), plan, periods.length > 0),
    ...indicatorQuestions(remainingMatches(indicators, settled.indicator), plan, periods.length > 0),
    ...differenceQuestions(differences),
    ...figureQuestions(sorted, scales),
    ...newPeriodQuestions(source, plan, periods),
  ];
  const wrong = [...faultProblems(incoming.file, sorted.faults), ...figureProblems(incoming, plan, sorted)];
  const problems = wrong.length > 0 ? wrong : unansweredProblems(incoming.file, questions, answers);
  const figures = countsOf(sorted, answers);
  if (problems.length > 0) return { questions, problems, figures, files: [], notes: [] };
  const out = new Set([
    ...(answers['measures'] === 'leave' ? differences.measures.map(({ id }) => id) : []),
    ...(answers['scale'] === 'leave' ? scales.map(({ id }) => id) : []),
  ]);
  writeFigures(stores, sorted, answers, out);
  const written = new EditionWriter(files, source);
  const notes = [
    ...writeUnits(written, incoming, plan, remainingMatches(units, settled.unit), settled, answers, periods),
    ...writeDifferences(written, differences, answers),
    ...writePeriods(written, source, periods, answers),
  ];
  const changed = [...written.patches(), ...stores.patches()].map(fileOf);
  return { questions, problems: [], figures, files: changed, notes };
}

/** What is absent once those that were open are answered. */
function remainingMatches(matched: MatchedItems, idOf: (key: string) => string | undefined): MatchedItems {
  const answered = new Set(matched.open.map(({ key }) => idOf(key)));
  return { ...matched, absent: matched.absent.filter(({ id }) => !answered.has(id)) };
}

const fileOf = ({ file, patched: text, changes }: CsvPatch | YamlPatch) => ({ file, text, changes });

function countsOf({ added, revised, same, left }: SortedFigures, answers: Answers): EditionUpdate['figures'] {
  const missing = added.filter(({ number }) => Number.isNaN(number)).length;
  const taken = revised.filter((one) => isRevised(one.figure.number, answers)).length;
  return {
    added: added.length - missing,
    missing,
    revised: taken,
    same,
    left: left + revised.length - taken,
  };
}

const isRevised = (number: number, answers: Answers) =>
  answers['revisions'] === 'sheet' || (answers['revisions'] === 'figures' && !Number.isNaN(number));

/** What is open as the answers say; what is not answered is left out. */
function settleMatches(
  { units: named }: IncomingTable,
  units: MatchedItems,
  indicators: MatchedItems,
  codes: (key: string) => string,
  answers: Answers,
): SettledMatches {
  const openUnits = new Map(
    units.open.map(({ key, near }) => {
      const answer =
        near.length > 0 ? answers[`unit:${key}`] : answers['new-units'] === 'add' ? 'new' : undefined;
      const id = near.find((one) => answer === one.id || answer === `${one.id}=renamed`)?.id;
      return [key, answer === 'new' ? codes(key) : id] as const;
    }),
  );
  const openIndicators = new Map(
    indicators.open.map(({ key, near }) => {
      const answer = answers[`indicator:${key.replaceAll('\0', ' › ')}`];
      return [key, near.find((one) => one.id === answer)?.id] as const;
    }),
  );
  return {
    unit: (key) => units.found.get(key) ?? (named.has(key) ? openUnits.get(key) : undefined),
    indicator: (key) => indicators.found.get(key) ?? openIndicators.get(key),
  };
}

/** Codes of new units: their own, those of the list of places that the edition takes its codes from, or their names. */
function codesFor(
  { units }: IncomingTable,
  plan: Plan,
  known: readonly KnownPlaces[],
  spell: (text: string) => string,
): (key: string) => string {
  const names = plan.units.map(({ name }) => name.zh);
  const list = matchPlaces(names, known, spell);
  const agree = plan.units.filter(({ code, name }) => list?.exact.get(name.zh)?.code === code).length;
  const places = known.filter(({ id }) => agree > plan.units.length / 2 && id === list?.list);
  return (key) => {
    const { code, name } = units.get(key)!;
    return code ?? matchPlaces([name], places, spell)?.exact.get(name)?.code ?? name;
  };
}

function figureProblems(
  { file }: IncomingTable,
  plan: Plan,
  { strange, homeless }: SortedFigures,
): Problem[] {
  return [
    ...strange.slice(0, 1).map(
      ({ period, at }): Problem => ({
        at: { file, path: at },
        found: same(`“${period}”`),
        expected: {
          en: `a period of the edition, such as ${plan.periods.at(-1)}`,
          zh: `版本的时期，如 ${plan.periods.at(-1)}`,
        },
        mend: { en: 'import a table of such periods', zh: '请导入该频率的数据表' },
      }),
    ),
    ...homeless.map(
      (id): Problem => ({
        at: { file },
        found: {
          en: `figures of ${id}, which the edition has in no CSV file of data/`,
          zh: `指标 ${id} 的数值，而版本的 data/ 下没有含该指标的 CSV 文件`,
        },
        expected: {
          en: 'indicators whose figures stand in a CSV file; those of records are computed from records',
          zh: '数值存于 CSV 文件的指标；由记录计算的指标应更新记录',
        },
        mend: {
          en: 'remove the column, or add one for it to a file of data/',
          zh: '请删去该列，或在 data/ 的文件中为其增加一列',
        },
      }),
    ),
  ];
}

function writeFigures(
  stores: DataFiles,
  { added, revised }: SortedFigures,
  answers: Answers,
  out: ReadonlySet<string>,
): void {
  for (const { unit, period, indicator, number } of added)
    if (!out.has(indicator)) stores.add(unit, period, indicator, number);
  for (const { figure, spot } of revised) {
    const { unit, period, indicator, number } = figure;
    if (!isRevised(number, answers) || out.has(indicator)) continue;
    if (spot) stores.change(spot, number);
    else stores.add(unit, period, indicator, number);
  }
}

/** Adds new units, renames others, and ends those that exist no longer. */
function writeUnits(
  written: EditionWriter,
  { units: named }: IncomingTable,
  plan: Plan,
  { open, absent }: MatchedItems,
  settled: SettledMatches,
  answers: Answers,
  periods: readonly string[],
): Text[] {
  const known = new Map(plan.units.map((unit) => [unit.code, unit]));
  const notes: Text[] = [];
  for (const { key, name } of open) {
    const code = settled.unit(key);
    if (code === undefined) continue;
    const unit = known.get(code);
    if (!unit) written.addUnit(code, name, groupCodes(named.get(key)!.groups, plan));
    else if (answers[`unit:${key}`] === `${code}=renamed`) {
      const lang = /\p{Script=Han}/u.test(name) ? 'zh' : 'en';
      if (!written.setName(code, unit.name, lang, name)) notes.push(notWrittenNote(code));
    }
  }
  if (answers['absent-units'] !== 'ended') return notes;
  const last = plan.periods.filter((period) => period < periods[0]!).at(-1) ?? plan.periods.at(-1)!;
  for (const { id } of absent)
    if (!written.setUnit(id, 'until', last)) notes.push(notWrittenNote(`${id}, until`));
  return notes;
}

function writeDifferences(
  written: EditionWriter,
  { weights, directions, names, groups }: EditionDifferences,
  answers: Answers,
): Text[] {
  const taken = (id: string) => answers[id] === 'sheet';
  const done = [
    ...(taken('weights') ? weights : []).map(({ id, write }) => [id, written.setWeight(id, write)] as const),
    ...(taken('directions') ? directions : []).map(
      ({ id, after }) => [id, written.setDirection(id, after)] as const,
    ),
    ...(taken('names') ? names : []).map(({ kind, id, title, lang, text }) => {
      const set =
        kind === 'unit' ? written.setName(id, title, lang, text) : written.setTitle(id, title, lang, text);
      return [id, set] as const;
    }),
    ...(taken('groups') ? groups : []).map(
      ({ code, column, after }) => [code, written.setUnit(code, column, after)] as const,
    ),
  ];
  return done.flatMap(([id, set]) => (set ? [] : [notWrittenNote(id)]));
}

const notWrittenNote = (id: string): Text => ({
  en: `${id}: the edition has no place where this could be written; change it by hand.`,
  zh: `${id}：版本中没有可写入之处，请手工修改。`,
});

function writePeriods(
  written: EditionWriter,
  source: Edition['source'],
  periods: readonly string[],
  answers: Answers,
): Text[] {
  const last = periods.at(-1);
  if (last === undefined) return [];
  const as = (like: string | number | undefined) => (typeof like === 'number' ? Number(last) : last);
  const { list, last: end } = source.periods;
  if (answers['periods'] === 'extend') {
    const more = periods.filter((period) => list && !list.map(String).includes(period));
    for (const period of more)
      written.yaml.push(['periods', 'list'], typeof list![0] === 'number' ? Number(period) : period);
    if (end !== undefined) written.yaml.set(['periods', 'last'], as(end));
  }
  if (answers['version'] === 'raise') written.yaml.set(['version'], as(source.version));
  const fixed = (source.contextual ?? []).filter(({ file }) => file !== undefined);
  return fixed.length === 0
    ? []
    : [
        {
          en: `Figures beside the index are shown for the period that edition.yaml names: ${fixed.map(({ id, period }) => `${id} ${period}`).join(', ')}.`,
          zh: `随指数展示的数值仍取 edition.yaml 所写的时期：${fixed.map(({ id, period }) => `${id} ${period}`).join('、')}。`,
        },
      ];
}
