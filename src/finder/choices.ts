import { el } from './dom';
import { type GroupId, groups } from './groups';

/** The buttons « Que cherchez-vous ? ». */
export interface Choices {
  /** Shows which one is in force. */
  readonly press: (chosen: GroupId | null) => void;
}

export function choices(host: HTMLElement, shown: readonly GroupId[], onChoose: (id: GroupId) => void): Choices {
  const buttons = groups
    .filter(({ id }) => shown.includes(id))
    .map(({ id, titre, aide }) => {
      const choice = el('button', { type: 'button', class: 'choix__bouton', 'data-groupe': id, 'aria-pressed': 'false' }, el('span', { class: 'choix__titre' }, titre), ' ', el('span', { class: 'choix__aide' }, aide));
      choice.addEventListener('click', () => onChoose(id));
      return { id, choice };
    });
  host.replaceChildren(...buttons.map(({ choice }) => el('li', {}, choice)));
  return {
    press: (chosen) => {
      for (const { id, choice } of buttons) choice.setAttribute('aria-pressed', String(id === chosen));
    },
  };
}
