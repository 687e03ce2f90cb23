/** Pixels of a picture as wide as a column of text. */
export const pageWidth = 640;
export const fontSize = 12;
export const lineHeight = 15;
/** As they stand in a file of its own: a PDF puts others in their place. */
export const pictureFonts = "Helvetica, Arial, 'Liberation Sans', sans-serif";
export const paperColour = '#fdfcf9';

/** What a chart draws, in pixels; its colour is the text’s, so that it follows light, dark and paper. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly body: readonly string[];
}

interface Framing {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** A file of its own brings its paper and ink. */
  readonly standalone: boolean;
}

/** A drawing as an SVG document or, inside a page, an element. */
export function svgFrame({ width, height, body }: Drawing, { id, title, description, standalone }: Framing): string {
  const pad = standalone ? 12 : 0;
  const [w, h] = [Math.ceil(width) + 2 * pad, Math.ceil(height) + 2 * pad];
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-pad} ${-pad} ${w} ${h}" width="${w}" height="${h}" role="img" aria-labelledby="${id}.title ${id}.desc" font-family="${pictureFonts}" font-size="${fontSize}" fill="currentColor">`;
  const words = `<title id="${id}.title">${escapeXml(title)}</title>\n<desc id="${id}.desc">${escapeXml(description)}</desc>`;
  const paper = standalone
    ? `${ownColours}\n<rect class="paper" x="${-pad}" y="${-pad}" width="${w}" height="${h}"/>\n`
    : '';
  return `${head}\n${words}\n${paper}${body.join('\n')}\n</svg>`;
}

const ownColours = `<style>svg { color: #22201c } .paper { fill: ${paperColour} } @media (prefers-color-scheme: dark) { svg { color: #e4dfd5 } .paper { fill: #181715 } }</style>`;

type Attributes = Readonly<Record<string, string | number>>;

export function shape(name: string, attributes: Attributes): string {
  return `<${name}${written(attributes)}/>`;
}

/** A line of text; its baseline is at `y`. */
export function label(text: string, x: number, y: number, attributes: Attributes = {}): string {
  return `<text${written({ x, y, ...attributes })}>${escapeXml(text)}</text>`;
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(
      ([name, value]) => ` ${name}="${typeof value === 'number' ? Math.round(value * 100) / 100 : escapeXml(value)}"`,
    )
    .join('');
}

// XML allows no control characters, however escaped.
function escapeXml(text: string): string {
  return text.replace(/[^\P{Cc}\t\n]/gu, '').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
