import { frenchSpaces } from '../language/typography.ts';
import type { ChecklistKind } from '../model/checklists.ts';
import type { Language } from '../model/settings.ts';
import { factText } from './checklist-facts.ts';
import { type ChecklistItem, type ChecklistSection, checklists } from './checklist-items.ts';
import { type Composing, fault } from './composing.ts';
import type { LeafDirective } from './directive.ts';
import type { Table } from './document.ts';
import { proseOf } from './prose.ts';

export const checklistDirective: LeafDirective = {
  attributes: ['kind'],
  gives:
    'a reporting checklist, COREQ or SRQR, filled with what the study knows and with `checklist:` of study.yaml; what only you can answer is marked',
  build(call, composing) {
    const { kind = '' } = call.attributes;
    if (!isKind(kind)) {
      const rule = kind === '' ? 'missing-attribute' : 'wrong-value';
      const message = `\`checklist\` needs a kind, {kind=coreq} or {kind=srqr}${kind === '' ? '' : `; « ${kind} » is none`}.`;
      return [{ type: 'marker', message: fault(composing, call.place, rule, message) }];
    }
    const { language } = composing.coded.settings;
    const { sections, reference } = checklists[kind];
    const open: number[] = [];
    let number = 0;
    const tables = sections.map((section) =>
      sectionTable(section, language, (item) => {
        number += 1;
        const answer = answerTo(item, composing.coded.settings.checklist[`${kind}-${number}`], composing);
        if (!answer.complete) open.push(number);
        return [{ text: String(number) }, { text: frenchSpaces(item[language], language) }, { text: answer.text }];
      }),
    );
    if (open.length > 0) tellOpen(kind, open, call.place, composing);
    return [proseOf(frenchSpaces(introduction(reference, open.length, number, language), language)), ...tables];
  },
};

function isKind(kind: string): kind is ChecklistKind {
  return Object.hasOwn(checklists, kind);
}

/** The author's own answer stands instead of the study's. */
function answerTo(
  item: ChecklistItem,
  own: string | undefined,
  composing: Composing,
): { text: string; complete: boolean } {
  if (own !== undefined) return { text: own, complete: true };
  const { language } = composing.coded.settings;
  const known = item.fact === undefined ? undefined : factText(item.fact, composing);
  const blank = language === 'fr' ? 'À compléter' : 'To be completed';
  if (known === undefined) return { text: `${blank}.`, complete: false };
  if (item.rest === undefined) return { text: known, complete: true };
  const colon = language === 'fr' ? ' : ' : ': ';
  return { text: frenchSpaces(`${known} ${blank}${colon}${item.rest[language]}.`, language), complete: false };
}

function sectionTable(
  section: ChecklistSection,
  language: Language,
  row: (item: ChecklistItem) => Table['rows'][number],
): Table {
  return {
    type: 'table',
    caption: section[language],
    columns: [
      { label: language === 'fr' ? 'N°' : 'No.', align: 'right' },
      { label: language === 'fr' ? 'Point' : 'Item', align: 'left' },
      { label: language === 'fr' ? 'Dans cette étude' : 'In this study', align: 'left' },
    ],
    rows: section.items.map(row),
  };
}

function introduction(reference: string, open: number, all: number, language: Language): string {
  if (language === 'fr')
    return `Points de la liste ${reference.replace(': ', ' : ')}, dans une formulation abrégée. ${open === 0 ? 'Tous sont renseignés.' : `À compléter par les auteurs : ${open} sur ${all}.`}`;
  return `Items of the checklist ${reference}, worded in brief. ${open === 0 ? 'All are answered.' : `To be completed by the authors: ${open} of ${all}.`}`;
}

function tellOpen(
  kind: ChecklistKind,
  open: readonly number[],
  place: Parameters<typeof fault>[1],
  composing: Composing,
): void {
  const items = open.join(', ');
  const message = `${open.length} of the checklist’s items wait for your answer: ${items}. Write them in study.yaml: checklist: { ${kind}-${open[0]}: "…" }.`;
  fault(composing, place, 'checklist-open', message, { severity: 'info' });
}
