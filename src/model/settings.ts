import type { Consent } from './source.ts';
import type { Spoken } from './spoken.ts';

/** Of labels, claims and composed sentences; what is said may be in another, see `Settings.spoken`. */
export type Language = 'fr' | 'en';

/** What a report can be written as. */
export const formats = ['md', 'html', 'docx', 'pdf'] as const;
export type Format = (typeof formats)[number];

export interface Wave {
  readonly id: string;
  readonly label: string;
  readonly period?: string;
}

/** A quantifier of the study's own: any of `words` claims `rule`, an expression over k, n and share. */
export interface QuantifierRule {
  readonly words: readonly string[];
  readonly rule: string;
}

/** A model that the user runs, or names, for suggestions: embeddings, a language model, or both. */
export interface ProviderSettings {
  readonly kind: 'ollama' | 'openai';
  readonly url: string;
  /** Name of the model that turns texts into vectors. */
  readonly embeddings?: string;
  /** Name of the language model. */
  readonly model?: string;
  /** Hosts elsewhere that interviews may be sent to. */
  readonly allow: readonly string[];
  /** Name of the environment variable that holds the key; the key itself is written nowhere. */
  readonly keyEnv?: string;
}

/** `study.yaml`, with its defaults filled in. */
export interface Settings {
  readonly title: string;
  readonly subtitle?: string;
  readonly language: Language;
  /** How what is said is read; a source may say another language. */
  readonly spoken: Spoken;
  readonly authors: readonly string[];
  /** What a case is called in sentences. */
  readonly unit: { readonly one: string; readonly many: string };
  readonly interviewers: readonly string[];
  /** Template of an attribution; absent: the pseudonym. */
  readonly attribution?: string;
  readonly cite: 'none' | 'link' | 'footnote';
  readonly consent: Consent;
  /** Variables an anonymous source never shows. */
  readonly identifying: readonly string[];
  readonly sampling: 'purposive' | 'random';
  readonly design: 'independent' | 'panel';
  readonly waves: readonly Wave[];
  /** Coders whose codings count; empty: source by source, `consensus`, else its only person. */
  readonly reportCoders: readonly string[];
  /** Name of a profile, or the study's own rules. */
  readonly quantifiers: string | readonly QuantifierRule[];
  readonly counts: 'shown' | 'annex';
  readonly require: readonly string[];
  /** What `study report` writes where the call does not say. */
  readonly formats: readonly Format[];
  /** The authors' own answers to items of a reporting checklist, by `coreq-1` … `srqr-21`. */
  readonly checklist: Readonly<Record<string, string>>;
  /** Where the key of names lies, outside the study; only its place is known here. */
  readonly pseudonymisationKey?: string;
  /** The Word document, below the study, whose look a report in Word takes; absent: the tool's own. */
  readonly houseStyle?: string;
  /** Absent: no model is asked. */
  readonly provider?: ProviderSettings;
}
