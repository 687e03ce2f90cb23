/** A text as it stands in a file of UTF-8: its bytes from an offset to another, which is not of it. */
export class Utf8Text {
  constructor(
    readonly bytes: Uint8Array,
    readonly from: number,
    readonly to: number,
  ) {}

  static of(text: string): Utf8Text {
    const bytes = Buffer.from(text);
    return new Utf8Text(bytes, 0, bytes.length);
  }

  toString(): string {
    const { buffer, byteOffset } = this.bytes;
    return Buffer.from(buffer, byteOffset + this.from, this.to - this.from).toString();
  }
}
