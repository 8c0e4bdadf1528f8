/** The gallery of segments that many shops want. */
export const galleryWordsEn = {
  title: "Begin with a segment that many shops use",
  text: "Choose one, change what you like, and save it.",
  loading: "Counting",
  choose: "Depends on what you choose",
  needs: (needs: string) => `Needs ${needs}`,
  snapshot: "Snapshot",
  category: {
    lifecycle: "Where customers stand",
    orders: "Orders",
    products: "Products",
    checkouts: "Checkouts",
    email: "Emails",
    site: "Visits",
    people: "People and events",
  },
  goal: {
    welcome: "Welcome",
    "first-order": "Win the first order",
    repeat: "Bring them back",
    "cross-sell": "Suggest something else",
    recover: "Finish the order",
    reward: "Reward",
    "win-back": "Win back",
    inform: "Inform",
  },
} as const;
