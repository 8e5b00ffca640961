import { fileArguments, type Lang, type Recipe, type Text } from '../edition/index.js';
import { padRight } from '../words/index.js';

/** A published index of which there is a recipe. */
export interface ShelfEntry {
  name: string;
  title: Text;
  recipe: Recipe;
  /** Whether all files that it reads are in this package. */
  hasData: boolean;
}

type Outcome = Recipe['reproduced'][number];

const words = {
  en: {
    list: (n: number) => `${n} published indices. \`iplus new DIR --like NAME\` makes an edition of one:`,
    data: (of: string) => `data of ${of} included`,
    fetch: 'data to be fetched',
    licence: 'licence of the data',
    readAt: (page: string) => `read at ${page}`,
    noLicence: 'no licence of the data was found; ask the publisher before you share them',
    page: 'page',
    file: 'file',
    equal: ({ equal, values, digits }: Outcome) =>
      `${equal} of ${values} published values come out equal (${digits} ${digits === 1 ? 'decimal' : 'decimals'})`,
    possible: ({ possible }: Outcome) => `${possible} more are possible with inputs as rounded as they are`,
    different: ({ different }: Outcome) => `${different} are different`,
    ranks: (o: Outcome) => `${o['ranks-equal']} of ${o.ranks} published ranks are the same`,
    nothing: 'no published values to compare with',
    not: 'not reproduced',
    shipped: 'with the data in this package; its tests repeat the count',
    counted: (day: string) =>
      `with the whole files of the publisher, which are not in this package; counted on ${day}`,
    copied: (day: string) => `with a copy of these columns, which is not in this package; counted on ${day}`,
    copy: (address: string) => `no hash; the columns were read at ${address}`,
    make: (name: string, files: string) => `npx iplus new DIR --like ${name}${files}`,
    made: (dir: string) => `An edition of it is in ${dir}. Next:`,
    others: (files: string) =>
      `${files}: not the version with which the figures above came out; compare with \`iplus replicate\`.`,
    lang: '',
    colon: ': ',
    semicolon: '; ',
    brackets: (text: string) => ` (${text})`,
  },
  zh: {
    list: (n: number) => `共 ${n} 个已公布的指数。用 \`iplus new 文件夹 --like 名称\` 生成其版本：`,
    data: (of: string) => `含 ${of} 数据`,
    fetch: '数据须自行下载',
    licence: '数据许可',
    readAt: (page: string) => `见 ${page}`,
    noLicence: '未查到数据许可；分享之前请向发布机构查询',
    page: '网页',
    file: '文件',
    equal: ({ equal, values, digits }: Outcome) => `${values} 个公布值中 ${equal} 个相同（${digits} 位小数）`,
    possible: ({ possible }: Outcome) => `另有 ${possible} 个在输入值舍入范围内可能相同`,
    different: ({ different }: Outcome) => `${different} 个不同`,
    ranks: (o: Outcome) => `${o.ranks} 个位次中 ${o['ranks-equal']} 个相同`,
    nothing: '没有可供比较的公布值',
    not: '未能复算',
    shipped: '用随附数据，由测试重新统计',
    counted: (day: string) => `用发布机构的完整文件（未随附），${day} 统计`,
    copied: (day: string) => `用这些列的副本（未随附），${day} 统计`,
    copy: (address: string) => `无哈希值；各列取自 ${address}`,
    make: (name: string, files: string) => `npx iplus new 文件夹 --like ${name}${files}`,
    made: (dir: string) => `已在 ${dir} 生成该指数的版本。下一步：`,
    others: (files: string) => `${files}：并非得出上述结果的版本；请用 \`iplus replicate\` 比较。`,
    lang: ' --lang zh',
    colon: '：',
    semicolon: '；',
    brackets: (text: string) => `（${text}）`,
  },
};

/** Every published index on the shelf, one a line with its field, licence and what comes out the same. */
export function shelfText(all: readonly ShelfEntry[], lang: Lang): string {
  const w = words[lang];
  const width = Math.max(...all.map(({ name }) => name.length)) + 2;
  return [
    w.list(all.length),
    '',
    ...all.flatMap(({ name, title, recipe, hasData }) => [
      `${padRight(name, width)}${title[lang]}${w.brackets(recipe.publisher[lang])}${w.colon}${recipe.field[lang]}`,
      `${padRight('', width)}${recipe.licence?.name ?? w.noLicence}${w.semicolon}${hasData ? w.data(shippedPeriods(recipe)) : w.fetch}`,
      `${padRight('', width)}${outcomeLines(recipe, lang).at(hasData ? 0 : -1)!}`,
    ]),
  ].join('\n');
}

/** The periods of the data in this package. */
const shippedPeriods = ({ reproduced }: Recipe) => reproduced.find(({ counted }) => !counted)?.of ?? '';

/** What comes out the same, a line for each set of published values: first that of the data in this package, the widest last. */
function outcomeLines({ reproduced, sources }: Recipe, lang: Lang): string[] {
  const w = words[lang];
  if (reproduced.length === 0) return [w.nothing];
  return reproduced.map((o) => {
    const parts = [
      ...(o.values > 0 ? [w.equal(o)] : []),
      ...(o.possible > 0 ? [w.possible(o)] : []),
      ...(o.different > 0 ? [w.different(o)] : []),
      ...(o.ranks === undefined ? [] : [w.ranks(o)]),
    ];
    const counted = sources.some(({ copy }) => copy) ? w.copied : w.counted;
    const how = o.counted === undefined ? w.shipped : counted(o.counted);
    return `${o.of}${w.colon}${parts.join(w.semicolon)}${w.brackets(how)}`;
  });
}

/**
 * What is known of one published index: its source, licence, what comes out the same and what does not.
 *
 * @param made the folder in which an edition of it was made, and files that are not those of the recipe
 */
export function recipeText(
  { name, title, recipe, hasData }: ShelfEntry,
  lang: Lang,
  made?: { dir: string; others: readonly string[] },
): string {
  const w = words[lang];
  const { licence, sources } = recipe;
  const files = hasData ? '' : ` --data ${fileArguments(sources)}`;
  const next = made
    ? [
        ...(made.others.length > 0 ? [w.others(made.others.join(', '))] : []),
        w.made(made.dir),
        `  npx iplus check ${made.dir}${w.lang}`,
        ...(recipe.reproduced.length > 0 ? [`  npx iplus replicate ${made.dir}${w.lang}`] : []),
        `  npx iplus build ${made.dir} --out releases/${name}${w.lang}`,
      ]
    : [`  ${w.make(name, files)}`];
  return [
    title[lang] + w.brackets(recipe.publisher[lang]),
    w.page + w.colon + recipe.page,
    ...sources.flatMap(({ file, address, sha256, copy }) => [
      w.file + w.colon + file,
      `  ${address}`,
      sha256 ? `  sha256 ${sha256}` : `  ${w.copy(copy ?? address)}`,
    ]),
    ...(licence
      ? [w.licence + w.colon + licence.name + w.brackets(w.readAt(licence.read)), licence.note?.[lang]]
      : [w.noLicence, recipe['licence-sought']?.[lang]]),
    ...outcomeLines(recipe, lang),
    ...(recipe['not-reproduced'] ?? []).map((text) => w.not + w.colon + text[lang]),
    '',
    ...next,
  ]
    .filter((line) => line !== undefined)
    .join('\n');
}

/** The same for programs. */
export const recipeJson = ({ name, title, recipe, hasData }: ShelfEntry): object => ({
  name,
  title,
  hasData,
  ...recipe,
});
