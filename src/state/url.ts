import * as v from 'valibot';
import { professions } from '../contract/access-file';
import { codeCommuneSchema, indicateurIdSchema, territoireIdSchema } from '../contract/codes';
import { lieuCategories } from '../contract/vocabulary';
import type { ActionFacet } from '../domain/action-facets';
import { type ActionsVue, actionVolets, crossings, decodeValues, encodeValues, facetSchemas, nameSchema, searchSchema } from './actions';
import { decodeCriteres, encodeCriteres } from './criteres';
import { decodeVersions, encodeVersions } from './data-versions';
import { decodeLacunes, encodeLacunes } from './lacunes';
import { decodeChoisir, encodeChoisir } from './choisir';
import { decodeCompared, decodeEnsemble, decodeSimilar, encodeCompared, encodeEnsemble, encodeSimilar } from './portrait';
import { decodeScenario, encodeScenario } from './scenario';
import { decodeName } from './scenario-name';
import { decodeServicesVolet, encodeServicesVolet } from './services-volet';
import { classMethods, fonds, planViews, planVolets, type ViewState, vues } from './view-state';
import { decodeZonage, encodeZonage } from './zonage';

/** A part of a link that could not be used; the default stands instead of it. */
export interface RefusedField {
  /** What the visitor reads: « territoire », « année »… */
  readonly champ: string;
  /** The text refused, cut short; to be shown as text, never as markup. */
  readonly valeur: string;
}

export interface DecodedView {
  readonly state: ViewState;
  readonly refused: readonly RefusedField[];
}

/** Longest fragment read: past it nothing is parsed. The longest state that the page writes is far under. */
const maxFragmentLength = 4096;
const maxShownLength = 80;

const finite = (min: number, max: number) =>
  v.pipe(v.string(), v.regex(/^-?\d{1,12}(?:\.\d{1,12})?$/u), v.transform(Number), v.minValue(min), v.maxValue(max));
const integer = (min: number, max: number) => v.pipe(finite(min, max), v.integer());

const breaksSchema = v.pipe(
  v.array(finite(-1e12, 1e12)),
  v.maxLength(8),
  v.check((bornes) => bornes.every((borne, i) => i === 0 || borne > (bornes[i - 1] ?? borne))),
);
const classesSchema = v.strictTuple([v.picklist(classMethods), integer(3, 9), v.picklist(['territoire', 'france'])]);
const pointsSchema = v.pipe(v.array(v.picklist(lieuCategories)), v.maxLength(lieuCategories.length));
const cameraSchema = v.strictTuple([finite(0, 24), finite(-90, 90), finite(-180, 180)]);

/** @returns undefined when the text is refused. */
function parse<S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> | undefined {
  const result = v.safeParse(schema, input);
  return result.success ? result.output : undefined;
}

/** Empty stands for « none ». */
const parseOrNone = <S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> | null | undefined =>
  text === '' ? null : parse(schema, text);

const split = (text: string): string[] => (text === '' ? [] : text.split(','));

/** One key of the fragment: its name for the visitor, what of the state it holds. */
interface Field {
  readonly key: string;
  readonly champ: string;
  readonly encode: (state: ViewState) => string;
  /** The state with what the text says, or undefined when the text is refused. */
  readonly decode: (state: ViewState, text: string) => ViewState | undefined;
}

function field<T>(
  key: string,
  champ: string,
  encode: (state: ViewState) => string,
  read: (text: string) => T | undefined,
  write: (state: ViewState, value: T) => ViewState,
): Field {
  return {
    key,
    champ,
    encode,
    decode: (state, text) => {
      const value = read(text);
      return value === undefined ? undefined : write(state, value);
    },
  };
}

const actionFacet = (key: string, champ: string, facet: ActionFacet): Field =>
  field(
    key,
    champ,
    ({ actions }) => encodeValues(actions[facet]),
    (text) => decodeValues(facetSchemas[facet], text),
    (state, values) => ({ ...state, actions: { ...state.actions, [facet]: values } }),
  );

const ofActionsVue = (state: ViewState, part: Partial<ActionsVue>): ViewState => ({ ...state, actionsVue: { ...state.actionsVue, ...part } });

/** Digits and a point, without exponent, without zeros at the end. */
const plain = (value: number, decimals = 12): string => value.toFixed(decimals).replace(/\.?0+$/u, '');

/** A metre on the ground and a hundredth of a zoom level: what an address needs. */
const encodeCamera = ({ lon, lat, zoom }: NonNullable<ViewState['camera']>): string =>
  [plain(zoom, 2), plain(lat, 5), plain(lon, 5)].join(',');

function readCamera(text: string): ViewState['camera'] | undefined {
  if (text === '') return null;
  const numbers = parse(cameraSchema, split(text));
  return numbers === undefined ? undefined : { zoom: numbers[0], lat: numbers[1], lon: numbers[2] };
}

