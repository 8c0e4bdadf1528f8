/** Whom a statement asks about: given customers, each at its own moment, or a range of ids at one moment. */
export type Asked = "probes" | "range";
