import { withoutConsequences } from '../check/reports.ts';
import { nearest } from '../language/nearest.ts';
import { appendAll } from '../model/append.ts';
import { placesIn } from '../model/place.ts';
import { type Problem, sortProblems } from '../model/problem.ts';
import { type Format, formats } from '../model/settings.ts';
import type { CodedStudy, Template } from '../model/study.ts';
import { renderProblems } from '../render/problems.ts';
import { type Rendered, renderers } from '../render/renderers.ts';
import { composeFolded, type Folded, templateFrom } from '../report/compose.ts';
import { defaultTemplate } from '../report/default-template.ts';
import { unfoldedManifest, verbatimCount } from '../report/manifest.ts';
import { manifestParts } from '../report/manifest-file.ts';
import { newVerbatims } from '../report/new-verbatims.ts';
import type { FileChange } from '../study/save.ts';
import { staleFigures } from '../study/stale-figures.ts';
import { loosenHeap } from '../study/tight-heap.ts';
import { type Answer, type Call, type Command, exitCode, jsonDocument, UsageError } from './command.ts';
import { formatsGiven } from './formats-given.ts';
import { numberGiven, type Opened, openCodedToRead, problemNotes } from './opened.ts';
import manual from './report.md';
import { inFormats, joiner } from './report-formats.ts';
import { houseGiven, picturesOf } from './report-furnishing.ts';

const defaultName = 'report';

export const command: Command = {
  args: '[names...]',
  options: [
    ['--format <list>', `formats to write, of ${formats.join(', ')}; by default those of study.yaml`],
    ['--template <file>', 'docx: the Word document whose styles, page and headers the report takes'],
    ['--draft', 'show the headings that wait for the analyst'],
    ['--max <n>', 'without a template: at most so many verbatims under a code'],
    ['--eject', 'write the composed report as a template, reports/report.md, for editing'],
    ['--new', 'list what was coded and is not yet in the template, by section, ready to paste'],
    ['--watch', 'run again whenever a file of the study changes'],
  ],
  changes: true,
  manual,
  async run(call) {
    const opened = await openCodedToRead(call, { quotes: true });
    loosenHeap();
    const answer = await answered(opened, call);
    opened.opened.remember?.();
    return answer;
  },
};

async function answered(opened: Opened, call: Call): Promise<Answer> {
  if (call.options.eject) return eject(opened, call);
  const templates = chosen(opened.coded, call);
  if (call.options.new) return listNew(opened, templates, call);
  return write(opened, templates, call);
}

/** The templates a call names; all by default; the composed one where the study has none. */
function chosen(coded: CodedStudy, call: Call): Template[] {
  const max = maxGiven(call);
  let isComposed = false;
  const composed = () => {
    isComposed = true;
    return templateFrom(defaultName, defaultTemplate(coded, max));
  };
  const templates = namedTemplates(coded, call, composed);
  if (max.max !== undefined && !isComposed) {
    const names = templates.map(({ path }) => path).join(', ');
    throw new UsageError(
      `\`--max\` is for a report without a template. In ${names}, write it at the directive: ::verbatims{code=… max=${max.max}}.`,
    );
  }
  return templates;
}

function namedTemplates(coded: CodedStudy, call: Call, composed: () => Template): Template[] {
  if (call.args.length === 0) return coded.templates.length > 0 ? [...coded.templates] : [composed()];
  return call.args.map((given) => {
    const name = templateName(given);
    const found = coded.templates.find((template) => template.name === name);
    if (found) return found;
    if (name === defaultName) return composed();
    const expected = nearest(name, [...coded.templates.map((template) => template.name), defaultName]);
    throw new UsageError(`There is no template reports/${name}.md.${expected ? ` Did you mean « ${expected} »?` : ''}`);
  });
}

