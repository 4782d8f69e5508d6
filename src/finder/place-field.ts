import { el, say } from './dom';

export interface Suggestion {
  /** Commune code. */
  readonly code: string;
  readonly texte: string;
}

export interface Answer {
  readonly suggestions: readonly Suggestion[];
  /** Said when there is nothing to choose, or something to know. */
  readonly note: string | null;
}

interface PlaceFieldParts {
  readonly input: HTMLInputElement;
  readonly list: HTMLElement;
  readonly message: HTMLElement;
  readonly submit: HTMLButtonElement;
}

interface PlaceFieldEvents {
  /** Finds communes for what is typed; null: nothing to look for yet. */
  readonly find: (query: string) => Promise<Answer | null>;
  readonly onPick: (suggestion: Suggestion) => void;
}

export interface PlaceField {
  /** Shows the place in force. */
  readonly show: (texte: string) => void;
  readonly message: (texte: string) => void;
}

const optionId = (index: number): string => `suggestion-${index}`;

/** The field « commune ou code postal »: a combobox (ARIA 1.2) whose list stands in the page, under it. */
export function placeField({ input, list, message, submit }: PlaceFieldParts, { find, onPick }: PlaceFieldEvents): PlaceField {
  let shown: readonly Suggestion[] = [];
  let active = -1;
  /** Answers to older questions are dropped. */
  let asked = 0;
  /** Enter came before the suggestions did. */
  let hurried = false;

  const close = (): void => {
    shown = [];
    active = -1;
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };

  const pick = (suggestion: Suggestion): void => {
    asked += 1;
    hurried = false;
    input.value = suggestion.texte;
    say(message, '');
    close();
    onPick(suggestion);
  };

  const activate = (index: number): void => {
    active = index;
    [...list.children].forEach((option, place) => {
      option.setAttribute('aria-selected', String(place === index));
      if (place === index) option.scrollIntoView({ block: 'nearest' });
    });
    if (index < 0) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', optionId(index));
  };

  const draw = ({ suggestions, note }: Answer): void => {
    close();
    shown = suggestions;
    for (const [index, suggestion] of suggestions.entries()) {
      const option = el('li', { id: optionId(index), role: 'option', class: 'suggestion', 'aria-selected': 'false' }, suggestion.texte);
      // Before the field loses the focus.
      option.addEventListener('pointerdown', (event) => event.preventDefault());
      option.addEventListener('click', () => pick(suggestion));
      list.append(option);
    }
    list.hidden = suggestions.length === 0;
    input.setAttribute('aria-expanded', String(suggestions.length > 0));
    const count = suggestions.length === 1 ? '1 commune proposée.' : `${suggestions.length} communes proposées.`;
    say(message, [suggestions.length === 0 ? '' : `${count} Choisissez dans la liste.`, note ?? ''].join(' ').trim());
    if (suggestions.length > 0 && performance.getEntriesByName('relais:suggestion').length === 0) performance.mark('relais:suggestion');
  };

  async function ask(): Promise<void> {
    asked += 1;
    const mine = asked;
    const slow = setTimeout(() => {
      if (mine === asked) say(message, 'Recherche en cours…');
    }, 400);
    const answer = await find(input.value);
    clearTimeout(slow);
    if (mine !== asked) return;
    if (answer === null) {
      close();
      say(message, '');
      return;
    }
    draw(answer);
    performance.mark('relais:recherche');
    const [first] = answer.suggestions;
    if (hurried && first !== undefined) pick(first);
    hurried = false;
  }

  const choose = (): void => {
    const chosen = shown[active] ?? shown[0];
    if (chosen !== undefined) return pick(chosen);
    hurried = true;
    void ask();
  };

  input.addEventListener('input', () => {
    hurried = false;
    void ask();
  });
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' && shown.length > 0) activate((active + 1) % shown.length);
    else if (event.key === 'ArrowUp' && shown.length > 0) activate(active <= 0 ? shown.length - 1 : active - 1);
    else if (event.key === 'Enter') choose();
    else if (event.key === 'Escape' && shown.length > 0) close();
    else return;
    event.preventDefault();
  });
  submit.addEventListener('click', () => {
    choose();
    input.focus();
  });
  // Typed before the script came.
  if (input.value !== '' && document.activeElement === input) void ask();

  return {
    show: (texte) => {
      if (document.activeElement !== input || shown.length === 0) input.value = texte;
      close();
    },
    message: (texte) => say(message, texte),
  };
}

