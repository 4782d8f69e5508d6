import * as v from 'valibot';
import { type ReactNode, useMemo, useState } from 'react';
import { type CodeCommune, codeCommuneSchema } from '../../contract/codes';
import type { SearchResult } from '../../domain/search';
import { Combobox } from '../../ui/combobox';
import { useResource, valueOf } from '../../ui/use-resource';
import { searchChoices } from '../../view-models/search-choices';
import { useServices } from '../services';

interface CommuneFieldProps {
  readonly label: string;
  readonly commune: CodeCommune | null;
  readonly nameOf: (code: string) => string;
  readonly onCommune: (code: CodeCommune | null) => void;
  /** The search knows the communes. */
  readonly ready: boolean;
}

const asked = 40;
const shown = 8;
const noTerritory = new Map<string, never>();

/** A commune picked by typing its name or its postal code, with the search of the header. */
export function CommuneField({ label, commune, nameOf, onCommune, ready }: CommuneFieldProps): ReactNode {
  const { searcher } = useServices();
  const [typed, setTyped] = useState('');
  const wanted = commune === null ? typed.trim() : '';
  const answer = useResource<readonly SearchResult[]>(
    ready && wanted !== '' ? wanted : null,
    (signal) => searcher.run({ kind: 'recherche', query: wanted, limit: asked }, signal),
    true,
  );
  const choices = useMemo(() => {
    const found = wanted === '' ? [] : (valueOf(answer) ?? []).filter(({ kind }) => kind === 'commune').slice(0, shown);
    return searchChoices(found, noTerritory);
  }, [answer, wanted]);
  const note = answer.status === 'echec' ? answer.error.message : answer.status === 'pret' && choices.length === 0 ? 'Aucune commune ne correspond.' : null;
  return (
    <Combobox
      label={label}
      placeholder="Nom ou code postal"
      choices={choices}
      query={commune === null ? typed : nameOf(commune)}
      onQuery={(next) => {
        if (answer.status === 'echec') answer.retry();
        setTyped(next);
        if (commune !== null) onCommune(null);
      }}
      note={wanted === '' ? null : note}
      onPick={(id) => {
        const code = v.safeParse(codeCommuneSchema, id);
        if (!code.success) return;
        setTyped('');
        onCommune(code.output);
      }}
    />
  );
}
