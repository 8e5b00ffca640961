import type { Plan, Text } from '../../edition/index.js';
import type { Question } from '../questions.js';
import type { Differences } from './differences.js';
import type { otherScale, Sorted } from './figures.js';
import type { Known, Matched } from './match.js';

const stay = { id: 'edition', text: { en: 'keep those of the edition', zh: '保留版本中的' } };
const take = { id: 'sheet', text: { en: 'take those of the sheet', zh: '采用表中的' } };
const leave = { id: 'leave', text: { en: 'leave it out', zh: '不纳入' } };

/** Questions about units that the edition does not have under this name, and about those that the table does not have. */
export function aboutUnits({ open, absent }: Matched, plan: Plan, hasNewPeriod: boolean): Question[] {
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
            { id: one.id, text: both(one, 'its name stays as it is', '沿用版本中的名称') },
            { id: `${one.id}=renamed`, text: both(one, `now named ${name}`, `现更名为${name}`) },
          ]),
          { id: 'new', text: { en: 'a new unit', zh: '新单元' } },
          leave,
        ],
      }),
    ),
    ...some(far, (all) => ({
      id: 'new-units',
      text: { en: 'The edition does not have these units.', zh: '版本中没有以下单元。' },
      about: all.map(({ name, at }) => `${name} (${at})`),
      options: [
        { id: 'add', text: { en: 'add them as new units', zh: '作为新单元加入' } },
        { ...leave, text: { en: 'leave them out', zh: '不纳入' } },
      ],
    })),
    ...some(hasNewPeriod ? gone : [], (all) => ({
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

function both(known: Known, en: string, zh: string): Text {
  const { en: inEnglish, zh: inChinese } = named(known);
  return { en: `${inEnglish}, ${en}`, zh: `${inChinese}，${zh}` };
}

/** A name with its code behind it, where that is another one. */
const named = ({ id, name }: Pick<Known, 'id' | 'name'>): Text => ({
  en: id === name.en ? id : `${name.en} (${id})`,
  zh: id === name.zh ? id : `${name.zh}（${id}）`,
});

/** Questions about indicators that the edition does not have under this name, and about those that the table does not have. */
export function aboutIndicators({ open, absent }: Matched, plan: Plan, hasNewPeriod: boolean): Question[] {
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
            text: named(one),
          })),
          leave,
        ],
      }),
    ),
    ...some(far, (all) => ({
      id: 'new-indicators',
      text: {
        en: 'The edition does not have these indicators. To have them in it, write them into indicators.csv and the tree first.',
        zh: '版本中没有以下指标。如需纳入，请先写入 indicators.csv 和指标框架。',
      },
      about: all.map(({ name, at }) => `${name} (${at})`),
      options: [{ ...leave, text: { en: 'leave them out', zh: '不纳入' } }],
      usual: 'leave',
    })),
    ...some(hasNewPeriod ? absent.filter(({ id }) => used.has(id)) : [], (all) => ({
      id: 'absent-indicators',
      text: { en: 'The table does not have these indicators.', zh: '表中没有以下指标。' },
      about: all.map(({ id, name }) => `${id} ${name.en === name.zh ? name.en : `${name.en} ${name.zh}`}`),
      options: [{ id: 'keep', text: { en: 'keep them, without new figures', zh: '保留，新时期无数值' } }],
      usual: 'keep',
    })),
  ];
}

/** Questions about what the table says otherwise. */
export function aboutDifferences({ weights, directions, names, groups, measures }: Differences): Question[] {
  return [
    ...some(weights, (all) => ({
      id: 'weights',
      text: {
        en: 'The table has other weights than the edition (shares of the parent).',
        zh: '表中的权重与版本不同（占上级的份额）。',
      },
      about: all.map(
        ({ id, title, before, after }) => `${title.en} (${id}): ${share(before)} → ${share(after)}`,
      ),
      options: [stay, take],
    })),
    ...some(directions, (all) => ({
      id: 'directions',
      text: { en: 'The table has other directions than the edition.', zh: '表中的指标方向与版本不同。' },
      about: all.map(({ id, title, before, after }) => `${title.en} (${id}): ${before} → ${after}`),
      options: [stay, take],
    })),
    ...some(names, (all) => ({
      id: 'names',
      text: { en: 'The table has other names than the edition.', zh: '表中的名称与版本不同。' },
      about: all.map(
        ({ id, title, lang, text }) => `${id}: ${lang === 'zh' ? title.zh : title.en} → ${text}`,
      ),
      options: [stay, take],
    })),
    ...some(groups, (all) => ({
      id: 'groups',
      text: {
        en: 'Some units are in another group than in the edition.',
        zh: '部分单元所属的分组与版本不同。',
      },
      about: all.map(
        ({ code, name, column, before, after }) =>
          `${named({ id: code, name }).en}, ${column}: ${before || '–'} → ${after}`,
      ),
      options: [stay, take],
    })),
    ...some(measures, (all) => ({
      id: 'measures',
      text: {
        en: 'Some indicators have another unit than in the edition.',
        zh: '部分指标的计量单位与版本不同。',
      },
      about: all.map(({ id, title, before, after }) => `${title.en} (${id}): ${before.en} → ${after}`),
      options: [
        { id: 'same', text: { en: 'the same unit in other words', zh: '写法不同，单位相同' } },
        { ...leave, text: { en: 'leave these indicators out', zh: '不纳入这些指标' } },
      ],
    })),
  ];
}

const share = (weight: number) => String(Number(weight.toFixed(4)));

/** Questions about figures of the past that the table changes, and about new ones of another size. */
export function aboutFigures({ revised }: Sorted, scales: ReturnType<typeof otherScale>): Question[] {
  const withdrawn = revised.some(({ figure }) => Number.isNaN(figure.number));
  return [
    ...some(revised, (all) => ({
      id: 'revisions',
      text: {
        en: 'The table changes figures that the edition has already.',
        zh: '表中改动了版本已有的数值。',
      },
      about: all.map(
        ({ figure: { unit, indicator, period, number, at }, before }) =>
          `${unit}, ${indicator}, ${period}: ${shown(before)} → ${shown(number)} (${at})`,
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
        stay,
      ],
    })),
    ...some(scales, (all) => ({
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
        { ...leave, text: { en: 'leave these indicators out', zh: '不纳入这些指标' } },
      ],
    })),
  ];
}

export const shown = (number: number) => (Number.isNaN(number) ? '–' : String(number));

function some<T>(found: readonly T[], make: (all: readonly T[]) => Question): Question[] {
  return found.length > 0 ? [make(found)] : [];
}
