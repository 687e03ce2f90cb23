import { createHash } from 'node:crypto';

/** Answers kept from one run to the next; what was kept and is no longer whole counts as not kept. */
export interface AnswerCache {
  read(key: string): string | undefined;
  write(key: string, answer: string): void;
}

/** What asking a model took. */
export interface Use {
  /** Requests that were answered. */
  calls: number;
  /** Answers that were kept from before. */
  cached: number;
  /** As the server counts them, of questions and answers; 0 where it does not. */
  tokens: number;
}

/** A model that can be asked many questions. */
export interface Asked<Question, Answer> {
  readonly model: string;
  /** Grows as it is asked. */
  readonly use: Readonly<Use>;
  /** How many of the questions, those alike taken once, would have to be sent. */
  unanswered(questions: readonly Question[]): number;
  /**
   * The answers, in the order of the questions; each is asked once, ever.
   * @throws ProviderFault
   */
  ask(questions: readonly Question[]): Promise<Answer[]>;
}

/** Under which an answer is kept: it depends on the model and all that it was asked, never on where it was. */
export function answerKey(kind: string, model: string, question: string): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, model, question]))
    .digest('hex');
}
