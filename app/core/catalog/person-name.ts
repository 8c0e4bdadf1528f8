/** How a person is called on a page: their name, or the address when they gave none. */
export function personName(person: {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}): string {
  const name = `${person.firstName} ${person.lastName}`.trim();
  return name === "" ? person.email : name;
}
