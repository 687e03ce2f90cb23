import { childOf, childrenOf, parseXml, type XmlElement } from '../../src/exchange/xml.ts';
import { allOf, type OpenedDocx, openDocx } from './docx-reader.ts';

/** What would make Word repair or refuse a document, as sentences; none of a sound one. ECMA-376, parts 1 and 2. */
export function docxFaults(bytes: Uint8Array): string[] {
  const docx = openDocx(bytes);
  const broken = docx.paths.filter((path) => /\.(?:xml|rels)$/.test(path) && !parseXml(docx.text(path)));
  if (broken.length > 0) return broken.map((path) => `${path} is no XML`);
  return [
    ...typeFaults(docx),
    ...relationFaults(docx),
    ...styleFaults(docx),
    ...noteFaults(docx),
    ...listFaults(docx),
    ...bookmarkFaults(docx),
    ...drawingFaults(docx),
    ...docx.paths
      .filter((path) => /^word\/[^/]+\.xml$/.test(path))
      .flatMap((path) => [
        ...orderFaults(path, docx.xml(path)),
        ...(path === 'word/settings.xml' ? [] : cellFaults(path, docx.xml(path))),
        ...fieldFaults(path, docx.xml(path)),
      ]),
  ];
}

function typeFaults(docx: OpenedDocx): string[] {
  const types = docx.xml('[Content_Types].xml');
  const extensions = childrenOf(types, 'Default').map(({ attributes }) => attributes.Extension ?? '');
  const parts = childrenOf(types, 'Override').map(({ attributes }) => (attributes.PartName ?? '').slice(1));
  return [
    ...docx.paths
      .filter((path) => path !== '[Content_Types].xml' && !parts.includes(path))
      .filter((path) => !extensions.includes(path.slice(path.lastIndexOf('.') + 1)))
      .map((path) => `${path} has no content type`),
    ...parts.filter((part) => !docx.paths.includes(part)).map((part) => `the content type of ${part}, which is absent`),
    ...repeated(parts, 'content types of'),
  ];
}

/** Relations lead to parts, and every `r:id` to a relation of its own part. */
function relationFaults(docx: OpenedDocx): string[] {
  const listed = docx.paths.filter((path) => path.endsWith('.rels'));
  const dangling = listed.flatMap((path) => {
    const [folder = '', owner = ''] = ownerOf(path);
    return childrenOf(docx.xml(path), 'Relationship').flatMap(({ attributes: { Id, Target = '', TargetMode } }) => {
      if (TargetMode === 'External') return [];
      const target = new URL(Target, `file:///${folder}`).pathname.slice(1);
      return docx.paths.includes(target)
        ? []
        : [`${Id} of ${owner || 'the package'} leads to ${target}, which is absent`];
    });
  });
  const unknown = docx.paths
    .filter((path) => /^word\/.*\.xml$/.test(path))
    .flatMap((path) => {
      const rels = `${path.slice(0, path.lastIndexOf('/'))}/_rels/${path.slice(path.lastIndexOf('/') + 1)}.rels`;
      const ids = docx.paths.includes(rels)
        ? childrenOf(docx.xml(rels), 'Relationship').map(({ attributes }) => attributes.Id ?? '')
        : [];
      const used = [...docx.text(path).matchAll(/\br:(?:id|embed|link)="([^"]*)"/g)].map((match) => match[1] ?? '');
      return [
        ...used.filter((id) => !ids.includes(id)).map((id) => `${path} names the relation ${id}, which is absent`),
        ...repeated(ids, `relations of ${path}:`),
      ];
    });
  return [...dangling, ...unknown];
}

function ownerOf(rels: string): [folder: string, owner: string] {
  const folder = rels.replace(/_rels\/[^/]*$/, '');
  return [folder, folder + rels.slice(rels.lastIndexOf('/') + 1, -'.rels'.length)];
}

