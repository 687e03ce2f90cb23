import type { App } from './app.ts';
import { button, element } from './element.ts';
import { FaultBanner } from './fault-banner.ts';
import type { Shown } from './panel.ts';
import { panels } from './panels.ts';
import { frameWords } from './words.ts';

/** The head of the page, and below it the panel that is chosen in it. */
export function openFrame(app: App): void {
  let shown: Shown | undefined;
  let name = '';
  let faults: FaultBanner | undefined;
  const show = () => {
    const [wanted = '', ...rest] = location.hash.slice(1).split('/');
    const next = wanted in panels ? wanted : (Object.keys(panels)[0] as string);
    const address = rest.map(decodeURIComponent).join('/');
    if (shown && next === name) return shown.go(address);
    name = next;
    rebuild(address);
  };
  const rebuild = (address: string) => {
    shown?.close();
    document.documentElement.lang = app.language;
    document.title = `${app.study.title} · study`;
    const place = element('main', { class: 'panel', attributes: { id: 'main', tabindex: -1 } });
    const again = () => rebuild(address);
    const old = document.querySelector('.frame');
    faults = new FaultBanner(app);
    const frame = element('div', { class: 'frame' }, skipLink(app), head(app, name, again), faults.element, place);
    if (old) old.replaceWith(frame);
    else document.body.prepend(frame);
    shown = panels[name]?.show(place, app, address);
  };
  paint(localStorage.getItem('study-theme') ?? 'auto');
  addEventListener('hashchange', show);
  app.on('change', () => faults?.draw());
  show();
}

function skipLink(app: App): HTMLElement {
  return element(
    'a',
    { class: 'skip', attributes: { href: '#main' }, on: { click: toMain } },
    frameWords[app.language].skip,
  );
}

function toMain(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function head(app: App, current: string, again: () => void): HTMLElement {
  const words = frameWords[app.language];
  const tabs = Object.entries(panels).map(([name, panel]) =>
    element(
      'a',
      { attributes: { href: `#${name}`, 'aria-current': name === current ? 'page' : undefined } },
      panel.name[app.language],
    ),
  );
  return element(
    'header',
    { class: 'head' },
    element('h1', {}, app.study.title),
    element('nav', { attributes: { 'aria-label': words.panels } }, ...tabs),
    element('div', { class: 'choices' }, languages(app, again), themes(app)),
  );
}

function languages(app: App, again: () => void): HTMLElement {
  const other = app.language === 'fr' ? 'en' : 'fr';
  const choose = () => {
    app.language = other;
    localStorage.setItem('study-language', other);
    again();
  };
  return button(other === 'fr' ? 'Français' : 'English', choose, { class: 'quiet', attributes: { lang: other } });
}

function themes(app: App): HTMLElement {
  const words = frameWords[app.language];
  const chosen = localStorage.getItem('study-theme') ?? 'auto';
  const choice = element(
    'select',
    { attributes: { 'aria-label': words.theme, title: words.theme } },
    ...Object.entries(words.themes).map(([value, label]) =>
      element('option', { attributes: { value, selected: value === chosen } }, label),
    ),
  );
  choice.addEventListener('change', () => {
    localStorage.setItem('study-theme', choice.value);
    paint(choice.value);
  });
  return choice;
}

function paint(theme: string): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
