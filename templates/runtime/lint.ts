/** Rules of this project for `deno lint`: who may import whom, and how long functions and modules may be. */

/** Folders and top modules, each with those it may import besides itself. Tests, and what they share in `testing`, may import anything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  ui: [],
  answers: ["ui"],
  storage: ["answers", "ui"],
  backup: ["answers", "storage"],
  page: ["answers", "storage", "backup", "ui"],
  print: ["answers", "storage", "page", "ui"],
  offline: ["backup", "ui"],
  "kit.ts": ["answers", "storage", "backup", "page", "print", "ui"],
  features: ["kit.ts"],
  "main.ts": [
    "answers",
    "storage",
    "backup",
    "page",
    "print",
    "offline",
    "features",
    "ui",
    "kit.ts",
  ],
  "build.ts": [],
  "lint.ts": [],
};
/** Packages, and who may import them. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  "lit-html": ["page", "print", "ui", "kit.ts"],
  "#messages": ["ui", "page", "print", "features"],
  esbuild: ["build.ts"],
};
const LONGEST_FUNCTION = 40;
const LONGEST_MODULE = 250;
/** Functions of features that are not rebuilt yet; the list may only get shorter. */
const LONG_FUNCTIONS: readonly string[] = [];

const RUNTIME = "templates/runtime/";

/** Where a module stands: `answers` for `…/templates/runtime/answers/row.ts`. */
export function placeOf(filename: string): string {
  const path = filename.slice(filename.lastIndexOf(RUNTIME) + RUNTIME.length);
  return path.split("/")[0] ?? path;
}

/** What is wrong with an import, or "". */
export function problemOf(filename: string, source: string): string {
  const from = placeOf(filename);
  if (filename.endsWith("_test.ts") || from === "testing") return "";
  if (!source.startsWith(".")) {
    const name = source.split("/")[0] ?? source;
    return PACKAGES[name]?.includes(from) ? "" : `${from} may not import ${name}`;
  }
  const target = new URL(source, `file://${filename}`).pathname;
  const to = placeOf(target);
  if (from === "features" && to === "features") return featureProblem(filename, target);
  if (from === to || MAY_IMPORT[from]?.includes(to)) return "";
  return `${from} may not import ${to}`;
}

/** A feature knows its own folder only. */
function featureProblem(filename: string, target: string): string {
  const folder = (path: string) => path.split("/").slice(0, -1).join("/");
  return folder(filename) === folder(target) ? "" : "a feature may not import another feature";
}

type FunctionNode =
  | Deno.lint.FunctionDeclaration
  | Deno.lint.FunctionExpression
  | Deno.lint.ArrowFunctionExpression;

const linesIn = (text: string): number => text.split("\n").length;

const imports: Deno.lint.Rule = {
  create(context) {
    const check = (node: Deno.lint.Node, source: unknown) => {
      const problem = typeof source === "string" ? problemOf(context.filename, source) : "";
      if (problem) context.report({ node, message: problem });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ExportAllDeclaration: (node) => check(node, node.source.value),
    };
  },
};

/** The lines of templates do not count: they are markup. */
const functionLength: Deno.lint.Rule = {
  create(context) {
    const templates: Deno.lint.Range[] = [];
    const functions: FunctionNode[] = [];
    const remember = (node: FunctionNode) => void functions.push(node);
    const lengthOf = ({ range: [start, end] }: FunctionNode) => {
      const inside = templates.filter(([from, to]) => start <= from && to <= end);
      const outer = inside.filter(([from, to]) =>
        !inside.some(([a, b]) => (a < from && to <= b) || (a <= from && to < b))
      );
      const markup = outer.reduce((sum, [from, to]) => sum + linesIn(text(from, to)) - 1, 0);
      return linesIn(text(start, end)) - markup;
    };
    const text = (start: number, end: number) => context.sourceCode.text.slice(start, end);
    return {
      FunctionDeclaration: remember,
      FunctionExpression: remember,
      ArrowFunctionExpression: remember,
      TaggedTemplateExpression: (node) => void templates.push(node.range),
      "Program:exit"() {
        for (const node of functions) {
          const length = lengthOf(node);
          const name = "id" in node ? node.id?.name ?? "" : "";
          if (length <= LONGEST_FUNCTION || LONG_FUNCTIONS.includes(name)) continue;
          context.report({ node, message: `a function of ${length} lines: split it` });
        }
      },
    };
  },
};

const moduleLength: Deno.lint.Rule = {
  create(context) {
    return {
      Program(node) {
        const length = linesIn(context.sourceCode.text) - 1;
        if (length <= LONGEST_MODULE || context.filename.endsWith("_test.ts")) return;
        context.report({ node, message: `a module of ${length} lines: is it two things?` });
      },
    };
  },
};

const plugin: Deno.lint.Plugin = {
  name: "workbook",
  rules: { imports, "function-length": functionLength, "module-length": moduleLength },
};
export default plugin;
