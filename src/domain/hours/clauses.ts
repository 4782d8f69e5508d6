import type { Interval, Rythme } from './schedule';
import { type ReadToken, type Token, tokenize } from './tokens';

/** When: days, part of the day, hours, rhythm, as far as a text says them. */
export interface Portee {
  /** Monday is 0; empty where no day is named. */
  readonly jours: readonly number[];
  readonly partie: 'matin' | 'apres_midi' | null;
  /** As written: the end may come before the start. */
  readonly plages: readonly Interval[];
  readonly rythme: Rythme | null;
  /** « jeudi et vendredi après-midi » may mean the whole of Thursday. */
  readonly ambigu: boolean;
}

/** What is said of it. */
export type Effet = 'ouvert' | 'rendez_vous' | 'libre' | 'ferme';

export type Element = { readonly kind: 'portee'; readonly portee: Portee } | { readonly kind: 'effet'; readonly effet: Effet };

/** A sentence of a text of hours. */
export interface Phrase {
  readonly texte: string;
  /** In the order of the text; null when a word was not understood. */
  readonly elements: readonly Element[] | null;
  readonly tokens: readonly Token[];
}

/** The sentences of a text, each read or not. */
export function readPhrases(text: string): Phrase[] {
  const phrases: Phrase[] = [];
  let tokens: Token[] = [];
  let start = 0;
  const flush = (end: number): void => {
    if (tokens.length > 0) phrases.push({ texte: text.slice(start, end).trim(), elements: new Reader(tokens).read(), tokens });
    tokens = [];
  };
  for (const { token, debut, fin } of separateDashes(text, tokenize(text))) {
    if (token.kind !== 'fin') {
      tokens.push(token);
      continue;
    }
    flush(debut);
    start = fin;
  }
  flush(text.length);
  return phrases;
}

/** A dash is a range between two days or two hours; otherwise it parts two sentences, or two words when it touches them. */
function separateDashes(text: string, read: readonly ReadToken[]): ReadToken[] {
  const touches = (at: number): boolean => /\S/u.test(text.charAt(at));
  return read.map((each, i): ReadToken => {
    if (each.token.kind !== 'tiret') return each;
    const before = familyOf(read[i - 1]?.token);
    const after = familyOf(read[i + 1]?.token);
    if (before !== null && before === after) return each;
    // « Lundi - 9h-12h »
    const neutral = (before === 'jour' && after === 'heure') || (touches(each.debut - 1) && touches(each.fin));
    return { ...each, token: { kind: neutral ? 'barre' : 'fin' } };
  });
}

function familyOf(token: Token | undefined): 'jour' | 'heure' | null {
  if (token?.kind === 'jour') return 'jour';
  return token?.kind === 'heure' || token?.kind === 'nombre' ? 'heure' : null;
}

interface Draft {
  jours: number[];
  partie: 'matin' | 'apres_midi' | null;
  /** Days were named before the part of the day. */
  partieApres: boolean;
  plages: Interval[];
  rangs: number[];
  rythme: Rythme | null;
  /** The rhythm was said after hours. */
  rythmeApres: boolean;
  ambigu: boolean;
  entier: boolean;
}

const draft = (): Draft => ({ jours: [], partie: null, partieApres: false, plages: [], rangs: [], rythme: null, rythmeApres: false, ambigu: false, entier: false });

/** Reads the tokens of one sentence from left to right. */
class Reader {
  private readonly tokens: readonly Token[];
  private at = 0;
  private current = draft();
  private readonly elements: Element[] = [];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  read(): Element[] | null {
    while (this.at < this.tokens.length) if (!this.step()) return null;
    return this.close() ? this.elements : null;
  }

  private peek(ahead = 0): Token | undefined {
    return this.tokens[this.at + ahead];
  }

  private step(): boolean {
    const token = this.peek();
    switch (token?.kind) {
      case 'heure':
        return this.hours();
      case 'nombre':
        return this.number(token.valeur, token.ordinal);
      case 'jour':
        return this.day(token.jour);
      case 'partie':
        return this.part(token.partie);
      case 'parite':
        return this.rhythm({ kind: 'semaines', parite: token.parite }, 1);
      case 'mois':
        if (this.current.rangs.length === 0 && this.current.rythme?.kind !== 'mois') return false;
        return this.skip();
      case 'ouvert':
        this.elements.push({ kind: 'effet', effet: 'ouvert' });
        return this.skip();
      case 'rendez_vous':
        // « Rendez-vous au 05… » asks for none.
        if (!this.isRequired()) return false;
        return this.effect('rendez_vous');
      case 'libre':
      case 'ferme':
        return this.effect(token.kind);
      case 'jusque':
        // « à partir de », « jusqu'à 17 h »: half of a range.
        return this.peek(1)?.kind === 'heure' ? false : this.skip();
      case 'uniquement':
      case 'semaine':
      case 'tous':
      case 'continu':
      case 'depuis':
      case 'sur':
      case 'et':
      case 'barre':
        return this.skip();
      default:
        return false;
    }
  }

  private effect(effet: Effet): boolean {
    if (!this.close()) return false;
    this.elements.push({ kind: 'effet', effet });
    return this.skip();
  }

  /** « sur rendez-vous », « uniquement rendez-vous », « rdv uniquement ». */
  private isRequired(): boolean {
    const before = this.peek(-1)?.kind;
    return before === 'sur' || before === 'uniquement' || this.peek(1)?.kind === 'uniquement';
  }

  private skip(by = 1): true {
    this.at += by;
    return true;
  }

