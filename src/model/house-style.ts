/** A style of the user's own document, by which a report may go. */
export interface HouseStyleName {
  readonly type: string;
  readonly id: string;
  /** As Word writes it, and what else the style is called. */
  readonly names: readonly string[];
  /** What a paragraph without a style has. */
  readonly isDefault: boolean;
}

/** A running header or footer, with the pictures it shows. */
export interface RunningPart {
  readonly kind: 'header' | 'footer';
  /** Of every page, of the first, of pages on the left. */
  readonly pages: 'default' | 'first' | 'even';
  readonly xml: string;
  readonly pictures: readonly { readonly id: string; readonly extension: string; readonly bytes: Uint8Array }[];
}

/** Twentieths of a point. */
export interface PageLayout {
  readonly width: number;
  readonly height: number;
  readonly margins: Readonly<Record<'top' | 'right' | 'bottom' | 'left' | 'header' | 'footer' | 'gutter', number>>;
}

/** The look of the user's own Word document, without its text. */
export interface HouseStyle {
  /** `word/styles.xml`: well-formed, its prefix `w`. */
  readonly styles: string;
  readonly names: readonly HouseStyleName[];
  /** `word/theme/theme1.xml`. */
  readonly theme?: string;
  /** `word/numbering.xml`, without picture bullets: headings may be numbered by it. */
  readonly numbering?: string;
  readonly page: PageLayout;
  readonly running: readonly RunningPart[];
}
