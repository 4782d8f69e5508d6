import { dayNumber } from './calendar';

/** Overseas départements and collectivities that do not live by Paris time: IANA zone by code. */
const overseas: Readonly<Record<string, string>> = {
  '971': 'America/Guadeloupe',
  '972': 'America/Martinique',
  '973': 'America/Cayenne',
  '974': 'Indian/Reunion',
  '975': 'America/Miquelon',
  '976': 'Indian/Mayotte',
  '977': 'America/St_Barthelemy',
  '978': 'America/Marigot',
  '984': 'Indian/Kerguelen',
  '986': 'Pacific/Wallis',
  '987': 'Pacific/Tahiti',
  '988': 'Pacific/Noumea',
};

/** IANA zone of a département's clocks. */
export const zoneOf = (departement: string): string => overseas[departement] ?? 'Europe/Paris';

/** What a clock and a calendar on the wall of the place say. */
export interface LocalTime {
  /** Days since 1 January 1970. */
  readonly jour: number;
  /** Minutes from midnight by the clock. */
  readonly minute: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  clocks.set(timeZone, made);
  return made;
}

/** Local time of an instant in a zone, whatever the device's own zone. */
export function localTime(instant: Date, timeZone: string): LocalTime {
  const parts = clockOf(timeZone).formatToParts(instant);
  const read = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value);
  return {
    jour: dayNumber({ annee: read('year'), mois: read('month'), jour: read('day') }),
    minute: read('hour') * 60 + read('minute'),
  };
}
