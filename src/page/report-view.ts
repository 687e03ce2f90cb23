import type { PageProblem, PageReport } from '../model/page-report.ts';
import { element } from './element.ts';
import { drawProblems } from './problem-list.ts';
import { renew } from './renew.ts';
import { followColours } from './report-colours.ts';
import type { SeeWords } from './see-words.ts';
import { ask } from './server.ts';

/** Nothing runs in it, and the page around it may change what has changed; a link to elsewhere opens as any other would. */
const sandbox = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';

/** A report in a frame of its own, so that its style and its anchors stay there, and what is wrong in it beside. */
export class ReportView {
  readonly element: HTMLElement;
  private readonly frame: HTMLIFrameElement;
  private readonly problems: HTMLElement;
  private readonly address: string;
  private isLoaded = false;
  private found = '';

  constructor(
    private readonly query: Readonly<Record<string, string>>,
    title: string,
    private readonly words: SeeWords,
  ) {
    this.address = `/report?${new URLSearchParams(query)}`;
    this.frame = element('iframe', { attributes: { sandbox, title: words.frame(title) } });
    this.problems = element('section', { class: 'problems' }, element('p', { class: 'faint' }, words.composing));
    const own = element('a', { attributes: { href: this.address, target: '_blank' } }, words.ownWindow);
    const side = element('div', { class: 'see-side' }, element('p', {}, own), this.problems);
    this.element = element('div', { class: 'report' }, this.frame, side);
  }

  /**
   * Shows it, or what has become of it; its reader stays where they are.
   * @returns what has changed, in words; undefined where nothing has.
   * @throws Refusal
   */
  async draw(): Promise<string | undefined> {
    const { problems } = await ask<PageReport>('report', this.query);
    const isOther = this.isLoaded ? await this.renew() : await this.load();
    const found = JSON.stringify(problems);
    if (!isOther && found === this.found) return undefined;
    this.found = found;
    this.problems.replaceChildren(...drawProblems(problems, this.words, (problem) => this.find(problem)));
    return `${this.words.renewed}. ${this.words.problems(problems.length)}.`;
  }

  private async load(): Promise<boolean> {
    await load(this.frame, this.address);
    const report = this.frame.contentDocument;
    this.isLoaded = report !== null;
    if (report) {
      leadOut(report);
      followColours(report, this.frame);
    }
    return true;
  }

  /** What it has become is read by a second frame, since only a frame takes a style of its own. */
  private async renew(): Promise<boolean> {
    const behind = element('iframe', { attributes: { sandbox, hidden: true } });
    this.element.append(behind);
    await load(behind, this.address);
    const [shown, now] = [this.frame.contentDocument, behind.contentDocument];
    // Neither is there where the template went away in between: the next change says so.
    if (now) leadOut(now);
    const isOther = shown !== null && now !== null && renew(shown, now);
    behind.remove();
    return isOther;
  }

  /** A fault is marked in the report by its message, which may have other spaces there. */
  private find({ message }: PageProblem): (() => void) | undefined {
    const wanted = message.replace(/\s/g, '');
    const marks = [...(this.frame.contentDocument?.querySelectorAll<HTMLElement>('.problem') ?? [])];
    const mark = marks.find(({ textContent }) => textContent?.replace(/\s/g, '').includes(wanted));
    if (!mark) return undefined;
    return () => {
      mark.tabIndex = -1;
      this.frame.focus();
      mark.focus();
      mark.scrollIntoView({ block: 'center' });
    };
  }
}

/** Leads a frame to an address, and waits until it is there. */
function load(frame: HTMLIFrameElement, address: string): Promise<void> {
  return new Promise((resolve) => {
    // Some browsers tell of the empty document that was there before.
    frame.addEventListener('load', () => frame.contentDocument?.URL !== 'about:blank' && resolve());
    frame.src = address;
  });
}

/** Links to elsewhere open in a tab: the frame is for nothing but the report. */
function leadOut(report: Document): void {
  for (const link of report.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    if (link.origin === location.origin) continue;
    link.target = '_blank';
    link.rel = 'noreferrer';
  }
}
