/**
 * Bundles scripts, styles and workers with esbuild.
 *
 *     deno run --frozen build.ts OPTIONS
 *
 * OPTIONS is JSON: `{"messages": DIR, "out": DIR, "entry": "site" | "tests"}`. The files go to `out`, with `bundle.json`:
 * the entry of each file, what it imports, and its size.
 */

import * as esbuild from "esbuild";

interface Options {
  /** A folder with the messages of each group as JSON. */
  readonly messages: string;
  readonly out: string;
  /** The site, or one module with everything that tests reach into. */
  readonly entry: "site" | "tests";
}

const RUNTIME = new URL("./", import.meta.url).pathname;
const TEMPLATES = new URL("../", import.meta.url).pathname;
const BANNER =
  "/*! Six Ways to Get Out of a Career Rut, MIT License. lit-html: BSD-3-Clause, Google LLC. */";

/** Modules that act when they are loaded; tests do not import them. */
const ACTING = [
  "build.ts",
  "main.ts",
  "page/early.ts",
  "offline/service-worker.ts",
  "offline/service-worker-off.ts",
];

/** Features, and what they alone load on demand. */
const FOR_FEATURES = /\/runtime\/(features|print)\//;

/** What unit tests share; it needs Deno. */
const TESTING = "testing";

const options: Options = JSON.parse(Deno.args[0] ?? "{}");

const common = {
  bundle: true,
  minify: true,
  sourcemap: "linked",
  legalComments: "linked",
  metafile: true,
  target: ["chrome111", "firefox121", "safari16.4"],
  charset: "utf8",
  outdir: options.out,
  absWorkingDir: TEMPLATES,
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  logLevel: "warning",
} as const satisfies esbuild.BuildOptions;
const messages = messagesFrom(options.messages);

if (options.entry === "tests") await bundleForTests();
else await bundleSite();
await esbuild.stop();

async function bundleSite(): Promise<void> {
  const [, ...published] = await Promise.all([
    // The pages have its text, and no file of it.
    esbuild.build({
      ...common,
      sourcemap: false,
      format: "iife",
      entryNames: "[name]",
      entryPoints: ["runtime/page/early.ts"],
    }),
    esbuild.build({
      ...common,
      format: "esm",
      splitting: true,
      plugins: [messages, await sharedChunks()],
      banner: { js: BANNER },
      entryPoints: ["runtime/main.ts"],
    }),
    esbuild.build({ ...common, entryPoints: ["styles/workbook.css", "paper/paper.css"] }),
    // A worker keeps its address, or the old one would never be replaced.
    esbuild.build({
      ...common,
      sourcemap: false,
      format: "iife",
      entryNames: "[name]",
      entryPoints: ["runtime/offline/service-worker.ts", "runtime/offline/service-worker-off.ts"],
    }),
  ]);
  const bundle = Object.assign({}, ...published.map(({ metafile }) => describe(metafile)));
  await Deno.writeTextFile(`${options.out}/bundle.json`, JSON.stringify(bundle, null, 1));
}

/** What the publishing step and the tests need to know of each file. */
function describe(metafile: esbuild.Metafile): Record<string, unknown> {
  const outputs = Object.entries(metafile.outputs).filter(([path]) => !path.endsWith(".map"));
  return Object.fromEntries(outputs.map(([path, output]) => {
    const imports = (kind: esbuild.ImportKind) =>
      output.imports.filter((one) => one.kind === kind).map(({ path }) => nameOf(path));
    return [nameOf(path), {
      entry: output.entryPoint,
      imports: imports("import-statement"),
      loads: imports("dynamic-import"),
      bytes: output.bytes,
    }];
  }));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** `#messages/group.json` is what the workbook says, and differs with every build. */
function messagesFrom(folder: string): esbuild.Plugin {
  return {
    name: "messages",
    setup(build) {
      build.onResolve({ filter: /^#messages\// }, ({ path }) => ({
        path: `${folder}/${path.slice("#messages/".length)}`,
      }));
    },
  };
}

/**
 * Keeps what is shared in two chunks. esbuild makes a chunk for each set of entry points that reach a module; so every
 * module that is loaded on demand reaches all that a page has anyway, and a feature reaches all of the kit too. What
 * looks after the answers does without the kit: nothing that is only for features can keep it from loading.
 */
async function sharedChunks(): Promise<esbuild.Plugin> {
  const core = await importsOf(`${RUNTIME}main.ts`);
  const kit = `import "${RUNTIME}kit.ts";`;
  return {
    name: "shared-chunks",
    setup(build) {
      const onDemand = new Set<string>();
      const isResolving = { isResolving: true };
      build.onResolve({ filter: /./ }, async ({ path, kind, pluginData, ...rest }) => {
        if (pluginData?.isResolving) return undefined;
        const found = await build.resolve(path, { ...rest, kind, pluginData: isResolving });
        if (kind === "dynamic-import") onDemand.add(found.path);
        return { ...found, sideEffects: true, pluginData: undefined };
      });
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        if (!onDemand.has(path)) return undefined;
        const contents = await Deno.readTextFile(path);
        const shared = FOR_FEATURES.test(path) ? core + kit : core;
        return { contents: `${contents}\n${shared}`, loader: "ts" };
      });
    },
  };
}

/** What a module imports when it is loaded, as imports that any other module may have. */
async function importsOf(path: string): Promise<string> {
  const found = (await Deno.readTextFile(path)).matchAll(/ from "\.\/(.+)";$/gm);
  return [...found].map(([, module]) => `import "${RUNTIME}${module}";`).join("");
}

/** Every module by its path, in one file: tests save, damage and restore with the product's own code. */
async function bundleForTests(): Promise<void> {
  const modules: string[] = [];
  for await (const path of modulesIn(RUNTIME)) modules.push(path);
  const imports = modules.map((path, n) => `import * as m${n} from "${RUNTIME}${path}";`);
  const names = modules.map((path, n) => `"${path.replace(/\.ts$/, "")}": m${n}`);
  const contents = `${imports.join("\n")}\nexport default { ${names.join(", ")} };`;
  await esbuild.build({
    ...common,
    plugins: [messages],
    minify: false,
    sourcemap: false,
    legalComments: "none",
    format: "esm",
    stdin: { contents, resolveDir: RUNTIME, loader: "ts" },
    entryNames: "test-modules",
  });
}

/** Modules that only act when loaded are left out. */
async function* modulesIn(folder: string, prefix = ""): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${prefix}${name}`;
    if (path === TESTING) continue;
    if (isDirectory) yield* modulesIn(`${folder}${name}/`, `${path}/`);
    else if (/(?<!_test|\.d)\.ts$/.test(name) && !ACTING.includes(path)) yield path;
  }
}
