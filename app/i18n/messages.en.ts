import { blockWordsEn } from "./block-words.en.ts";
import { apiWordsEn } from "./api-words.en.ts";
import { auditWordsEn } from "./audit-words.en.ts";
import { draftWordsEn } from "./draft-words.en.ts";
import { exchangeWordsEn } from "./exchange-words.en.ts";
import { explainPageWordsEn } from "./explain-page-words.en.ts";
import { pastWordsEn } from "./past-words.en.ts";
import { galleryWordsEn } from "./gallery-words.en.ts";
import { keptWordsEn } from "./kept-words.en.ts";
import { shopifySegmentsWordsEn } from "./shopify-segments-words.en.ts";
import { plural } from "./plural.ts";
import { segmentPageWordsEn } from "./segment-page-words.en.ts";

/** All words of the app's pages, by screen. Another language must have the same shape. */
export const messagesEn = {
  app: {
    name: "Satsuma",
    home: "Home",
    segments: "Segments",
    customers: "Customers",
    blocks: "Blocks",
    settings: "Settings",
    save: "Save",
    discard: "Discard",
    openInAdmin: "Open Satsuma from your Shopify admin",
    openInAdminText: "Satsuma works inside the Shopify admin: open Apps and choose Satsuma.",
  },
  problem: {
    notFoundTitle: "We could not find this page",
    notFoundText: "It may have been removed, or the address is not of this shop.",
    faultTitle: "Something went wrong on our side",
    faultText: "Your data are safe. Try again in a moment.",
    tryAgain: "Try again",
    backHome: "Back to Home",
  },
  home: {
    promise: "Satsuma reads your orders. It never emails anyone and never subscribes anyone.",
    importTitle: "Reading your orders",
    importOrders: (done: string, total: string) => `${done} of ${total} orders read`,
    importPhase: {
      waiting: "Starting",
      exporting: "Shopify is preparing your data",
      reading: "Reading customers, orders and products",
      building: "Working out who is in each segment",
    },
    importTimeLeft: (time: string) => `About ${time} left`,
    importLeave: "You can leave this page. It goes on by itself.",
    importFailed: "Reading your orders stopped. Nothing is lost: we go on where we were.",
    importAgain: (time: string) => `We try again in ${time}.`,
    importAgainNow: "We try again now.",
    importLostAccess:
      "Shopify does not let us read your orders at the moment. We go on where we were as soon as it does, which opening Satsuma from your Shopify admin brings about.",
    upToDate: (ago: string) => `Up to date, last change ${ago} ago`,
    upToDateNoChange: (ago: string) => `Up to date, checked ${ago} ago`,
    catchingUp: (waiting: string) => `Catching up, ${waiting} updates from Shopify to read`,
    segmentsTitle: "Your segments",
    segmentsSoon: "Your first segments appear here as soon as your orders are read.",
    allSegments: "All segments",
  },
  segments: {
    title: "Segments",
    create: "Create segment",
    name: "Name",
    conditions: "Customers who",
    size: "Customers",
    building: "Counting",
    needs: (needs: string) => `Needs ${needs}`,
    counted: (count: string, n: number) => `${count} ${plural(n, "customer", "customers")}`,
    emptyTitle: "Group your customers by what they did",
    emptyText: "A segment keeps itself true: people join and leave it as they order.",
    kind: { live: "Live", static: "Snapshot", imported: "From Shopify" },
  },
  editor: {
    newTitle: "New segment",
    editTitle: (name: string) => `Edit ${name}`,
    nameLabel: "Name",
    queryLabel: "Conditions as a query",
    queryHelp:
      "For example: number_of_orders >= 2 AND last_order_date < -90d. Paste from Shopify's editor works too.",
    place: (line: number, column: number) => `Line ${line}, column ${column}`,
    applyFix: (text: string) => `Change to ${text}`,
    mistakes: (count: number) =>
      `${count} ${plural(count, "mistake", "mistakes")} to correct before this can be saved`,
    counting: "Counting",
    counted: (count: string, n: number) => `${count} ${plural(n, "customer", "customers")} now`,
    estimated: (count: string, low: string, high: string) =>
      `\u2248 ${count} customers now, likely between ${low} and ${high}`,
    needs: (needs: string) => `No number yet: needs ${needs}`,
    countAfterMistakes: "Correct the mistakes to see how many customers match.",
    nameMissing: "Give the segment a name",
    nameTaken: "Another segment has this name",
    nameTooLong: "Use 80 characters or fewer",
    queryTooLong: "Use 10,000 characters or fewer",
    notSaved: "Nothing was saved. Correct the mistakes listed below first.",
  },
  segment: {
    checked: (ago: string) => `Live, checked ${ago} ago`,
    building: "Working out who is in this segment",
    rebuilding:
      "The new conditions are being worked out. Until then you see who fulfils the old ones.",
    edit: "Edit conditions",
    customersTitle: "Customers",
    customer: "Customer",
    spent: "Spent",
    orders: "Orders",
    lastOrder: "Last order",
    joined: "Joined on",
    leaves: "Leaves on",
    leavesHint: "People leave on that day if they do nothing else.",
    staysForNow: "Stays",
    sinceStart: "Before it was made",
    noOrders: "No orders",
    times: (zone: string) => `Times are in ${zone}.`,
    range: (from: string, to: string, total: string) => `${from} to ${to} of ${total}`,
    emptyTitle: "Nobody is in this segment now",
    emptyText: "People appear here as soon as what they did matches its conditions.",
    changesTitle: "Joined and left",
    changesEmpty: "Nobody has joined or left by what they did since this segment went live.",
    entered: "joined",
    left: "left",
    previous: "Previous",
    next: "Next",
    withoutName: "No name",
  },
  about: segmentPageWordsEn,
  past: pastWordsEn,
  explain: explainPageWordsEn,
  draft: draftWordsEn,
  cause: {
    order: (name: string) => (name === "" ? "bought" : `bought, order ${name}`),
    refund: (name: string) =>
      name === "" ? "refunded or cancelled" : `refunded or cancelled, order ${name}`,
    time: () => "time passed",
    details: () => "details changed",
    activity: () => "something they did",
    merge: () => "merged with another customer",
    "cut-points": () => "cut-offs moved",
    import: () => "order history read",
    edit: () => "conditions or settings edited",
    repair: () => "data corrected",
  },
  customers: {
    title: "Customers",
    find: "Find a customer by email",
    findHelp: "Type the whole address.",
    search: "Find",
    emptyTitle: "No customers yet",
    emptyText: "They appear here while your orders are read.",
    nothingFound: "No customer has this email address.",
    inSegments: "In segments",
    inNoSegment: "In no segment now",
    notInSegments: "Not in",
    why: (segment: string) => `Why in ${segment}`,
    whyNot: (segment: string) => `Why not in ${segment}`,
    whyShort: "Why",
    whyNotShort: "Why not",
    since: (when: string) => `since ${when}`,
    sinceStart: "since before it was made",
    ordersTitle: "Orders",
    noOrders: "No orders yet",
    order: "Order",
    placed: "Placed",
    worth: "Worth now",
    notCounted: "Not counted",
    added: "Customer since",
  },
  trait: {
    test: "test order",
    cancelled: "cancelled",
    voided: "voided",
    pos: "sold in person",
    zeroValue: "worth nothing",
    unpaid: "not paid yet",
    foreign: "in another currency",
  },
  blocks: blockWordsEn,
  settings: {
    title: "Settings",
    countsTitle: "What counts as an order",
    countsText:
      "Every number in Satsuma follows these rules. An order that does not count is still listed on its customer's page, with the reason.",
    sinceTitle: "Count by the new rules",
    sinceNow: "From now on",
    sinceNowText: "Who is in a segment changes now. Past sizes stay as they were counted.",
    sinceAlways: "For the past as well",
    sinceAlwaysText: "Past sizes are counted again by the new rules.",
    saveRules: "Save rules",
    policy: {
      countTest: "Test orders",
      countCancelled: "Cancelled orders",
      countPos: "Orders sold in person",
      countZeroValue: "Orders worth nothing",
      countUnpaid: "Orders not paid yet",
    },
    money: "Amounts include tax and shipping, and are lowered by every refund.",
    dataTitle: "Data health",
    checked: (when: string, ago: string) => `Checked up to ${when}, ${ago} ago.`,
    waiting: (waiting: string, n: number) =>
      n === 0
        ? "No update from Shopify is waiting."
        : `${waiting} ${plural(n, "update", "updates")} from Shopify waiting to be read.`,
    attention: "Needs attention",
    leftOut: "Left out of your history",
    attentionKept:
      "Updates that could not be read are kept encrypted for 30 days, so that they can be read again.",
    attentionNone: "Nothing needs attention.",
    action: "Action",
    received: "Received",
    topic: "Update",
    reason: "Why it could not be read",
    replay: "Read it again",
  },
  api: apiWordsEn,
  audit: auditWordsEn,
  gallery: galleryWordsEn,
  exchange: exchangeWordsEn,
  kept: keptWordsEn,
  shopifySegments: shopifySegmentsWordsEn,
} as const;

type Widened<T> = T extends string
  ? string
  : T extends (...args: infer Args) => string
    ? (...args: Args) => string
    : { readonly [Key in keyof T]: Widened<T[Key]> };

export type Messages = Widened<typeof messagesEn>;
