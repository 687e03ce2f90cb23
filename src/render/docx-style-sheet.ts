import type { HouseStyle, HouseStyleName } from '../model/house-style.ts';
import type { Language } from '../model/settings.ts';
import type { Style } from './docx-style.ts';
import { type StyleKey, styles } from './docx-styles.ts';
import { declaration, declared, tag, valued } from './docx-xml.ts';

/** The styles of a document: the user's own where they have one of that name, else ours. */
export interface StyleSheet {
  /** The id of a style, which is then among those of the file; undefined for the default paragraph. */
  readonly id: (key: StyleKey) => string | undefined;
  /** `word/styles.xml`, once everything else is written. */
  readonly xml: () => string;
}

/** Word's own; elsewhere a font of the same widths stands for it. */
export const ownFont = 'Calibri';

export const proofing: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' };

export function styleSheet(language: Language, house?: HouseStyle): StyleSheet {
  const ids = new Map<StyleKey, string>();
  const added: StyleKey[] = [];
  const taken = new Set((house?.names ?? []).map(({ id }) => id));
  const idOf = (key: StyleKey): string => {
    const known = ids.get(key);
    if (known !== undefined) return known;
    const own = houseId(key, house?.names ?? []);
    const id = own ?? freeId(styles[key].id, taken);
    ids.set(key, id);
    taken.add(id);
    if (own === undefined) {
      added.push(key);
      for (const other of [styles[key].basedOn, styles[key].next]) if (other !== undefined) idOf(other as StyleKey);
    }
    return id;
  };
  // Word's user looks for all of them; a house keeps its list short.
  const keys = Object.keys(styles) as StyleKey[];
  for (const key of house ? (['normal', 'tableNormal'] as const) : keys) idOf(key);
  return {
    id: (key) => (key === 'normal' ? void idOf(key) : idOf(key)),
    xml: () => {
      const own = keys.filter((key) => added.includes(key)).map((key) => styleXml(styles[key], idOf, idOf(key)));
      return house ? houseXml(house.styles, own, language) : ownXml(own, language);
    },
  };
}

function houseId(key: StyleKey, names: readonly HouseStyleName[]): string | undefined {
  const { type, name, also = [] } = styles[key];
  const ofType = names.filter((style) => style.type === type);
  if (key === 'normal' || key === 'tableNormal') {
    const byDefault = ofType.find(({ isDefault }) => isDefault);
    if (byDefault) return byDefault.id;
  }
  for (const wanted of [name.toLowerCase(), ...also]) {
    const found = ofType.find((style) => style.names.includes(wanted));
    if (found) return found.id;
  }
  return undefined;
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number += 1) id = `${wanted}${number}`;
  return id;
}

function styleXml(style: Style, idOf: (key: StyleKey) => string, id: string): string {
  const isDefault = style === styles.normal || style === styles.tableNormal;
  return tag(
    'w:style',
    {
      'w:type': style.type,
      'w:default': isDefault ? 1 : undefined,
      'w:customStyle': style.custom ? 1 : undefined,
      'w:styleId': id,
    },
    valued('w:name', style.name),
    style.basedOn === undefined ? '' : valued('w:basedOn', idOf(style.basedOn as StyleKey)),
    style.next === undefined ? '' : valued('w:next', idOf(style.next as StyleKey)),
    valued('w:uiPriority', style.priority),
    style.background ? '<w:unhideWhenUsed/>' : '<w:qFormat/>',
    style.look,
  );
}

function ownXml(own: readonly string[], language: Language): string {
  const run = tag(
    'w:rPr',
    {},
    `<w:rFonts w:ascii="${ownFont}" w:hAnsi="${ownFont}" w:eastAsia="${ownFont}" w:cs="${ownFont}"/><w:sz w:val="22"/><w:szCs w:val="22"/>`,
    languageXml(language),
  );
  const defaults = `<w:docDefaults><w:rPrDefault>${run}</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="283" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`;
  return `${declaration}${tag('w:styles', declared('w'), defaults, own.join(''), noList)}`;
}

const noList =
  '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>';

/** The user's file with the styles it lacks, in the language of the report: spelling is checked in that. */
function houseXml(xml: string, own: readonly string[], language: Language): string {
  const anyLanguage = /<w:lang\b[^>]*?(?:\/>|>\s*<\/w:lang>)/g;
  const plain = xml.replace(anyLanguage, '').replace(/<\/w:styles>\s*$/, `${own.join('')}</w:styles>`);
  const defaults = /(<w:rPrDefault>\s*<w:rPr>)([\s\S]*?)(<\/w:rPr>\s*<\/w:rPrDefault>)/;
  if (defaults.test(plain))
    return plain.replace(defaults, (_, open, run, close) => `${open}${run}${languageXml(language)}${close}`);
  const made = `<w:rPrDefault><w:rPr>${languageXml(language)}</w:rPr></w:rPrDefault>`;
  const bare = plain
    .replace(/<w:rPrDefault\s*\/>|<w:rPrDefault>\s*(?:<w:rPr\s*\/>)?\s*<\/w:rPrDefault>/, '')
    .replace(/<w:docDefaults\s*\/>/, '');
  return /<w:docDefaults>/.test(bare)
    ? bare.replace('<w:docDefaults>', `<w:docDefaults>${made}`)
    : bare.replace(/(<w:styles\b[^>]*>)/, `$1<w:docDefaults>${made}</w:docDefaults>`);
}

function languageXml(language: Language): string {
  return `<w:lang w:val="${proofing[language]}" w:eastAsia="${proofing[language]}" w:bidi="ar-SA"/>`;
}
