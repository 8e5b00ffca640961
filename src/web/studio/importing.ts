import { effect, signal } from '@preact/signals';
import type { Recipe } from '../../office/index.js';
import { isInBrowser, startWith, title } from './keeping.js';
import type { SheetRead } from './messages.js';
import { ask, edit, files, plan, sheetReply, trouble } from './state.js';
import { both, word } from './words.js';

/** The spreadsheet that is being read or shown. */
export const dropped = signal<{ file: string; read?: SheetRead } | undefined>(undefined);
/** Whether the open edition is updated from it; otherwise a new one is made. */
export const isUpdate = signal(false);
const answers = signal<Readonly<Record<string, string>>>({});
/** What the user says of the sheet; none: what the open edition keeps of the last one. */
let recipe: Recipe | undefined;
/** The column, by its letter, or the row, by its number, whose meaning is being changed. */
export const chosen = signal<{ sheet: string; column: string } | { sheet: string; row: number } | undefined>(
  undefined,
);

let turn = 0;

const kinds = /\.(xlsx|xlsm|f?ods|csv|tsv|txt)$/i;
export const isSheet = ({ name }: File) => kinds.test(name);
export const accepted = '.xlsx,.xlsm,.xls,.ods,.fods,.csv,.tsv,.txt';

/** The largest file that is read, as in the program. */
const mostBytes = 256 * 1024 * 1024;

/** Reads a spreadsheet, and shows how it is understood before anything is made of it. */
export async function readSheet(file: File): Promise<void> {
  if (file.size > mostBytes) {
    trouble.value = word('tooLarge').replace('{file}', file.name);
    return;
  }
  leaveSheet();
  dropped.value = { file: file.name };
  answers.value = {};
  recipe = undefined;
  chosen.value = undefined;
  isUpdate.value = !isInBrowser.peek() && files.peek().size > 0;
  const bytes = new Uint8Array(await file.arrayBuffer());
  send({ file: file.name, bytes });
}

function send(opened?: { file: string; bytes: Uint8Array }): void {
  turn++;
  ask({
    ask: 'sheet',
    turn,
    answers: answers.peek(),
    ...(recipe ? { recipe } : {}),
    ...(opened ? { opened } : {}),
    ...(isUpdate.peek() ? { edition: files.peek() } : {}),
    ...(isInBrowser.peek() ? {} : { name: title.peek() }),
  });
}

/** Whether the sheet was taken before the last answer was read: then it is taken as that answer makes it. */
let isAwaited = false;

effect(() => {
  const reply = sheetReply.value;
  if (reply?.turn !== turn || !dropped.peek()) return;
  dropped.value = { file: reply.read.file, read: reply.read };
  if (isAwaited) void takeSheet(reply.read);
});

/** Answers a question; others may follow from it. */
export function answer(id: string, text: string): void {
  answers.value = { ...answers.peek(), [id]: text };
  send();
}

/** Says how the sheet is read; answers stay as far as the questions do. */
export function steer(change: Partial<Recipe>): void {
  recipe = { ...dropped.peek()?.read?.recipe, ...recipe, ...change };
  send();
}

export function setUpdate(on: boolean): void {
  isUpdate.value = on;
  answers.value = {};
  recipe = undefined;
  send();
}

export const leaveSheet = () => {
  isAwaited = false;
  dropped.value = undefined;
};

/** Makes the edition of the sheet, or the step of the history that updates the open one. */
export async function takeSheet({ file, files: made, figures }: SheetRead): Promise<void> {
  isAwaited = sheetReply.peek()?.turn !== turn;
  if (!made || isAwaited) return;
  dropped.value = undefined;
  if (isUpdate.peek()) {
    const { added = 0, revised = 0 } = figures ?? {};
    edit(
      both(
        (l) =>
          ({
            en: `${file}: ${added} figures added, ${revised} revised`,
            zh: `${file}：新增${added}个、修订${revised}个数值`,
          })[l],
      ),
      made,
    );
    return;
  }
  plan.value = undefined;
  const name = /^edition: *['"]?([\w-]+)/m.exec(made.get('edition.yaml') ?? '')?.[1] ?? 'my-index';
  await startWith({ name, files: made, others: new Map() });
}
