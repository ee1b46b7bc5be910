/* <usergroups-list country="PT" topic="python"></usergroups-list>: a list of groups, without cookies. */
const site = new URL(import.meta.url).origin;

class UsergroupsList extends HTMLElement {
  static observedAttributes = ["country", "topic"];

  #list = this.attachShadow({ mode: "open" }).appendChild(document.createElement("ul"));
  #asked = 0;

  connectedCallback() {
    this.#show();
  }

  attributeChangedCallback() {
    if (this.isConnected) {
      this.#show();
    }
  }

  async #show() {
    const turn = ++this.#asked;
    const query = new URLSearchParams({ type: "group", size: "50" });
    for (const name of UsergroupsList.observedAttributes) {
      const value = this.getAttribute(name);
      if (value) {
        query.set(name, value);
      }
    }
    try {
      const answer = await fetch(`${site}/api/search?${query}`, { credentials: "omit", referrerPolicy: "no-referrer" });
      const found = answer.ok ? await answer.json() : { items: [] };
      if (turn === this.#asked) {
        this.#list.replaceChildren(...found.items.map(row));
      }
    } catch {
      this.#list.replaceChildren();
    }
  }
}

function row(hit) {
  const link = document.createElement("a");
  link.href = `${site}/groups/${encodeURIComponent(hit.slug ?? hit.id)}`;
  link.rel = "noreferrer";
  link.textContent = hit.title ?? hit.slug;
  const item = document.createElement("li");
  item.append(link, hit.city ? ` ${hit.city}` : "");
  return item;
}

customElements.define("usergroups-list", UsergroupsList);
