import type { Source } from '../model/source.ts';
import type { CodedStudy } from '../model/study.ts';
import { isCodedByPeople } from './judgements.ts';
import { answerParagraphs, type Passage } from './passages.ts';
import { indicatorsOf } from './rules.ts';

export interface Unexplained {
  /** All that respondents say, paragraph by paragraph. */
  readonly passages: readonly Passage[];
  /** How many of them counted people have coded, and how many more an indicator or the reader of `isExplained` explains. */
  readonly coded: number;
  readonly found: number;
  /** What is left, by source and place. */
  readonly left: readonly Passage[];
}

/**
 * The respondents' passages that no code explains: not coded by counted people, and no indicator fires.
 * @param isExplained what else explains a passage, a model that is sure of a code, say.
 */
export function unexplainedPassages(
  coded: CodedStudy,
  sources: readonly Source[],
  isExplained: (passage: Passage) => boolean = () => false,
): Unexplained {
  const passages = sources.flatMap((source) => answerParagraphs(coded, source));
  const uncoded = passages.filter((passage) => !isCodedByPeople(coded, passage.source, passage));
  const found = ({ source, text }: Passage) => {
    const { language } = coded.sourceById.get(source) as Source;
    return indicatorsOf(coded, language).match(text).length > 0;
  };
  const left = uncoded.filter((passage) => !found(passage) && !isExplained(passage));
  return { passages, coded: passages.length - uncoded.length, found: uncoded.length - left.length, left };
}
