import type { Side } from '../measure/side.ts';
import type { CodedStudy } from '../model/study.ts';
import { renderHtml } from '../render/html.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { composeReport, templateFrom } from '../report/compose.ts';
import type { Call } from './command.ts';

export interface ReportAsked {
  readonly by: string;
  readonly sides: readonly [Side, Side];
  readonly code: string | undefined;
  readonly level: number | undefined;
  readonly inference: boolean | undefined;
  readonly verbatims: number | undefined;
  readonly call: Call;
}

/** A comparison as a document of its own: what `::diff` puts into a report. */
export function diffReport(coded: CodedStudy, format: 'md' | 'html', asked: ReportAsked): string {
  const { by, sides, code, level, inference, verbatims, call } = asked;
  const [from, to] = sides;
  const attributes = {
    from: from.value,
    to: to.value,
    by: by === 'wave' ? undefined : by,
    code,
    level,
    wave: call.options.wave,
    where: call.options.where,
    inference: inference === undefined ? undefined : inference ? 'yes' : 'no',
    max: verbatims,
    // On the screen there is no place for the file of a picture.
    chart: format === 'md' ? 'no' : undefined,
  };
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}="${attributeText(String(value))}"`],
  );
  const title = JSON.stringify(`${from.label} → ${to.label}`);
  const template = templateFrom('diff', `---\ntitle: ${title}\n---\n\n::diff{${written.join(' ')}}\n`);
  const { document } = composeReport(coded, template);
  return format === 'md' ? renderMarkdown(document) : renderHtml(document);
}

/** As an attribute of a directive is written: character references for what would end it. */
function attributeText(value: string): string {
  return value.replace(/[&"“”„\n]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
