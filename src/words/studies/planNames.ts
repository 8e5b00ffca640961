import type { ComparedCell } from '../../analysis/index.js';
import type { Lang, Plan } from '../../edition/index.js';
import { subjectsOf } from '../../release/index.js';

/** Names of places and nodes as a reader knows them; a code that is none of ours stays as it was published. */
export interface PlanNames {
  place(cell: Pick<ComparedCell, 'level' | 'unit'>): string;
  node(id: string): string;
  level(id: string): string;
}

/** The names of a plan in one language. */
export function planNames(plan: Plan, lang: Lang): PlanNames {
  const places = new Map(subjectsOf(plan).map((s) => [`${s.level} ${s.code}`, s.name[lang]]));
  const nodes = new Map(plan.nodes.map((n) => [n.id, n.title[lang]]));
  return {
    place: ({ level, unit }) => places.get(`${level} ${unit}`) ?? unit,
    node: (id) => nodes.get(id) ?? id,
    level: (id) => {
      if (id === plan.level) return plan.unitsTitle[lang];
      if (id === 'total') return plan.total.title[lang];
      return plan.groupings.find((g) => g.column === id)?.title[lang] ?? id;
    },
  };
}
