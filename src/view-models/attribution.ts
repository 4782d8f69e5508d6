/** What is drawn and by whom: said on the map itself, as the licences ask. */
export interface AttributionInput {
  readonly schematic: boolean;
  /** Source of the values, with its producer. */
  readonly values: string;
  /** Notices that the sources of the perimeters ask for. */
  readonly perimeters: readonly string[];
  /** Little room: the sentence below names the source of the values. */
  readonly short: boolean;
}

export function attributionText({ schematic, values, perimeters, short }: AttributionInput): string {
  const outlines = schematic ? 'Contours schématiques' : short ? 'Contours : IGN' : 'Contours : IGN, Admin Express, simplifiés';
  const notices = [...new Set(perimeters)].map((notice) => (short ? notice : `périmètre : ${notice}`));
  return [outlines, ...notices, ...(short ? [] : [values])].join(' · ');
}