const ofScenario = (state: ViewState, part: Partial<ViewState['plan']['scenario']>): ViewState => ({
  ...state,
  plan: { ...state.plan, scenario: { ...state.plan.scenario, ...part } },
});

const fields: readonly Field[] = [
  field('vue', 'vue', ({ vue }) => vue, (text) => parse(v.picklist(vues), text), (state, vue) => ({ ...state, vue })),
  field(
    't',
    'territoire',
    ({ territoire }) => territoire,
    (text) => parse(territoireIdSchema, text),
    (state, territoire) => ({ ...state, territoire }),
  ),
  field(
    'i',
    'indicateur',
    ({ indicateur }) => indicateur,
    (text) => parse(indicateurIdSchema, text),
    (state, indicateur) => ({ ...state, indicateur }),
  ),
  field(
    'a',
    'année',
    ({ annee }) => (annee === null ? '' : String(annee)),
    (text) => parseOrNone(integer(1900, 2100), text),
    (state, annee) => ({ ...state, annee }),
  ),
  field(
    'c',
    'classes',
    ({ classes }) => `${classes.methode}.${classes.nombre}.${classes.etendue}`,
    (text) => parse(classesSchema, text.split('.')),
    (state, [methode, nombre, etendue]) => ({ ...state, classes: { ...state.classes, methode, nombre, etendue } }),
  ),
  field(
    'b',
    'bornes des classes',
    ({ classes }) => classes.bornes.map((borne) => plain(borne)).join(','),
    (text) => parse(breaksSchema, split(text)),
    (state, bornes) => ({ ...state, classes: { ...state.classes, bornes } }),
  ),
  field(
    'p',
    'points',
    ({ points }) => points.join(','),
    (text) => parse(pointsSchema, [...new Set(split(text))]),
    (state, points) => ({ ...state, points }),
  ),
  field(
    'act',
    'actions affichées',
    ({ actions }) => (actions.visible ? '1' : '0'),
    (text) => parse(v.picklist(['0', '1']), text),
    (state, visible) => ({ ...state, actions: { ...state.actions, visible: visible === '1' } }),
  ),
  actionFacet('ac', 'contrat', 'contrats'),
  actionFacet('aa', 'axe', 'axes'),
  actionFacet('at', 'thème', 'themes'),
  actionFacet('ap', 'pilote', 'pilotes'),
  actionFacet('ao', 'portée des actions', 'portees'),
  actionFacet('as', 'statut des actions', 'statuts'),
  actionFacet('an', 'nature des actions', 'natures'),
  actionFacet('ae', 'période des contrats', 'etats'),
  field(
    'al',
    'commune des actions',
    ({ actions }) => actions.commune ?? '',
    (text) => parseOrNone(codeCommuneSchema, text),
    (state, commune) => ({ ...state, actions: { ...state.actions, commune } }),
  ),
  field('aq', 'recherche d’actions', ({ actions }) => actions.texte, (text) => parse(searchSchema, text), (state, texte) => ({ ...state, actions: { ...state.actions, texte } })),
  field('av', 'présentation des actions', ({ actionsVue }) => actionsVue.volet, (text) => parse(v.picklist(actionVolets), text), (state, volet) => ofActionsVue(state, { volet })),
  field('ax', 'croisement des thèmes', ({ actionsVue }) => actionsVue.croisement, (text) => parse(v.picklist(crossings), text), (state, croisement) => ofActionsVue(state, { croisement })),
  field('ad', 'action ouverte', ({ actionsVue }) => actionsVue.action ?? '', (text) => parseOrNone(nameSchema, text), (state, action) => ofActionsVue(state, { action })),
  field(
    's',
    'commune choisie',
    ({ selection }) => selection ?? '',
    (text) => parseOrNone(codeCommuneSchema, text),
    (state, selection) => ({ ...state, selection }),
  ),
  field(
    'm',
    'position de la carte',
    ({ camera }) => (camera === null ? '' : encodeCamera(camera)),
    readCamera,
    (state, camera) => ({ ...state, camera }),
  ),
  field('fond', 'fond de carte', ({ fond }) => fond, (text) => parse(v.picklist(fonds), text), (state, fond) => ({ ...state, fond })),
  field(
    'pv',
    'partie du planificateur',
    ({ plan }) => plan.volet,
    (text) => parse(v.picklist(planVolets), text),
    (state, volet) => ({ ...state, plan: { ...state.plan, volet } }),
  ),
  field(
    'pp',
    'profession',
    ({ plan }) => plan.profession,
    (text) => parse(v.picklist(professions), text),
    (state, profession) => ({ ...state, plan: { ...state.plan, profession } }),
  ),
  field(
    'ps',
    'seuil',
    ({ plan }) => (plan.seuil === null ? '' : plain(plan.seuil, 3)),
    (text) => parseOrNone(finite(0, 1e6), text),
    (state, seuil) => ({ ...state, plan: { ...state.plan, seuil } }),
  ),
  field(
    'pc',
    'carte du scénario',
    ({ plan }) => plan.carte,
    (text) => parse(v.picklist(planViews), text),
    (state, carte) => ({ ...state, plan: { ...state.plan, carte } }),
  ),
  field(
    'sc',
    'scénario',
    ({ plan }) => encodeScenario(plan.scenario),
    decodeScenario,
    ofScenario,
  ),
  field('sn', 'nom du scénario', ({ plan }) => plan.scenario.nom, (text) => (text === '' ? '' : decodeName(text)), (state, nom) => ofScenario(state, { nom })),
  field(
    'sd',
    'données du scénario',
    ({ plan }) => (plan.scenario.donnees === null ? '' : encodeVersions(plan.scenario.donnees)),
    (text) => (text === '' ? null : decodeVersions(text)),
    (state, donnees) => ofScenario(state, { donnees }),
  ),
  field(
    'cr',
    'critères',
    ({ plan }) => encodeCriteres(plan.criteres),
    decodeCriteres,
    (state, criteres) => ({ ...state, plan: { ...state.plan, criteres } }),
  ),
  field(
    'zo',
    'zonage',
    ({ plan }) => encodeZonage(plan.zonage),
    decodeZonage,
    (state, zonage) => ({ ...state, plan: { ...state.plan, zonage } }),
  ),
  field('la', 'lacunes', ({ plan }) => encodeLacunes(plan.lacunes), decodeLacunes, (state, lacunes) => ({ ...state, plan: { ...state.plan, lacunes } })),
  field(
    'pse',
    'service et minutes',
    ({ plan }) => encodeServicesVolet(plan.services),
    decodeServicesVolet,
    (state, services) => ({ ...state, plan: { ...state.plan, services } }),
  ),
  field('pk', 'choix de lieux', ({ plan }) => encodeChoisir(plan.choisir), decodeChoisir, (state, choisir) => ({ ...state, plan: { ...state.plan, choisir } })),
  field(
    'poe',
    'ensemble de communes',
    ({ portrait }) => encodeEnsemble(portrait.ensemble),
    decodeEnsemble,
    (state, ensemble) => ({ ...state, portrait: { ...state.portrait, ensemble } }),
  ),
  field(
    'pos',
    'territoires semblables',
    ({ portrait }) => encodeSimilar(portrait.semblables),
    decodeSimilar,
    (state, semblables) => ({ ...state, portrait: { ...state.portrait, semblables } }),
  ),
  field(
    'poc',
    'territoires comparés',
    ({ portrait }) => encodeCompared(portrait.comparer),
    decodeCompared,
    (state, comparer) => ({ ...state, portrait: { ...state.portrait, comparer } }),
  ),
];

