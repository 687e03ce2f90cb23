import { compilePatterns, type IndicatorMatch, type IndicatorSet } from '../language/pattern.ts';
import { type CodedSegment, codedSegments } from '../model/coded-segments.ts';
import { covers, machines } from '../model/coding.ts';
import { compareText } from '../model/order.ts';
import type { SpokenLanguage } from '../model/spoken.ts';
import type { CodedStudy } from '../model/study.ts';
import { codeKnowledge } from './code-knowledge.ts';
import { type CodeTree, closure, codeTree } from './code-tree.ts';
import { indicatorScores } from './indicator-scores.ts';
import { type PassageFeatures, passageFeatures } from './passage-features.ts';
import { answerParagraphs, type Passage, wholeAnswers } from './passages.ts';
import { type SparseVector, unitSum } from './sparse-vector.ts';
import type { TrainingPassage } from './training-set.ts';

export type Unit = 'paragraph' | 'answer';

/** A paragraph or an answer, with what people said of it. */
export interface SuggestionUnit extends Passage {
  /** Codes that people gave to any of its words, and all above them, by position. */
  readonly codes: readonly number[];
  /** Whether no code is an answer: its source was read to the end, for every code. */
  readonly isRead: boolean;
  readonly matches: readonly IndicatorMatch[];
  /** Made anew whenever it is asked for: those of all units together take more room than the interviews. */
  readonly vector: SparseVector;
}

/** A segment that people coded. */
export interface LearnedPassage extends TrainingPassage {
  readonly segment: CodedSegment;
}

/** All that suggestions are made from. */
export interface SuggestionCorpus {
  readonly tree: CodeTree;
  readonly features: PassageFeatures;
  /** By id of the source and place, so that the order of files decides nothing. */
  readonly units: readonly SuggestionUnit[];
  readonly passages: readonly LearnedPassage[];
  readonly knowledge: readonly SparseVector[];
  readonly indicators: (matches: readonly IndicatorMatch[]) => Float64Array;
  /** Ids of the sources people coded, in code-point order. */
  readonly trained: readonly string[];
}

/** How much of what the codebook says of the codes above and below belongs to a code. */
const shareAbove = 0.25;
const shareBelow = 0.5;
/** How far what a code excludes pushes it away. */
const shareExcluded = -0.1;

/**
 * Reads a study for suggestions. Learned from are the segments that counted people coded in counted sources; machines'
 * codings never are.
 */
export function suggestionCorpus(coded: CodedStudy, unit: Unit): SuggestionCorpus {
  const tree = codeTree(coded.codebook);
  const segments = learnedSegments(coded);
  const bySource = new Map<string, CodedSegment[]>();
  for (const segment of segments) bySource.set(segment.source, [...(bySource.get(segment.source) ?? []), segment]);
  const read = unit === 'paragraph' ? answerParagraphs : wholeAnswers;
  const match = matcher(
    tree.ids.map((id) => ({ code: id, indicators: coded.codebook.codes.get(id)?.indicators ?? [] })),
  );
  const sources = [...coded.sources].sort((a, b) => compareText(a.id, b.id));
  const units = sources.flatMap((source) => {
    const isRead = source.counted && readByPeople(coded, source.id);
    const own = bySource.get(source.id) ?? [];
    return read(coded, source).map((passage) => ({
      ...passage,
      isRead,
      matches: match(passage.text, source.language),
      codes: closure(
        own.filter((segment) => passage.parts.some((part) => covers(segment, part))).flatMap(({ codes }) => codes),
        tree,
        coded.codebook,
      ),
    }));
  });
  const said = codeKnowledge(coded.codebook);
  const features = passageFeatures(
    {
      knowledge: said.map(({ says, excludes }) => `${says}\n${excludes}`),
      coded: segments.map(({ text }) => text),
      seen: units.map(({ text }) => text),
    },
    coded.settings.spoken,
  );
  return {
    tree,
    features,
    units: units.map((one) => ({
      ...one,
      get vector() {
        return features.vector(one.text);
      },
    })),
    passages: segments.map((segment) => ({
      segment,
      vector: features.vector(segment.text),
      codes: closure(segment.codes, tree, coded.codebook),
      against: segment.against.flatMap((id) => tree.position.get(id) ?? []),
    })),
    knowledge: knowledgeVectors(said, tree, features),
    indicators: indicatorScores(
      units.map(({ matches }) => matches),
      tree,
    ),
    trained: [...bySource.keys()].sort(compareText),
  };
}

/** Indicators are looked for in the language of each source. */
function matcher(sets: readonly IndicatorSet[]): (text: string, language: SpokenLanguage) => IndicatorMatch[] {
  const compiled = new Map<SpokenLanguage, ReturnType<typeof compilePatterns>>();
  return (text, language) => {
    const patterns = compiled.get(language) ?? compilePatterns(sets, language);
    compiled.set(language, patterns);
    return patterns.match(text);
  };
}

function learnedSegments(coded: CodedStudy): CodedSegment[] {
  const persons = [...coded.counted].map(
    ([source, files]) => [source, files.filter(({ coder }) => !machines.has(coder))] as const,
  );
  return codedSegments({ ...coded, counted: new Map(persons) })
    .filter(({ source, codes, against }) => coded.sourceById.get(source)?.counted && codes.length + against.length > 0)
    .sort((a, b) => compareText(a.source, b.source) || a.start - b.start || a.end - b.end);
}

function readByPeople(coded: CodedStudy, source: string): boolean {
  const files = coded.counted.get(source) ?? [];
  return files.some(({ coder, status, only }) => !machines.has(coder) && status === 'complete' && only.length === 0);
}

function knowledgeVectors(
  said: ReturnType<typeof codeKnowledge>,
  tree: CodeTree,
  features: PassageFeatures,
): SparseVector[] {
  const byCode = new Map(said.map((one) => [one.code, one]));
  const own = tree.ids.map((id) => features.vector(byCode.get(id)?.says ?? ''));
  const at = (code: number) => own[code] as SparseVector;
  return tree.ids.map((id, code) => {
    const above = tree.parent[code] as number;
    const below = tree.children[code] ?? [];
    return unitSum([
      { vector: at(code), weight: 1 },
      ...(above < 0 ? [] : [{ vector: at(above), weight: shareAbove }]),
      ...below.map((child) => ({ vector: at(child), weight: shareBelow })),
      { vector: features.vector(byCode.get(id)?.excludes ?? ''), weight: shareExcluded },
    ]);
  });
}
