import { strFromU8, strToU8, unzipSync, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/model/settings.ts';
import { withoutMetadata } from '../../src/render/picture-metadata.ts';
import { pictureSize } from '../../src/render/picture-size.ts';
import { type Rendered, renderers } from '../../src/render/renderers.ts';
import { documentOf, heading, prose } from './documents.ts';
import { houseDocument, pixel } from './house-document.ts';

const secret = 'Firmin Dupanloup';
const said = Buffer.from(secret, 'latin1');

function chunk(name: string, content: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, Buffer.from(name, 'latin1'), content, Buffer.alloc(4)]);
}

/** The pixel with words between its header and the rest, and after its end. */
const signedPng = Buffer.concat([
  pixel.subarray(0, 33),
  chunk('pHYs', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 0])),
  ...['tEXt', 'iTXt', 'eXIf', 'tIME', 'caBX'].map((name) => chunk(name, Buffer.from(`Author\0${secret}`, 'latin1'))),
  chunk('zTXt', Buffer.concat([Buffer.from('Author\0\0'), zlibSync(strToU8(secret))])),
  pixel.subarray(33),
  said,
]);

function segment(marker: number, content: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** EXIF of a camera: a maker and how it was turned, in either order of bytes. */
function exif(order: 'II' | 'MM', orientation: number): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 24 + 4);
  const two = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at);
  const four = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at);
  tiff.write(order, 0, 'latin1');
  two(42, 2);
  four(8, 4);
  two(2, 8);
  for (const [at, tag, type, count] of [
    [10, 0x010f, 2, secret.length],
    [22, 0x0112, 3, 1],
  ] as const) {
    two(tag, at);
    two(type, at + 2);
    four(count, at + 4);
  }
  four(tiff.length, 18);
  two(orientation, 30);
  return Buffer.concat([Buffer.from('Exif\0\0'), tiff, said]);
}

const frame = Buffer.from([8, 0, 2, 0, 3, 1, 1, 0x11, 0]);
const scan = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]));
const pixels = Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]);
const jpeg = (...before: Buffer[]) =>
  Buffer.concat([Buffer.from([0xff, 0xd8]), ...before, segment(0xc0, frame), scan, pixels, Buffer.from([0xff, 0xd9])]);
const jfif = segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'));
const icc = segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01couleurs', 'latin1'));
const adobe = segment(0xee, Buffer.from('Adobe\0d\0\0\0\0\x01', 'latin1'));

describe('a picture without its metadata', () => {
  it('PNG: no text, date, EXIF or unknown chunk, nothing after its end; the rest byte for byte', () => {
    const bare = Buffer.from(withoutMetadata(signedPng));
    const looks = chunk('pHYs', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 0]));
    expect(bare).toEqual(Buffer.concat([pixel.subarray(0, 33), looks, pixel.subarray(33)]));
    expect(Buffer.from(withoutMetadata(pixel))).toEqual(Buffer.from(pixel));
  });

  it('JPEG: no EXIF, XMP, comment, thumbnail, nor second picture; colours and pixels byte for byte', () => {
    const xmp = segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${secret}</x>`, 'latin1'));
    const others = [
      segment(0xfe, said),
      segment(0xed, said),
      segment(0xe2, Buffer.from(`MPF\0${secret}`)),
      exifSegment('II', 1),
    ];
    const signed = Buffer.concat([jpeg(jfif, xmp, ...others, icc, adobe), said]);
    expect(Buffer.from(withoutMetadata(signed))).toEqual(jpeg(jfif, icc, adobe));
  });

  it.each(['II', 'MM'] as const)('JPEG: of EXIF in the order %s, only how the picture is turned', (order) => {
    const bare = Buffer.from(withoutMetadata(jpeg(exifSegment(order, 6))));
    expect(bare.includes(secret)).toBe(false);
    expect(bare.subarray(2, 38).toString('latin1')).toMatch(/^\xff\xe1\0\x22Exif\0\0II\*\0/);
    expect(bare.readUInt16LE(30)).toBe(6);
    expect(bare.subarray(38)).toEqual(jpeg().subarray(2));
  });

  it('JPEG: what stands between two scans goes too', () => {
    const last = Buffer.concat([scan, pixels, Buffer.from([0xff, 0xd9])]);
    const first = Buffer.concat([Buffer.from([0xff, 0xd8]), segment(0xc2, frame), scan, pixels]);
    expect(Buffer.from(withoutMetadata(Buffer.concat([first, segment(0xfe, said), last])))).toEqual(
      Buffer.concat([first, last]),
    );
  });

  it('GIF: no comment and no XMP; frames and how often they repeat stay', () => {
    const blocks = (label: number, ...parts: Buffer[]) =>
      Buffer.concat([
        Buffer.from([0x21, label]),
        ...parts.flatMap((part) => [Buffer.from([part.length]), part]),
        Buffer.from([0]),
      ]);
    const head = Buffer.from('474946383961010001008000000000000000ff', 'hex');
    const repeats = blocks(0xff, Buffer.from('NETSCAPE2.0'), Buffer.from([1, 0, 0]));
    const shown = Buffer.from('2c000000000100010000020244010 03b'.replace(' ', ''), 'hex');
    const xmp = blocks(0xff, Buffer.from('XMP DataXMP'), said);
    const signed = Buffer.concat([head, repeats, blocks(0xfe, said), xmp, shown, said]);
    expect(Buffer.from(withoutMetadata(signed))).toEqual(Buffer.concat([head, repeats, shown]));
  });

  it('breaks at no byte of what is cut short, and leaves what is no picture', () => {
    for (const whole of [signedPng, jpeg(exifSegment('MM', 3), icc)]) {
      for (let length = 0; length < whole.length; length += 1) withoutMetadata(whole.subarray(0, length));
    }
    expect(withoutMetadata(said)).toBe(said);
  });
});

function exifSegment(order: 'II' | 'MM', orientation: number): Buffer {
  return segment(0xe1, exif(order, orientation));
}

const address = 'images/plan%20du%20quai.png';
const document = documentOf(
  [
    heading('## Un ![signe](signe.png)', 'un'),
    prose(
      `Voici ![Le quai](${address} "Titre") et ![encore][q], ![loin](https://example.org/l.png).\n\n[q]: <${address}>`,
    ),
  ],
  { name: 'étude (1)' },
);
const pictures = new Map<string, Uint8Array>([
  [address, signedPng],
  ['signe.png', jpeg(segment(0xfe, said))],
]);

