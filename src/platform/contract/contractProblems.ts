import type { Place, Problem, Text } from '../../edition/index.js';

/** Maximum length of the id of a contract in characters: it stands in addresses and in names of files. */
export const longestId = 60;

const custom = (property: string) => `{ property: ${property}, value: … }`;

/** Problems of data contracts, in both languages. */
export const contractProblems = {
  /** A problem of the shape of the file, with what helps in a contract. */
  ofContract: (problem: Problem): Problem =>
    problem.mend.en.includes('`iplus schema`')
      ? {
          ...problem,
          mend: {
            en: 'write it as the Open Data Contract Standard 3.2.0 says, e.g. enum: [{ value: express }, { value: same-day }]; `iplus contract new FILE` writes an example',
            zh: '请按 Open Data Contract Standard 3.2.0 书写，如 enum: [{ value: express }, { value: same-day }]；`iplus contract new FILE` 可生成样例',
          },
        }
      : problem,
  version: (at: Place, version: string): Problem => ({
    at,
    found: { en: `version ${version}`, zh: `版本号 ${version}` },
    expected: { en: 'three numbers, such as 1.0.0', zh: '三段数字，如 1.0.0' },
    mend: {
      en: 'quote it in the file; the first number grows with breaking changes',
      zh: '请在文件中加引号；首段数字随不兼容的变更递增',
    },
  }),
  longId: (at: Place, length: number): Problem => ({
    at,
    found: { en: `an id of ${length} characters`, zh: `${length} 个字符的 id` },
    expected: { en: `at most ${longestId} characters`, zh: `不超过 ${longestId} 个字符` },
    mend: { en: 'give it a shorter id, and put the rest into name', zh: '请缩短 id，其余写入 name' },
  }),
  oneObject: (at: Place, count: number): Problem => ({
    at,
    found: { en: `${count} kinds of records`, zh: `${count} 种记录` },
    expected: { en: 'one kind of records a contract', zh: '每份数据契约只含一种记录' },
    mend: { en: 'write a contract for each', zh: '请分别订立数据契约' },
  }),
  unknownType: (at: Place, name: string, type: string | undefined, known: readonly string[]): Problem => ({
    at,
    found: {
      en: type === undefined ? `no logicalType of ${name}` : `logicalType ${type} of ${name}`,
      zh: type === undefined ? `${name} 未写 logicalType` : `${name} 的 logicalType 为 ${type}`,
    },
    expected: { en: known.join(' | '), zh: known.join(' | ') },
    mend: {
      en: 'records are flat: give each value a field of one of these types',
      zh: '记录为平面结构：请为每个值设一个字段，类型取其一',
    },
  }),
  wrongOptions: (at: Place, name: string, type: string, option: string): Problem => ({
    at,
    found: { en: `${option} of ${name}, a ${type}`, zh: `${type} 类型的字段 ${name} 写有 ${option}` },
    expected: {
      en: `an option that a ${type} has in the standard, of the right form`,
      zh: `标准中 ${type} 类型允许的选项及其形式`,
    },
    mend: { en: 'take it out or change it', zh: '请删去或修改' },
  }),
  pattern: (at: Place, name: string, why: 'invalid' | 'slow'): Problem => ({
    at,
    found:
      why === 'invalid'
        ? {
            en: `a pattern of ${name} that is no regular expression`,
            zh: `${name} 的 pattern 不是正则表达式`,
          }
        : {
            en: `a pattern of ${name} that can take very long on some texts`,
            zh: `${name} 的 pattern 对某些文本耗时极长`,
          },
    expected: {
      en: 'a pattern of ECMAScript without repeated groups, references back and looks ahead, with at most two * or +',
      zh: 'ECMAScript 正则表达式，不含重复的分组、反向引用和环视，* 与 + 合计至多两个',
    },
    mend: { en: 'write it plainer, or list the values as enum', zh: '请改写得更简单，或用 enum 列出取值' },
  }),
  dateFormat: (at: Place, name: string, format: string): Problem => ({
    at,
    found: { en: `dates of ${name} as ${format}`, zh: `${name} 的日期格式为 ${format}` },
    expected: { en: 'yyyy-MM-dd | yyyy-MM | yyyy', zh: 'yyyy-MM-dd | yyyy-MM | yyyy' },
    mend: { en: 'send dates of ISO 8601', zh: '请按 ISO 8601 书写日期' },
  }),
  role: (at: Place, role: string, names: readonly string[]): Problem => ({
    at,
    found:
      names.length === 0
        ? { en: `no field that is the ${role}`, zh: `没有字段的 role 为 ${role}` }
        : {
            en: `several fields that are the ${role}: ${names.join(', ')}`,
            zh: `多个字段的 role 为 ${role}：${names.join('、')}`,
          },
    expected: {
      en: `one field with customProperties ${custom('role').replace('…', role)}`,
      zh: `一个字段在 customProperties 中写有 ${custom('role').replace('…', role)}`,
    },
    mend: { en: 'name the field where it stands', zh: '请指明所在字段' },
  }),
  required: (at: Place, name: string, because: Text): Problem => ({
    at,
    found: { en: `${name} is not required`, zh: `${name} 未设为必填` },
    expected: {
      en: `required: true, because it is ${because.en}`,
      zh: `required: true，因为它是${because.zh}`,
    },
    mend: { en: 'add required: true', zh: '请加上 required: true' },
  }),
  noContributor: (at: Place, least: number): Problem => ({
    at,
    found: {
      en: `fewestContributors: ${least}, and no field that names the contributor`,
      zh: `fewestContributors 为 ${least}，但没有字段表示贡献者`,
    },
    expected: {
      en: `one field with customProperties ${custom('role').replace('…', 'contributor')}`,
      zh: `一个字段在 customProperties 中写有 ${custom('role').replace('…', 'contributor')}`,
    },
    mend: {
      en: 'name the field that says who is behind a record, or take fewestContributors out',
      zh: '请指明表示记录来源的字段，或删去 fewestContributors',
    },
  }),
  noKey: (at: Place): Problem => ({
    at,
    found: { en: 'no key', zh: '没有主键' },
    expected: {
      en: 'primaryKey: true on the fields that name a record, so that it counts once however often it is sent',
      zh: '在标识一条记录的字段上写 primaryKey: true，以便重复发送时只计一次',
    },
    mend: { en: 'add it; an id of the sender is best', zh: '请补上；以发送方自有的编号为宜' },
  }),
  unknownField: (at: Place, name: string, fields: readonly string[]): Problem => ({
    at,
    found: { en: `${name}, which is no field of the contract`, zh: `${name} 不是本契约的字段` },
    expected: { en: fields.join(' | '), zh: fields.join(' | ') },
    mend: { en: 'name a field', zh: '请改为契约中的字段' },
  }),
  customValue: (at: Place, property: string, expected: Text): Problem => ({
    at,
    found: { en: `a value of ${property} that cannot be used`, zh: `${property} 的值不可用` },
    expected,
    mend: { en: 'write it so', zh: '请照此书写' },
  }),
  operators: (at: Place, count: number, wanted: number): Problem => ({
    at,
    found: { en: `a quality rule with ${count} operators`, zh: `质量规则含${count}个比较条件` },
    expected:
      wanted === 0
        ? {
            en: 'none for a rule in words or of a program of its own',
            zh: '文字规则和自定义规则不含比较条件',
          }
        : { en: 'exactly one, such as mustBeBetween', zh: '恰好一个，如 mustBeBetween' },
    mend: { en: 'split the rule, or write it with one', zh: '请拆分规则或补齐' },
  }),
  ruleNeeds: (at: Place, type: string, key: string): Problem => ({
    at,
    found: { en: `a quality rule of type ${type} without ${key}`, zh: `${type} 类型的质量规则缺少 ${key}` },
    expected: { en: key, zh: key },
    mend: { en: 'add it', zh: '请补上' },
  }),
  twice: (at: Place, what: string): Problem => ({
    at,
    found: { en: `${what} twice`, zh: `${what} 重复` },
    expected: { en: 'each once', zh: '各一次' },
    mend: { en: 'take one out', zh: '请删去其一' },
  }),
  sameVersion: (at: Place, version: string): Problem => ({
    at,
    found: { en: `another contract of version ${version}`, zh: `版本 ${version} 的内容与此前不同` },
    expected: { en: 'a version never changes', zh: '版本一经确定不再更改' },
    mend: { en: 'give the new contract a new version', zh: '请为新契约使用新版本号' },
  }),
  versionStep: (at: Place, version: string, least: string, because: Text): Problem => ({
    at,
    found: { en: `version ${version}`, zh: `版本号 ${version}` },
    expected: { en: `${least} or later: ${because.en}`, zh: `不低于 ${least}：${because.zh}` },
    mend: { en: `make it ${least}`, zh: `请改为 ${least}` },
  }),
  otherContract: (at: Place, found: string, expected: string): Problem => ({
    at,
    found: { en: `contract ${found}`, zh: `数据契约 ${found}` },
    expected: { en: `a later version of ${expected}`, zh: `${expected} 的后续版本` },
    mend: { en: 'compare two versions of one contract', zh: '请比较同一契约的两个版本' },
  }),
};
