import type { PageChange, PageStudy } from '../model/page-study.ts';
import type { Language } from '../model/settings.ts';
import { ask } from './server.ts';

interface Happenings {
  /** Files have changed, here or elsewhere; `study` is as they are now. */
  readonly change: PageChange;
  /** Somebody else codes. */
  readonly coder: string;
  /** The server no longer answers, or does again. */
  readonly connection: boolean;
  /** A change on disk could not be read, or one could again. */
  readonly unread: boolean;
}

type Listeners = { [K in keyof Happenings]: Set<(what: Happenings[K]) => void> };

/** What all panels share: the study, who codes, in which language the page speaks. */
export class App {
  /** Names this window to the server: each takes back its own changes. It outlives a reload. */
  readonly window = kept('window', () => crypto.randomUUID());
  language: Language;
  private readonly listeners: Listeners = {
    change: new Set(),
    coder: new Set(),
    connection: new Set(),
    unread: new Set(),
  };
  private readonly voice: HTMLElement;

  constructor(
    public study: PageStudy,
    voice: HTMLElement,
  ) {
    this.voice = voice;
    const chosen = localStorage.getItem('study-language');
    this.language = chosen === 'fr' || chosen === 'en' ? chosen : study.language;
  }

  /** Who codes: as chosen in this window since the command was told, else as it was told, else the only person who has. */
  get coder(): string | undefined {
    const persons = this.study.coders.filter(({ name }) => this.isPerson(name));
    const only = persons.length === 1 ? persons[0]?.name : undefined;
    const [name, told] = sessionStorage.getItem('study-coder')?.split('\n') ?? [];
    const chosen = told === this.told && name !== undefined && this.isPerson(name) ? name : undefined;
    return chosen ?? this.study.coder ?? only;
  }

  /** The same window may come to show another study, or be told another coder. */
  private get told(): string {
    return `${this.study.title} ${this.study.coder ?? ''}`;
  }

  /** Whether a person may code under a name. */
  isPerson(name: string): boolean {
    return !this.study.takenNames.includes(name);
  }

  set coder(name: string | undefined) {
    if (name === undefined) return;
    sessionStorage.setItem('study-coder', `${name}\n${this.told}`);
    this.happen('coder', name);
  }

  /** @returns a function that stops it. */
  on<K extends keyof Happenings>(what: K, listener: (happening: Happenings[K]) => void): () => void {
    this.listeners[what].add(listener);
    return () => void this.listeners[what].delete(listener);
  }

  /** Says something to those who do not see it. */
  announce(text: string): void {
    this.voice.textContent = '';
    this.voice.textContent = text;
  }

  /** Follows what changes on disk. */
  follow(): void {
    const changes = new EventSource('/api/changes');
    changes.onmessage = async ({ data }) => {
      const change: PageChange = JSON.parse(data);
      this.happen('unread', change.isUnread === true);
      if (change.isUnread) return;
      this.study = await ask<PageStudy>('study');
      this.happen('change', change);
    };
    changes.onopen = () => this.happen('connection', true);
    changes.onerror = () => this.happen('connection', false);
  }

  private happen<K extends keyof Happenings>(what: K, happening: Happenings[K]): void {
    for (const listener of [...this.listeners[what]]) listener(happening);
  }
}

function kept(name: string, make: () => string): string {
  const key = `study-${name}`;
  const value = sessionStorage.getItem(key) ?? make();
  sessionStorage.setItem(key, value);
  return value;
}
