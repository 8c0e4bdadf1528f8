import { text } from "./payload-fields.server.ts";

/** "Home & Garden > Kitchen & Dining > Tableware" */
export const CategoryName = text(1024);

/** A category and all above it, each by its full name: who bought a teapot bought tableware. */
export function categoriesOf(fullName: string | undefined): string[] {
  const names = fullName === undefined || fullName === "" ? [] : fullName.split(" > ");
  return names.map((_name, index) => names.slice(0, index + 1).join(" > "));
}
