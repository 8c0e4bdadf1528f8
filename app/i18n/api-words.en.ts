/** What the settings say of access by programs. */
export const apiWordsEn = {
  title: "Access for your own programs",
  text: "A program with a token reads your segments, who is in them and why. Give each program its own, and keep it as you keep a password.",
  none: "No program has access.",
  name: "What it is for",
  nameMissing: "Say what the token is for",
  nameTooLong: "Use 80 characters or fewer",
  allows: "It may",
  scope: { read: "Read", write: "Read, and tell us what customers did" },
  create: "Create token",
  made: "Copy the token now. It is not shown again.",
  token: "Begins with",
  created: "Created",
  lastUsed: "Last used",
  never: "Never",
  action: "Action",
  revoke: "Revoke",
} as const;
