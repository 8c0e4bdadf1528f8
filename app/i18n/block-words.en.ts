/** The words of the pages of blocks. */
export const blockWordsEn = {
  title: "Blocks",
  name: "Name",
  edited: "Edited",
  emptyTitle: "No blocks yet",
  emptyText:
    "A block is a piece of email that reads differently for each segment. Your first one appears when your orders are read.",
  versions: "Versions",
  versionsText: "Whoever is in several of these segments sees the first.",
  everyoneElse: "Everyone else",
  inPreview: "In the preview",
  preview: "Preview",
  previewAs: "Preview as",
  previewAsHelp: "Choose someone, or type a whole email address.",
  missingDetailsTitle: "Missing details",
  missingDetails: "Someone with nothing known",
  seesVersion: (name: string) => `Sees: ${name}`,
  useInEmail: "Use in email",
  emailTool: "Email tool",
  tool: {
    "shopify-liquid": "Shopify",
    klaviyo: "Klaviyo",
    mailchimp: "Mailchimp",
    hubspot: "HubSpot",
    activecampaign: "ActiveCampaign",
    omnisend: "Omnisend",
    "customer-io": "Customer.io",
    braze: "Braze",
    "campaign-refinery": "Campaign Refinery",
    "plain-html": "Plain HTML",
    "plain-text": "Plain text",
  },
  print: {
    "shopify-liquid": () => "For Shopify notifications",
    klaviyo: () => "For a Klaviyo HTML block",
    mailchimp: () => "For a Mailchimp code block",
    hubspot: () => "For a HubSpot email module",
    activecampaign: () => "For an ActiveCampaign HTML block",
    omnisend: () => "For an Omnisend automation",
    "customer-io": () => "For Customer.io",
    braze: () => "For a Braze HTML block",
    "campaign-refinery": () => "For Campaign Refinery: Everyone else",
    "plain-html": (customer: string | undefined) =>
      `For ${customer ?? "someone with nothing known"} alone`,
    "plain-text": (customer: string | undefined) =>
      `For ${customer ?? "someone with nothing known"} alone`,
  },
  printAlone: {
    "shopify-liquid": (version: string) => `For Shopify Email: ${version}`,
    omnisend: (version: string) => `For an Omnisend campaign: ${version}`,
    "campaign-refinery": (version: string) => `For Campaign Refinery: ${version}`,
  },
  mode: {
    native: "One text for all: it chooses each customer's version by the details we send.",
    slots:
      "One text for all: it chooses each customer's version by the details we send. Each item of a list is a detail of its own.",
    "version-per-segment": "One email per version: send this one to its segment only.",
    "pre-rendered": "Finished text: the names and amounts of one customer are already in it.",
  },
  reads: (names: string) => `It reads these details: ${names}.`,
  warning: {
    unproven: "Not yet tried in that tool. Send yourself a test first.",
    noChoiceInShopifyEmail:
      "Shopify Email cannot choose by these details: use the texts for one version each.",
    noChoiceInCampaigns:
      "Campaigns there cannot choose by these details, automations can: for campaigns use the texts for one version each.",
    programmableEmail:
      "HubSpot chooses by these details only in modules with programmable email switched on.",
    pickThere:
      "Replace each name in square brackets by the variable of that name, picked from the list there.",
    listCut: (name: string, limit: string) => `Of ${name} the first ${limit} are sent.`,
    tooManyChoices:
      "This block has more conditions than that tool can write: the text is what everyone else sees.",
    detailLeftOut: (name: string) =>
      `${name} cannot be shown there. Everyone sees what is shown when it is missing.`,
    noDefaultThere: (name: string) => `Customers without ${name} see nothing in its place there.`,
    tooLarge: (bytes: string, limit: string) =>
      `It is ${bytes} bytes long, and that tool takes ${limit} at most.`,
  },
  copy: "Copy",
  copied: "Copied",
};
