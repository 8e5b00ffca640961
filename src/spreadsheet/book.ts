import { BrokenWorkbook } from './brokenWorkbook.js';
import type { Book } from './sheet.js';
import { readSheet, type Sheet } from './sheet.js';
import { readStrings } from './strings.js';
import { readStyles } from './styles.js';
import { attribute, isSet, readXml } from './xml.js';
import type { Parts } from './zip.js';

/** A sheet and its name; read on demand. */
export interface NamedSheet {
  name: string;
  hidden: boolean;
  read: () => Sheet;
}

/**
 * Opens the parts of an XLSX file.
 *
 * @throws Broken where one of them is damaged or ambiguous
 */
export function openBook(parts: Parts): NamedSheet[] {
  const top = onlyPart(relations(parts, ''), 'officeDocument');
  if (!top) throw new BrokenWorkbook('no workbook in the archive', '压缩包中没有工作簿');
  const own = relations(parts, top);
  const { listed, from1904 } = readList(top, part(parts, top));
  const [strings, styles] = (['sharedStrings', 'styles'] as const).map((kind) => onlyPart(own, kind));
  const book: Book = {
    strings: strings === undefined ? [] : readStrings(strings, part(parts, strings)),
    formats: styles === undefined ? [] : readStyles(styles, part(parts, styles)),
    from1904,
  };
  return listed.map(({ name, hidden, relation }): NamedSheet => {
    const target = own.get(relation);
    if (!target) throw new BrokenWorkbook(`no part for the sheet ${name}`, `工作表 ${name} 没有对应的部分`);
    let sheet: Sheet | undefined;
    return {
      name,
      hidden,
      read: () => {
        sheet ??= readSheet(name, target.part, part(parts, target.part), book);
        return sheet;
      },
    };
  });
}

type Relations = Map<string, { kind: string; part: string }>;

function onlyPart(relations: Relations, kind: string): string | undefined {
  return [...relations.values()].find((r) => r.kind === kind)?.part;
}

/** The relationships of a part, by id. The part with the empty name is the whole archive. */
function relations(parts: Parts, of: string): Relations {
  const folder = of.slice(0, of.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${of.slice(folder.length)}.rels`;
  const found: Relations = new Map();
  readXml(name, part(parts, name), {
    open(tag, { Id, Type, Target, TargetMode }) {
      if (tag !== 'Relationship' || TargetMode === 'External' || !Id || !Type || !Target) return;
      if (found.has(Id))
        throw new BrokenWorkbook(`two relationships with the id ${Id}`, `有两个标识为 ${Id} 的关系`);
      found.set(Id, { kind: Type.slice(Type.lastIndexOf('/') + 1), part: inside(folder, Target) });
    },
  });
  return found;
}

/** Resolves a relationship target to the name of a part. */
function inside(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function part(parts: Parts, name: string): Uint8Array {
  const unpack = parts.get(name);
  if (!unpack) throw new BrokenWorkbook(`no part ${name}`, `缺少 ${name}`);
  return unpack();
}

function readList(
  name: string,
  bytes: Uint8Array,
): { listed: { name: string; hidden: boolean; relation: string }[]; from1904: boolean } {
  const listed: { name: string; hidden: boolean; relation: string }[] = [];
  let from1904 = false;
  readXml(name, bytes, {
    open(tag, attributes, above) {
      if (tag === 'workbookPr') from1904 = isSet(attributes['date1904']);
      if (tag !== 'sheet' || above.at(-1) !== 'sheets') return;
      const hidden = /hidden/i.test(attributes['state'] ?? '');
      listed.push({ name: attributes['name'] ?? '', hidden, relation: attribute(attributes, 'id') ?? '' });
    },
  });
  return { listed, from1904 };
}
