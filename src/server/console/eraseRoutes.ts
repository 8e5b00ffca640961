import { type ErasureForm, erasePage, partnerPath } from '../../documents/index.js';
import { UserError } from '../../edition/index.js';
import {
  type DataContract,
  effectOfErasing,
  reasonOf,
  type WhatToErase,
  writeDown,
} from '../../platform/index.js';
import { type Answer, type Asked, type ConsoleRoute, contractsOf, numberOf, textOf } from './asked.js';
import { consoleProblems } from './problems.js';

const typedIn = (of: URLSearchParams): ErasureForm => ({
  contract: textOf(of, 'contract') ?? '',
  receipt: (textOf(of, 'receipt', 100) ?? '').trim(),
  line: textOf(of, 'line', 9) ?? '',
  key: textOf(of, 'key', 4000) ?? '',
  reason: textOf(of, 'reason', 4000) ?? '',
});

/** The values of a key as records have them: numbers where the contract has numbers. */
function keyOf(contract: DataContract, text: string): WhatToErase {
  const values = text.split(/\r?\n/).filter((line) => line !== '');
  if (values.length !== contract.key.length) throw new UserError([consoleProblems.badKey(contract.key)]);
  const typed = values.map((value, i) => {
    const { type } = contract.fields.find(({ name }) => name === contract.key[i])!;
    if (type === 'boolean') return value === 'true';
    return type === 'integer' || type === 'number' ? Number(value) : value;
  });
  return { key: `key\n${JSON.stringify(typed)}` };
}

/** @throws UserError where neither or both ways are used */
function whatOf(contract: DataContract, form: URLSearchParams, { receipt, key }: ErasureForm): WhatToErase {
  if ((receipt === '') === (key === '')) throw new UserError([consoleProblems.oneWay()]);
  return receipt === '' ? keyOf(contract, key) : { receipt, line: numberOf(form, 'line') };
}

function page(asked: Asked): Answer {
  const typed = typedIn(asked.url.searchParams);
  return { html: erasePage(asked.view, { contracts: contractsOf(asked), typed }) };
}

/** Shows the effect first; carries it out once the operator confirms. */
async function erase(asked: Asked): Promise<Answer> {
  const { console, form, member, partner, view } = asked;
  const { platform } = console;
  const typed = typedIn(form);
  const contracts = contractsOf(asked);
  const contract = contracts.find(({ id }) => id === typed.contract);
  if (!contract) throw new UserError([consoleProblems.noContract(contracts.map(({ id }) => id))]);
  const reason = reasonOf(typed.reason);
  const what = whatOf(contract, form, typed);
  const whose = { partner: partner!.name, contract: contract.id };
  const effect = effectOfErasing(platform.ledger, platform.log.folder, whose, what);
  if (effect.records === 0) throw new UserError([consoleProblems.nothingToErase(contract.id)]);
  if (form.get('sure') !== 'yes') return { html: erasePage(view, { contracts, typed, effect }) };
  const { receipt, records } = await platform.erasing.erase(whose, what);
  const about = { contract: contract.id, receipt, records: String(records), reason };
  writeDown(console.people, { who: member!.id, act: 'erased', partner: whose.partner, about });
  return { to: partnerPath(view, '/log') };
}

/** Erasing at the operator's word. */
export const eraseRoutes: ConsoleRoute[] = [
  { method: 'GET', path: '/p/:partner/erase', right: 'operate', answer: page },
  { method: 'POST', path: '/p/:partner/erase', right: 'operate', answer: erase },
];
