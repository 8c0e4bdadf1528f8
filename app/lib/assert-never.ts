/** Makes an exhaustive switch a type error when a case is missing, and a fault if the types lied. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