function styleFaults(docx: OpenedDocx): string[] {
  const styles = childrenOf(docx.xml('word/styles.xml'), 'style');
  const ids = styles.map(({ attributes }) => attributes.styleId ?? '');
  const ofType = (type: string) =>
    styles.filter(({ attributes }) => attributes.type === type).map(({ attributes }) => attributes.styleId ?? '');
  const types: Readonly<Record<string, readonly string[]>> = {
    pStyle: ofType('paragraph'),
    rStyle: ofType('character'),
    tblStyle: ofType('table'),
    basedOn: ids,
    next: ids,
    link: ids,
  };
  const used = docx.paths
    .filter((path) => /^word\/[^/]+\.xml$/.test(path))
    .flatMap((path) =>
      allOf(docx.xml(path), ...Object.keys(types))
        .filter(({ name, attributes }) => !types[name]?.includes(attributes.val ?? ''))
        .map(({ name, attributes }) => `${path}: the ${name} « ${attributes.val} » is not defined`),
    );
  const defaults = styles
    .filter(({ attributes }) => attributes.default === '1')
    .map(({ attributes }) => attributes.type ?? '');
  const names = styles.map(
    (style) => `${style.attributes.type} ${childOf(style, 'name')?.attributes.val?.toLowerCase()}`,
  );
  return [
    ...used,
    ...repeated(ids, 'styles'),
    ...repeated(names, 'names of styles'),
    ...repeated(defaults, 'defaults of'),
  ];
}

function noteFaults(docx: OpenedDocx): string[] {
  const defined = childrenOf(docx.xml('word/footnotes.xml'), 'footnote').map(({ attributes }) => attributes.id ?? '');
  const called = allOf(docx.xml('word/document.xml'), 'footnoteReference').map(({ attributes }) => attributes.id ?? '');
  const plain = defined.filter((id) => Number(id) > 0);
  return [
    ...called.filter((id) => !plain.includes(id)).map((id) => `the note ${id} is called and absent`),
    ...plain.filter((id) => !called.includes(id)).map((id) => `the note ${id} is never called`),
    ...repeated(called, 'calls of the note'),
    ...repeated(defined, 'notes'),
  ];
}

function listFaults(docx: OpenedDocx): string[] {
  const numbering = docx.xml('word/numbering.xml');
  const kinds = childrenOf(numbering, 'abstractNum').map(({ attributes }) => attributes.abstractNumId ?? '');
  const nums = childrenOf(numbering, 'num');
  const ids = nums.map(({ attributes }) => attributes.numId ?? '');
  const used = ['document', 'footnotes', 'styles'].flatMap((part) =>
    allOf(docx.xml(`word/${part}.xml`), 'numId').map(({ attributes }) => attributes.val ?? ''),
  );
  const names = numbering.children.flatMap((child) => (typeof child === 'string' ? [] : [child.name]));
  return [
    ...used.filter((id) => id !== '0' && !ids.includes(id)).map((id) => `the list ${id} is absent`),
    ...nums
      .map((num) => childOf(num, 'abstractNumId')?.attributes.val ?? '')
      .filter((id) => !kinds.includes(id))
      .map((id) => `the kind of list ${id} is absent`),
    ...repeated(ids, 'lists'),
    ...repeated(kinds, 'kinds of lists'),
    ...(names.lastIndexOf('abstractNum') > names.indexOf('num') ? ['a kind of list stands after a list'] : []),
  ];
}

function bookmarkFaults(docx: OpenedDocx): string[] {
  const text = docx.xml('word/document.xml');
  const starts = allOf(text, 'bookmarkStart').map(({ attributes }) => attributes);
  const ends = allOf(text, 'bookmarkEnd').map(({ attributes }) => attributes.id ?? '');
  const names = starts.map(({ name = '' }) => name);
  const anchors = allOf(text, 'hyperlink').flatMap(({ attributes: { anchor } }) =>
    anchor === undefined ? [] : [anchor],
  );
  const fields = allOf(text, 'instrText').flatMap(({ children }) => [
    ...children.join('').matchAll(/(?:NOTEREF|PAGEREF|REF) (\S+)/g),
  ]);
  return [
    ...repeated(
      names.map((name) => name.toLowerCase()),
      'bookmarks',
    ),
    ...repeated(
      starts.map(({ id = '' }) => id),
      'ids of bookmarks',
    ),
    ...names.filter((name) => !/^[A-Za-z_]\w{0,39}$/.test(name)).map((name) => `« ${name} » is no name of a bookmark`),
    ...(starts
      .map(({ id }) => id)
      .sort()
      .join() === [...ends].sort().join()
      ? []
      : ['bookmarks begin and do not end']),
    ...[...anchors, ...fields.map((match) => match[1] ?? '')]
      .filter((name) => !names.includes(name))
      .map((name) => `a link leads to the bookmark ${name}, which is absent`),
  ];
}

