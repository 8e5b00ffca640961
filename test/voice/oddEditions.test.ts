import { describe, expect, it } from 'vitest';
import type { Lang } from '../../src/edition/index.js';
import { type Release, type Subject, subjectsOf } from '../../src/release/index.js';
import { type Fact, figuresOf } from '../../src/words/facts/fact.js';
import {
  factsAbout,
  factsOfKind,
  leaderFacts,
  phraseText,
  type Register,
  sentencesOf,
  spreadFacts,
  timeFacts,
  viewOf,
} from '../../src/words/index.js';
import { inMemory } from '../helpers/inMemory.js';
import { seeded } from '../helpers/random.js';

const langs: readonly Lang[] = ['en', 'zh'];

type Draw = (c: number, t: number, random: () => number) => number;

/** Ways in which figures may be odd: what an indicator has at a place in a period. */
const odd: Record<string, Draw> = {
  'all equal': () => 7,
  'ties in pairs': (c, t) => 1 + Math.floor(c / 2) + t,
  'all missing': () => Number.NaN,
  'half missing': (c, t, random) => (random() < 0.5 ? Number.NaN : 1 + c + t),
  'missing at first': (c, t) => (t === 0 ? Number.NaN : 1 + c),
  negative: (c, t, random) => -1 - c * random() - t,
  'both signs': (c, t, random) => (random() - 0.5) * (c + 1) + t,
  zeros: (c) => (c % 3 === 0 ? 0 : c),
  huge: (c, t, random) => 1e12 * (1 + c * random() + t),
  tiny: (c, t, random) => 1e-9 * (1 + c * random() + t),
  'nearly equal': (c) => 5 + c * 1e-13,
  'never changing': (c) => 1 + c,
  wild: (_c, _t, random) => Math.exp(12 * (random() - 0.5)),
};

const methods: Record<string, object> = {
  'min-max': { normalise: { method: 'min-max' } },
  shares: { normalise: { method: 'base-share' } },
};

function releaseOf(draws: readonly Draw[], units: number, periods: number, method: object) {
  const random = seeded(units * 31 + periods);
  const codes = Array.from({ length: units }, (_, c) => `u${c}`);
  const years = Array.from({ length: periods }, (_, t) => String(2018 + t));
  const values = (draw: Draw) => years.map((_, t) => codes.map((_, c) => draw(c, t, random)));
  return inMemory(
    {
      units: Object.fromEntries(codes.map((code, c) => [code, { region: 'abc'[c % 3]! }])),
      periods: years,
      tree: { p: { children: { x: 1, y: 2 } }, z: 3 },
      method,
    },
    Object.fromEntries(['x', 'y', 'z'].map((id, i) => [id, values(draws[i % draws.length]!)])),
  );
}

interface Said {
  of: string;
  fact: Fact;
  lang: Lang;
  register: Register;
  text: string;
}

/** Everything that can be said of a release: of its whole, its groups and some units, of every node and period. */
function allOf(release: Release, of: string): Said[] {
  const { plan, index } = release;
  const all = subjectsOf(plan);
  const places = [...all.filter(({ level }) => level !== plan.level), ...all.slice(0, 2)];
  const periods = Array.from({ length: index.periods }, (_, t) => t);
  const nodes = plan.nodes.map((_, g) => g);
  const facts: readonly Fact[] = [
    ...periods.flatMap((t) => places.flatMap((place) => factsAbout(release, t, place))),
    ...nodes.flatMap((g) => leaderFacts(viewOf(release, index.periods - 1, g), all.at(-1)!)),
    ...nodes.flatMap((g) => spreadFacts({ release, g })),
    ...nodes.flatMap((g) => timeFacts(release, g)),
  ];
  return facts.flatMap((fact) =>
    langs.flatMap((lang) =>
      (['plain', 'exact'] as const).flatMap((register) =>
        sentencesOf(plan, fact, lang, register).map((said) => ({
          of,
          fact,
          lang,
          register,
          text: phraseText(said),
        })),
      ),
    ),
  );
}

const sizes = [
  [1, 1],
  [1, 3],
  [2, 2],
  [6, 1],
  [24, 3],
] as const;

const said = Object.entries(methods).flatMap(([way, method]) =>
  Object.keys(odd).flatMap((name, i) =>
    sizes.flatMap(([units, periods]) => {
      const names = Object.keys(odd);
      const draws = [odd[name]!, odd[name]!, odd[names[(i + units) % names.length]!]!];
      try {
        return allOf(releaseOf(draws, units, periods, method), `${way}, ${name}, ${units} × ${periods}`);
      } catch (error) {
        // What cannot be an index says so in words of its own.
        if ((error as Error).name === 'UserError') return [];
        throw error;
      }
    }),
  ),
);

const numbers = new Map<Fact, number>();

function numberOf(fact: Fact): number {
  if (!numbers.has(fact)) numbers.set(fact, numbers.size);
  return numbers.get(fact)!;
}

/** Sentences of which something holds, each with the edition it is of. */
const where = (holds: (one: Said) => boolean) => [
  ...new Set(said.filter(holds).map(({ of, lang, text }) => `${of} (${lang}): ${text}`)),
];

