/**
 * No person's address is published. An e-mail address is kept only when its whole local part is made of words that name
 * a service or a place: each run of letters must split entirely into words of the list below, of the structure's and the
 * commune's name, or of the address's own domain (mailboxes of france-services.gouv.fr are the structures' by construction). « mairie.le-blanc@… » and « fsnantua@… » stay, « claude.martin@… » and
 * « mpernot@… » go. A service whose address resembles a name is lost: the error is on that side by choice.
 */
const serviceWords = [
  'accueil', 'actionsociale', 'administration', 'adm', 'agence', 'agglo', 'aide', 'antenne', 'asso', 'association', 'bibliotheque', 'boutique',
  'bourg', 'bureau', 'bus', 'ca', 'cap', 'cartable', 'cc', 'ccas', 'cdc', 'centre', 'centresocial', 'cias', 'citoyen', 'citoyenne', 'civil',
  'com', 'comcom', 'communal', 'commune', 'communaute', 'contact', 'courrier', 'csc', 'cs', 'cyber', 'cyberbase', 'cyberespace', 'de', 'des',
  'demarches', 'developpement', 'direction', 'du', 'ecole', 'efs', 'emploi', 'en', 'epi', 'epn', 'ephad', 'ehpad', 'esf', 'espace', 'espaces', 'et', 'etat',
  'familial', 'familiale', 'familiales', 'famille', 'familles', 'fabrique', 'formation', 'foyer', 'france', 'franceservice', 'franceservices', 'fs', 'fservices', 'gare', 'grand',
  'guichet', 'guichetunique', 'hotel', 'info', 'infos', 'information', 'insertion', 'intercommunal', 'itinerant', 'itinerante', 'jeunesse', 'la', 'laposte', 'le', 'les', 'lieu',
  'local', 'locale', 'mairie', 'maison', 'maisons', 'mda', 'mdad', 'mdd', 'mde', 'mdh', 'mdr', 'mds', 'mediatheque', 'mediation', 'mfs', 'mission', 'mobile',
  'mobilite', 'mobiservices', 'mpt', 'msa', 'msap', 'msd', 'msp', 'multi', 'multiservices', 'multisites', 'mutualite', 'mjc', 'nord', 'numerique', 'ouest', 'pays', 'petite', 'pimms', 'place',
  'plateforme', 'point', 'pole', 'poste', 'prefecture', 'proximite', 'public', 'publics', 'publique', 'pvq', 'quartier', 'rdv', 'relais', 'rsp', 'rural',
  'rurales', 'saint', 'sainte', 'secretariat', 'service', 'services', 'servicespublics', 'sociale', 'social', 'solidarite', 'solidarites', 'souspref', 'sousprefecture', 'sous', 'st', 'ste',
  'itinerance', 'itinerants', 'mq', 'pi', 'pref', 'sp', 'standard', 'sud', 'sur', 'territoire', 'tourisme', 'ufcv', 'unique', 'usagers', 'val', 'vallee', 'vie', 'ville', 'est', 'a', 'au', 'aux', 'd', 'l',
];

/** Domains whose mailboxes are given to structures, never to a person. */
const structureDomains = new Set(['france-services.gouv.fr']);

const plainLetters = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
const wordsIn = (text: string): string[] => plainLetters(text).match(/[a-z]+/gu) ?? [];

/** Shortest word of a place's name that may stand in a run of letters; shorter ones would spell anything. */
const shortestPlaceWord = 3;

/**
 * Whether an address names a service or a place, not a person.
 * @param places names that the address may be made of: the structure, the commune, the département.
 */
export function isFunctionalAddress(address: string, places: readonly string[]): boolean {
  const [local, domain, ...rest] = address.trim().split('@');
  if (local === undefined || local === '' || domain === undefined || !domain.includes('.') || rest.length > 0) return false;
  if (structureDomains.has(domain.toLowerCase())) return true;
  const placeWords = [...places, domain].flatMap(wordsIn).filter((word) => word.length >= shortestPlaceWord);
  const words = new Set([...serviceWords, ...placeWords]);
  const runs = wordsIn(local);
  return runs.length > 0 && runs.every((run) => splitsInto(run, words));
}

function splitsInto(run: string, words: ReadonlySet<string>): boolean {
  const reachable = [true];
  for (let end = 1; end <= run.length; end += 1) {
    reachable[end] = false;
    for (let start = 0; start < end && reachable[end] === false; start += 1) {
      if (reachable[start] === true && words.has(run.slice(start, end))) reachable[end] = true;
    }
  }
  return reachable[run.length] === true;
}

const addressPattern = /[^\s@,;:/()<>]+@[^\s@,;:/()<>]+\.[^\s@,;:/()<>]*[^\s@,;:/()<>.]/gu;
/** What stands for an address taken out of a text. */
export const removedAddress = '[adresse nominative retirée]';

/** A text without the addresses that may be a person's. */
export function withoutPersonalAddresses(text: string, places: readonly string[]): { text: string; removed: number } {
  let removed = 0;
  const kept = text.replaceAll(addressPattern, (address) => {
    if (isFunctionalAddress(address, places)) return address;
    removed += 1;
    return removedAddress;
  });
  return { text: kept, removed };
}
