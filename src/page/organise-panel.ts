import { Complaint } from './complaint.ts';
import { element } from './element.ts';
import { OrganiseCard } from './organise-card.ts';
import { OrganiseCommands } from './organise-commands.ts';
import { OrganiseTools } from './organise-tools.ts';
import { OrganiseTree } from './organise-tree.ts';
import { organiseWords } from './organise-words.ts';
import { Organising } from './organising.ts';
import type { Panel } from './panel.ts';
import { readWords } from './read-words.ts';
import { undoKeys } from './undo-keys.ts';

/** Organises the codebook: codes are added, renamed, moved, merged, split and defined. */
export const organisePanel: Panel = {
  name: { fr: 'Organiser', en: 'Organise' },
  show(place, app, rest) {
    const words = { ...organiseWords[app.language], read: readWords[app.language] };
    const complaint = new Complaint();
    const organising = new Organising(app, () => draw());
    const commands = new OrganiseCommands(organising, words, complaint, () => tree.focus());
    const card = new OrganiseCard(organising, words, {
      save: async (code, draft) => {
        if (await commands.save(code, draft)) card.settle(code);
      },
      drafted: () => tree.draw(),
      redistribute: (id) => void commands.redistribute(id),
      takeBack: () => void commands.takeBack(),
    });
    const tree = new OrganiseTree(organising, words, {
      choose: (key) => organising.choose(key),
      open: () => card.focus(),
      move: (code, under) => void commands.move(code, under),
    });
    const tools = new OrganiseTools(organising, words, commands);
    const draw = () => {
      for (const part of [tools, tree, card]) part.draw();
    };
    const left = element(
      'section',
      { class: 'side left', attributes: { 'aria-label': words.book } },
      tools.marked,
      tree.element,
    );
    const right = element(
      'section',
      { class: 'organised', attributes: { 'aria-label': words.lookedAt } },
      card.element,
    );
    place.append(
      element('div', { class: 'organise', on: { keydown: tools.key } }, tools.element, left, right, complaint.element),
    );
    const stop = app.on('change', ({ revision }) => {
      organising.follow();
      if (revision > organising.page.revision) void commands.load();
    });
    const steps = { undo: () => commands.turn('undo'), redo: () => commands.turn('redo') };
    const keys = (event: KeyboardEvent) => undoKeys(event, steps);
    document.addEventListener('keydown', keys);
    organising.choose(rest === '' ? undefined : rest);
    if (document.activeElement === document.body) tree.focus();
    void commands.load();
    return {
      go: (address) => address !== '' && organising.choose(address),
      close() {
        document.removeEventListener('keydown', keys);
        stop();
      },
    };
  },
};