describe('sentences of odd editions', () => {
  it('are many, of many kinds', () => {
    expect(said.length).toBeGreaterThan(10_000);
    expect(new Set(said.map(({ fact }) => fact.kind)).size).toBeGreaterThan(20);
  });

  it('never show what is no number, nor a word of the program', () => {
    expect(
      where(({ text }) => /NaN|undefined|null|Infinity|∞|\[object|(?<![\d\w])–(?!\d)/.test(text)),
    ).toEqual([]);
  });

  it('never show more digits than a figure bears', () => {
    const long = (text: string) =>
      (text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []).some(
        (n) => n.replace(/[,.]/g, '').replace(/^0+/, '').length > 15,
      );
    expect(where(({ text }) => long(text))).toEqual([]);
  });

  it('are whole sentences', () => {
    const broken = {
      en: /\b(\w{2,}) \1\b|\s[,.;)]|,,|\(\)|\(,|;\.|\b1 (cities|regions|places)\b|of the \b0\b/,
      zh: /，，|。。|；。|，。|、、|（）|[,;] |于于|的的/,
    };
    expect(where(({ text, lang }) => broken[lang].test(text.slice(0, -1)) || text.length < 4)).toEqual([]);
  });

  it('call nothing fastest or slowest: whose growth is highest was not studied', () => {
    expect(where(({ text }) => /fastest|slowest|最快|最慢|增速最/.test(text))).toEqual([]);
  });

  it('put members of a level in an order only where rank ranges were studied', () => {
    const ordered = where(({ fact, text }) => {
      const [leaders] = factsOfKind([fact], 'leaders');
      return leaders !== undefined && !leaders.tied && /comes first|leads |居首|followed|依次/.test(text);
    });
    expect(ordered).toEqual([]);
  });

  it('say in plain words nothing more certain than in full', () => {
    // What the full sentence leaves open, and how both must say so.
    const open: [Fact['kind'], (full: string) => boolean, RegExp][] = [
      ['tiers', (full) => /do not form|没有明显的分组/.test(full), /do not form|没有明显的分组/],
      ['tier', (full) => /classes|类中/.test(full), /classes|若分为/],
      ['moved', (full) => /may not be real|overlap|重叠|不能确定/.test(full), /too close to call|尚难认定/],
      [
        'balance',
        (full) => /not judged|is open|无法判断|尚无定论/.test(full),
        /is open|typically lay|尚无定论|一般为/,
      ],
      ['measures', (full) => /no test|无法检验/.test(full), /not tested|未作检验/],
      ['measures', (full) => /tested.* changed by|经检验.*变化超出/.test(full), /tested|经检验/],
    ];
    const whole = new Map<string, string>();
    const key = ({ of, fact, lang }: Said, register: Register) =>
      [of, numberOf(fact), lang, register].join(' ');
    for (const one of said) {
      const at = key(one, one.register);
      whole.set(at, `${whole.get(at) ?? ''} ${one.text}`);
    }
    const seen = new Set<string>();
    const faults = said.flatMap((one) => {
      const [plain, full] = [whole.get(key(one, 'plain')) ?? '', whole.get(key(one, 'exact')) ?? ''];
      return open.flatMap(([kind, isOpen, hedge]) => {
        if (one.fact.kind !== kind || !isOpen(full)) return [];
        seen.add(kind);
        return hedge.test(plain) ? [] : [`${kind} (${one.lang}): ${plain} – ${full}`];
      });
    });
    expect([...new Set(faults)].slice(0, 10)).toEqual([]);
    expect([...seen].sort()).toEqual([...new Set(open.map(([kind]) => kind))].sort());
  });

  it('tell no share of more than all', () => {
    const shares = (text: string) =>
      [...text.matchAll(/(?:hold|for|占|为)[^.;；。]*?([\d,.]+)%/g)].map(([, n]) =>
        Number(n!.replaceAll(',', '')),
      );
    const told = where(({ fact, text }) => {
      const isShare = ['share', 'leaders', 'tiers'].includes(fact.kind);
      return isShare && shares(text).some((n) => n > 100);
    });
    expect(told).toEqual([]);
  });

  it('tell no growth in per cent where the lowest of the units is 0', () => {
    const rates = where(
      ({ of, fact, text }) =>
        of.startsWith('min-max') &&
        ['standing', 'whole', 'home', 'sectors', 'contrast', 'pace', 'yearly'].includes(fact.kind) &&
        /(?:up|down|rose|fell|ranged from|growth).*?%|(?:上升|下降|增速|年均).*?%/.test(text),
    );
    expect(rates).toEqual([]);
    expect(
      said.filter(({ of, text }) => of.startsWith('shares') && /up .*?%/.test(text)).length,
    ).toBeGreaterThan(100);
  });

  it('tell a growth only of what was above zero before', () => {
    const faults = said.filter(({ fact }) => {
      const changes = factsOfKind([fact], 'standing').flatMap(({ before }) => (before ? [before] : []));
      return changes.some(({ growth }) => growth !== undefined && !Number.isFinite(growth.value));
    });
    expect(faults.map(({ of, text }) => `${of}: ${text}`)).toEqual([]);
  });

  it('carry every figure of a fact in both languages alike', () => {
    const facts = [...new Set(said.map(({ fact }) => fact))];
    expect(facts.filter((fact) => figuresOf(fact).some(({ value }) => Number.isNaN(value)))).toEqual([]);
  });

  it('name who led where they say that places came nearer to the leaders', () => {
    const gaps = said.filter(
      ({ fact, text }) => fact.kind === 'leaders-gap' && /came nearer to the mean|均值的差距缩小/.test(text),
    );
    const unnamed = gaps.filter(({ fact, text }) => {
      const [{ leaders }] = factsOfKind([fact], 'leaders-gap') as [Extract<Fact, { kind: 'leaders-gap' }>];
      const names = (of: readonly Subject[]) => of.slice(0, 3).every(({ name }) => text.includes(name.en));
      return leaders.now.length < 4 || !names(leaders.now) || !names(leaders.before);
    });
    expect(gaps.length).toBeGreaterThan(0);
    expect(unnamed).toEqual([]);
  });
});
