import type { PageStudy } from '../model/page-study.ts';
import { App } from './app.ts';
import { element } from './element.ts';
import { openFrame } from './frame.ts';
import { ask, Refusal } from './server.ts';
import { frameWords } from './words.ts';

// The key came with the address and is a cookie now: it need not stay in the address, nor in the history.
if (location.search !== '') history.replaceState(null, '', location.pathname + location.hash);

const voice = element('div', { class: 'unseen', attributes: { role: 'status', 'aria-live': 'polite' } });
const lost = element('p', { class: 'lost', attributes: { role: 'alert', hidden: true } });
document.body.append(voice, lost);
const app = new App(await ask<PageStudy>('study'), voice);
const tell = (isWrong: boolean, what: 'lost' | 'unread') => {
  lost.hidden = !isWrong;
  lost.textContent = isWrong ? frameWords[app.language][what] : '';
};
app.on('connection', (isThere) => tell(!isThere, 'lost'));
app.on('unread', (isUnread) => tell(isUnread, 'unread'));
// What was asked for in passing, as when somebody scrolls, has no place of its own to say so.
addEventListener('unhandledrejection', (event) => {
  if (!(event.reason instanceof Refusal) || event.reason.status !== 0) return;
  event.preventDefault();
  tell(true, 'lost');
});
openFrame(app);
app.follow();
