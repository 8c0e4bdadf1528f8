/*
 * A stand-in for App Bridge, served by the sandbox alone. It runs in the app's page, gives it the
 * global `shopify`, and asks the page around it to draw.
 */
(() => {
  if (window.shopify) return;
  const script = document.currentScript;
  const parameters = new URLSearchParams(location.search);
  const remembered = JSON.parse(sessionStorage.getItem("sandbox-config") ?? "{}");
  const config = {
    apiKey:
      script?.dataset.apiKey ??
      document.querySelector('meta[name="shopify-api-key"]')?.content ??
      remembered.apiKey,
    shop: parameters.get("shop") ?? remembered.shop,
    host: parameters.get("host") ?? remembered.host,
    locale: parameters.get("locale") ?? remembered.locale ?? "en",
  };
  sessionStorage.setItem("sandbox-config", JSON.stringify(config));

  const parentOrigin = new URL(script.src).origin;
  const post = (message) => window.parent.postMessage({ sandbox: true, ...message }, parentOrigin);
  const calls = new Map();
  let lastCall = 0;
  const ask = (kind, message = {}) =>
    new Promise((resolve) => {
      lastCall += 1;
      calls.set(lastCall, resolve);
      post({ kind, call: lastCall, ...message });
    });

  const idToken = () => ask("id-token");

  /* The bounce page asks to come back with a fresh token. */
  const reload = parameters.get("shopify-reload");
  if (reload) {
    idToken().then((token) => {
      const url = new URL(reload, location.href);
      url.searchParams.set("id_token", token);
      location.replace(url.href);
    });
  }

  /* Requests to the app itself carry proof of who is looking. */
  const plainFetch = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).origin !== location.origin) return plainFetch(request);
    const send = async (original) => {
      const copy = original.clone();
      copy.headers.set("Authorization", `Bearer ${await idToken()}`);
      copy.headers.set("X-Requested-With", "XMLHttpRequest");
      copy.headers.set("Accept-Language", config.locale);
      return plainFetch(copy);
    };
    const response = await send(request);
    const isStale =
      response.status === 401 &&
      response.headers.get("X-Shopify-Retry-Invalid-Session-Request") === "1";
    const answer = isStale ? await send(request) : response;
    const elsewhere = answer.headers.get("X-Shopify-API-Request-Failure-Reauthorize-Url");
    if (elsewhere)
      post({ kind: "open", url: new URL(elsewhere, location.href).href, target: "_top" });
    return answer;
  };

  /* Navigation: the app's s-app-nav is drawn by the page around it. */
  const linksOf = () =>
    [...document.querySelectorAll("s-app-nav a, s-app-nav s-link, ui-nav-menu a")].filter(
      (link) => link.getAttribute("rel") !== "home",
    );
  let shownLinks = "";
  function tellNavigation() {
    const links = linksOf().map((link) => ({
      label: link.textContent.trim(),
      href: new URL(link.getAttribute("href") ?? "/", location.href).pathname,
    }));
    const text = JSON.stringify(links);
    if (text === shownLinks) return;
    shownLinks = text;
    post({ kind: "navigation", links });
  }

  function navigate(path) {
    const known = [
      ...document.querySelectorAll("s-app-nav a, s-app-nav s-link, ui-nav-menu a"),
    ].find((link) => new URL(link.getAttribute("href") ?? "", location.href).pathname === path);
    const link = known ?? Object.assign(document.createElement("a"), { href: path, hidden: true });
    if (!known) document.body.append(link);
    const event = new CustomEvent("shopify:navigate", { bubbles: true, cancelable: true });
    link.dispatchEvent(event);
    if (!known) link.remove();
  }

  let toldPath = "";
  function tellLocation() {
    const own = new Set([
      "embedded",
      "host",
      "id_token",
      "locale",
      "session",
      "shop",
      "timestamp",
      "hmac",
    ]);
    const url = new URL(location.href);
    for (const name of own) url.searchParams.delete(name);
    const path = url.pathname + url.search;
    if (path === toldPath) return;
    toldPath = path;
    post({ kind: "location", path });
    post({ kind: "title", title: document.title });
  }
  for (const name of ["pushState", "replaceState"]) {
    const plain = history[name].bind(history);
    history[name] = (...given) => {
      plain(...given);
      tellLocation();
    };
  }
  window.addEventListener("popstate", tellLocation);

  /* A sheet, not an element: the page's own framework compares its head with what was served. */
  const hiddenStyle = new CSSStyleSheet();
  hiddenStyle.replaceSync(
    "s-app-nav,ui-nav-menu,ui-save-bar,ui-title-bar,ui-modal{display:none}s-modal:not([data-open]){display:none}" +
      "s-modal[data-open]{position:fixed;inset:0;z-index:600;display:grid;place-items:center;background:#0008}" +
      "s-modal[data-open]>.sandbox-box{max-width:min(560px,92vw);padding:16px;border-radius:12px;background:#fff}",
  );
  document.adoptedStyleSheets.push(hiddenStyle);

  /* Save bars: an element of the app's, or a form that says it wants one. */
  let shownBar;
  function showBar(bar) {
    shownBar = bar;
    const buttons = bar && [...bar.buttons()];
    post({
      kind: "save-bar",
      buttons: buttons?.map((button) => ({
        label: button.textContent.trim() || (button.variant === "primary" ? "Save" : "Discard"),
        variant: button.getAttribute?.("variant") ?? button.variant ?? "",
        disabled: button.disabled === true,
      })),
    });
  }
  function elementBar(element) {
    return { buttons: () => element.querySelectorAll("button") };
  }
  function formBar(form) {
    return {
      buttons: () => [
        { textContent: "Discard", variant: "", click: () => (form.reset(), showBar(undefined)) },
        {
          textContent: "Save",
          variant: "primary",
          click: () => (form.requestSubmit(), showBar(undefined)),
        },
      ],
    };
  }
  const saveBar = {
    show: async (id) => {
      const element = document.getElementById(id);
      if (element) showBar(elementBar(element));
    },
    hide: async () => showBar(undefined),
    toggle: async (id) => (shownBar ? saveBar.hide() : saveBar.show(id)),
    leaveConfirmation: async () => {
      if (!(await ask("leave-confirmation"))) throw new Error("The merchant stays.");
    },
  };
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-save-bar]");
    if (form && !shownBar) showBar(formBar(form));
  });
  class SaveBarElement extends HTMLElement {
    show() {
      return saveBar.show(this.id);
    }
    hide() {
      return saveBar.hide();
    }
    toggle() {
      return saveBar.toggle(this.id);
    }
  }
  customElements.define("ui-save-bar", SaveBarElement);

  /* Modals: a plain box over the app's own page. */
  class ModalElement extends HTMLElement {
    #box() {
      const known = this.querySelector(":scope > .sandbox-box");
      if (known) return known;
      const box = document.createElement("div");
      box.className = "sandbox-box";
      box.setAttribute("role", "dialog");
      box.setAttribute("aria-modal", "true");
      box.setAttribute("aria-label", this.getAttribute("heading") ?? "");
      const heading = document.createElement("h2");
      heading.textContent = this.getAttribute("heading") ?? "";
      box.append(heading, ...this.childNodes);
      this.append(box);
      return box;
    }
    show() {
      this.#box();
      this.setAttribute("data-open", "");
      this.dispatchEvent(new Event("show"));
    }
    hide() {
      this.removeAttribute("data-open");
      this.dispatchEvent(new Event("hide"));
    }
    showOverlay() {
      this.show();
    }
    hideOverlay() {
      this.hide();
    }
  }
  customElements.define("s-modal", ModalElement);
  const modal = {
    show: async (id) => document.getElementById(id)?.show?.(),
    hide: async (id) => document.getElementById(id)?.hide?.(),
    toggle: async (id) => {
      const element = document.getElementById(id);
      return element?.hasAttribute("data-open") ? element.hide() : element?.show?.();
    },
  };

  /* commandFor="id" command="--show" opens a modal without any script of the app's. */
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[commandfor]");
    const target = button && document.getElementById(button.getAttribute("commandfor"));
    const command = button?.getAttribute("command");
    if (command === "--show") target?.show?.();
    if (command === "--hide") target?.hide?.();
  });

  let lastToast = 0;
  const toast = {
    show: (text, options = {}) => {
      lastToast += 1;
      const id = `toast-${lastToast}`;
      post({
        kind: "toast",
        id,
        text,
        isError: options.isError === true,
        duration: options.duration ?? 5000,
      });
      return id;
    },
    hide: (id) => post({ kind: "hide-toast", id }),
  };

  const granted = { granted: [], required: [], optional: [] };
  window.shopify = {
    config,
    origin: parentOrigin,
    ready: Promise.resolve(),
    environment: {
      embedded: window.parent !== window,
      mobile: innerWidth < 700,
      pos: false,
      intent: false,
    },
    idToken,
    toast,
    saveBar,
    modal,
    loading: (isLoading = true) => post({ kind: "loading", isLoading: isLoading !== false }),
    user: async () => ({ accountAccess: "Full access" }),
    scopes: {
      query: async () => granted,
      request: async () => ({ result: "granted-all", detail: granted }),
      revoke: async () => ({ detail: granted }),
    },
    webVitals: { onReport: async () => undefined },
    app: { extensions: async () => [] },
    resourcePicker: async () => undefined,
    picker: async () => ({ selected: Promise.resolve(undefined) }),
    intents: { invoke: async () => undefined },
    reviews: {
      request: async () => ({ success: false, code: "cooldown-period", message: "Sandbox" }),
    },
    support: { registerHandler: async () => undefined },
    print: async () => window.print(),
  };

  window.addEventListener("message", (event) => {
    if (event.source !== window.parent || event.origin !== parentOrigin) return;
    const { sandbox, kind, call, value, path, index } = event.data ?? {};
    if (sandbox !== true) return;
    if (kind === "answer") {
      calls.get(call)?.(value);
      calls.delete(call);
    }
    if (kind === "navigate") navigate(path);
    if (kind === "save-bar-button") [...(shownBar?.buttons() ?? [])][index]?.click();
  });

  /* Links to the admin leave the frame. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(
      "a[href^='shopify:'], a[target='_top'], a[target='_parent']",
    );
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    post({ kind: "open", url: link.href.replace("shopify://admin", parentOrigin), target: "_top" });
  });

  const watch = () => {
    tellNavigation();
    tellLocation();
    new MutationObserver(tellNavigation).observe(document.body, { childList: true, subtree: true });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", watch);
  else watch();
})();
