import { counted } from '../model/counted.ts';
import type { ExportedCoding, ExportedSource, ExportedStudy } from '../model/exported.ts';
import { grouped } from '../model/grouped.ts';
import { joined } from '../model/pieces.ts';
import { version } from '../model/version.ts';
import { codePointsTo } from './code-points.ts';
import { variableNames } from './exported-codes.ts';
import type { Exported, Exporter } from './exporter.ts';
import { guidOf } from './guid.ts';
import { lossesOfCodes, refiCodesXml } from './refi-codes-xml.ts';
import { textPieces } from './text-pieces.ts';
import { escapeXml } from './xml.ts';
import { zipFiles } from './zip.ts';

/** A project of REFI-QDA 1.0, valid to its schema: `project.qde` and the plain text of each source. */
export const exporter: Exporter = { write };

const utf8 = new TextEncoder();

function write(study: ExportedStudy): Exported {
  const texts: Record<string, Uint8Array> = {};
  let headings = 0;
  const codings = grouped(study.codings, ({ source }) => source);
  function* sources(): Generator<string> {
    for (const source of study.sources) {
      texts[`sources/${guidOf('source', source.name)}.txt`] = utf8.encode(source.text);
      headings += source.turns.flatMap(({ paragraphs }) => paragraphs).filter(({ heading }) => heading).length;
      yield sourceXml(source, codings.get(source.name) ?? []);
    }
  }
  const project = joined(textPieces(projectXml(study, sources())));
  return { pieces: [zipFiles({ 'project.qde': project, ...texts })], losses: lossesOf(study, headings) };
}

function* projectXml(study: ExportedStudy, sources: Iterable<string>): Generator<string> {
  const coders = [...new Set(study.codings.map(({ coder }) => coder))].sort();
  const users = coders.map((coder) => `<User guid="${guidOf('coder', coder)}" name="${escapeXml(coder)}"/>`);
  const cases = grouped(study.sources, (source) => source.case);
  const name = escapeXml(study.title);
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<Project xmlns="urn:QDA-XML:project:1.0" name="${name}" origin="study ${version}">\n`;
  yield* element('Users', users);
  yield refiCodesXml(study);
  yield* element('Variables', refiVariables(study).map(variableXml));
  yield* element(
    'Cases',
    [...cases].map(([one, own]) => caseXml(one, own)),
  );
  yield* element('Sources', sources);
  yield '</Project>\n';
}

/** The schema wants an element that is there to hold something. */
function* element(name: string, inner: Iterable<string>): Generator<string> {
  let isEmpty = true;
  for (const one of inner) {
    yield isEmpty ? `<${name}>\n${one}\n` : `${one}\n`;
    isEmpty = false;
  }
  if (!isEmpty) yield `</${name}>\n`;
}

function refiVariables({ sources }: ExportedStudy): string[] {
  const names = variableNames(sources);
  return sources.some(({ wave }) => wave !== undefined) ? ['wave', ...names] : names;
}

function variableXml(name: string): string {
  const type = name === 'date' ? 'Date' : 'Text';
  return `<Variable guid="${guidOf('variable', name)}" name="${escapeXml(name)}" typeOfVariable="${type}"/>`;
}

function caseXml(name: string, own: readonly ExportedSource[]): string {
  const references = own.map((source) => `<SourceRef targetGUID="${guidOf('source', source.name)}"/>`);
  return `<Case guid="${guidOf('case', name)}" name="${escapeXml(name)}">${references.join('')}</Case>`;
}

function sourceXml(source: ExportedSource, codings: readonly ExportedCoding[]): string {
  const guid = guidOf('source', source.name);
  const points = codePointsTo(source.text);
  const values = { ...(source.wave === undefined ? {} : { wave: source.wave }), ...source.variables };
  const inner = [
    ...codings
      .filter(({ codes, memo }) => codes.length > 0 || memo !== undefined)
      .map((coding, index) => selectionXml(coding, points, `${source.name}\0${index}`)),
    ...Object.entries(values).map(valueXml),
  ];
  return `<TextSource guid="${guid}" name="${escapeXml(source.name)}" plainTextPath="internal://${guid}.txt">\n${inner.join('\n')}\n</TextSource>`;
}

function selectionXml(coding: ExportedCoding, points: (unit: number) => number, key: string): string {
  const { start, end, coder, date, memo, codes } = coding;
  const user = guidOf('coder', coder);
  const day = date === undefined ? '' : ` creationDateTime="${date}T00:00:00Z"`;
  const given = codes.map(
    (code) =>
      `<Coding guid="${guidOf('coding', `${key}\0${code}`)}" creatingUser="${user}"${day}><CodeRef targetGUID="${guidOf('code', code)}"/></Coding>`,
  );
  const note = memo === undefined ? '' : `<Description>${escapeXml(memo)}</Description>`;
  return `<PlainTextSelection guid="${guidOf('coding', key)}" startPosition="${points(start)}" endPosition="${points(end)}" creatingUser="${user}"${day}>${note}${given.join('')}</PlainTextSelection>`;
}

function valueXml([name, value]: readonly [string, string]): string {
  const type = name === 'date' ? 'DateValue' : 'TextValue';
  return `<VariableValue><VariableRef targetGUID="${guidOf('variable', name)}"/><${type}>${escapeXml(value)}</${type}></VariableValue>`;
}

function lossesOf(study: ExportedStudy, headings: number): string[] {
  const against = study.codings.filter((coding) => coding.against.length > 0).length;
  const pieces = study.codings.filter((coding, i) => coding.continues && !study.codings[i - 1]?.continues).length;
  const translations = study.segments.filter(({ translation }) => translation !== undefined).length;
  return [
    ...lossesOfCodes(study),
    ...(against > 0 ? [`what ${against} ${against === 1 ? 'coding speaks' : 'codings speak'} against`] : []),
    ...counted(
      pieces,
      'passage with words cut out, which becomes several',
      'passages with words cut out, which become several',
    ),
    ...counted(translations, 'translation of a passage', 'translations of passages'),
    ...(headings > 0 ? [`that ${headings} ${headings === 1 ? 'paragraph is a title' : 'paragraphs are titles'}`] : []),
    'emphasis, ids, what an interview could not touch, and whether a reading is complete',
  ];
}
