/** gid://shopify/Customer/1 */
export function toGid(type: string, id: number): string {
  return `gid://shopify/${type}/${id}`;
}

export interface Gid {
  readonly type: string;
  readonly id: number;
}

export function readGid(text: string): Gid | undefined {
  const [, type, id] = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)$/.exec(text) ?? [];
  return type === undefined ? undefined : { type, id: Number(id) };
}