  /** `9h-12h`, `de 9h à 12h`, `entre 9h et 12h`, `9h/12h`, `8h45 à 12`. */
  private hours(): boolean {
    const start = hourOf(this.peek());
    const joint = this.peek(1)?.kind;
    const end = hourOf(this.peek(2));
    const joined = joint === 'tiret' || joint === 'jusque' || joint === 'barre' || (joint === 'et' && this.tokens[this.at - 1]?.kind === 'depuis');
    if (start === null || end === null || !joined) return false;
    if (this.current.rythmeApres && !this.close()) return false;
    this.current.plages.push({ debut: start, fin: end });
    return this.skip(3);
  }

  private number(value: number, ordinal: boolean): boolean {
    const next = this.peek(1);
    const after = this.peek(2);
    // « 13 à 16 h »
    if (!ordinal && (next?.kind === 'jusque' || next?.kind === 'tiret') && after?.kind === 'heure') return this.hours();
    if (ordinal) {
      const { jours, plages } = this.current;
      if (jours.length > 0 && plages.length > 0 && !this.close()) return false;
      if (value === 0 || value > 5) return false;
      this.current.rangs.push(value);
      return this.skip();
    }
    return this.oneIn(value);
  }

  /** « une semaine sur deux », « 1 samedi sur 2 ». */
  private oneIn(value: number): boolean {
    if (value !== 1) return false;
    const unit = this.peek(1);
    if ((unit?.kind !== 'semaine' && unit?.kind !== 'jour') || this.peek(2)?.kind !== 'sur') return false;
    const among = this.peek(3);
    if (among?.kind !== 'nombre' || among.ordinal || among.valeur < 2 || among.valeur > 9) return false;
    if (unit.kind === 'jour') {
      if (!this.openDays()) return false;
      this.current.jours.push(unit.jour);
    }
    return this.rhythm({ kind: 'une_sur', n: among.valeur }, 4);
  }

  /** Weeks said before hours open them; said after, they are of the only slot before them. */
  private rhythm(rythme: Rythme, words: number): boolean {
    const { rythme: known, plages } = this.current;
    // « un samedi sur deux (semaines impaires) »: the second says which.
    const precised = known?.kind === 'une_sur' && known.n === 2 && rythme.kind === 'semaines';
    if (known !== null && !precised && !this.close()) return false;
    if (known === null && plages.length > 1) return false;
    this.current.rythme = rythme;
    this.current.rythmeApres = this.current.plages.length > 0;
    return this.skip(words);
  }

  private day(jour: number): boolean {
    if (!this.openDays()) return false;
    const next = this.peek(1)?.kind;
    const last = this.peek(2);
    // A dash joins the days of a list as well as the ends of a range: « mardi-jeudi-vendredi ».
    const listed = next === 'tiret' && (this.peek(-1)?.kind === 'tiret' || (this.peek(3)?.kind === 'tiret' && this.peek(4)?.kind === 'jour'));
    if (listed) {
      this.current.jours.push(jour);
      return this.skip(2);
    }
    if ((next === 'tiret' || next === 'jusque') && last?.kind === 'jour') {
      if (last.jour <= jour) return false;
      for (let each = jour; each <= last.jour; each += 1) this.current.jours.push(each);
      this.current.entier = true;
      return this.skip(3);
    }
    this.current.jours.push(jour);
    return this.skip();
  }

  /** Days named after hours, or after a part of the day that followed other days, open another scope. */
  private openDays(): boolean {
    const { plages, jours, partie, partieApres, rythme, rangs } = this.current;
    // « les après-midi et le samedi matin »
    if (partie !== null && jours.length === 0 && this.afterAnd()) return this.close();
    const ended = jours.length > 0 && (plages.length > 0 || partieApres || (rythme !== null && rangs.length === 0));
    return !ended || this.close();
  }

  /** « les mardi et jeudi après-midi », « mardis et jeudis après-midi »: the afternoon of both. */
  private namedAsPlural(): boolean {
    const before = this.tokens.slice(0, this.at);
    const last = before.findLast((token) => token.kind === 'jour');
    if (last?.kind === 'jour' && last.pluriel) return true;
    const first = before.findLastIndex(({ kind }) => kind !== 'jour' && kind !== 'et');
    return before[first]?.kind === 'tous';
  }

  private afterAnd(): boolean {
    const last = this.tokens.slice(0, this.at).findLast(({ kind }) => kind !== 'tous' && kind !== 'depuis' && kind !== 'nombre');
    return last?.kind === 'et';
  }

  private part(partie: 'matin' | 'apres_midi' | 'journee'): boolean {
    if (partie === 'journee') {
      this.current.entier = true;
      return this.skip();
    }
    if (this.current.partie !== null || (this.current.plages.length > 0 && this.current.jours.length === 0)) {
      if (!this.close()) return false;
    }
    const { jours, entier } = this.current;
    this.current.partie = partie;
    this.current.partieApres = jours.length > 0;
    this.current.ambigu = jours.length > 1 && !entier && !this.namedAsPlural();
    return this.skip();
  }

  /** Ends the scope being read; false if what it says makes no sense. */
  private close(): boolean {
    const { jours, partie, plages, rangs, rythme, ambigu } = this.current;
    this.current = draft();
    if (rangs.length > 0 && (rythme !== null || jours.length === 0)) return false;
    const monthly: Rythme | null = rangs.length === 0 ? null : { kind: 'mois', rangs: sorted(rangs), sauf: false };
    const said = jours.length + plages.length > 0 || partie !== null || rythme !== null;
    if (said) this.elements.push({ kind: 'portee', portee: { jours: sorted(jours), partie, plages, rythme: monthly ?? rythme, ambigu } });
    return true;
  }
}

const sorted = (numbers: readonly number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b);

function hourOf(token: Token | undefined): number | null {
  if (token?.kind === 'heure') return token.minute;
  return token?.kind === 'nombre' && !token.ordinal && token.valeur <= 24 ? token.valeur * 60 : null;
}
