import { didYouMean, oneOfWords } from './candidates.js';
import type { Problem } from './problem.js';

/** Names of files for a command line, in quotes where they have spaces. */
export const fileArguments = (files: readonly { file: string }[]): string =>
  files.map(({ file }) => (file.includes(' ') ? `"${file}"` : file)).join(' ');

/** Problems of a recipe of a published index. */
export const shelfProblems = {
  unknownRecipe: (name: string, known: readonly string[]): Problem => ({
    at: { file: 'iplus new --like' },
    found:
      name === ''
        ? { en: 'no name of an index', zh: '未给出指数名称' }
        : { en: `an index “${name}” that is not on the shelf`, zh: `架上没有指数“${name}”` },
    expected: oneOfWords(known),
    mend: didYouMean(name, known, {
      en: 'choose one; `iplus new --like` lists them with what they are about',
      zh: '请选择其一；`iplus new --like` 列出全部及其内容',
    }),
  }),
  dataWithoutRecipe: (): Problem => ({
    at: { file: 'iplus new --data' },
    found: { en: 'data without the index that they are of', zh: '给出了数据，未说明属于哪个指数' },
    expected: { en: 'iplus new DIR --like NAME --data FILE', zh: 'iplus new 文件夹 --like 名称 --data 文件' },
    mend: { en: 'name the index with --like', zh: '请用 --like 指定指数' },
  }),
  recipeNeedsData: (
    name: string,
    dir: string,
    files: readonly { file: string; address: string }[],
    absent?: string,
  ): Problem => {
    const list = files.map(({ file, address }) => `${file} (${address})`);
    const command = `iplus new ${dir} --like ${name} --data ${fileArguments(files)}`;
    return {
      at: { file: absent ?? `iplus new --like ${name}` },
      found: absent
        ? { en: 'no such file', zh: '文件不存在' }
        : {
            en: 'an index whose data are not in this package, and not all of its files given',
            zh: '该指数的数据不随本软件提供，且未给出全部文件',
          },
      expected: {
        en: `the ${files.length === 1 ? 'file' : 'files'} ${list.join(', ')}`,
        zh: `数据文件：${list.join('、')}`,
      },
      mend: {
        en: `fetch ${files.length === 1 ? 'it' : 'them'}, then run: ${command}`,
        zh: `下载后运行：${command}`,
      },
    };
  },
  tooManyFilesForRecipe: (file: string, expected: readonly string[]): Problem => ({
    at: { file },
    found: { en: 'one file more than the recipe reads', zh: '多于该指数所需的文件' },
    expected: { en: expected.join(', '), zh: expected.join('、') },
    mend: { en: 'give these files, in this order', zh: '请按此顺序给出这些文件' },
  }),
  notTheFileOfRecipe: (
    file: string,
    expected: string,
    address: string,
    absent: readonly string[],
  ): Problem => {
    const some = absent.slice(0, 8);
    const more = absent.length - some.length;
    return {
      at: { file, line: 1 },
      found: {
        en: `no column ${some.map((c) => `“${c}”`).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
        zh: `没有${some.map((c) => `“${c}”`).join('、')}${more > 0 ? `等${absent.length}` : ''}列`,
      },
      expected: { en: `${expected}, as it is at ${address}`, zh: `${expected}，见 ${address}` },
      mend: {
        en: 'fetch that file; of another version, rename its columns',
        zh: '请下载该文件；若为其他版本，请将其列名改为上述名称',
      },
    };
  },
  noRowsOfRecipe: (file: string, column: string, keep: string | undefined): Problem => ({
    at: { file, column },
    found: { en: 'no row with a unit and a figure', zh: '没有既有单元又有数值的行' },
    expected: {
      en: `codes of units in “${column}”${keep ? ` that match ${keep}` : ''}, and figures beside them`,
      zh: `“${column}”列为单元代码${keep ? `（匹配 ${keep}）` : ''}，同行有数值`,
    },
    mend: { en: 'give the file of the publisher as it is', zh: '请给出发布机构的原始文件' },
  }),
};
