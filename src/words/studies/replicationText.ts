import type { Hint, Recovered, Replication, Step } from '../../analysis/index.js';
import type { Lang, Plan } from '../../edition/index.js';
import { formatNumber, formatSignificant, periodName } from '../numbers/numbers.js';
import type { PlanNames } from './planNames.js';

/** What published figures tell of how they were made, a sentence each; nothing where all of them come out. */
export function replicationLines(plan: Plan, of: Replication, names: PlanNames, lang: Lang): string[] {
  return [
    ...possibleLine(of, lang),
    ...stepLines(of.steps, names, lang),
    ...of.hints.map((hint) => hintLine(plan, hint, names, lang)),
    ...of.recovered.flatMap((one) => recoveredLines(one, names, lang)),
  ];
}

function possibleLine({ compared, possible, rounded }: Replication, lang: Lang): string[] {
  const values = compared.cells.filter(({ equal }) => equal !== undefined).length;
  const equal = compared.cells.filter((cell) => cell.equal).length;
  if (possible === undefined || possible === equal) return [];
  const [n, all] = [formatNumber(possible, 0, lang), formatNumber(values, 0, lang)];
  return [
    {
      en: `${n} of ${all} values are possible if the inputs of ${rounded === 1 ? 'one indicator' : `${rounded} indicators`} were rounded to the decimals in which they are given here.`,
      zh: `若${rounded}项指标的输入数值按此处给出的小数位数舍入，则${all}个公布数值中有${n}个可能成立。`,
    }[lang],
  ];
}

/** The nodes whose figures cannot all follow from their children's; the lowest of them first. */
function stepLines(steps: readonly Step[], names: PlanNames, lang: Lang): string[] {
  if (steps.length === 0) return [];
  const failed = steps.filter(({ places, possible }) => possible < places);
  if (failed.length === 0) {
    return [
      {
        en: 'Every published part follows from its published components by the method given here.',
        zh: '已公布的各层级数值均可由其已公布的下级数值按此处方法得出。',
      }[lang],
    ];
  }
  return failed.map(({ node, period, places, possible, worst }, i) => {
    const [of, when, at] = [names.node(node), periodName(period, lang), worst!.unit];
    const place = names.place({ level: '', unit: at });
    const range = [worst!.span.low, worst!.span.high].map((x) => formatSignificant(x, lang));
    return {
      en: `${i === 0 ? 'The methods part first at' : 'Also at'} ${of}, ${when}: ${possible} of ${places} published values can follow from the published components; that of ${place} is ${worst!.value}, between ${range[0]} and ${range[1]} would follow.`,
      zh: `${i === 0 ? '方法最先不一致之处' : '此外'}：${of}，${when}：${places}个公布数值中有${possible}个可由已公布的下级数值得出；${place}公布为${worst!.value}，应在${range[0]}至${range[1]}之间。`,
    }[lang];
  });
}

function hintLine(plan: Plan, hint: Hint, names: PlanNames, lang: Lang): string {
  const figures = formatNumber(hint.figures, 0, lang);
  const when = hint.periods.map((period) => periodName(period, lang)).join({ en: ' to ', zh: '至' }[lang]);
  const of = [names.node(hint.node), when].join(lang === 'zh' ? '，' : ', ');
  const cause = causeText(plan, hint)[lang];
  return lang === 'zh'
    ? `${of}：若${cause}，则全部${figures}个公布数值均可得出。`
    : `${of}: all ${figures} published figures follow if ${cause}.`;
}

