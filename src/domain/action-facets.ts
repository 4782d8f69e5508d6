/** What the actions of the contracts are told apart by, in the order in which a reader is offered them. */
export const actionFacets = ['contrats', 'axes', 'themes', 'pilotes', 'portees', 'statuts', 'natures', 'etats'] as const;
export type ActionFacet = (typeof actionFacets)[number];
