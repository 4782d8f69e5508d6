/**
 * Who may import whom. Each rule says why; `npm run check:architecture` enforces them.
 * contract ← domain ← files, db, workers, view-models ← map, views ← app
 */
const room = (...names) => `^src/(${names.join('|')})/`;

/** A room may import itself, the rooms below it, and packages; anything else of ours is refused. */
const onlyImports = (name, below, comment) => ({
  name: `${name}-importe`,
  comment,
  severity: 'error',
  from: { path: room(name) },
  to: { path: '^(src|scripts|tests|config)/', pathNot: room(name, ...below) },
});

const packageOnlyIn = (name, packages, places, comment) => ({
  name: `${name}-seulement`,
  comment,
  severity: 'error',
  from: { path: '^(src|scripts)/', pathNot: places },
  to: { path: packages },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'A cycle means that two files are one idea, or that one of them knows too much.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    onlyImports('contract', [], 'The contract is read by all and knows nobody.'),
    onlyImports('domain', ['contract'], 'Calculations of the field run anywhere: browser, worker, pipeline, test.'),
    onlyImports('files', ['contract', 'domain'], 'Published files are read before any table or view exists; the finder will read them too.'),
    onlyImports('state', ['contract', 'domain'], 'What a link shares does not depend on how it is drawn.'),
    onlyImports('db', ['contract', 'domain', 'files'], 'SQL answers questions; it does not know who asks.'),
    onlyImports('workers', ['contract', 'domain'], 'A worker runs a domain kernel off the main thread, nothing else.'),
    onlyImports('ui', [], 'Building blocks know no domain.'),
    onlyImports('view-models', ['contract', 'domain', 'files', 'db', 'state'], 'Rows become what a view shows, without React, MapLibre or DuckDB.'),
    onlyImports('map', ['contract', 'domain', 'files', 'view-models', 'ui'], 'The map draws a model; it meets the views only in app and through state.'),
    onlyImports(
      'views',
      ['contract', 'domain', 'files', 'db', 'state', 'workers', 'view-models', 'ui'],
      'The views meet the map only in app and through state.',
    ),
    onlyImports(
      'finder',
      ['contract', 'domain', 'files', 'ui/styles'],
      'The finder is a page of its own, for a weak network: neither the engine, nor the views, nor their library.',
    ),
    {
      name: 'finder-sans-poids',
      comment: 'Until the list answers, 90 kB of script and style: no library of the dashboard.',
      severity: 'error',
      from: { path: room('finder') },
      to: { path: 'node_modules/(react|react-dom|@tanstack|@duckdb|apache-arrow|recharts|@turf|pmtiles)/' },
    },
    {
      name: 'finder-carte-sur-demande',
      comment: 'The map comes when it is asked for.',
      severity: 'error',
      from: { path: room('finder'), pathNot: '^src/finder/map/' },
      to: { path: '^src/finder/map/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'finder-a-part',
      comment: 'Nobody else imports the finder.',
      severity: 'error',
      from: { path: '^(src|scripts)/', pathNot: room('finder') },
      to: { path: room('finder') },
    },
    {
      name: 'view-models-types-de-db',
      comment: 'View models take rows, not the engine: only the types of db are theirs.',
      severity: 'error',
      from: { path: room('view-models') },
      to: { path: room('db', 'files', 'state'), dependencyTypesNot: ['type-only'], pathNot: '^src/state/view-state' },
    },
    {
      name: 'src-sans-scripts',
      comment: 'The page never ships the pipeline.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(scripts|tests)/' },
    },
    {
      name: 'scripts-importent',
      comment: 'The pipeline shares the contract and the domain with the page, nothing else.',
      severity: 'error',
      from: { path: '^scripts/' },
      to: { path: '^(src|tests)/', pathNot: room('contract', 'domain') },
    },
    {
      name: 'purs',
      comment: 'Pure rooms know no library of the view, the map or the engine.',
      severity: 'error',
      from: { path: room('contract', 'domain', 'state', 'view-models') },
      to: { path: 'node_modules/(react|react-dom|maplibre-gl|@duckdb|recharts|apache-arrow|pmtiles)/' },
    },
    packageOnlyIn('maplibre', 'node_modules/maplibre-gl/', '^src/(map|finder/map)/', 'One room draws maps, and the small one of the finder.'),
    packageOnlyIn('duckdb-wasm', 'node_modules/@duckdb/duckdb-wasm/', '^src/(db|app)/', 'One room runs SQL; app only names the files of the engine.'),
    packageOnlyIn('recharts', 'node_modules/recharts/', '^src/views/', 'Charts belong to views.'),
    packageOnlyIn('duckdb-node', 'node_modules/@duckdb/node-(api|bindings)', '^scripts/', 'The native engine is the pipeline’s.'),
    {
      name: 'dependance-declaree',
      comment: 'What is imported is declared.',
      severity: 'error',
      from: { path: '^(src|scripts)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
    {
      name: 'app-sans-outils',
      comment: 'The page only ships declared run-time dependencies.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: ['node_modules/@types/'] , dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.css$|\\?(worker&)?url$|\\?worker' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'module', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts'],
    },
  },
};
