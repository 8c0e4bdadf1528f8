import tseslint from "typescript-eslint";

const NOT_IN_CORE = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: "The core is told the time: take `now` as a parameter.",
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "The core is told the time: take `now` as a parameter.",
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: "The core does not roll dice: take a `random` parameter.",
  },
  {
    selector:
      "FunctionDeclaration[async=true], ArrowFunctionExpression[async=true], AwaitExpression",
    message: "The core is synchronous: fetch first, then decide.",
  },
];

export default tseslint.config(
  {
    ignores: [
      "node_modules",
      "build",
      ".satsuma",
      "app/db/generated",
      // Plain browser scripts of the stand-in shop.
      "tests/sandbox/admin/assets",
      "**/*.cjs",
      "**/*.mjs",
      "eslint.config.js",
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  { languageOptions: { parserOptions: { projectService: true } } },
  {
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ["error", 12],
      curly: ["error", "multi-line", "consistent"],
      eqeqeq: "error",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "max-params": ["error", 4],
      "no-console": "error",
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["../*"],
              message: "Write ./ for a neighbour and #app/... for everything else.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["app/core/**/*.ts", "app/lib/**/*.ts"],
    rules: { "no-restricted-syntax": ["error", ...NOT_IN_CORE] },
  },
  {
    // A scenario reads best in one piece; the file's own limit still holds.
    files: ["tests/**/*.ts", "tests/**/*.tsx"],
    rules: {
      "max-lines-per-function": "off",
      "max-lines": ["error", { max: 500, skipBlankLines: true, skipComments: true }],
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    // Programs that a person runs speak on the console.
    files: ["tests/sandbox/**", "tests/bench/**", "tests/support/scripts/**"],
    rules: { "no-console": "off" },
  },
  {
    files: ["app/routes/**/*.tsx", "app/root.tsx", "app/entry.*.tsx", "app/components/**/*.tsx"],
    rules: {
      // Remix throws Responses; that is its control flow.
      "@typescript-eslint/only-throw-error": "off",
      "max-lines-per-function": ["error", { max: 120, skipBlankLines: true, skipComments: true }],
    },
  },
);
