/** The subject of a submission: the records of a partner under a contract for a period. */
export interface Subject {
  partner: string;
  contract: string;
  period: string;
}

/** Its id with the number of the submission, which is part of every address. */
export const idOf = ({ partner, contract, period }: Subject, number: number) =>
  [partner, contract, period, number].join(':');

/** The parts of an id; without a number the last submission is meant. Names of contracts may have colons. */
export function subjectOf(id: string): (Subject & { number?: number }) | undefined {
  const [, partner, contract, period, number] =
    /^([a-z][a-z0-9-]*):(.+):(\d{4}(?:-(?:\d\d|Q[1-4]))?)(?::(\d{1,6}))?$/.exec(id) ?? [];
  if (partner === undefined) return undefined;
  const subject = { partner, contract: contract!, period: period! };
  return number === undefined ? subject : { ...subject, number: Number(number) };
}
