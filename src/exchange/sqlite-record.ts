export type SqliteValue = number | string | Uint8Array | null;

/** The values of a record; undefined where it is damaged. Whole numbers beyond 2^53 lose their last digits. */
export function recordValues(payload: Uint8Array, encoding: string): SqliteValue[] | undefined {
  const head = varintAt(payload, 0);
  if (!head || head[0] > payload.length) return undefined;
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  const decoder = new TextDecoder(encoding);
  const decode = (bytes: Uint8Array) => decoder.decode(bytes);
  const values: SqliteValue[] = [];
  let [end, at] = head;
  let from = end;
  while (at < end) {
    const type = varintAt(payload, at);
    if (!type) return undefined;
    const length = lengthOf(type[0]);
    if (from + length > payload.length) return undefined;
    values.push(valueIn(type[0], payload.subarray(from, from + length), view, from, decode));
    at = type[1];
    from += length;
  }
  return values;
}

const lengths = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function lengthOf(type: number): number {
  return type >= 12 ? Math.floor((type - 12) / 2) : (lengths[type] ?? 0);
}

function valueIn(
  type: number,
  bytes: Uint8Array,
  view: DataView,
  at: number,
  decode: (bytes: Uint8Array) => string,
): SqliteValue {
  if (type >= 12) return type % 2 === 1 ? decode(bytes) : bytes;
  if (type === 7) return view.getFloat64(at);
  if (type === 8 || type === 9) return type - 8;
  if (type === 0 || type > 9) return null;
  const sign = (bytes[0] ?? 0) >= 0x80 ? -1 : 0;
  return bytes.reduce((value, byte) => value * 256 + byte, sign);
}

/** A number of up to nine bytes, seven bits each, the ninth with eight; undefined beyond the end. */
export function varintAt(bytes: Uint8Array, at: number): [value: number, after: number] | undefined {
  let value = 0;
  for (let i = 0; i < 9; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return undefined;
    if (i === 8) return [value * 256 + byte, at + 9];
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + i + 1];
  }
  return undefined;
}
