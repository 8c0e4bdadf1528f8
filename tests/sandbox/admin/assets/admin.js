/* The parent page: draws what the app asks for through the App Bridge stand-in. */
(() => {
  const { appOrigin, base, store } = window.sandbox;
  const byId = (id) => document.getElementById(id);
  const frame = byId("app");
  const post = (message) =>
    frame.contentWindow.postMessage({ sandbox: true, ...message }, appOrigin);

  function toast(text, isError = false, duration = 5000) {
    const line = document.createElement("p");
    line.textContent = text;
    if (isError) line.className = "error";
    byId("toasts").append(line);
    setTimeout(() => line.remove(), duration);
    return line;
  }

  async function idToken() {
    const response = await fetch(`${store}/id-token`);
    return (await response.json()).token;
  }

  function showLinks(links) {
    byId("links").replaceChildren(
      ...links.map(({ label, href }) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.textContent = label;
        link.href = base + href;
        link.dataset.path = href;
        item.append(link);
        return item;
      }),
    );
    markCurrent(location.pathname.slice(base.length) || "/");
  }

  /** The longest link that the path lies under is the current one. */
  function markCurrent(path) {
    const links = [...document.querySelectorAll("nav a[data-path]")];
    const under = links.filter(
      ({ dataset }) =>
        path === dataset.path || path.startsWith(`${dataset.path.replace(/\/$/, "")}/`),
    );
    under.sort((a, b) => b.dataset.path.length - a.dataset.path.length);
    for (const link of links) {
      if (link === under[0]) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
  }

  function showSaveBar(buttons) {
    const bar = byId("save-bar");
    bar.hidden = buttons === undefined;
    const label = document.createElement("span");
    label.textContent = "Unsaved changes";
    bar.replaceChildren(
      label,
      ...(buttons ?? []).map(({ label: text, variant, disabled }, index) => {
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = text;
        button.disabled = disabled;
        button.dataset.variant = variant;
        button.addEventListener("click", () => post({ kind: "save-bar-button", index }));
        return button;
      }),
    );
  }

  const toasts = new Map();
  const handlers = {
    "id-token": async ({ call }) => post({ kind: "answer", call, value: await idToken() }),
    navigation: ({ links }) => showLinks(links),
    location: ({ path }) => {
      if (location.pathname + location.search !== base + path)
        history.replaceState(null, "", base + path);
      markCurrent(path.split("?")[0]);
    },
    title: ({ title }) => {
      document.title = `${title} - Sandbox`;
    },
    toast: ({ id, text, isError, duration }) => toasts.set(id, toast(text, isError, duration)),
    "hide-toast": ({ id }) => toasts.get(id)?.remove(),
    loading: ({ isLoading }) => {
      byId("progress").hidden = !isLoading;
    },
    "save-bar": ({ buttons }) => showSaveBar(buttons),
    "leave-confirmation": ({ call }) => {
      const isFree = byId("save-bar").hidden || confirm("Leave and lose the unsaved changes?");
      if (isFree) showSaveBar(undefined);
      post({ kind: "answer", call, value: isFree });
    },
    open: ({ url, target }) => {
      if (target === "_blank") window.open(url, "_blank", "noopener");
      else location.assign(url);
    },
  };

  window.addEventListener("message", (event) => {
    if (event.source !== frame.contentWindow || event.origin !== appOrigin) return;
    if (event.data?.sandbox === true) handlers[event.data.kind]?.(event.data);
  });

  byId("nav").addEventListener("click", (event) => {
    const link = event.target.closest("a[data-path]");
    if (!link || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    byId("nav").classList.remove("open");
    if (!byId("save-bar").hidden && !confirm("Leave and lose the unsaved changes?")) return;
    showSaveBar(undefined);
    post({ kind: "navigate", path: link.dataset.path });
  });

  byId("menu").addEventListener("click", () => {
    const isOpen = byId("nav").classList.toggle("open");
    byId("menu").setAttribute("aria-expanded", String(isOpen));
  });

  byId("happen").addEventListener("click", () => {
    const panel = byId("panel");
    panel.hidden = !panel.hidden;
    panel.classList.toggle("open", !panel.hidden);
    byId("happen").setAttribute("aria-expanded", String(!panel.hidden));
  });

  for (const form of document.querySelectorAll("form[data-action]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const response = await fetch(`${store}/control/${form.dataset.action}`, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
      });
      const done = await response.json();
      toast(done.ok ? done.said : done.reason, !done.ok);
    });
  }
})();
