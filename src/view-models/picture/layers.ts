import { formatCount } from '../../domain/format';
import type { MapPicture, PictureContour, PictureDiscs } from '../../domain/picture/picture';
import type { MapActions, MapSite } from '../map-model';

/** What stands over the colours of a map. */
export interface PictureLayers {
  /** The territory, where it is not all of France. */
  readonly territory: { readonly nom: string; readonly ranks: Int32Array } | null;
  /** Perimeters of the contracts. */
  readonly perimeters: readonly { readonly id: string; readonly nom: string; readonly ranks: Int32Array }[];
  readonly actions: MapActions | null;
  readonly lit: { readonly label: string; readonly ranks: Int32Array } | null;
  readonly selected: { readonly nom: string; readonly rank: number } | null;
  readonly sites: { readonly label: string; readonly items: readonly MapSite[] } | null;
  /** Of the light map. */
  readonly colours: { readonly ink: string; readonly accent: string; readonly spot: string };
}

type Overlay = PictureContour & { readonly ranks: Iterable<number> };

/** Past this, perimeters have one line of the legend, and one contour. */
const namedPerimeters = 5;
const dashes = [2.2, 1.4];

function perimeterOverlays({ perimeters, actions, colours }: PictureLayers, thin: boolean): Overlay[] {
  const line = { colour: colours.accent, width: thin ? 1.4 : 2.6, dash: [], joined: true } as const;
  if (perimeters.length > namedPerimeters) {
    return [{ ...line, label: 'Périmètres des contrats locaux de santé', detail: '', ranks: perimeters.flatMap(({ ranks }) => [...ranks]) }];
  }
  return perimeters.map(({ id, nom, ranks }) => {
    const count = actions?.perimeters.find((own) => own.id === id)?.count;
    return { ...line, label: `Contrat\u00a0: ${nom}${count === undefined ? '' : `, ${count === 0 ? 'aucune action' : formatCount(count, 'action')} sur tout le territoire`}`, detail: '', ranks };
  });
}

function overlays(layers: PictureLayers, thin: boolean): Overlay[] {
  const { territory, actions, lit, selected, colours } = layers;
  const one = (label: string, look: Pick<Overlay, 'colour' | 'width' | 'dash' | 'joined'>, ranks: Iterable<number>): Overlay => ({ label, detail: '', ...look, ranks });
  return [
    ...(territory === null ? [] : [one(territory.nom, { colour: colours.ink, width: thin ? 1 : 1.8, dash: [], joined: true }, territory.ranks)]),
    ...perimeterOverlays(layers, thin),
    ...(actions === null || actions.located.size === 0 ? [] : [one('Commune que nomme une action', { colour: colours.accent, width: 1.6, dash: dashes, joined: false }, actions.located.keys())]),
    ...(lit === null ? [] : [one(`En évidence\u00a0: ${lit.label}`, { colour: colours.spot, width: thin ? 0.6 : 2, dash: [], joined: true }, lit.ranks)]),
    ...(selected === null ? [] : [one(selected.nom, { colour: colours.spot, width: 3, dash: [], joined: false }, [selected.rank])]),
  ];
}

function discs({ actions, sites, colours }: PictureLayers): PictureDiscs | null {
  if (sites !== null && sites.items.length > 0) return { label: sites.label, colour: colours.spot, lieux: sites.items };
  if (actions === null || actions.anchors.size === 0) return null;
  const lieux = [...actions.anchors].map(([rank, [lon, lat]]) => ({ lon, lat, texte: String(actions.located.get(rank) ?? '') }));
  return { label: 'Nombre d’actions qui nomment la commune', colour: colours.accent, lieux };
}

/**
 * A picture with what stands over its colours, and which of its contours each commune is in (bit n of its rank: contour n).
 * @param communes of the tables. @param ranks those drawn: a line around none of them is left out.
 * @param neighbours some communes drawn are not of the territory.
 */
export function withLayers(picture: MapPicture, layers: PictureLayers, communes: number, ranks: Int32Array, neighbours: boolean): { readonly image: MapPicture; readonly marques: Uint16Array } {
  const drawn = new Uint8Array(communes);
  for (const rank of ranks) drawn[rank] = 1;
  const marques = new Uint16Array(communes);
  const contours: PictureContour[] = [];
  for (const { ranks: own, ...contour } of overlays(layers, picture.serre)) {
    const inside = [...own].filter((rank) => drawn[rank] === 1);
    if (inside.length === 0) continue;
    for (const rank of inside) marques[rank] = (marques[rank] ?? 0) | (1 << contours.length);
    contours.push(contour);
  }
  return {
    image: {
      ...picture,
      contours,
      pastilles: discs(layers),
      remarques: [
        ...picture.remarques,
        ...(neighbours ? ['Couleurs pâles\u00a0: communes hors du territoire, qui ne sont pas comptées.'] : []),
        ...(layers.actions === null || layers.actions.perimeters.length === 0 ? [] : ['Couleurs pâles\u00a0: aussi les communes hors des contrats montrés.']),
      ],
    },
    marques,
  };
}
