/** A moment of `momentForm` in milliseconds; without an offset in UTC. */
export function momentOf(text: string): number {
  const parts =
    /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d)(?::?(\d\d))?(?::?(\d\d(?:[.,]\d+)?))?(Z|[+-]\d\d(?::?\d\d)?)?$/.exec(
      text,
    );
  if (!parts) return Date.parse(`${text}T00:00:00Z`);
  const [, year, month, day, hour, minute = '0', second = '0', offset = 'Z'] = parts;
  const seconds = Number(second.replace(',', '.'));
  const away = /^([+-])(\d\d):?(\d\d)?$/.exec(offset);
  const minutes = away ? Number(`${away[1]}1`) * (Number(away[2]) * 60 + Number(away[3] ?? 0)) : 0;
  return (
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute) - minutes) +
    1000 * seconds
  );
}
