/** Today, as the user's calendar has it: `YYYY-MM-DD`; SOURCE_DATE_EPOCH, in seconds, sets another day (UTC). */
export function today(now = new Date()): string {
  const { SOURCE_DATE_EPOCH: epoch = '' } = process.env;
  if (/^\d+$/.test(epoch)) return new Date(Number(epoch) * 1000).toISOString().slice(0, 10);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
