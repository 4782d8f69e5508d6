import { type Profession, professions } from '../../../contract/access-file';
import type { StartupIndicator } from '../../../contract/startup';
import type { Deck } from '../../../domain/deck/deck';
import { formatDate, nbsp } from '../../../domain/format';
import type { CitedSource } from '../../files/cited';
import { accessCards, accessFigures } from '../access';
import { accessIds } from '../columns';
import { leadSentences } from '../lead';
import { accessLegend, accessMap } from '../map';
import { reachRows } from '../minutes';
import { indicatorIn, type PortraitInput } from '../subject';
import { mapSlide, type SlidePicture } from './map';
import { openingSlide } from './opening';
import { planSlide, type PlanState } from './plan';
import { professionsSlide } from './professions';
import { reachSlide } from './reach';
import { footOf, slideSources, sourcesSlides } from './sources';
import { trendSlide } from './trend';

export interface PortraitDeckInput {
  readonly input: PortraitInput;
  /** That of the map. */
  readonly profession: Profession;
  /** Services with minutes, in their order. */
  readonly services: readonly StartupIndicator[];
  /** Why the map is not there, where it is not. */
  readonly picture: SlidePicture | string;
  readonly attribution: string;
  readonly plan: PlanState;
  readonly around: readonly string[];
  readonly register: readonly CitedSource[];
  readonly timesError: string | null;
  readonly link: string;
  readonly qr: Uint8Array | null;
  /** ISO. */
  readonly day: string;
}

const gps = 'medecin_generaliste';

function limitsOf({ input, timesError, link, day, plan }: PortraitDeckInput): string[] {
  const rupture = indicatorIn(input.indicators, accessIds[gps].apl)?.rupture_apres ?? null;
  return [
    'Ce qui n’est pas connu est dit « non disponible » : ce n’est jamais un zéro.',
    'L’accès est l’accessibilité potentielle localisée (APL), un indicateur officiel : elle dit l’offre accessible rapportée aux besoins, non le délai d’un rendez-vous ni la qualité des soins.',
    ...(rupture === null ? [] : [`La méthode de l’APL a changé entre ${rupture} et ${rupture + 1}${nbsp}: les deux périodes ne se comparent pas.`]),
    'Une moyenne connue pour moins de 80 % des habitants n’est pas donnée.',
    `Les temps sont estimés en voiture, entre communes, sauf mention contraire. ${timesError ?? 'Leur erreur n’est pas disponible.'}`,
    ...(plan.kind === 'plan' ? [`Le plan est transcrit du document public du contrat${nbsp}: ce que le document ne dit pas reste non renseigné.${plan.plan.perimeter === null ? '' : ` Périmètre${nbsp}: ${plan.plan.perimeter}.`}`] : []),
    'Les chiffres tirés de sources sous licence ODbL doivent rester accompagnés de leur mention.',
    `Diaporama du ${formatDate(day)}. Il se refait à jour à l’adresse ${link}`,
  ];
}

/** The portrait as a presentation: title, map, three charts, plan, sources. */
export function portraitDeck(given: PortraitDeckInput): Deck {
  const { input, profession, services, picture, attribution, plan, around, register, timesError, link, qr, day } = given;
  const { subject, columns, indicators } = input;
  const cards = accessCards(input);
  const figures = professions.flatMap((own) => accessFigures(input, own) ?? []);
  const shown = accessMap(input, profession, 'light');
  const reach = reachRows(input, services);
  const known = (ids: readonly string[]): StartupIndicator[] => ids.flatMap((id) => indicatorIn(indicators, id) ?? []);
  const foot = (ids: readonly string[], more: readonly string[] = []): string => footOf(columns, known(ids), register, more);
  const [trendFigures, trendCard] = [figures.find((own) => own.profession === gps), cards.find((card) => card.profession === gps)];
  const trend =
    trendFigures === undefined || trendCard === undefined
      ? { title: 'L’accès aux médecins généralistes n’est pas disponible', blocks: [], foot: '', notes: [] }
      : trendSlide({ subject, figures: trendFigures, card: trendCard, foot: foot([accessIds[gps].apl]) });
  const used = ['population', 'superficie', ...professions.flatMap((own) => Object.values(accessIds[own])), ...services.map(({ id }) => id)];
  const sources = slideSources(
    columns,
    known([...new Set(used)]),
    [
      ['contours_communes', 'Contours de la carte'],
      ['decoupage_administratif', 'Périmètres'],
      ...(plan.kind === 'plan' || around.length > 0 ? [['contrats_locaux_de_sante', 'Contrats et plans d’actions'] as const] : []),
    ],
    register,
  );
  const made = `Carto CLS, ${formatDate(day)}`;
  return {
    title: `Portrait${nbsp}: ${subject.titre}`,
    subject: `Portrait de territoire, ${made}`,
    slides: [
      openingSlide({ subject, lead: leadSentences(input), foot: foot(['population', 'superficie', accessIds[gps].apl]), link, qr, day }),
      mapSlide({ profession, card: cards.find((card) => card.profession === profession) ?? null, legend: shown === null ? null : accessLegend(shown, input, profession, subject.ranks), picture, foot: foot([accessIds[profession].apl], [attribution]) }),
      trend,
      professionsSlide({ subject, figures, cards, foot: foot(professions.map((own) => accessIds[own].apl)) }),
      reachSlide({ reach, name: subject.titre, error: timesError, foot: foot(reach.map(({ id }) => id)) }),
      planSlide(plan, around),
      ...sourcesSlides(sources, limitsOf(given), `${made}. ${link}`),
    ],
  };
}
