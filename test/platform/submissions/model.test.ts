import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Actor, SubmissionRefused } from '../../../src/platform/index.js';
import { ndjson } from '../../helpers/platform.js';
import { seeded } from '../../helpers/random.js';
import { openSubmissions, people, visit, visits } from '../../helpers/submissions.js';
import { casesOf } from '../../helpers/thorough.js';

const october = 'north:visits:2026-10';
const contract = visits.replace(/ {4}quality:\n.*\n/, '');
const persons = { li: people.li, wang: people.wang, both: people.both, reader: people.reader };
type Who = keyof typeof persons;
const mayExplain = (who: Who) => who === 'li' || who === 'both';
const maySign = (who: Who) => who === 'wang' || who === 'both';

interface One {
  state: string;
  cut: number;
  questions: string[];
  answers: Map<string, { who: Who; choice: string }>;
}

/** What should come out, in the plainest way: a list of what was sent, and a list of submissions. */
class Model {
  sent: { key: string; text: string; visits: number; good: boolean }[] = [];
  all: One[] = [];
  correctionsAfter: number | undefined;

  get last(): One | undefined {
    return this.all.at(-1);
  }

  /** The records that count, of those sent before a place: by key the first content, or what came last since corrections were announced. */
  content(cut: number) {
    const sent = this.sent.slice(0, cut).map((one, i) => ({ ...one, i }));
    const good = sent.filter((one) => one.good);
    let [sum, conflicts, duplicates, corrected] = [0, 0, 0, 0];
    const keys = [...new Set(good.map(({ key }) => key))];
    for (const key of keys) {
      const [first, ...later] = good.filter((one) => one.key === key);
      const last = later.findLast(({ i }) => i >= (this.correctionsAfter ?? Number.POSITIVE_INFINITY));
      sum += (last ?? first!).visits;
      duplicates += later.filter(({ text }) => text === first!.text).length;
      if (!last) conflicts += later.filter(({ text }) => text !== first!.text).length;
      else if (last.text !== first!.text) corrected++;
    }
    const quarantined = sent.length - good.length;
    return { stored: keys.length, sum, quarantined, conflicts, duplicates, corrected, received: cut };
  }

  standing(one: One): string {
    if (one.questions.length === 0) return 'checked';
    return one.questions.every((id) => one.answers.get(id)?.choice === 'confirm')
      ? 'explained'
      : 'to-explain';
  }
}

const reason = 'Counted anew by hand and found to be right.';