function drawingFaults(docx: OpenedDocx): string[] {
  const drawn = allOf(docx.xml('word/document.xml'), 'docPr', 'cNvPr').filter(
    ({ attributes }) => attributes.id !== '0',
  );
  return [
    ...repeated(
      drawn.map(({ attributes }) => attributes.id ?? ''),
      'ids of drawings',
    ),
    ...allOf(docx.xml('word/document.xml'), 'docPr')
      .filter(({ attributes }) => !attributes.descr)
      .map(({ attributes }) => `the drawing ${attributes.id} has no description`),
  ];
}

/** The order in which the schema wants the children of an element. */
const orders: Readonly<Record<string, string>> = {
  pPr: 'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr',
  rPr: 'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish',
  tblPr:
    'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
  tcPr: 'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  sectPr:
    'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid',
  style:
    'name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr',
  styles: 'docDefaults latentStyles style',
  tblStylePr: 'pPr rPr tblPr trPr tcPr',
  tbl: 'tblPr tblGrid tr',
  lvl: 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr',
  pBdr: 'top left bottom right between bar',
  tblBorders: 'top left start bottom right end insideH insideV',
  settings:
    'writeProtection view zoom removePersonalInformation mirrorMargins defaultTabStop autoHyphenation evenAndOddHeaders characterSpacingControl footnotePr endnotePr compat docVars rsids mathPr themeFontLang clrSchemeMapping shapeDefaults decimalSymbol listSeparator',
  inline: 'extent effectExtent docPr cNvGraphicFramePr graphic',
};

function orderFaults(path: string, element: XmlElement): string[] {
  const order = orders[element.name]?.split(' ');
  const names = element.children.flatMap((child) => (typeof child === 'string' ? [] : [child.name]));
  const places = names.map((name) => order?.indexOf(name) ?? 0);
  const own = order && (places.includes(-1) || places.some((place, index) => place < (places[index - 1] ?? 0)));
  return [
    ...(own ? [`${path}: ${element.name} holds ${names.join(', ')}, in no order of the schema`] : []),
    ...element.children.flatMap((child) => (typeof child === 'string' ? [] : orderFaults(path, child))),
  ];
}

/** A cell and a section end with a paragraph; two tables that touch are one to Word. */
function cellFaults(path: string, root: XmlElement): string[] {
  return allOf(root, 'tc', 'body', 'footnote', 'hdr', 'ftr').flatMap((element) => {
    const names = element.children.flatMap((child) => (typeof child === 'string' ? [] : [child.name]));
    const blocks = names.filter((name) => name === 'p' || name === 'tbl' || name === 'sdt');
    return blocks.at(-1) === 'p' && !blocks.join(' ').includes('tbl tbl')
      ? []
      : [`${path}: ${element.name} ends with ${blocks.at(-1) ?? 'nothing'}, or tables touch in it`];
  });
}

function fieldFaults(path: string, root: XmlElement): string[] {
  const chars = allOf(root, 'fldChar').map(({ attributes }) => attributes.fldCharType ?? '');
  let depth = 0;
  const unbalanced = chars.some((type) => {
    depth += type === 'begin' ? 1 : type === 'end' ? -1 : 0;
    return depth < 0;
  });
  return unbalanced || depth !== 0 ? [`${path}: a field begins and does not end`] : [];
}

function repeated(values: readonly string[], what: string): string[] {
  const twice = values.filter((value, index) => values.indexOf(value) !== index);
  return [...new Set(twice)].map((value) => `${what} « ${value} » twice`);
}
