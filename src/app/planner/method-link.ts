/** The present state, in the view that says how far the model may be trusted. */
export const methodLink = (link: string): string => `#${new URL(link).hash.slice(1).replace(/(?:^|&)vue=[^&]*/u, '')}&vue=methode`;
