/**
 * A PNG, JPEG or GIF without what it says of its author, place and program: text and EXIF, XMP and comments, thumbnails,
 * anything after its end. No pixel is coded anew; colour profiles stay, and of EXIF how the picture is turned. Other
 * bytes are returned as they are.
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = pngParts(view) ?? gifParts(view) ?? jpegParts(view);
  if (!kept) return bytes;
  return Buffer.concat(kept.map((part) => ('length' in part ? part : bytes.subarray(part.start, part.end))));
}

/** A stretch of the file, or bytes in its place. */
type Part = { readonly start: number; readonly end: number } | Uint8Array;

/** Of the chunks a picture may do without: those that say how it looks, and the frames of one that moves. */
const pngLooks = /^(?:tRNS|gAMA|cHRM|sRGB|iCCP|sBIT|bKGD|pHYs|hIST|sPLT|cICP|mDCV|cLLI|acTL|fcTL|fdAT)$/;

function pngParts(view: DataView): Part[] | undefined {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47) return undefined;
  const parts: Part[] = [{ start: 0, end: 8 }];
  for (let at = 8; at + 12 <= view.byteLength; ) {
    const end = at + 12 + view.getUint32(at);
    const name = latin(view, at + 4, 4);
    // A capital first letter: no picture without it.
    if (end <= view.byteLength && (/^[A-Z]/.test(name) || pngLooks.test(name))) parts.push({ start: at, end });
    if (name === 'IEND') break;
    at = end;
  }
  return parts;
}

function gifParts(view: DataView): Part[] | undefined {
  if (view.byteLength < 13 || view.getUint32(0) !== 0x47494638) return undefined;
  const colours = (at: number) => (view.getUint8(at) & 0x80 ? 3 << ((view.getUint8(at) & 7) + 1) : 0);
  const pastBlocks = (from: number) => {
    let at = from;
    while (at < view.byteLength && view.getUint8(at) !== 0) at += 1 + view.getUint8(at);
    return at + 1;
  };
  let at = 13 + colours(10);
  const parts: Part[] = [{ start: 0, end: at }];
  while (at < view.byteLength) {
    const kind = view.getUint8(at);
    if (kind === 0x21 && at + 2 < view.byteLength) {
      const end = pastBlocks(at + 2);
      if (isGifLook(view, at)) parts.push({ start: at, end });
      at = end;
    } else if (kind === 0x2c && at + 10 < view.byteLength) {
      const end = pastBlocks(at + 11 + colours(at + 9));
      parts.push({ start: at, end });
      at = end;
    } else {
      if (kind === 0x3b) parts.push({ start: at, end: at + 1 });
      break;
    }
  }
  return parts;
}

/** An extension that says how a frame is shown, how often the frames, or in which colours; not a comment, not XMP. */
function isGifLook(view: DataView, at: number): boolean {
  const label = view.getUint8(at + 1);
  if (label === 0xff) return /^(?:NETSCAPE2\.0|ANIMEXTS1\.0|ICCRGBG1012)$/.test(latin(view, at + 3, 11));
  return label === 0xf9 || label === 0x01;
}

function jpegParts(view: DataView): Part[] | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  const parts: Part[] = [{ start: 0, end: 2 }];
  for (let at = 2; at + 4 <= view.byteLength && view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === 0xd9) break;
    const header = at + 2 + view.getUint16(at + 2);
    const end = marker === 0xda ? pastScan(view, header) : header;
    const part = jpegPart(view, marker, at, end);
    if (part) parts.push(part);
    at = end;
  }
  return [...parts, Uint8Array.of(0xff, 0xd9)];
}

/** The next marker after the coded pixels of a scan. */
function pastScan(view: DataView, from: number): number {
  let at = from;
  for (; at + 1 < view.byteLength; at += 1) {
    const next = view.getUint8(at + 1);
    const isPixels = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7);
    if (view.getUint8(at) === 0xff && !isPixels) return at;
  }
  return view.byteLength;
}

function jpegPart(view: DataView, marker: number, start: number, end: number): Part | undefined {
  const said = latin(view, start + 4, 12);
  const isApplication = marker >= 0xe0 && marker <= 0xef;
  if (marker === 0xfe) return undefined;
  if (!isApplication) return { start, end };
  if (marker === 0xe1 && said.startsWith('Exif\0\0')) return turned(view, start + 10);
  const isLook =
    (marker === 0xe0 && said.startsWith('JFIF\0')) ||
    (marker === 0xe2 && said === 'ICC_PROFILE\0') ||
    (marker === 0xee && said.startsWith('Adobe'));
  return isLook ? { start, end } : undefined;
}

/** EXIF with nothing but how the picture is turned; undefined where it stands upright. @param tiff where its TIFF begins */
function turned(view: DataView, tiff: number): Uint8Array | undefined {
  if (tiff + 10 > view.byteLength) return undefined;
  const little = latin(view, tiff, 2) === 'II';
  const directory = tiff + view.getUint32(tiff + 4, little);
  if (directory + 2 > view.byteLength) return undefined;
  const entries = view.getUint16(directory, little);
  for (let at = directory + 2; at + 12 <= Math.min(view.byteLength, directory + 2 + entries * 12); at += 12) {
    const value = view.getUint16(at + 8, little);
    if (view.getUint16(at, little) === 0x0112 && value >= 2 && value <= 8)
      return Buffer.from(`ffe1002245786966000049492a000800000001001201030001000000${'0'}${value}00000000000000`, 'hex');
  }
  return undefined;
}

function latin(view: DataView, start: number, length: number): string {
  const end = Math.min(start + length, view.byteLength);
  return start >= end ? '' : Buffer.from(view.buffer, view.byteOffset + start, end - start).toString('latin1');
}