/** Every byte of a rendering, the parts of a zip unpacked. */
function bytesOf({ content, beside }: Rendered): string {
  const files = [...(content === undefined ? [] : [content]), ...(beside?.values() ?? [])];
  return files
    .flatMap((one): (string | Uint8Array)[] => {
      const isZip = typeof one !== 'string' && one[0] === 0x50;
      return isZip ? Object.values(unzipSync(one)) : [one];
    })
    .map((one) => (typeof one === 'string' ? one : strFromU8(one, true)))
    .join('\n');
}

describe.each(formats)('a picture of the prose in %s', (format) => {
  it('is there, without what it says of its author', async () => {
    const rendered = await renderers[format].render(document, { pictures });
    const all = bytesOf(rendered);
    const embedded = all.replace(/data:image\/\w+;base64,([\w+/=]+)/g, (_, base64) =>
      Buffer.from(base64, 'base64').toString('latin1'),
    );
    // A PDF keeps the pixels of a PNG in a form of its own; its source has the file beside.
    expect(embedded).toContain(pixel.subarray(33, 50).toString('latin1'));
    expect(embedded).not.toContain(secret);
  });
});

it('HTML holds the picture with its words, and sends nobody to where it lay', () => {
  const html = String((renderers.html.render(document, { pictures }) as Rendered).content);
  expect(
    [...html.matchAll(/<img src="data:image\/(\w+);base64,[^"]+" alt="([^"]*)"/g)].map(([, kind, alt]) => [kind, alt]),
  ).toEqual([
    ['jpeg', 'signe'],
    ['png', 'Le quai'],
    ['png', 'encore'],
  ]);
  expect(html).not.toContain('images/plan');
  expect(html).toContain('<a href="https://example.org/l.png">loin</a>');
});

it('Markdown shows the files beside it, every other byte as written', () => {
  const { content, beside } = renderers.md.render(document, { pictures }) as Rendered;
  const file = (number: number, kind: string) => `%C3%A9tude%20\\(1\\)-picture-${number}.${kind}`;
  expect(content).toBe(
    `## Un ![signe](${file(1, 'jpeg')})\n\nVoici ![Le quai](${file(2, 'png')} "Titre") et ![encore][q], ![loin](https://example.org/l.png).\n\n[q]: ${file(2, 'png')}\n`,
  );
  expect([...(beside?.keys() ?? [])]).toEqual(['étude (1)-picture-1.jpeg', 'étude (1)-picture-2.png']);
});

it.each([
  [
    '> ![a](plan.png)\n> ![b]( plan.png "](plan.png" )',
    '> ![a](r-picture-1.png)\n> ![b]( r-picture-1.png "](plan.png" )',
  ],
  ['![a](plan\\.png)', '![a](r-picture-1.png)'],
  ['`![a](plan.png)` ![x [y](plan.png) z](plan.png)', '`![a](plan.png)` ![x [y](plan.png) z](r-picture-1.png)'],
])('Markdown: %j', (written, expected) => {
  const found = new Map<string, Uint8Array>([['plan.png', pixel]]);
  const rendered = renderers.md.render(documentOf([prose(written)], { name: 'r' }), { pictures: found }) as Rendered;
  expect(rendered.content).toBe(`${expected}\n`);
});

it('the picture of a house’s letterhead keeps nothing of its author either', async () => {
  const { readHouseStyle } = await import('../../src/exchange/house-style.ts');
  const house = readHouseStyle(houseDocument({ 'word/media/image1.png': signedPng }));
  if (typeof house === 'string') return expect.unreachable();
  expect(pictureSize(house.running.flatMap((part) => part.pictures)[0]?.bytes ?? said)?.width).toBe(1);
  expect(bytesOf(await renderers.docx.render(document, { house }))).not.toContain(secret);
});
