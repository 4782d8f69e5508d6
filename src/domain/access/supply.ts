/**
 * Part of each commune's posts that is taken for its département's rate: the BPE counts practices of 2020, not what each of
 * them does, nor those who came and left since. Of 0, 0.1, 0.2, 0.25, 0.3 and 0.35, among the best on the official APL of the tuning départements.
 */
const smoothing = 0.25;

const known = (value: number): number => (value > 0 ? value : 0);

/**
 * Posts by rank, drawn towards the rate of their département by standardised inhabitant; 0 where unknown. A département keeps its total.
 * @param departements by rank.
 */
export function smoothedPosts(posts: Float64Array, standardised: Float64Array, departements: readonly string[]): Float64Array<ArrayBuffer> {
  const totals = new Map<string, { posts: number; people: number }>();
  departements.forEach((departement, rank) => {
    const total = totals.get(departement) ?? { posts: 0, people: 0 };
    total.posts += known(posts[rank] ?? 0);
    total.people += known(standardised[rank] ?? 0);
    totals.set(departement, total);
  });
  return Float64Array.from(departements, (departement, rank) => {
    const total = totals.get(departement) ?? { posts: 0, people: 0 };
    const rate = total.people > 0 ? total.posts / total.people : 0;
    return (1 - smoothing) * known(posts[rank] ?? 0) + smoothing * rate * known(standardised[rank] ?? 0);
  });
}
