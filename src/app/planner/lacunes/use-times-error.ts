import { numberColumn, textColumn } from '../../../files/arrow-tables';
import { useResource, valueOf } from '../../../ui/use-resource';
import { qualityView } from '../../../view-models/quality';
import { useServices } from '../../services';

/** How far off the estimated minutes are, from the published figures of the model; null while unknown, or where none is published. */
export function useTimesError(): string | null {
  const { files } = useServices();
  const summary = useResource('qualite', async (signal) => {
    const table = await files.arrow('qualite_modeles', 'qualite_modeles', signal);
    const texts = (name: string): string[] => textColumn(table, name).map((text) => text ?? '');
    const [modele, mesure, perimetre, unite, methode] = [texts('modele'), texts('mesure'), texts('perimetre'), texts('unite'), texts('methode')];
    const [valeur, effectif] = [numberColumn(table, 'valeur'), numberColumn(table, 'effectif')];
    return qualityView(
      modele.map((own, row) => ({
        modele: own,
        mesure: mesure[row] ?? '',
        perimetre: perimetre[row] ?? '',
        valeur: valeur[row] ?? Number.NaN,
        unite: unite[row] ?? '',
        effectif: effectif[row] ?? Number.NaN,
        methode: methode[row] ?? '',
      })),
    ).summary;
  });
  return valueOf(summary);
}
