import * as v from 'valibot';
import { type ReactNode, useMemo, useState } from 'react';
import { type CodeCommune, codeCommuneSchema, type TerritoireId } from '../../contract/codes';
import type { CommunesTable } from '../../domain/communes';
import type { SearchableCommunes, SearchResult } from '../../domain/search';
import { type Resource, useResource, valueOf } from '../../ui/use-resource';
import { Combobox } from '../../ui/combobox';
import { searchChoices, searchNote } from '../../view-models/search-choices';
import { useServices } from '../services';
import type { Territories } from './use-territories';

interface SearchBoxProps {
  readonly communes: Resource<CommunesTable>;
  readonly territories: Territories;
  readonly onCommune: (rank: number, code: CodeCommune) => void;
  readonly onTerritory: (id: TerritoireId) => void;
}

const shown = 12;
const noCommune: SearchableCommunes = { count: 0, code: [], nom: [], departement: [], population: new Float64Array(0), codesPostaux: [] };

const searchable = ({ count, code, nom, departement, population, codesPostaux }: SearchableCommunes): SearchableCommunes => ({
  count,
  code,
  nom,
  departement,
  population,
  codesPostaux,
});

/** Communes, postal codes and territories in one field; the index lives in a worker. */
export function SearchBox({ communes, territories, onCommune, onTerritory }: SearchBoxProps): ReactNode {
  const { searcher } = useServices();
  const [query, setQuery] = useState('');
  const wanted = query.trim();
  const { list, all } = territories;

  // One index, once both lists are there or given up; a visitor who types before that searches what has come.
  const settled = communes.status !== 'attente' && all.status !== 'attente';
  const something = communes.status !== 'attente' || (wanted !== '' && all.status === 'pret');
  const enough = settled || (wanted !== '' && something);
  const index = useResource(
    enough ? `${communes.status} ${all.status}` : null,
    (signal) =>
      searcher.run(
        {
          kind: 'recherche-prepare',
          communes: searchable(valueOf(communes) ?? noCommune),
          territoires: list.map(({ id, nom, population }) => ({ id, nom, population: population ?? Number.NaN })),
        },
        signal,
      ),
    true,
  );
  const entries = valueOf(index)?.entrees ?? null;
  const answer = useResource<readonly SearchResult[]>(
    entries !== null && wanted !== '' ? `${entries} ${wanted}` : null,
    (signal) => searcher.run({ kind: 'recherche', query: wanted, limit: shown }, signal),
    true,
  );
  const results = useMemo(() => (wanted === '' ? [] : (valueOf(answer) ?? [])), [answer, wanted]);
  const choices = useMemo(() => searchChoices(results, territories.byId), [results, territories.byId]);
  const failed = index.status === 'echec' ? index : answer.status === 'echec' ? answer : null;

  return (
    <Combobox
      label="Chercher une commune, un code postal ou un territoire"
      hideLabel
      placeholder="Commune, code postal, territoire…"
      choices={choices}
      query={query}
      onQuery={(next) => {
        // A search that failed is tried again by typing on.
        failed?.retry();
        setQuery(next);
      }}
      note={
        wanted === ''
          ? null
          : searchNote({
              communes: communes.status,
              territories: all.status,
              failure: failed?.error.message ?? null,
              found: answer.status === 'pret' ? results.length : null,
            })
      }
      onPick={(id) => {
        const result = results.find((candidate) => candidate.kind === 'territoire' ? candidate.id === id : candidate.code === id);
        if (result === undefined) return;
        setQuery('');
        if (result.kind === 'territoire') {
          onTerritory(result.id);
          return;
        }
        const code = v.safeParse(codeCommuneSchema, result.code);
        if (code.success) onCommune(result.rank, code.output);
      }}
    />
  );
}
