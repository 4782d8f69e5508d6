import type { Effet, Element, Portee } from './clauses';

/** One thing that a sentence says: when, and what. */
export interface Statement {
  readonly portee: Portee;
  readonly effet: Effet;
}

const everything: Portee = { jours: [], partie: null, plages: [], rythme: null, ambigu: false };

/**
 * Gives each scope of a sentence what is said of it: « sur rendez-vous le lundi » (said before) or « lundi fermé, mardi matin sur
 * rendez-vous » (said after). Where both readings are possible, null. A scope without days is of the days named before it.
 */
export function statementsOf(elements: readonly Element[]): Statement[] | null {
  const closes = elements.some((element) => element.kind === 'effet' && element.effet === 'ferme');
  const kept = elements.filter((element) => closes || element.kind !== 'effet' || element.effet !== 'ouvert');
  const said = kept[0]?.kind === 'effet' ? saidBefore(kept) : saidAfter(kept);
  return said === null ? null : withDays(said);
}

function saidBefore(elements: readonly Element[]): Statement[] | null {
  const said: Statement[] = [];
  let effet: Effet = 'ouvert';
  for (const [i, element] of elements.entries()) {
    if (element.kind === 'portee') {
      said.push({ portee: element.portee, effet });
      continue;
    }
    effet = element.effet;
    if (elements[i + 1]?.kind === 'portee') continue;
    if (i > 0) return null;
    said.push({ portee: everything, effet });
  }
  return said;
}

function saidAfter(elements: readonly Element[]): Statement[] | null {
  const said: Statement[] = [];
  let run: Portee[] = [];
  for (const element of elements) {
    if (element.kind === 'portee') {
      run.push(element.portee);
      continue;
    }
    const own = saidOfRun(run, element.effet);
    if (own === null) return null;
    said.push(...own);
    run = [];
  }
  return [...said, ...run.map((portee): Statement => ({ portee, effet: 'ouvert' }))];
}

/** « lundi 9h-12h, mardi fermé »: of the last scope only, when it is the one without hours; an appointment, of the only slot before it. */
function saidOfRun(run: readonly Portee[], effet: Effet): Statement[] | null {
  const last = run.at(-1);
  if (last === undefined) return null;
  if (run.every(({ plages }) => plages.length === 0) || effet === 'libre' || effet === 'ouvert') return run.map((portee) => ({ portee, effet }));
  if (last.plages.length === 0) return run.map((portee, i) => ({ portee, effet: i === run.length - 1 ? effet : 'ouvert' }));
  if (effet === 'ferme') return run.length === 1 ? [{ portee: last, effet }] : null;
  return run.length === 1 && last.plages.length === 1 ? [{ portee: last, effet }] : null;
}

function withDays(said: readonly Statement[]): Statement[] {
  let days: readonly number[] = [];
  return said.map(({ portee, effet }) => {
    if (portee.jours.length > 0) days = portee.jours;
    return { portee: portee.partie === null || portee.plages.length > 0 ? { ...portee, jours: days } : portee, effet };
  });
}
