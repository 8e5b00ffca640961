import { same, type Text, UserError } from '../../../edition/index.js';
import { cosignedAt } from '../log/cosignature.js';
import { isCheckpointOf, kinds, parseVerifier, type SignedCheckpoint } from '../log/note.js';

/** A log or a witness: the name under which it signs, its public key, and its address where it is known. */
export interface Party {
  name: string;
  publicKey: Buffer;
  url?: string;
}

/** Which logs and witnesses a reader trusts, and which of the witnesses must agree (C2SP tlog-policy). */
export interface Policy {
  logs: readonly Party[];
  witnesses: readonly Party[];
  /** Whether these witnesses are enough. */
  isQuorum: (those: readonly Party[]) => boolean;
}

/** What witnesses say, by a policy. */
export interface Witnessed {
  /** Those that say it, each once, with the latest time, in milliseconds since 1970. */
  by: readonly { name: string; at: number }[];
  /** The number of witnesses in the policy. */
  of: number;
  /** Whether these are enough. */
  isEnough: boolean;
}

/** What witnesses say of whom `at` tells when each said it; undefined where one did not. */
export function witnessedBy(policy: Policy, at: (witness: Party) => number | undefined): Witnessed {
  const those = policy.witnesses.flatMap((witness) => {
    const time = at(witness);
    return time === undefined ? [] : [{ witness, time }];
  });
  return {
    by: those.map(({ witness, time }) => ({ name: witness.name, at: time })),
    of: policy.witnesses.length,
    isEnough: policy.isQuorum(those.map(({ witness }) => witness)),
  };
}

/** Which witnesses cosigned a checkpoint; none of one that no log of the policy signed, where it names logs. */
export function cosignersOf({ logs, ...policy }: Policy, checkpoint: SignedCheckpoint): Witnessed {
  const isKnown = logs.length === 0 || logs.some((log) => isOf(log, checkpoint));
  return witnessedBy({ logs, ...policy }, (one) => (isKnown ? cosignedAt(one, checkpoint) : undefined));
}

/** Whether a log signed a checkpoint. */
const isOf = ({ name, publicKey }: Party, checkpoint: SignedCheckpoint) =>
  name === checkpoint.origin && isCheckpointOf({ id: Buffer.alloc(8), publicKey }, checkpoint);

/** The most witnesses of a policy: a checkpoint with a line of each, and those of its log, must be read. */
const mostWitnesses = 48;

type Test = (those: ReadonlySet<Party>) => boolean;

/**
 * Reads a policy: lines `log KEY [URL]`, `witness NAME KEY [URL]`, `group NAME any|all|K NAME…`, and one `quorum NAME|none`.
 * @param file named in problems
 * @throws UserError naming the line that is wrong
 */
export function parsePolicy(text: string, file: string): Policy {
  const read = new PolicyReader();
  for (const [n, line] of text.split('\n').entries()) {
    const words = line.split(/[ \t\r]+/).filter((word) => word !== '');
    if (words.length === 0 || words[0]!.startsWith('#')) continue;
    const wrong = read.line(words);
    if (wrong) throw badPolicy(file, n + 1, wrong);
  }
  if (!read.quorum) throw badPolicy(file, undefined, { en: 'no line quorum NAME', zh: '缺少 quorum 行' });
  const { logs, witnesses, quorum } = read;
  return { logs, witnesses, isQuorum: (those) => quorum(new Set(those)) };
}

/** Reads line after line; what each says stands for the lines below it. */
class PolicyReader {
  readonly logs: Party[] = [];
  readonly witnesses: Party[] = [];
  quorum: Test | undefined;
  readonly #tests = new Map<string, Test>();
  readonly #inGroups = new Set<string>();

  /** Takes a line; what is wrong with it. */
  line([kind, ...words]: readonly string[]): Text | undefined {
    if (kind === 'log') return this.#log(words);
    if (kind === 'witness') return this.#witness(words);
    if (kind === 'group') return this.#group(words);
    if (kind === 'quorum') return this.#quorum(words);
    return same(String(kind));
  }

  #log([key = '', url, ...more]: readonly string[]): Text | undefined {
    const log = parseVerifier(key);
    if (!log || more.length > 0) return noKey(key);
    if (isAmong([...this.logs, ...this.witnesses], log)) return twice(key);
    this.logs.push({ ...log, ...(url && { url }) });
    return undefined;
  }

  #witness([name = '', key = '', url, ...more]: readonly string[]): Text | undefined {
    const witness = parseVerifier(key, kinds.cosignature);
    if (!witness || more.length > 0) return noKey(key);
    // One that signs a log does not witness it.
    if (isAmong([...this.logs, ...this.witnesses], witness)) return twice(key);
    if (this.witnesses.length === mostWitnesses)
      return { en: `more than ${mostWitnesses} witnesses`, zh: `见证方多于 ${mostWitnesses} 个` };
    const party = { ...witness, ...(url && { url }) };
    this.witnesses.push(party);
    return this.#define(name, (those) => those.has(party));
  }

  #group([name = '', least = '', ...members]: readonly string[]): Text | undefined {
    const tests = members.map((member) => this.#tests.get(member));
    const wrong = members.find(
      (member, n) => !tests[n] || this.#inGroups.has(member) || members.indexOf(member) !== n,
    );
    if (wrong !== undefined) return unknown(wrong);
    for (const member of members) this.#inGroups.add(member);
    const needed = least === 'any' ? 1 : least === 'all' ? tests.length : Number(least);
    if (!/^(?:any|all|[1-9]\d{0,3})$/.test(least) || needed > tests.length || tests.length === 0)
      return { en: `${least} of ${tests.length} members`, zh: `${tests.length} 个成员中的 ${least}` };
    return this.#define(name, (those) => tests.filter((test) => test!(those)).length >= needed);
  }

  #quorum([name = '', ...more]: readonly string[]): Text | undefined {
    const test = name === 'none' ? () => true : this.#tests.get(name);
    if (!test || more.length > 0) return unknown(name);
    if (this.quorum) return twice('quorum');
    this.quorum = test;
    return undefined;
  }

  #define(name: string, test: Test): Text | undefined {
    if (name === '' || name === 'none' || this.#tests.has(name)) return twice(name);
    this.#tests.set(name, test);
    return undefined;
  }
}

const isAmong = (all: readonly Party[], { publicKey }: Party) =>
  all.some((one) => one.publicKey.equals(publicKey));

const noKey = (key: string): Text => ({ en: `no key of this kind: “${key}”`, zh: `不是此类公钥：“${key}”` });
const twice = (name: string): Text => ({ en: `“${name}” a second time`, zh: `“${name}”重复出现` });
const unknown = (name: string): Text => ({
  en: `“${name}”, which no line above defines, or a group has already`,
  zh: `“${name}”未在上文定义，或已属于其他组`,
});

const badPolicy = (file: string, line: number | undefined, found: Text) =>
  new UserError([
    {
      at: { file, ...(line && { line }) },
      found,
      expected: {
        en: 'lines: log KEY [URL]; witness NAME KEY [URL]; group NAME any|all|K NAME…; quorum NAME',
        zh: '各行形式：log 公钥 [网址]；witness 名称 公钥 [网址]；group 名称 any|all|K 名称…；quorum 名称',
      },
      mend: {
        en: 'correct the line; iplus witness key NAME --key KEY prints keys in this form',
        zh: '请更正该行；iplus witness key 名称 --key 公钥 可按此形式打印公钥',
      },
    },
  ]);
