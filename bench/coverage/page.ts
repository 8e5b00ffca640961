import { median } from '../../dist/engine/stats/median.js';
import { groupBy } from '../../dist/sql/groupBy.js';
import type { Cell } from './cell.js';
import { fileOf, type Results, type Row } from './results.js';

const sections: readonly { counts: Cell['counts']; title: string; about: string }[] = [
  {
    counts: 'wrong',
    title: 'Verdicts where nothing changed',
    about: `The share of trials with a verdict in either direction although nothing changed; for statements based on rank intervals or on
differing growth, the share that is false. The nominal rate is 5%; up to 6%, plus 1.645 standard errors, is accepted (10% for releases
with a false order).`,
  },
  {
    counts: 'cover',
    title: 'Intervals',
    about: `The share of trials whose interval contains the true value; at least 93% is required of 95% intervals and 88% of the 90% rank
intervals, each less 1.645 standard errors. Rank intervals are to contain the ranks that the true figures give: with other weights and
without one indicator (\`bench/coverage/ranks.ts\`), those from data alone at the published weights (\`bench/coverage/deciles.ts\`).
Intervals wider than nominal are acceptable. Fewer than ten forecasts say nothing: such panels are not in the shares below.`,
  },
  {
    counts: 'found',
    title: 'Changes that are found',
    about: 'The share of trials in which a real change gets the correct verdict. Nothing is required of it.',
  },
];

const intro = `# How often intervals and verdicts are right

**For statisticians who want to know how far the statements of an index can be trusted.** Every procedure that gives an interval or a verdict was
tried on simulated panels whose truth is known. This page says for each how often it was right; the files have every panel, with the number of
trials and the standard error of the simulation:

| file of \`docs/coverage/\` | panels |
|---|---|
`;

const rest = `
\`npm run bench coverage\` writes the files and this page, with fixed seeds. \`npm run bench coverage 250 ranks growth-orders\` simulates these parts alone
and leaves the others as they are. The panels are described in \`bench/coverage/\`, the procedures in [method.md](method.md).

**Not simulated**, and therefore to be read with caution:
- correlations, their p-values and changes (audit); intervals of sensitivity indices; Moran’s I of values with ties, or with neighbours other than the nearest four;
- verdicts on the dispersion of groups of other sizes than these, with ties, or with negative values;
- verdicts on gaps of levels of groups together with those of units, and of lists in which errors are declared, records are left out or neighbours are alike: how the procedures join; rows named “counts that grow” are from before verdicts were judged together, which makes fewer;
- errors of figures that nobody declared, in verdicts on gaps;
- clusters of places by local Moran’s I as a list: each is tested by itself;
- orders of growth with other errors than those of counts, with errors that belong together in both periods, or with filled-in figures;
- rank intervals per capita, and those with errors that are given by another indicator or estimated from contributors: they are computed like those below;
- rank intervals of \`iplus robustness\` with variants other than those of a release, and shares of replicates (in the top k, one place above another);
- the distance between a carried or interpolated figure and the missing one: the rows with carried-over figures compare with what is expected of the same records;
- intervals of sizes, growth and jobs: they follow from the interval of a slope, which is tested below; slopes of places whose neighbours are alike and whose index has errors: each is tested alone.
`;

/** The page on results: a line for each procedure. */
export function pageOf(results: Results): string {
  const files = sections.map(
    ({ counts }) => `| [${fileOf[counts]}](coverage/${fileOf[counts]}) | ${results[counts].length} |\n`,
  );
  const tables = sections.map(
    ({ counts, title, about }) => `
## ${title}

${about}

| what | units | panels | lowest | median | highest |${counts === 'found' ? '' : ' holds in |'}
|---|---|---:|---:|---:|---:|${counts === 'found' ? '' : '---|'}
${[...groupBy(results[counts], ({ what }) => what).values()].map((rows) => lineOf(counts, rows)).join('\n')}
`,
  );
  return `${intro}${files.join('')}${rest}${tables.join('')}`;
}

/** What all panels of a procedure say together. */
function lineOf(counts: Cell['counts'], rows: readonly Row[]): string {
  const judged = counts === 'found' ? rows : rows.filter(({ holds }) => holds !== '');
  const shares = judged.flatMap(({ share }) => (share === '' ? [] : [Number(share)])).sort((a, b) => a - b);
  const percent = (share = Number.NaN) => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(1)}%`);
  const units = rows.map((row) => Number(row.units));
  const [fewest, most] = [Math.min(...units), Math.max(...units)];
  const said = [
    rows[0]!.what,
    fewest === most ? fewest : `${fewest} to ${most}`,
    rows.length,
    percent(shares[0]),
    percent(median(shares)),
    percent(shares.at(-1)),
  ];
  const held = judged.filter(({ holds }) => holds === 'yes').length;
  const holding = held < judged.length ? `**${held} of ${judged.length}**` : `all ${held}`;
  return `| ${[...said, ...(counts === 'found' ? [] : [judged.length === 0 ? '–' : holding])].join(' | ')} |`;
}