function causeText(plan: Plan, hint: Hint): Record<Lang, string> {
  switch (hint.kind) {
    case 'factor':
    case 'offset': {
      const between = (lang: Lang) => spanText(hint.span, lang);
      return hint.kind === 'factor'
        ? { en: `ours are multiplied by ${between('en')}`, zh: `本指数乘以${between('zh')}` }
        : { en: `${between('en')} is added to ours`, zh: `本指数加上${between('zh')}` };
    }
    case 'rounding':
      return {
        'half-away': { en: 'halves are rounded away from zero', zh: '按四舍五入取值' },
        'half-even': { en: 'halves are rounded to the even digit', zh: '按四舍六入五成双取值' },
        down: { en: 'values are rounded down', zh: '数值向下取整' },
        up: { en: 'values are rounded up', zh: '数值向上取整' },
      }[hint.rule];
    case 'ranks': {
      const of = { unrounded: { en: 'unrounded', zh: '未舍入' }, rounded: { en: 'rounded', zh: '舍入后' } }[
        hint.of
      ];
      const ties = {
        first: { en: 'ties share the first rank', zh: '并列者取最前位次' },
        last: { en: 'ties share the last rank', zh: '并列者取最后位次' },
        dense: { en: 'ties count as one place', zh: '并列者只占一个位次' },
      }[hint.ties];
      return {
        en: `ranks are those of ${of.en} values among the published places alone; ${ties.en}`,
        zh: `位次按${of.zh}数值仅在已公布的地区之间排列，${ties.zh}`,
      };
    }
    case 'goalposts': {
      const each = (lang: Lang) =>
        hint.goalposts.map(({ indicator, end, span, given }) => {
          const title = plan.indicators.find(({ id }) => id === indicator)!.title[lang];
          const [range, here] = [spanText(span, lang), formatSignificant(given, lang)];
          return lang === 'zh'
            ? `${title}的${end === 'low' ? '下限' : '上限'}为${range}，而非${here}`
            : `the ${end === 'low' ? 'lower' : 'upper'} goalpost of ${title} is ${range}, not ${here}`;
        });
      return { en: each('en').join(', and '), zh: each('zh').join('；') };
    }
    case 'earlier': {
      const { title } = plan.indicators.find(({ id }) => id === hint.indicator)!;
      return {
        en: `the figures of ${title.en} are those of the period before`,
        zh: `${title.zh}采用了上一期的数值`,
      };
    }
  }
}

const spanText = ({ low, high }: { low: number; high: number }, lang: Lang): string => {
  const [a, b] = [low, high].map((x) => formatSignificant(x, lang));
  if (a === b) return a!;
  return lang === 'zh' ? `${a}至${b}之间的数` : `a number between ${a} and ${b}`;
};

function recoveredLines(one: Recovered, names: PlanNames, lang: Lang): string[] {
  const of = `${names.node(one.node)}${lang === 'zh' ? '，' : ', '}${periodName(one.period, lang)}`;
  if (!one.weights) {
    return [
      {
        en: `${of}: no weights give the published values of ${one.places} places from their components.`,
        zh: `${of}：没有任何权重能由下级数值得出${one.places}个地区的公布数值。`,
      }[lang],
    ];
  }
  const weight = (x: number) => formatNumber(x, 3, lang);
  const parts = one.weights.map(({ child, span, given }) => {
    // Outwards, so that the range that is read holds the weight.
    const low = weight(Math.floor(span.low * 1000 + 1e-6) / 1000);
    const high = weight(Math.ceil(span.high * 1000 - 1e-6) / 1000);
    const range = low === high ? low : `${low}–${high}`;
    const here = { en: `${weight(given)} here`, zh: `此处为${weight(given)}` }[lang];
    return lang === 'zh'
      ? `${names.node(child)} ${range}（${here}）`
      : `${names.node(child)} ${range} (${here})`;
  });
  const alike = one.alike.map((pair) => pair.map(names.node).join(lang === 'zh' ? '与' : ' and '));
  return [
    {
      en: `${of}: weights that give the published values of ${one.places} places: ${parts.join(', ')}.`,
      zh: `${of}：能得出${one.places}个地区公布数值的权重：${parts.join('，')}。`,
    }[lang],
    ...alike.map(
      (pair) =>
        ({
          en: `Of the weights of ${pair} these figures give only the sum.`,
          zh: `${pair}的权重无法区分，只能确定二者之和。`,
        })[lang],
    ),
  ];
}
