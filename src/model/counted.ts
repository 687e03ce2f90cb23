/** « 2 tables », alone in a list; nothing where there is none. */
export function counted(number: number, one: string, many = `${one}s`): string[] {
  return number > 0 ? [`${number} ${number === 1 ? one : many}`] : [];
}
