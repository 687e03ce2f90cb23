/** Where bytes of a text in UTF-8 stand in it, in UTF-16 units; a byte within a character is that character's. */
export function unitsOfBytes(text: string): (byte: number) => number {
  const starts: number[] = [];
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at) as number;
    const bytes = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (let i = 0; i < bytes; i++) starts.push(at);
    at += point > 0xffff ? 2 : 1;
  }
  return (byte) => (byte < 0 ? 0 : (starts[byte] ?? text.length));
}
