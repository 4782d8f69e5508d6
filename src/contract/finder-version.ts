/** Changes with the layout of the finder's files: a page reads those of its own version only. Alone here, for the worker that has no use for schemas. */
export const finderVersion = 2 as const;
