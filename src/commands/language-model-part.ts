import type { ModelReason } from '../coding/explain-suggestion.ts';
import { type GivenCode, type Refused, readModelAnswer } from '../coding/model-answer.ts';
import { answerSchema, codebookPrompt } from '../coding/model-prompt.ts';
import { type Code, lineage } from '../model/codebook.ts';
import type { Asked } from '../provider/answers.ts';
import type { Prompt } from '../provider/dialect.ts';
import { maskNames } from '../verbatims/identities.ts';
import { isQuotable } from '../verbatims/quotable.ts';
import type { Part, Sending } from './model-part.ts';

interface LanguageModelPart extends Part {
  readonly because: (passage: number, code: string) => ModelReason | undefined;
}

/** What a language model that is given the codebook makes of passages, one at a time: one scorer, with its quotes. */
export async function languageModelPart(model: Asked<Prompt, string>, sending: Sending): Promise<LanguageModelPart> {
  const { coded, scored, texts, mask, dryRun } = sending;
  const codes = scored.codes.map((id) => coded.codebook.codes.get(id) as Code);
  const system = mask(codebookPrompt(codes, coded.settings.language));
  const answer = answerSchema(codes);
  const sent = texts.flatMap((user, passage) => (user === undefined ? [] : [{ passage, user }]));
  const prompts = sent.map(({ user }) => ({ system, user, answer }));
  const unsent = dryRun ? model.unanswered(prompts) : 0;
  const report = { model: model.model, use: 'codes' as const };
  if (unsent > 0)
    return {
      scores: () => [],
      because: () => undefined,
      report: { ...report, calls: 0, cached: 0, tokens: 0, unsent },
    };
  const answers = await model.ask(prompts);
  const candidates = new Set(scored.codes);
  const given = new Map<number, readonly GivenCode[]>();
  let refused: Refused = { answers: 0, codes: 0, quotes: 0 };
  sent.forEach(({ passage, user }, index) => {
    const read = readModelAnswer(answers[index] as string, user, coded.codebook, candidates);
    given.set(passage, read.given);
    refused = added(refused, read.refused);
  });
  const rows = scored.passages.map((_, passage) =>
    Float64Array.from(scored.codes, (id) => given.get(passage)?.find(({ code }) => code === id)?.confidence ?? 0),
  );
  return {
    scores: () => [{ name: model.model, rows }],
    because: (passage, id) => {
      const found = given
        .get(passage)
        ?.filter(({ code }) => lineage(coded.codebook, code).some((above) => above.id === id))
        .reduce<GivenCode | undefined>(
          (best, one) => (best && best.confidence >= one.confidence ? best : one),
          undefined,
        );
      if (!found) return undefined;
      const source = coded.sourceById.get(scored.passages[passage]?.source ?? '');
      const isShown = source && isQuotable(source, coded.settings);
      return { model: model.model, ...(isShown ? { quote: maskNames(found.quote, coded, source.id) } : {}) };
    },
    report: { ...report, ...model.use, unsent, refused },
  };
}

function added(a: Refused, b: Refused): Refused {
  return { answers: a.answers + b.answers, codes: a.codes + b.codes, quotes: a.quotes + b.quotes };
}
