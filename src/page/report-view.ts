import type { PageProblem, PageReport } from '../model/page-report.ts';
import { element } from './element.ts';
import { drawProblems } from './problem-list.ts';
import { renew } from './renew.ts';
import type { SeeWords } from './see-words.ts';
import { ask, Refusal } from './server.ts';

/** A report in a frame of its own, so that its style and its anchors stay there, and what is wrong in it beside. */
export class ReportView {
  readonly element: HTMLElement;
  private readonly frame: HTMLIFrameElement;
  private readonly problems: HTMLElement;
  private readonly address: string;

  constructor(
    private readonly query: Readonly<Record<string, string>>,
    title: string,
    private readonly words: SeeWords,
  ) {
    this.address = `/report?${new URLSearchParams(query)}`;
    // Nothing runs in it: `allow-same-origin` lets this page read where its reader is, and change what has changed.
    const attributes = { sandbox: 'allow-same-origin', title: words.frame(title) };
    this.frame = element('iframe', { attributes });
    this.problems = element(
      'section',
      { class: 'problems', attributes: { 'aria-live': 'polite' } },
      element('p', { class: 'faint' }, words.composing),
    );
    const own = element('a', { attributes: { href: this.address, target: '_blank' } }, words.ownWindow);
    const side = element('div', { class: 'see-side' }, element('p', {}, own), this.problems);
    this.element = element('div', { class: 'report' }, this.frame, side);
  }

  /** Shows it, or what has become of it; its reader stays where they are. @throws Refusal */
  async draw(): Promise<void> {
    const { problems } = await ask<PageReport>('report', this.query);
    const shown = this.frame.contentDocument;
    if (shown?.URL.endsWith(this.address)) renew(shown, await documentAt(this.address));
    else await this.load();
    this.problems.replaceChildren(...drawProblems(problems, this.words, (problem) => this.find(problem)));
  }

  private load(): Promise<void> {
    return new Promise((resolve) => {
      this.frame.addEventListener('load', () => resolve(), { once: true });
      this.frame.src = this.address;
    });
  }

  /** A fault is marked in the report by its message. */
  private find({ message }: PageProblem): (() => void) | undefined {
    const marks = [...(this.frame.contentDocument?.querySelectorAll<HTMLElement>('.problem') ?? [])];
    const mark = marks.find(({ textContent }) => textContent?.includes(message));
    if (!mark) return undefined;
    return () => {
      mark.tabIndex = -1;
      this.frame.focus();
      mark.focus();
      mark.scrollIntoView({ block: 'center' });
    };
  }
}

/** A document of this server, parsed and not run. */
function documentAt(address: string): Promise<Document> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.responseType = 'document';
    request.onload = () => {
      if (request.status === 200 && request.responseXML) resolve(request.responseXML);
      else reject(new Refusal(request.status, { message: request.statusText }));
    };
    request.onerror = () => reject(new Refusal(0, { message: request.statusText }));
    request.open('GET', address);
    request.send();
  });
}
