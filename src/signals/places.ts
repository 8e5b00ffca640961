import { cellsOf, type Table } from '../edition/index.js';

/** What a record says of where it belongs. */
export interface PlaceWords {
  country?: string;
  province?: string;
  city?: string;
  code?: string;
}

/** Number of the unit; or why there is none: outside the area, or inside it but in no unit. */
export type Placed = { unit: number } | { outside: string } | { unplaced: string };

export type PlaceLookup = (words: PlaceWords, observed: string) => Placed;

/** The units and provinces a lookup is made of. */
export interface PlaceUnits {
  code: string;
  name: { en: string; zh: string };
  pinyin?: string;
  /** Names of the group (province) it belongs to. */
  province?: { en: string; zh: string };
}

interface Rule {
  unit: number | 'outside' | 'unplaced';
  from: string;
  to: string;
  note: string;
}

/**
 * A lookup from the names and codes of any year to units.
 *
 * Names match whole, or without 市, 地区, 盟, 自治州 and the names of peoples, within their province.
 * Codes match whole, else by their first four digits, else by their first two (municipalities).
 * `rules` (places.csv: province, city, code, unit, from, to, note) come first: mergers, new names and new codes
 * with the dates between which they hold; unit `outside` or empty says where a record belongs to no unit.
 *
 * @param country names by which records call the whole area; any other country is outside
 */
export function placeLookup(
  units: readonly PlaceUnits[],
  rules: Table | undefined,
  country: readonly string[],
): PlaceLookup {
  const byCode = new Map(units.map((u, c) => [u.code, c]));
  const byName = new Map<string, number>();
  const provinces = new Set<string>();
  units.forEach((unit, c) => {
    const names = [unit.name.zh, unit.name.en, unit.pinyin ?? ''].flatMap((n) => [n, ...stems(n)]);
    const within = unit.province ? provinceStems(unit.province) : [''];
    for (const p of within) {
      provinces.add(p);
      for (const n of names) if (n !== '') byName.set(`${p}|${n}`, c);
    }
  });
  const nameRules = new Map<string, Rule[]>();
  const codeRules = new Map<string, Rule[]>();
  for (const row of rules?.rows ?? []) {
    const cells = cellsOf(rules!, row);
    const unit = cells['unit'];
    const rule: Rule = {
      unit:
        unit === undefined ? 'unplaced' : unit === 'outside' ? 'outside' : (byCode.get(unit) ?? 'unplaced'),
      from: cells['from'] ?? '',
      to: cells['to'] ?? '9999',
      note: cells['note'] ?? '',
    };
    if (cells['code']) push(codeRules, cells['code'], rule);
    else push(nameRules, `${provinceStem(cells['province'] ?? '')}|${cells['city'] ?? ''}`, rule);
  }
  const known = new Map<string, Placed>();
  return (words, observed) => {
    const key = JSON.stringify([words, observed]);
    let placed = known.get(key);
    if (!placed) {
      placed = words.code === undefined ? byWords(words, observed) : byCodes(words.code, observed);
      known.set(key, placed);
    }
    return placed;
  };

  function byWords({ country: of, province = '', city = '' }: PlaceWords, observed: string): Placed {
    if (of !== undefined && !country.includes(of)) return { outside: of === '' ? 'no country' : of };
    const p = provinceStem(province);
    const rule =
      ruleFor(nameRules.get(`${p}|${city}`), observed) ?? ruleFor(nameRules.get(`${p}|`), observed);
    if (rule) return fromRule(rule);
    if (p === '') return { unplaced: 'no province' };
    if (!provinces.has(p)) return { unplaced: `unknown province ${province}` };
    if (city === '') return { unplaced: 'province only' };
    for (const name of [city, ...stems(city)]) {
      const unit = byName.get(`${p}|${name}`);
      if (unit !== undefined) return { unit };
    }
    return { unplaced: 'unknown city' };
  }

  function byCodes(code: string, observed: string): Placed {
    const exact = ruleFor(codeRules.get(code), observed);
    if (exact) return fromRule(exact);
    if (byCode.has(code)) return { unit: byCode.get(code)! };
    const rule = ruleFor(codeRules.get(code.slice(0, 4)), observed);
    if (rule) return fromRule(rule);
    const unit = byCode.get(`${code.slice(0, 4)}00`) ?? byCode.get(`${code.slice(0, 2)}0000`);
    return unit === undefined ? { unplaced: 'unknown code' } : { unit };
  }
}

function fromRule(rule: Rule): Placed {
  if (rule.unit === 'outside') return { outside: rule.note };
  return rule.unit === 'unplaced' ? { unplaced: rule.note } : { unit: rule.unit };
}

function ruleFor(rules: readonly Rule[] | undefined, observed: string): Rule | undefined {
  return rules?.find((r) => r.from <= observed && observed <= r.to);
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const peoples =
  '(朝鲜|壮|回|土家|苗|藏|羌|彝|白|傣|景颇|傈僳|哈尼|侗|布依|蒙古|哈萨克|柯尔克孜|维吾尔|瑶|满|黎|仫佬|毛南|水|仡佬|佤|拉祜|纳西|普米|独龙|怒)';
const namedAfter = new RegExp(`(${peoples}族|蒙古|哈萨克|柯尔克孜)+$`);

/** A city's name without its kind, and without the peoples an autonomous prefecture is named after. */
function stems(name: string): string[] {
  const plain = name.replace(/(市|地区|盟|自治州|林区)$/, '');
  return [...new Set([plain, plain.replace(namedAfter, '')])].filter((n) => n.length >= 2);
}

function provinceStems({ zh, en }: { zh: string; en: string }): string[] {
  return [...new Set([provinceStem(zh), en])];
}

function provinceStem(name: string): string {
  return name.replace(/(省|市|特别行政区|(壮族|回族|维吾尔)?自治区)$/, '');
}
