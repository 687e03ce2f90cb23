import { strToU8, zipSync } from 'fflate';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A PNG of one pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const style = (type: string, id: string, name: string, content: string, attributes = '') =>
  `<w:style w:type="${type}" ${attributes}w:styleId="${id}"><w:name w:val="${name}"/>${content}</w:style>`;

/** The parts of a document as a French Word makes them: ids in French, names in English, a theme, a numbered heading. */
export const houseParts: Readonly<Record<string, string | Uint8Array>> = {
  '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
  'word/document.xml': `<?xml version="1.0"?><w:document ${w} ${r}><w:body><w:p><w:r><w:t>Texte secret de la maison</w:t></w:r></w:p><w:sectPr><w:headerReference w:type="default" r:id="rId7"/><w:headerReference w:type="first" r:id="rId8"/><w:footerReference w:type="default" r:id="rId9"/><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1000" w:right="1100" w:bottom="1200" w:left="1300" w:header="500" w:footer="600" w:gutter="0"/><w:titlePg/></w:sectPr></w:body></w:document>`,
  'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="${office}/header" Target="header1.xml"/><Relationship Id="rId8" Type="${office}/header" Target="header2.xml"/><Relationship Id="rId9" Type="${office}/footer" Target="/word/footer1.xml"/></Relationships>`,
  'word/header1.xml': `<?xml version="1.0"?><w:hdr ${w}><w:p><w:pPr><w:pStyle w:val="En-tte"/></w:pPr><w:r><w:t>Institut des grappes</w:t></w:r></w:p></w:hdr>`,
  'word/header2.xml': `<?xml version="1.0"?><w:hdr ${w} ${r}><w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="Logo"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="0" name=""/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId3"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p></w:hdr>`,
  'word/_rels/header2.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId3" Type="${office}/image" Target="media/image1.png"/></Relationships>`,
  'word/media/image1.png': pixel,
  'word/footer1.xml': `<?xml version="1.0"?><w:ftr ${w} ${r}><w:p><w:hyperlink r:id="rId1"><w:r><w:t>ailleurs</w:t></w:r></w:hyperlink></w:p></w:ftr>`,
  'word/_rels/footer1.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>`,
  'word/theme/theme1.xml':
    '<?xml version="1.0"?><a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Maison"/>',
  'word/numbering.xml': `<?xml version="1.0"?><w:numbering ${w}><w:numPicBullet w:numPicBulletId="0"><w:pict/></w:numPicBullet><w:abstractNum w:abstractNumId="4"><w:multiLevelType w:val="multilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Titre1"/><w:lvlText w:val="%1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num></w:numbering>`,
  'word/styles.xml': `<?xml version="1.0"?><w:styles ${w}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/><w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:latentStyles w:count="376"/>${[
    style('paragraph', 'Normal', 'Normal', '<w:rPr><w:lang w:val="en-US"/></w:rPr>', 'w:default="1" '),
    style('table', 'TableauNormal', 'Normal Table', '', 'w:default="1" '),
    style('paragraph', 'Titre', 'Title', '<w:basedOn w:val="Normal"/><w:rPr><w:color w:val="0055AA"/></w:rPr>'),
    style(
      'paragraph',
      'Titre1',
      'heading 1',
      '<w:basedOn w:val="Normal"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:color w:val="0055AA"/></w:rPr>',
    ),
    style('paragraph', 'Citation', 'Quote', '<w:basedOn w:val="Normal"/><w:rPr><w:i/></w:rPr>'),
    style('paragraph', 'Extrait', 'Extrait', '<w:aliases w:val="Propos,Verbatim"/><w:basedOn w:val="Citation"/>'),
    style('paragraph', 'En-tte', 'header', '<w:basedOn w:val="Normal"/>'),
    style('character', 'Attribution', 'Une autre', ''),
    style('paragraph', 'Lgende', 'caption', '<w:basedOn w:val="Normal"/>'),
  ].join('')}</w:styles>`,
};

export function houseDocument(changed: Readonly<Record<string, string | Uint8Array | null>> = {}): Uint8Array {
  const parts = Object.entries({ ...houseParts, ...changed }).flatMap(([path, content]) =>
    content === null ? [] : [[path, typeof content === 'string' ? strToU8(content) : content] as const],
  );
  return zipSync(Object.fromEntries(parts));
}