/** `reports/synthese.md` and `synthese` name the same template; one lies directly in reports/. */
function templateName(given: string): string {
  const name = given.replace(/^reports\//, '').replace(/\.md$/, '');
  if (/[\\/]/.test(name) || /^[._]/.test(name) || name === '')
    throw new UsageError(`« ${given} » is no name of a template: letters, digits and hyphens, in reports/.`);
  return name;
}

function maxGiven(call: Call): { max?: number } {
  const max = numberGiven(call, 'max');
  if (max === 0) throw new UsageError('`--max` must be at least 1.');
  return max === undefined ? {} : { max };
}

/** What is left of a composition once it is written: of a large one the document is let go. */
type Composed = Pick<Folded, 'manifest' | 'problems'>;

async function write(study: Opened, templates: readonly Template[], call: Call): Promise<Answer> {
  const { opened, coded, problems } = study;
  const asked = formatsGiven(call) ?? coded.settings.formats;
  if (opened.settingsBroken) return unsettled(study, call);
  const { house, problems: houseProblems } = houseGiven(call, asked, study);
  const changes: FileChange[] = [];
  const compositions: Composed[] = [];
  const missing = new Set<string>();
  for (const template of templates) {
    call.progress(`Composing ${template.name} …`);
    const composed = composeFolded(coded, template, {
      draft: call.options.draft === true,
      passages: asked.includes('html'),
    });
    const { pictures, problems: ofPictures } = picturesOf(template, opened.folder);
    const own: Problem[] = [...withoutConsequences(composed.problems, opened), ...ofPictures];
    const manifestPath = `reports/out/${template.name}.manifest.json`;
    const manifest = joiner(manifestPath, opened)(manifestParts(composed.manifest));
    const formatted = await inFormats(asked, (format) => {
      const path = `reports/out/${template.name}.${renderers[format].extension}`;
      const furnishing = { pictures, join: joiner(path, opened), ...(house ? { house } : {}) };
      return renderers[format].render(composed.document, furnishing);
    });
    for (const [format, rendered] of formatted) {
      const written = new Set(changes.map(({ path }) => path));
      appendAll(
        changes,
        filesOf(composed, format, rendered).filter(({ path }) => !written.has(path)),
      );
      if (rendered.missing !== undefined) missing.add(rendered.missing);
      own.push(...lackOf(rendered, template));
    }
    compositions.push({ manifest: composed.manifest, problems: sortProblems(own) });
    changes.push({ path: manifestPath, content: manifest, owned: true });
  }
  const all = sortProblems([
    ...problems,
    ...houseProblems,
    ...compositions.flatMap((composition) => composition.problems),
  ]);
  const outputs = changes.map(({ path }) => path);
  if (asked.includes('md') || asked.includes('pdf')) {
    const written = new Set(outputs);
    appendAll(
      changes,
      templates.flatMap(({ name }) => staleFigures(opened.folder, name, written)),
    );
  }
  const output = call.options.json
    ? jsonDocument({
        reports: compositions.map(({ manifest }) => unfoldedManifest(manifest)),
        outputs,
        ...(missing.size > 0 ? { missing: [...missing] } : {}),
        problems: all,
      })
    : `${summary(compositions, outputs, call)}${[...missing].map((sentence) => `${sentence}\n`).join('')}`;
  const watch = call.options.watch ? { watch: true as const } : {};
  const notes = call.options.json ? {} : problemNotes([...problems, ...houseProblems], call);
  // A format that was asked for and is not there must not pass for made.
  const exit = missing.size > 0 ? 1 : exitCode(all, call.options.strict === true);
  return { output, ...notes, exitCode: exit, changes, folder: opened.folder, ...watch };
}

/** Consent, identifying variables and approvals are unknown while study.yaml cannot be read: what was written stays. */
function unsettled({ opened, problems }: Opened, call: Call): Answer {
  const output = call.options.json
    ? jsonDocument({ reports: [], outputs: [], problems })
    : 'No report is written while study.yaml cannot be read: it says who may be quoted and named.\n';
  return {
    output,
    ...(call.options.json ? {} : problemNotes(problems, call)),
    exitCode: 1,
    folder: opened.folder,
    ...(call.options.watch ? { watch: true as const } : {}),
  };
}

/** A format could not have all of a report: said where the template has the first sign that is lost, or at its head. */
function lackOf({ lacks }: Rendered, { path, text }: Template): Problem[] {
  if (!lacks) return [];
  const [first] = lacks.signs;
  const at = first === undefined ? 0 : Math.max(0, text.indexOf(first));
  return [{ ...placesIn(path, text)(at), rule: 'format-lacks', severity: 'warning', message: lacks.message }];
}

/** The report in one format, and what stands beside it. */
function filesOf({ document: { name } }: Folded, format: Format, { content, beside }: Rendered): FileChange[] {
  const files: [string, string | Uint8Array][] = [...(beside ?? [])];
  if (content !== undefined) files.unshift([`${name}.${renderers[format].extension}`, content]);
  return files.map(([file, bytes]) => ({ path: `reports/out/${file}`, content: bytes, owned: true }));
}

function summary(compositions: readonly Composed[], outputs: readonly string[], call: Call): string {
  const count = (n: number, word: string) => `${n} ${word}${n === 1 ? '' : 's'}`;
  const lines = compositions.map(({ manifest: { name, corpus, verbatims, claims } }) => {
    const failed = claims.filter(({ verdict }) => verdict === 'fails').length;
    const checked =
      claims.length > 0 ? `, ${count(claims.length, 'claim')} checked${failed > 0 ? ` (${failed} false)` : ''}` : '';
    return `${name}: ${count(corpus.sources, 'source')}, ${count(corpus.cases, 'case')}, ${count(verbatimCount({ verbatims }), 'verbatim')}${checked}\n`;
  });
  const faults = compositions.flatMap(({ problems }) => problems).filter(({ severity }) => severity !== 'info');
  return `${renderProblems(faults, { color: call.color })}${lines.join('')}${outputs.map((path) => `  ${path}\n`).join('')}`;
}

/** The composed report becomes a template of the user's own; one that exists is never written over. */
function eject({ opened, coded, problems }: Opened, call: Call): Answer {
  const name = call.args[0] === undefined ? defaultName : templateName(call.args[0]);
  if (coded.templates.some((template) => template.name === name)) {
    throw new UsageError(
      `reports/${name}.md exists and is yours: it is not written over. Eject under another name: study report --eject NAME.`,
    );
  }
  const path = `reports/${name}.md`;
  const content = defaultTemplate(coded, maxGiven(call));
  const output = call.options.json
    ? jsonDocument({ outputs: [path], problems })
    : `${path} written: edit it, then run study report ${name}.\n`;
  return {
    output,
    ...(call.options.json ? {} : problemNotes(problems, call)),
    exitCode: exitCode(problems, call.options.strict === true),
    changes: [{ path, content }],
    folder: opened.folder,
  };
}

function listNew({ coded, problems }: Opened, templates: readonly Template[], call: Call): Answer {
  const lists = templates.map((template) => ({ template, sections: newVerbatims(coded, template) }));
  const text = lists.map(({ template, sections }) => {
    if (sections.length === 0) return `${template.name}: everything coded is in the template.\n`;
    const parts = sections.map(({ label, lines }) => `## ${label}\n\n${lines.join('\n\n')}\n`);
    return `${template.name}:\n\n${parts.join('\n')}`;
  });
  const document = { new: lists.map(({ template, sections }) => ({ name: template.name, sections })), problems };
  const output = call.options.json ? jsonDocument(document) : text.join('\n');
  return {
    output,
    exitCode: exitCode(problems, call.options.strict === true),
    ...(call.options.json ? {} : problemNotes(problems, call)),
  };
}
