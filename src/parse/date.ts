/** Whether this is a day of the calendar written YYYY-MM-DD, or a month YYYY-MM, or a year; no time zone is involved. */
export function isDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** Whether this is one date, or two with a `/` between them, the earlier first. */
export function isPeriod(text: string): boolean {
  const [from = '', to = from, ...more] = text.split('/').map((part) => part.trim());
  return more.length === 0 && isDate(from) && isDate(to) && from.slice(0, to.length) <= to;
}

function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] as number;
}
