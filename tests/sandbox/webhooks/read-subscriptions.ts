/** The topics of a shopify.app.toml and where their deliveries go. Reads only what that file of ours uses. */
export function readSubscriptions(toml: string): Map<string, string> {
  const subscriptions = new Map<string, string>();
  const blocks = toml.split("[[webhooks.subscriptions]]").slice(1);
  for (const block of blocks) {
    const [, uri] = /^\s*uri\s*=\s*"([^"]+)"/m.exec(block) ?? [];
    const [, topics = ""] = /^\s*(?:compliance_)?topics\s*=\s*\[([^\]]*)\]/m.exec(block) ?? [];
    if (uri === undefined) throw new Error("A webhook subscription has no uri.");
    for (const [, topic] of topics.matchAll(/"([^"]+)"/g)) {
      if (topic !== undefined) subscriptions.set(topic, uri);
    }
  }
  return subscriptions;
}
