// Keys for people who go through many items: j and k step, o opens, r goes to the reason. Off while somebody types.
const items = [...document.querySelectorAll(".queue .item")];
const hint = document.querySelector(".queue .keys");
if (hint && items.length > 0) {
  hint.hidden = false;
}

const here = () => items.findIndex((item) => item.contains(document.activeElement));

const step = (by) => {
  const next = items[Math.min(Math.max(here() + by, 0), items.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
};

const actions = {
  j: () => step(1),
  k: () => step(-1),
  o: () => items[here()]?.querySelector("a.open, h3 a")?.click(),
  r: () => items[here()]?.querySelector("textarea, input[name=reason]")?.focus(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(actions, event.key)) {
    return;
  }
  event.preventDefault();
  actions[event.key]();
});
