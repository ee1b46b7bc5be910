// Loads what makes a map movable only when the map is near the view.
const watch = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting) {
      watch.unobserve(target);
      import(target.dataset.module).then(({ enliven }) => enliven(target));
    }
  }
}, { rootMargin: "200px" });

document.querySelectorAll(".map").forEach((map) => watch.observe(map));
