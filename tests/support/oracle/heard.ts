import type { Json } from "./lossless-json.ts";
import type { Stamp } from "./told.ts";

/** A delivery's body and the stamp that its full state would have. */
export interface Heard {
  readonly topic: string;
  readonly body: Json;
  /** The body as it came. */
  readonly raw: string;
  readonly stamp: Stamp;
}
