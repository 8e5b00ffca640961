import type { Plan, Text } from '../../edition/index.js';
import type { Question } from '../questions.js';
import type { EditionDifferences } from './differences.js';
import type { SortedFigures, scaleChanges } from './figures.js';
import type { EditionItem, MatchedItems } from './match.js';

const stayOption = { id: 'edition', text: { en: 'keep those of the edition', zh: '保留版本中的' } };
const takeOption = { id: 'sheet', text: { en: 'take those of the sheet', zh: '采用表中的' } };
const leaveOption = { id: 'leave', text: { en: 'leave it out', zh: '不纳入' } };

/** Questions about units that the edition does not have under this name, and about those that the table does not have. */
export function unitQuestions({ open, absent }: MatchedItems, plan: Plan, hasNewPeriod: boolean): Question[] {
  const near = open.filter((one) => one.near.length > 0);
  const far = open.filter((one) => one.near.length === 0);
  const ended = new Set(plan.units.filter(({ until }) => until !== undefined).map(({ code }) => code));
  const gone = absent.filter(({ id }) => !ended.has(id));
  return [
    ...near.map(
      ({ key, name, at, near: known }): Question => ({
        id: `unit:${key}`,
        text: {
          en: `The edition has no unit “${name}”. Which is it?`,
          zh: `版本中没有名为“${name}”的单元，它是哪一个？`,
        },
        about: [at],
        options: [
          ...known.flatMap((one) => [
            { id: one.id, text: textFor(one, 'its name stays as it is', '沿用版本中的名称') },
            { id: `${one.id}=renamed`, text: textFor(one, `now named ${name}`, `现更名为${name}`) },
          ]),
          { id: 'new', text: { en: 'a new unit', zh: '新单元' } },
          leaveOption,
        ],
      }),
    ),
    ...questionIfAny(far, (all) => ({
      id: 'new-units',
      text: { en: 'The edition does not have these units.', zh: '版本中没有以下单元。' },
      about: all.map(({ name, at }) => `${name} (${at})`),
      options: [
        { id: 'add', text: { en: 'add them as new units', zh: '作为新单元加入' } },
        { ...leaveOption, text: { en: 'leave them out', zh: '不纳入' } },
      ],
    })),
    ...questionIfAny(hasNewPeriod ? gone : [], (all) => ({
      id: 'absent-units',
      text: { en: 'The table does not have these units.', zh: '表中没有以下单元。' },
      about: all.map(({ id, name }) => {
        const both = name.en === name.zh ? name.en : `${name.en} ${name.zh}`;
        return both === id ? id : `${id} ${both}`;
      }),
      options: [
        { id: 'keep', text: { en: 'keep them, without new figures', zh: '保留，新时期无数值' } },
        {
          id: 'ended',
          text: {
            en: 'they exist no longer (until, in the table of units)',
            zh: '已撤销（写入单元表的 until 列）',
          },
        },
      ],
      usual: 'keep',
    })),
  ];
}

function textFor(known: EditionItem, en: string, zh: string): Text {
  const { en: inEnglish, zh: inChinese } = nameWithCode(known);
  return { en: `${inEnglish}, ${en}`, zh: `${inChinese}，${zh}` };
}

/** A name with its code behind it, where that is another one. */
const nameWithCode = ({ id, name }: Pick<EditionItem, 'id' | 'name'>): Text => ({
  en: id === name.en ? id : `${name.en} (${id})`,
  zh: id === name.zh ? id : `${name.zh}（${id}）`,
});

/** Questions about indicators that the edition does not have under this name, and about those that the table does not have. */
export function indicatorQuestions(
  { open, absent }: MatchedItems,
  plan: Plan,
  hasNewPeriod: boolean,
): Question[] {
  const near = open.filter((one) => one.near.length > 0);
  const far = open.filter((one) => one.near.length === 0);
  const used = new Set(plan.nodes.filter(({ indicator }) => indicator >= 0).map(({ id }) => id));
  return [
    ...near.map(
      ({ key, name, at, near: known }): Question => ({
        id: `indicator:${key.replaceAll('\0', ' › ')}`,
        text: {
          en: `The edition has no indicator “${name}”. Which is it?`,
          zh: `版本中没有名为“${name}”的指标，它是哪一项？`,
        },
        about: [at],
        options: [
          ...known.map((one) => ({
            id: one.id,
            text: nameWithCode(one),
          })),
          leaveOption,
        ],
      }),
    ),
    ...questionIfAny(far, (all) => ({
      id: 'new-indicators',
      text: {
        en: 'The edition does not have these indicators. To have them in it, write them into indicators.csv and the tree first.',
        zh: '版本中没有以下指标。如需纳入，请先写入 indicators.csv 和指标框架。',
      },
      about: all.map(({ name, at }) => `${name} (${at})`),
      options: [{ ...leaveOption, text: { en: 'leave them out', zh: '不纳入' } }],
      usual: 'leave',
    })),
    ...questionIfAny(hasNewPeriod ? absent.filter(({ id }) => used.has(id)) : [], (all) => ({
      id: 'absent-indicators',
      text: { en: 'The table does not have these indicators.', zh: '表中没有以下指标。' },
      about: all.map(({ id, name }) => `${id} ${name.en === name.zh ? name.en : `${name.en} ${name.zh}`}`),
      options: [{ id: 'keep', text: { en: 'keep them, without new figures', zh: '保留，新时期无数值' } }],
      usual: 'keep',
    })),
  ];
}

