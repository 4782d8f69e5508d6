export * from './actions';
export * from './catalogue';
export * from './contracts';
export * from './place-summary';
export * from './places';
export * from './territories';
export * from './territory-values';
export * from './values';
