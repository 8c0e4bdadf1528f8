import { expect, test } from "vitest";
import { coordinatesOf, type Place, placeNames } from "#app/core/commerce/place-names.ts";

function aPlace(parts: Partial<Place>): Place {
  return {
    country: undefined,
    region: undefined,
    city: undefined,
    postalCode: undefined,
    ...parts,
  };
}

test("places are named as Shopify's segments name them", () => {
  const names = placeNames([
    aPlace({ country: "US", region: "NY", city: "New York City", postalCode: " 10001" }),
    aPlace({ country: "MC", city: "Monaco" }),
    aPlace({ country: "GB", region: "ENG", postalCode: "sw1a  1aa" }),
    aPlace({ city: "Nowhere" }),
  ]);
  expect(names).toEqual({
    countries: ["GB", "MC", "US"],
    regions: ["GB-ENG", "US-NY"],
    cities: ["MC-Monaco", "US-NY-NewYorkCity"],
    postalCodes: ["10001", "SW1A 1AA"],
  });
});

test("of coordinates no more than a hundredth of a degree is kept, and only what is on earth", () => {
  const found = coordinatesOf([
    aPlace({ latitude: 51.5074, longitude: -0.1278 }),
    aPlace({ latitude: -0.001, longitude: 0.004 }),
    aPlace({ latitude: 91, longitude: 0 }),
    aPlace({ latitude: 10 }),
  ]);
  expect(found).toEqual(["0.00,0.00", "51.51,-0.13"]);
});
