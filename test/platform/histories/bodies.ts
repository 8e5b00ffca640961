import type { Form, Sent } from './acts.js';

/** A record as a row of CSV. */
export const rowOfCsv = ({ id, city, day, hospital, visits }: Sent) =>
  [id, city, day, hospital, visits].join(',');

/** A record as JSON. */
export const jsonOf = ({ event, ...record }: Sent) => JSON.stringify(record);

/** Records as they are sent. */
export function bodyOf(form: Form, records: readonly Sent[]): Buffer {
  if (form === 'ndjson') return Buffer.from(records.map((one) => `${jsonOf(one)}\n`).join(''));
  if (form === 'csv')
    return Buffer.from(`${['id,city,day,hospital,visits', ...records.map(rowOfCsv)].join('\n')}\n`);
  const events = records.map(({ event, ...data }) => {
    const [source, id] = event!;
    return { specversion: '1.0', type: 'visit', source, id, data };
  });
  return Buffer.from(JSON.stringify(events));
}

/** A record in words. */
export const wordsOf = ({ id, city, day, hospital, visits, event }: Sent) =>
  `${event ? `event ${JSON.stringify(event)} ` : ''}${id} ${city} ${day} ${hospital} = ${visits}`;
