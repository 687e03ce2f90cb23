import type { PageAgreement, PageDispute, PageDisputes, PageSettling } from '../model/page-compare.ts';
import type { PageGiven } from '../model/page-wish.ts';
import type { App } from './app.ts';
import { ask, tell } from './server.ts';

/** In what order the disputes are listed: by the least agreed code in dispute, or by interview. */
export type DisputeOrder = 'code' | 'source';

/** A decision that is still to be written. */
export interface Settlement extends Partial<PageGiven> {
  readonly does: PageSettling;
  /** The coder whose codings are taken over. */
  readonly as?: string;
}

/** Disputes under one heading: a code, or an interview. */
export interface DisputeGroup {
  readonly id: string;
  readonly disputes: readonly PageDispute[];
}

/** What somebody compares: how far the coders agree, what is in dispute, and the dispute that is looked at. */
export class Comparing {
  agreement: PageAgreement | undefined;
  now: PageDisputes | undefined;
  unit: PageAgreement['unit'] = 'paragraph';
  base: PageAgreement['base'] = 'coded';
  order: DisputeOrder = 'code';
  /** Who decides; the coders themselves, unless somebody said otherwise. */
  by: string;
  private key: string | undefined;

  constructor(
    private readonly app: App,
    readonly coders: readonly string[],
    private readonly changed: () => void,
  ) {
    this.by = coders.join(', ');
  }

  get current(): PageDispute | undefined {
    return this.now?.disputes.find(({ key }) => key === this.key);
  }

  /** In the order they are listed. */
  get groups(): DisputeGroup[] {
    const rank = new Map(this.agreement?.codes.map(({ code }, index) => [code, index]));
    const rankOf = (code: string) => rank.get(code) ?? rank.size;
    const groups = new Map<string, PageDispute[]>();
    for (const one of this.now?.disputes ?? []) {
      const worst = [...one.codes].sort((a, b) => rankOf(a) - rankOf(b))[0] ?? '';
      const id = this.order === 'code' ? worst : one.source;
      groups.set(id, [...(groups.get(id) ?? []), one]);
    }
    const all = [...groups].map(([id, disputes]) => ({ id, disputes }));
    return this.order === 'code' ? all.sort((a, b) => rankOf(a.id) - rankOf(b.id)) : all;
  }

  /** @throws Refusal */
  async load(): Promise<void> {
    await Promise.all([this.measure(), this.reload()]);
  }

  /** How far they agree, by the unit and the base that are chosen. @throws Refusal */
  async measure(): Promise<void> {
    const { unit, base } = this;
    const agreement = await ask<PageAgreement>('agreement', { coders: this.coders.join(','), unit, base });
    if (unit !== this.unit || base !== this.base) return;
    this.agreement = agreement;
    this.changed();
  }

  /** What is in dispute. @throws Refusal */
  async reload(): Promise<void> {
    this.take(await ask<PageDisputes>('disputes', { coders: this.coders.join(','), window: this.app.window }));
  }

  /** @throws Refusal */
  settle(key: string, settlement: Settlement, reason: string): Promise<void> {
    const by = this.by.split(',').map((name) => name.trim());
    return this.send('reconcile', { key, by, reason, ...settlement });
  }

  /** Takes over what was coded alike. @throws Refusal */
  takeOver(): Promise<void> {
    return this.send('agreed', {});
  }

  /** Takes the last step back, or does it again; what is open again through it is looked at. @throws Refusal */
  async turn(path: 'undo' | 'redo'): Promise<void> {
    const before = new Set(this.now?.disputes.map(({ key }) => key));
    const source = this.current?.source ?? this.app.study.sources[0]?.id ?? '';
    await tell(path, { window: this.app.window, source, coders: [] });
    await this.reload();
    const back = this.now?.disputes.find(({ key }) => !before.has(key));
    if (back) this.go(back.key);
  }

  go(key: string): void {
    this.key = key;
    this.changed();
  }

  /** To the dispute so many further down the list; beyond an end, to the other. */
  step(by: number): void {
    const all = this.listed;
    const at = all.findIndex(({ key }) => key === this.key);
    const next = all[(at + by + all.length) % all.length];
    if (next) this.go(next.key);
  }

  private get listed(): PageDispute[] {
    return this.groups.flatMap(({ disputes }) => disputes);
  }

  private async send(path: string, wish: object): Promise<void> {
    const whole = { window: this.app.window, coders: this.coders, ...wish };
    this.take(await tell<PageDisputes>(path, whole));
  }

  /** What is looked at stays, while it is open; then what was listed after it; then the first. */
  private take(now: PageDisputes): void {
    if (this.now && now.revision < this.now.revision) return;
    const before = this.listed;
    const at = before.findIndex(({ key }) => key === this.key);
    this.now = now;
    const open = new Set(now.disputes.map(({ key }) => key));
    const after = [...before.slice(Math.max(0, at)), ...before.slice(0, Math.max(0, at))];
    this.key = after.find(({ key }) => open.has(key))?.key ?? this.listed[0]?.key;
    this.changed();
  }
}
