import { escapeXml, tag, valued } from './docx-xml.ts';

/** How words look; `style` is the id of a character style. */
export interface Look {
  readonly style?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  /** Neither spelling nor spaces of it are touched. */
  readonly code?: boolean;
}

/** Words as runs; a line break in them is one in Word. */
export function textRun(text: string, look: Look = {}): string {
  if (text === '') return '';
  const content = (look.code ? text : wordSpaces(text)).split('\n').map(words).join('<w:br/>');
  return tag('w:r', {}, runProperties(look), content);
}

export function breakRun(): string {
  return '<w:r><w:br/></w:r>';
}

function words(line: string): string {
  return line
    .split('\t')
    .map((piece) => (piece === '' ? '' : `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`))
    .join('<w:tab/>');
}

/** The order of the children is the schema's. */
function runProperties({ style, bold, italic, strike, code }: Look): string {
  const content = [
    style === undefined ? '' : valued('w:rStyle', style),
    bold ? '<w:b/>' : '',
    italic ? '<w:i/>' : '',
    strike ? '<w:strike/>' : '',
    code ? '<w:noProof/>' : '',
  ].join('');
  return content === '' ? '' : tag('w:rPr', {}, content);
}

// Many fonts lack the narrow no-break space, and show a box.
function wordSpaces(text: string): string {
  return text.replace(/\u202f/g, '\u00a0');
}

/** A field whose result is written in: it shows at once, and Word can renew it. */
export function field(instruction: string, result: string, properties = ''): string {
  const char = (type: string) => tag('w:r', {}, properties, tag('w:fldChar', { 'w:fldCharType': type }));
  return [
    char('begin'),
    tag('w:r', {}, properties, `<w:instrText xml:space="preserve"> ${escapeXml(instruction)} </w:instrText>`),
    char('separate'),
    result,
    char('end'),
  ].join('');
}
