import { zipTexts } from '../../src/exchange/zip.ts';

/** A text of Word with this body, and further parts by their name below `word/`. */
export function docxFile(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const names = Object.entries(parts).map(([name, xml]) => [`word/${name}.xml`, word(xml)]);
  return zipTexts({
    '_rels/.rels':
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': word(`<w:document><w:body>${body}</w:body></w:document>`),
    ...Object.fromEntries(names),
  });
}

function word(xml: string): string {
  return xml.replace(/^<(w:\w+)/, '<$1 xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"');
}

/** A paragraph of Word: `**bold**`, `{+inserted+}`, `{-deleted-}`, plain. */
export function p(text: string, properties = ''): string {
  const runs = text
    .split(/(\*\*.*?\*\*|\{\+.*?\+\}|\{-.*?-\})/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece.startsWith('**')) return `<w:r><w:rPr><w:b/></w:rPr>${t(piece.slice(2, -2))}</w:r>`;
      if (piece.startsWith('{+')) return `<w:ins w:id="1" w:author="A"><w:r>${t(piece.slice(2, -2))}</w:r></w:ins>`;
      if (piece.startsWith('{-'))
        return `<w:del w:id="2" w:author="A"><w:r><w:delText xml:space="preserve">${piece.slice(2, -2)}</w:delText></w:r></w:del>`;
      return `<w:r>${t(piece)}</w:r>`;
    });
  return `<w:p>${properties}${runs.join('')}</w:p>`;
}

function t(text: string): string {
  return text
    .split('\n')
    .map((line) => `<w:t xml:space="preserve">${line}</w:t>`)
    .join('<w:br/>');
}

export function table(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((cell) => `<w:tc>${p(cell)}</w:tc>`).join('');
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}

/** A text of LibreOffice with this body and these automatic styles. */
export function odtFile(body: string, styles = ''): Uint8Array {
  const names = ['office', 'text', 'style', 'fo', 'table'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  );
  const others =
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"';
  return zipTexts({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content ${names.join(' ')} ${others}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
  });
}

/** A PDF whose pages hold lines of text, each at its place in points from the lower left. */
export function pdfFile(pages: readonly (readonly (readonly [x: number, y: number, text: string])[])[]): Uint8Array {
  const escaped = (text: string) => text.replace(/[\\()]/g, '\\$&');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${pages.map((_, index) => `${4 + 2 * index} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((lines, index) => {
      const content = lines.map(([x, y, text]) => `BT /F1 11 Tf ${x} ${y} Td (${escaped(text)}) Tj ET`).join('\n');
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * index} 0 R >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = file.length;
  const rows = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}
