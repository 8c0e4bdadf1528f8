import type { Diagnostic } from "#app/core/language/diagnostic.ts";

/** What became of a file, or would. */
export type ImportAnswer =
  | {
      readonly ok: true;
      readonly dryRun: "yes" | "no";
      readonly made: readonly {
        readonly name: string;
        readonly nameInFile: string;
        readonly query: string;
        readonly foreignIds: readonly string[];
        readonly needs: readonly string[];
      }[];
      readonly left: readonly string[];
    }
  | {
      readonly ok: false;
      readonly reason: "mistaken";
      readonly mistakes: readonly {
        readonly place?: number | undefined;
        readonly name?: string | undefined;
        readonly message: string;
      }[];
      readonly diagnostics: readonly {
        readonly place: number;
        readonly name: string;
        readonly diagnostics: readonly Diagnostic[];
      }[];
    }
  | { readonly ok: false; readonly reason: "invalid-form" };
