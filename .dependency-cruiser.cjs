/** Floors of the house, from the ground up: a module may import its own floor and those listed, nothing else. */
const FLOORS = {
  lib: [],
  core: ["lib"],
  i18n: ["core", "lib"],
  components: ["i18n", "core", "lib"],
  db: ["core", "lib"],
  shopify: ["core", "lib"],
  platforms: ["core", "lib"],
  services: ["db", "shopify", "platforms", "core", "lib"],
  jobs: ["services", "core", "lib"],
  door: ["jobs", "services", "db", "core", "lib"],
  routes: ["services", "components", "i18n", "core", "lib"],
};

/** Rooms of the core, from the ground up. */
const ROOMS = {
  calendar: [],
  catalog: ["calendar"],
  language: ["catalog", "calendar"],
  gallery: ["language", "catalog", "calendar"],
  commerce: ["catalog", "calendar"],
  plan: ["language", "commerce", "catalog", "calendar"],
  engine: ["plan", "language", "commerce", "catalog", "calendar"],
  scores: ["commerce", "catalog", "calendar"],
  loyalty: ["commerce", "catalog", "calendar"],
  blocks: ["engine", "plan", "language", "commerce", "catalog", "calendar"],
  statistics: [],
};

const onlyDownwards = (root, storeys) =>
  Object.entries(storeys).map(([name, below]) => ({
    name: `${root}/${name}-imports-downwards`,
    severity: "error",
    comment: `${root}/${name} may import itself and ${below.join(", ") || "nothing else"}.`,
    from: { path: `^${root}/${name}/` },
    to: { path: `^${root}/[^/]+/`, pathNot: `^${root}/(${[name, ...below].join("|")})/` },
  }));

module.exports = {
  forbidden: [
    ...onlyDownwards("app", FLOORS),
    ...onlyDownwards("app/core", ROOMS),
    {
      name: "no-cycles",
      severity: "error",
      comment: "Two modules that need each other are one module, or hide a third.",
      from: {},
      to: { circular: true },
    },
    {
      name: "core-needs-nothing",
      severity: "error",
      comment:
        "lib and core use no package and no Node module. Liquid is the one exception, behind one module.",
      from: { path: "^app/(lib|core)/", pathNot: "^app/core/blocks/liquid[.]ts$" },
      to: { dependencyTypes: ["core", "npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg"] },
    },
    {
      name: "databases-stay-in-db",
      severity: "error",
      comment:
        "Only the db floor and shopify.server.ts (session storage) know the database packages.",
      from: { path: "^app/", pathNot: "^app/(db/|shopify[.]server[.]ts$)" },
      to: {
        path: "node_modules/(@prisma|@electric-sql|pg)/",
      },
    },
    {
      name: "io-ends-in-server",
      severity: "error",
      comment: "The suffix makes Remix fail the build when such a module reaches the browser.",
      from: {},
      to: { path: "^app/(db|shopify|platforms|services|jobs)/", pathNot: "[.]server[.]tsx?$" },
    },
    {
      name: "routes-are-leaves",
      severity: "error",
      comment: "Nothing imports a route; what two routes share moves to components or services.",
      from: { path: "^app/", pathNot: "^app/routes/" },
      to: { path: "^app/routes/" },
    },
    {
      name: "routes-do-not-share-rooms",
      severity: "error",
      comment: "A route folder's private parts stay its own.",
      from: { path: "^app/routes/([^/]+)" },
      to: { path: "^app/routes/", pathNot: "^app/routes/$1(/|$)" },
    },
    {
      name: "app-not-to-tests",
      severity: "error",
      comment: "The app never imports its tests or the sandbox.",
      from: { path: "^app/" },
      to: { path: "^tests/" },
    },
    {
      name: "sandbox-knows-no-compiler",
      severity: "error",
      comment:
        "The stand-in shop and the oracle prove something only if they do not share our engine.",
      from: { path: "^tests/(sandbox|support/oracle)/" },
      to: { path: "^app/core/(plan|engine|commerce)/|^app/(db|services|shopify)/" },
    },
    {
      name: "tests-not-to-tests",
      severity: "error",
      comment: "What two tests share lives in tests/support.",
      from: { path: "^tests/" },
      to: { path: "[.]test[.]tsx?$" },
    },
    {
      name: "no-orphans",
      severity: "error",
      comment: "A module nobody imports is either a door or dead.",
      from: {
        orphan: true,
        path: "^app/",
        pathNot: "[.]d[.]ts$|^app/(routes/|root|entry[.]|routes[.]ts$|server[.]ts$)",
      },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "app/db/generated" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
