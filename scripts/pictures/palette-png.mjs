import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

/**
 * A PNG of 8 bits a channel, as browsers and poppler write it, with few colours: a page of text keeps its looks and gets
 * a quarter of its size. A page in many colours needs more of them, told apart by more bits.
 */
export function palettePng(png, { most = 32, bits = 4 } = {}) {
  const { width, height, channels, pixels } = decode(png);
  const { colours, indexOf } = paletteOf(pixels, channels, { most, bits });
  const packed = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * channels;
      packed[y * (width + 1) + 1 + x] = indexOf(pixels[at], pixels[at + 1], pixels[at + 2]);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // a byte a pixel, the number of its colour
  const parts = [
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colours.flat())),
    chunk('IDAT', deflateSync(packed, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...parts]);
}

function chunk(type, content) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(content.length, 0);
  around.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
}

function decode(png) {
  let header;
  const parts = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const content = png.subarray(at + 8, at + 8 + length);
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'IHDR') header = content;
    if (type === 'IDAT') parts.push(content);
    at += 12 + length;
  }
  const [width, height, channels] = [header.readUInt32BE(0), header.readUInt32BE(4), { 2: 3, 6: 4 }[header[9]]];
  if (header[8] !== 8 || !channels || header[12] !== 0) throw new Error('A PNG of 8 bits in RGB or RGBA is expected.');
  return { width, height, channels, pixels: unfiltered(inflateSync(Buffer.concat(parts)), width * channels, channels) };
}

/** Each line is written as its difference to what is left of it and above (PNG specification, 9.2). */
function unfiltered(lines, stride, step) {
  const pixels = Buffer.alloc((lines.length / (stride + 1)) * stride);
  for (let at = 0, line = 0; at < pixels.length; line++) {
    const filter = lines[line * (stride + 1)];
    for (let x = 0; x < stride; x++, at++) {
      const left = x >= step ? pixels[at - step] : 0;
      const above = line > 0 ? pixels[at - stride] : 0;
      const corner = line > 0 && x >= step ? pixels[at - stride - step] : 0;
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter];
      pixels[at] = lines[line * (stride + 1) + 1 + x] + guess;
    }
  }
  return pixels;
}

function paeth(left, above, corner) {
  const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}

/** The colours most frequent among colours of four bits a channel, and the nearest of them to any. */
function paletteOf(pixels, channels, { most, bits }) {
  const keyOf = (r, g, b) => [r, g, b].reduce((key, value) => (key << bits) | (value >> (8 - bits)), 0);
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += channels) {
    const key = keyOf(pixels[at], pixels[at + 1], pixels[at + 2]);
    const known = counts.get(key) ?? { count: 0, sums: [0, 0, 0] };
    known.count++;
    for (let channel = 0; channel < 3; channel++) known.sums[channel] += pixels[at + channel];
    counts.set(key, known);
  }
  const colours = [...counts.values()]
    .sort((one, other) => other.count - one.count)
    .slice(0, most)
    .map(({ count, sums }) => sums.map((sum) => Math.round(sum / count)));
  const nearest = new Map();
  const indexOf = (r, g, b) => {
    const key = keyOf(r, g, b);
    if (!nearest.has(key)) nearest.set(key, nearestOf(colours, [r, g, b]));
    return nearest.get(key);
  };
  return { colours, indexOf };
}

function nearestOf(colours, colour) {
  const distances = colours.map((one) => one.reduce((sum, value, channel) => sum + (value - colour[channel]) ** 2, 0));
  return distances.indexOf(Math.min(...distances));
}
