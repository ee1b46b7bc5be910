// Asks the browser where the visitor is, only when the visitor presses the button for it; to about a kilometre, which is all that is needed.
const DECIMALS = 2;
const PATIENCE_MILLIS = 15000;

const offer = (form) => {
  const button = form.querySelector(".near-here");
  const said = form.querySelector("[role=status]");
  const field = form.querySelector("input[name=near]");
  button.hidden = false;
  button.addEventListener("click", () => {
    said.textContent = said.dataset.asking;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        field.value = `${coords.latitude.toFixed(DECIMALS)},${coords.longitude.toFixed(DECIMALS)}`;
        form.requestSubmit();
      },
      () => {
        said.textContent = said.dataset.refused;
        field.focus();
      },
      { timeout: PATIENCE_MILLIS, maximumAge: Infinity },
    );
  });
};

if ("geolocation" in navigator) {
  document.querySelectorAll(".near-form").forEach(offer);
}