/** Questions about what the table says otherwise. */
export function differenceQuestions({
  weights,
  directions,
  names,
  groups,
  measures,
}: EditionDifferences): Question[] {
  return [
    ...questionIfAny(weights, (all) => ({
      id: 'weights',
      text: {
        en: 'The table has other weights than the edition (shares of the parent).',
        zh: '表中的权重与版本不同（占上级的份额）。',
      },
      about: all.map(
        ({ id, title, before, after }) => `${title.en} (${id}): ${share(before)} → ${share(after)}`,
      ),
      options: [stayOption, takeOption],
    })),
    ...questionIfAny(directions, (all) => ({
      id: 'directions',
      text: { en: 'The table has other directions than the edition.', zh: '表中的指标方向与版本不同。' },
      about: all.map(({ id, title, before, after }) => `${title.en} (${id}): ${before} → ${after}`),
      options: [stayOption, takeOption],
    })),
    ...questionIfAny(names, (all) => ({
      id: 'names',
      text: { en: 'The table has other names than the edition.', zh: '表中的名称与版本不同。' },
      about: all.map(
        ({ id, title, lang, text }) => `${id}: ${lang === 'zh' ? title.zh : title.en} → ${text}`,
      ),
      options: [stayOption, takeOption],
    })),
    ...questionIfAny(groups, (all) => ({
      id: 'groups',
      text: {
        en: 'Some units are in another group than in the edition.',
        zh: '部分单元所属的分组与版本不同。',
      },
      about: all.map(
        ({ code, name, column, before, after }) =>
          `${nameWithCode({ id: code, name }).en}, ${column}: ${before || '–'} → ${after}`,
      ),
      options: [stayOption, takeOption],
    })),
    ...questionIfAny(measures, (all) => ({
      id: 'measures',
      text: {
        en: 'Some indicators have another unit than in the edition.',
        zh: '部分指标的计量单位与版本不同。',
      },
      about: all.map(({ id, title, before, after }) => `${title.en} (${id}): ${before.en} → ${after}`),
      options: [
        { id: 'same', text: { en: 'the same unit in other words', zh: '写法不同，单位相同' } },
        { ...leaveOption, text: { en: 'leave these indicators out', zh: '不纳入这些指标' } },
      ],
    })),
  ];
}

const share = (weight: number) => String(Number(weight.toFixed(4)));

/** Questions about figures of the past that the table changes, and about new ones of another size. */
export function figureQuestions(
  { revised }: SortedFigures,
  scales: ReturnType<typeof scaleChanges>,
): Question[] {
  const withdrawn = revised.some(({ figure }) => Number.isNaN(figure.number));
  return [
    ...questionIfAny(revised, (all) => ({
      id: 'revisions',
      text: {
        en: 'The table changes figures that the edition has already.',
        zh: '表中改动了版本已有的数值。',
      },
      about: all.map(
        ({ figure: { unit, indicator, period, number, at }, before }) =>
          `${unit}, ${indicator}, ${period}: ${formatNumber(before)} → ${formatNumber(number)} (${at})`,
      ),
      options: [
        { id: 'sheet', text: { en: 'revise them', zh: '按表修订' } },
        ...(withdrawn
          ? [
              {
                id: 'figures',
                text: {
                  en: 'revise them, and keep those where the table has no figure',
                  zh: '按表修订；表中为空的保留原值',
                },
              },
            ]
          : []),
        stayOption,
      ],
    })),
    ...questionIfAny(scales, (all) => ({
      id: 'scale',
      text: {
        en: 'Most new figures of these indicators are another power of ten than those before. Is the unit still the same?',
        zh: '以下指标的新数值与之前相比多相差一个以上数量级，计量单位是否未变？',
      },
      about: all.map(
        ({ id, title, before, after, at }) => `${title.en} (${id}): ${before} → ${after} (${at})`,
      ),
      options: [
        { id: 'same', text: { en: 'yes, take the figures as they are', zh: '未变，按原值采用' } },
        { ...leaveOption, text: { en: 'leave these indicators out', zh: '不纳入这些指标' } },
      ],
    })),
  ];
}

export const formatNumber = (number: number) => (Number.isNaN(number) ? '–' : String(number));

function questionIfAny<T>(found: readonly T[], make: (all: readonly T[]) => Question): Question[] {
  return found.length > 0 ? [make(found)] : [];
}