describe('states, content and answers', () => {
  it.each(casesOf([1, 2, 3, 4], 1))(
    'are those of a plain model, through restarts and lost ledgers (seed %d)',
    async (seed) => {
      const random = seeded(seed);
      const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
      const model = new Model();
      let at = await openSubmissions({ contract });
      const count = { done: 0, refused: 0 };
      const attempt = async (work: () => Promise<unknown>, isAllowed: boolean): Promise<boolean> => {
        try {
          await work();
          expect(isAllowed, 'allowed').toBe(true);
          count.done++;
          return true;
        } catch (error) {
          if (!(error instanceof SubmissionRefused)) throw error;
          expect(isAllowed, error.message).toBe(false);
          count.refused++;
          return false;
        }
      };
      const send = async () => {
        const records = Array.from({ length: 1 + Math.floor(random() * 6) }, () => {
          const key = `r${Math.floor(random() * 25)}`;
          const visits = Math.floor(random() * 3);
          const good = random() > 0.02;
          const record = visit('2026-10-05', visits, { id: key, ...(good ? {} : { city: 'nowhere' }) });
          model.sent.push({ key, text: JSON.stringify(record), visits, good });
          return record;
        });
        await at.send(ndjson(...records));
      };
      let isFresh = false;
      const check = async () => {
        const who = pick(Object.keys(persons) as Who[]);
        const again = random() < 0.5;
        const isOver = ['signed', 'withdrawn'].includes(model.last?.state ?? '');
        const isAllowed = who !== 'reader' && (!isOver || again);
        if (!(await attempt(() => at.submissions.check(october, persons[who], { again }), isAllowed))) return;
        if (!model.last || isOver)
          model.all.push({ state: 'open', cut: 0, questions: [], answers: new Map() });
        const one = model.last!;
        one.cut = model.sent.length;
        isFresh = true;
        const { stored, conflicts, quarantined, received } = model.content(one.cut);
        const view = await at.submissions.reader.view(october);
        one.questions = view.checked!.questions.map(({ id }) => id);
        const asked = [stored === 0, conflicts > 0, quarantined > 0.01 * received];
        expect(one.questions).toHaveLength(asked.filter(Boolean).length);
        for (const id of one.answers.keys()) if (!one.questions.includes(id)) one.answers.delete(id);
        one.state = model.standing(one);
      };
      const explain = async () => {
        const who = pick(Object.keys(persons) as Who[]);
        const one = model.last;
        const question = one && one.questions.length > 0 ? pick(one.questions) : 'none';
        const choice = random() < 0.75 ? 'confirm' : 'correct';
        const isOpen = one?.state === 'to-explain' || one?.state === 'explained';
        const answer = { question, choice, reason };
        const isAllowed = mayExplain(who) && isOpen;
        if (!(await attempt(() => at.submissions.explain(october, persons[who], answer), isAllowed))) return;
        one!.answers.set(question, { who, choice });
        if (choice === 'correct') model.correctionsAfter ??= one!.cut;
        one!.state = model.standing(one!);
      };
      const over = async (what: 'sign' | 'withdraw') => {
        const who = pick(Object.keys(persons) as Who[]);
        const one = model.last;
        const actor: Actor = persons[who];
        const { statement } = await at.submissions.reader.view(october);
        const explained = [...(one?.answers.values() ?? [])].some((answer) => answer.who === who);
        const isReady = one?.state === 'checked' || one?.state === 'explained';
        const isAllowed =
          what === 'sign'
            ? maySign(who) && isReady && !explained
            : maySign(who) && one !== undefined && one.state !== 'withdrawn';
        const work = () =>
          what === 'sign'
            ? at.submissions.sign(october, actor, { sha256: statement?.sha256 ?? '', named: false })
            : at.submissions.withdraw(october, actor, reason);
        const signedByMe = what === 'sign' && one?.state === 'signed';
        if (signedByMe) return; // signing the same once more is answered with the same; it is tried elsewhere
        if (!(await attempt(work, isAllowed))) return;
        model.correctionsAfter ??= one!.cut;
        if (what === 'sign')
          for (const earlier of model.all) if (earlier.state === 'signed') earlier.state = 'superseded';
        one!.state = what === 'sign' ? 'signed' : 'withdrawn';
      };
      const restart = async (forget: boolean) => {
        await at.close();
        for (const end of forget ? ['', '-wal', '-shm'] : [])
          rmSync(join(at.folder, `ledger.sqlite${end}`), { force: true });
        at = await openSubmissions({ folder: at.folder, contract });
        await at.platform.judging.idle();
      };
      for (let step = 0; step < 150; step++) {
        isFresh = false;
        const kind = random();
        if (kind < 0.3) await send();
        else if (kind < 0.55) await check();
        else if (kind < 0.75) await explain();
        else if (kind < 0.9) await over('sign');
        else if (kind < 0.94) await over('withdraw');
        else if (kind < 0.98) await restart(false);
        else await restart(true);
        const views = (await at.submissions.reader.list()).filter(({ closed }) => closed);
        expect(views.map(({ state }) => state)).toEqual(model.all.map(({ state }) => state));
        const view = views.at(-1);
        if (!view?.checked) continue;
        const { cut } = model.last!;
        const { counts, sums } = view.checked.content;
        expect(view.later).toBe(model.sent.length - cut);
        expect(counts.received).toBe(cut);
        // What was announced counts from the next check on.
        if (!isFresh) continue;
        const { sum, received, ...expected } = model.content(cut);
        expect({ ...counts, sum: sums['visits'] ?? 0 }).toMatchObject({ ...expected, sum, received });
        const { stored, quarantined, duplicates, conflicts, replaced } = counts;
        expect(counts.received).toBe(stored + quarantined + duplicates + conflicts + replaced);
      }
      expect(count.done).toBeGreaterThan(20);
      expect(count.refused).toBeGreaterThan(20);
      await at.close();
    },
  );
});
