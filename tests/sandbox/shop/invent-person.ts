import { pick, seededRandom } from "./seeded-random.ts";

/** What the data set does not say about a customer. Invented: nobody here exists. */
export interface InventedPerson {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly tags: readonly string[];
  readonly emailConsent: EmailConsent;
}

export type EmailConsent = "SUBSCRIBED" | "NOT_SUBSCRIBED" | "UNSUBSCRIBED" | "PENDING";

const SEED = 20_101_201;

const FIRST_NAMES =
  "Ada Agnes Alba Alice Amir Anna Arthur Aya Bea Ben Bruno Carla Cecil Chloe Clara Dana Daniel Edith Eli Ella Elsa Emil Erik Esme Eva Ezra Fay Felix Fern Finn Flora Frank Freya Gita Grace Hana Harry Hugo Ida Ines Iris Ivan Ivy Jack Jane Jonas Josie Jude Julia Kai Karim Kate Lara Lena Leo Lila Lou Lucas Lucy Mabel Maja Marc Marta Maya Mia Milo Mina Nadia Ned Nell Nina Noah Nora Olga Olive Omar Oscar Otis Paula Pearl Petra Pia Priya Ralph Rita Rosa Ruby Rufus Sam Sara Seb Silas Sofia Stella Tara Tess Theo Tilda Una Vera Wanda Will Yara Zoe";

const LAST_NAMES =
  "Abbott Adler Ahmed Archer Baker Banks Barlow Becker Bell Berg Birch Bishop Black Bloom Booth Brandt Brook Brown Burke Carver Chen Clarke Cole Conrad Cooper Costa Craig Cross Dale Davies Dean Diaz Drake Dunn Ellis Evans Farrow Field Finch Fischer Flint Ford Fox Frost Garcia Gibson Grant Gray Green Gupta Hale Hansen Hart Hayes Heath Hill Holt Hughes Hunt Ito Jansen Jones Kaur Keller Khan King Klein Knight Lake Lang Lark Lee Lind Lloyd Lopez Marsh Martin Mason Meyer Mills Moore Moss Murphy Nash Novak Oakes Olsen Page Park Patel Penn Pike Price Quinn Reed Rhodes Rossi Rowe Shaw Silva Sloan Smith Stone Swan Thorn Vale Vance Voss Walsh Ward Webb West White Wolf Wood Wren York Young";

/** Reserved for examples: no mail to these can ever arrive. */
const MAIL_DOMAINS = ["post.example", "mail.example", "inbox.example", "letters.example"];

const TAGS: readonly (readonly [tag: string, share: number])[] = [
  ["wholesale", 0.12],
  ["Newsletter", 0.2],
  ["vip", 0.04],
  ["gift-list", 0.08],
  ["complaint", 0.02],
];

const CONSENTS: readonly (readonly [state: EmailConsent, share: number])[] = [
  ["SUBSCRIBED", 0.56],
  ["NOT_SUBSCRIBED", 0.3],
  ["UNSUBSCRIBED", 0.11],
  ["PENDING", 0.03],
];

const firstNames = FIRST_NAMES.split(" ");
const lastNames = LAST_NAMES.split(" ");

function inventConsent(chance: number): EmailConsent {
  let upTo = 0;
  for (const [state, share] of CONSENTS) {
    upTo += share;
    if (chance < upTo) return state;
  }
  return "NOT_SUBSCRIBED";
}

/** The same person for the same number on every machine. */
export function inventPerson(number: number): InventedPerson {
  const random = seededRandom(SEED ^ Math.imul(number, 2_654_435_761));
  const firstName = pick(random, firstNames);
  const lastName = pick(random, lastNames);
  const domain = pick(random, MAIL_DOMAINS);
  return {
    firstName,
    lastName,
    email: `${firstName}.${lastName}.${number}@${domain}`.toLowerCase(),
    emailConsent: inventConsent(random()),
    tags: TAGS.filter(([, share]) => random() < share).map(([tag]) => tag),
  };
}
