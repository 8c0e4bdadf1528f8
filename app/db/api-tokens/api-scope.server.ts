/** What a token allows: reading, or telling us something. */
export type ApiScope = "read" | "write";
