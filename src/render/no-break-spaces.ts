/** French prose with its no-break spaces: where a space stands before « ; : ! ? » % » or after « « ». */
export function noBreakSpaces(text: string): string {
  return text.replace(/ (?=[;:!?»%](?:\s|[.,)\]]|$))/g, '\u00a0').replace(/« /g, '«\u00a0');
}
