/**
 * A name that is not taken, in any case: the name itself, or with " (2)" after it, or with the next
 * number where it ends with one already. It keeps within `longest` characters.
 */
export function freeName(
  name: string,
  isTaken: (name: string) => boolean,
  longest: number,
): string {
  if (!isTaken(name)) return name;
  const [, stem = name, number = "1"] = /^(.*) \((\d{1,9})\)$/su.exec(name) ?? [];
  for (let next = Number(number) + 1; ; next += 1) {
    const suffix = ` (${next})`;
    const free = `${Array.from(stem)
      .slice(0, longest - suffix.length)
      .join("")}${suffix}`;
    if (!isTaken(free)) return free;
  }
}
