import type { Startup } from '../../contract/startup';
import type { PictureLayers } from '../../view-models/picture/layers';

/** Perimeters of the contracts, which every map draws. */
export const perimetersOf = ({ territoires }: Startup): PictureLayers['perimeters'] => territoires.map(({ id, nom, communes }) => ({ id, nom, ranks: Int32Array.from(communes, ({ rang }) => rang) }));
