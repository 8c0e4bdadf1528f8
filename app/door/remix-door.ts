import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express, { type Express } from "express";
import { invariant } from "#app/lib/invariant.ts";

/** Where `npm run build` puts what is served. */
const CLIENT = "build/client";
const SERVER = "build/server/index.js";

/** The pages, from the build, or with `dev` straight from their sources. */
export async function makeRemixDoor({ dev }: { readonly dev: boolean }): Promise<Express> {
  const app = express();
  app.disable("x-powered-by");
  // Behind a tunnel or proxy on this machine or its private network the outside address counts.
  app.set("trust proxy", ["loopback", "uniquelocal"]);
  if (dev) await serveSources(app);
  else await serveBuild(app);
  return app;
}

async function serveBuild(app: Express): Promise<void> {
  const build: unknown = await import(pathToFileURL(SERVER).href);
  invariant(isServerBuild(build), "build/server is a Remix build: run npm run build");
  // Names of assets change with their content.
  app.use("/assets", express.static(`${CLIENT}/assets`, { immutable: true, maxAge: "1y" }));
  app.use(express.static(CLIENT, { maxAge: "1h" }));
  servePages(app, build);
}

async function serveSources(app: Express): Promise<void> {
  const { createServer } = await import("vite");
  const vite = await createServer({ server: { middlewareMode: true } });
  app.use(vite.middlewares);
  const build = async (): Promise<ServerBuild> => {
    const loaded: unknown = await vite.ssrLoadModule("virtual:remix/server-build");
    invariant(isServerBuild(loaded), "vite loads a Remix build");
    return loaded;
  };
  servePages(app, build);
}

/** Whatever goes wrong in the handler it passes on itself. */
function servePages(app: Express, build: ServerBuild | (() => Promise<ServerBuild>)): void {
  const handle = createRequestHandler({ build });
  app.all("*", (request, response, next) => {
    void handle(request, response, next);
  });
}

function isServerBuild(loaded: unknown): loaded is ServerBuild {
  return typeof loaded === "object" && loaded !== null && "routes" in loaded && "entry" in loaded;
}