/** Fields that a link states even when they are the defaults, which may change with the data. */
const alwaysStated = new Set(['t', 'i']);

/** `encodeURIComponent` that leaves `:` and `,` readable; they are legal in a fragment. */
const encodeText = (text: string): string => encodeURIComponent(text).replaceAll('%3A', ':').replaceAll('%2C', ',');

/** The fragment of a state, without `#`: territory and indicator, then what differs from the defaults. */
export function encodeView(state: ViewState, defaults: ViewState): string {
  return fields
    .filter(({ key, encode }) => alwaysStated.has(key) || encode(state) !== encode(defaults))
    .map(({ key, encode }) => `${key}=${encodeText(encode(state))}`)
    .join('&');
}

/**
 * Reads a fragment, with or without `#`. Never throws: what is missing takes the default, what is refused takes the default
 * and is listed. Unknown keys are left out in silence: a newer page may have written them.
 */
export function decodeView(fragment: string, defaults: ViewState): DecodedView {
  const body = fragment.startsWith('#') ? fragment.slice(1) : fragment;
  if (body.length > maxFragmentLength) return { state: defaults, refused: [{ champ: 'lien', valeur: shown(body) }] };
  const refused: RefusedField[] = [];
  let state = defaults;
  const seen = new Set<string>();
  for (const part of body.split('&')) {
    const equals = part.indexOf('=');
    const key = equals < 0 ? part : part.slice(0, equals);
    const known = fields.find((candidate) => candidate.key === key);
    if (known === undefined || seen.has(key)) continue;
    seen.add(key);
    const text = decodeText(equals < 0 ? '' : part.slice(equals + 1));
    const next = text === undefined ? undefined : known.decode(state, text);
    if (next === undefined) refused.push({ champ: known.champ, valeur: shown(text ?? part) });
    else state = next;
  }
  return { state, refused };
}

function decodeText(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

const shown = (text: string): string => (text.length > maxShownLength ? `${text.slice(0, maxShownLength)}…` : text);
