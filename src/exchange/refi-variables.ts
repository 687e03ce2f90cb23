import { counted } from '../model/counted.ts';
import { slug } from '../model/slug.ts';
import { frontMatterKey } from './front-matter-key.ts';
import { guidIn } from './refi-notes.ts';
import { childOf, childrenOf, textIn, type XmlElement } from './xml.ts';

type Variables = Record<string, string>;

/** What a REFI project says of its sources: their variables, their cases' and the sets they are in. */
export interface RefiVariables {
  of(source: XmlElement): Variables;
  readonly losses: readonly string[];
}

export function refiVariables(root: XmlElement): RefiVariables {
  const names = new Map(
    childrenOf(childOf(root, 'Variables'), 'Variable').map(({ attributes }) => [
      guidIn(attributes.guid),
      attributes.name ?? '',
    ]),
  );
  const cases = childrenOf(childOf(root, 'Cases'), 'Case');
  const byCase = new Map<string, Variables>();
  let twice = 0;
  for (const one of cases) {
    const sources = targets(one, 'SourceRef');
    const name = one.attributes.name?.trim() ?? '';
    const own = { ...(slug(name) === '' ? {} : { case: slug(name) }), ...valuesIn(one, names) };
    for (const source of sources) {
      if (byCase.has(source)) twice++;
      else byCase.set(source, sources.length === 1 ? { ...own, ' sole': name } : own);
    }
  }
  const sets = childrenOf(childOf(root, 'Sets'), 'Set');
  const bySet = setVariables(sets);
  return {
    of(source) {
      const guid = guidIn(source.attributes.guid);
      const { ' sole': sole, ...ofCase } = byCase.get(guid) ?? {};
      // A case of one interview that is named like it is what every interview is.
      if (sole !== undefined && slug(sole) === slug(source.attributes.name ?? '')) delete ofCase.case;
      return { ...bySet.get(guid), ...ofCase, ...valuesIn(source, names) };
    },
    losses: [
      ...counted(twice, 'source in a second case', 'sources in a second case'),
      ...counted(childCount(cases, 'SelectionRef'), 'passage that belongs to a case', 'passages that belong to a case'),
      ...counted(childCount(cases, 'CodeRef'), 'code of a case', 'codes of cases'),
      ...setsOf(sets, 'MemberCode', 'set of codes', 'sets of codes'),
      ...setsOf(sets, 'MemberNote', 'set of notes', 'sets of notes'),
    ],
  };
}

function valuesIn(element: XmlElement, names: ReadonlyMap<string, string>): Variables {
  const pairs = childrenOf(element, 'VariableValue').flatMap((value) => {
    const name = names.get(guidIn(childOf(value, 'VariableRef')?.attributes.targetGUID));
    const [said] = childrenOf(
      value,
      ...['Text', 'Boolean', 'Integer', 'Float', 'Date', 'DateTime'].map((type) => `${type}Value`),
    );
    const text = textIn(said).trim();
    return name === undefined || text === '' ? [] : [frontMatterKey(name, text)];
  });
  return Object.fromEntries(pairs);
}

/** A set « sector: health » is a variable with a value; the others are named by one variable. */
function setVariables(sets: readonly XmlElement[]): Map<string, Variables> {
  const bySource = new Map<string, Variables>();
  for (const set of sets) {
    const name = set.attributes.name?.trim() ?? '';
    const [, key = '', value = ''] = /^([^:]{1,60}):+\s*(\S.*)$/s.exec(name) ?? [];
    for (const source of targets(set, 'MemberSource')) {
      const own = bySource.get(source) ?? {};
      const [label, text] = key === '' ? ['set', name] : frontMatterKey(key, value);
      own[label] = own[label] === undefined ? text : `${own[label]}, ${text}`;
      bySource.set(source, own);
    }
  }
  return bySource;
}

function targets(element: XmlElement, name: string): string[] {
  return childrenOf(element, name).map(({ attributes }) => guidIn(attributes.targetGUID));
}

function childCount(elements: readonly XmlElement[], name: string): number {
  return elements.reduce((sum, element) => sum + childrenOf(element, name).length, 0);
}

function setsOf(sets: readonly XmlElement[], member: string, one: string, many: string): string[] {
  const found = sets.filter((set) => childrenOf(set, member).length > 0);
  const names = found.map(({ attributes }) => `« ${attributes.name ?? ''} »`).join(', ');
  return counted(found.length, one, many).map((text) => `${text}: ${names}`);
}
