import type { Language } from '../model/settings.ts';
import type { Document } from '../report/document.ts';
import { proofing } from './docx-style-sheet.ts';
import { declaration, declared, escapeXml, tag, valued } from './docx-xml.ts';

const core = {
  'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
};

/** Title, subtitle, authors and language; no day and no program, so that the same study gives the same bytes. */
export function coreProperties({ title, subtitle, authors, language }: Document): string {
  const said = (name: string, text: string | undefined) => (text ? tag(name, {}, escapeXml(text)) : '');
  return `${declaration}${tag(
    'cp:coreProperties',
    core,
    said('dc:title', title),
    said('dc:subject', subtitle),
    said('dc:creator', authors.join('; ')),
    said('dc:language', proofing[language]),
  )}`;
}

/** @param facing headers differ on the left and on the right; `themed`: colours are named by a theme */
export function settingsXml(language: Language, { facing, themed }: { facing: boolean; themed: boolean }): string {
  const [decimal, separator] = language === 'fr' ? [',', ';'] : ['.', ','];
  const theme =
    '<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/>';
  return `${declaration}${tag(
    'w:settings',
    declared('w'),
    '<w:zoom w:percent="100"/>',
    valued('w:defaultTabStop', 709),
    facing ? '<w:evenAndOddHeaders/>' : '',
    valued('w:characterSpacingControl', 'doNotCompress'),
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>',
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
    tag('w:themeFontLang', { 'w:val': proofing[language] }),
    themed ? theme : '',
    valued('w:decimalSymbol', decimal),
    valued('w:listSeparator', separator),
  )}`;
}
