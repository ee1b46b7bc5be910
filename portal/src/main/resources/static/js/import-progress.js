// Shows how far an import is without loading the page again; when it is over, the page is loaded once more for its report.
const look = async () => {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const there = page.querySelector("#progress");
      if (!there || there.dataset.over === "true") {
        location.reload();
        return;
      }
      document.querySelector("#progress").replaceChildren(...there.childNodes);
    }
  } catch {
    // Away for a moment: the next look may find it.
  }
  setTimeout(look, 2000);
};

setTimeout(look, 1500);
