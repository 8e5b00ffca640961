import type { ComponentChildren, InputHTMLAttributes, TextareaHTMLAttributes } from 'preact';
import type { Text } from '../../edition/index.js';
import type { DataContract } from '../../platform/index.js';
import { said } from '../blocks/said.js';
import { FormToken } from './consoleFrame.js';
import { consoleWords as words } from './consoleWords.js';

interface FormOf {
  /** Where it is sent. */
  to: string;
  /** What goes with it unseen; what is undefined does not. */
  hidden?: Readonly<Record<string, string | undefined>>;
  /** What its button says. */
  send: ComponentChildren;
  isMain?: boolean;
  /** Why it cannot be sent, beside its button. */
  why?: Text | undefined;
  /** What is filled in; without it the form is a button alone. */
  children?: ComponentChildren;
}

/** A form of the console, with its button at the end. */
export function Form({ to, hidden = {}, send, isMain, why, children }: FormOf) {
  const button = (
    <button type="submit" class={isMain ? 'button main' : 'button'} disabled={why !== undefined}>
      {send}
    </button>
  );
  return (
    <form class={children === undefined ? undefined : 'form'} method="post" action={to}>
      <FormToken />
      {Object.entries(hidden).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      {children}
      {children === undefined && why === undefined ? (
        button
      ) : (
        <div>
          {button} {why === undefined ? null : <span class="needs">{said(why)}</span>}
        </div>
      )}
    </form>
  );
}

type Labelled<T> = T & { label: Text; name: string };

/** A line to fill in. */
export const Input = ({ label, ...input }: Labelled<InputHTMLAttributes<HTMLInputElement>>) => (
  <label>
    <span>{said(label)}</span>
    <input type="text" autocomplete="off" {...input} />
  </label>
);

/** Lines to fill in. */
export const TextArea = ({
  label,
  typed,
  ...area
}: Labelled<TextareaHTMLAttributes<HTMLTextAreaElement>> & { typed?: string | undefined }) => (
  <label>
    <span>{said(label)}</span>
    <textarea maxLength={2000} {...area}>
      {typed}
    </textarea>
  </label>
);

interface ChoiceOf {
  label: Text;
  name: string;
  /** What is sent where it is chosen: `yes` unless told. */
  value?: string;
  checked?: boolean;
  /** Whether it is the only one of its name, and one has to be. */
  isOnly?: boolean;
}

/** A box to tick, or a point to choose among those of the same name. */
export const Choice = ({ label, name, value = 'yes', checked, isOnly }: ChoiceOf) => (
  <label>
    {isOnly ? (
      <input type="radio" name={name} value={value} required checked={checked} />
    ) : (
      <input type="checkbox" name={name} value={value} checked={checked} />
    )}
    {said(label)}
  </label>
);

/** Which contract; `all`: none is one of the answers. */
export const ContractList = ({
  contracts,
  chosen,
  all,
}: {
  contracts: readonly DataContract[];
  chosen: string | undefined;
  all?: boolean;
}) => (
  <label>
    <span>{said(words.contract)}</span>
    <select name="contract">
      {all ? <option value="">{said(words.all)}</option> : null}
      {contracts.map(({ id, title }) => (
        <option key={id} value={id} selected={id === chosen}>
          {said(title)}
        </option>
      ))}
    </select>
  </label>
);

/** A secret that is shown this once, and what to do with it. */
export const ShownOnce = ({ text, secret }: { text: Text; secret: string }) => (
  <div class="said needs" role="status">
    <p>
      <b>{said(text)}</b>
    </p>
    <p>
      <code>{secret}</code>
    </p>
  </div>
);
