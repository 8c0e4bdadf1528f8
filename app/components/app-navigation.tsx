import { Link } from "@remix-run/react";
import { useWords } from "./shop-words.tsx";

/** The app's entries in the admin's own navigation. Home is where the app's name leads, not an item. */
export function AppNavigation() {
  const { say } = useWords();
  return (
    <s-app-nav>
      <Link to="/app" rel="home">
        {say.app.home}
      </Link>
      <Link to="/app/segments">{say.app.segments}</Link>
      <Link to="/app/customers">{say.app.customers}</Link>
      <Link to="/app/blocks">{say.app.blocks}</Link>
      <Link to="/app/settings">{say.app.settings}</Link>
    </s-app-nav>
  );
}
