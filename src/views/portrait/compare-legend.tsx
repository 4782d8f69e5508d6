import type { ReactNode } from 'react';
import { formatNumber } from '../../domain/format';
import { ScrollRegion } from '../../ui/scroll-region';
import type { Legend } from '../../view-models/legend';
import { Swatch } from '../explorer/swatch';

interface CompareLegendProps {
  readonly title: string;
  readonly territories: readonly { readonly id: string; readonly titre: string }[];
  /** One a territory, of the same classes. */
  readonly legends: readonly Legend[];
}

/** One legend for all the maps: the communes of each territory in each class. */
export function CompareLegend({ title, territories, legends }: CompareLegendProps): ReactNode {
  const missing = legends.map((legend) => legend.missing.reduce((sum, { communes }) => sum + communes, 0));
  return (
    <ScrollRegion className="portrait__scroll" label="Légende des cartes comparées">
      <table className="plain-table">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">Classe</th>
            {territories.map(({ id, titre }) => (
              <th key={id} scope="col">
                Communes, {titre}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {legends[0]?.classes.map(({ code, label, colour }, place) => (
            <tr key={code}>
              <th scope="row">
                <Swatch colour={colour} /> {label}
              </th>
              {legends.map((legend, i) => (
                <td key={territories[i]?.id}>{formatNumber(legend.classes[place]?.communes ?? 0)}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">Sans valeur (hachuré)</th>
            {missing.map((count, i) => (
              <td key={territories[i]?.id}>{formatNumber(count)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </ScrollRegion>
  );
}
