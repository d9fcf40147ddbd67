// Uses the page as a reader would, and writes what came of it into its root element.
const told = [];
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const press = (node, kind, type) => node.dispatchEvent(new PointerEvent(kind, { pointerType: type, bubbles: true }));
const click = (node) => {
  const event = new MouseEvent("click", { bubbles: true, cancelable: true });
  node.dispatchEvent(event);
  return event.defaultPrevented;
};
async function useCards(link) {
  const card = document.getElementById("_card");
  const state = (what) => told.push(`${what}: ${card.hidden ? "no card" : "card"}`);
  link.focus();
  await wait(50);
  state("focus");
  told.push(card.textContent, `described by ${link.getAttribute("aria-describedby")}`);
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  state("escape");
  press(link, "pointerenter", "mouse");
  await wait(400);
  state("hover");
  press(link, "pointerleave", "mouse");
  press(card, "pointerenter", "mouse");
  await wait(500);
  state("pointer in the card");
  press(card, "pointerleave", "mouse");
  await wait(500);
  state("pointer away");
  press(link, "pointerdown", "touch");
  const stays = click(link);
  state(stays ? "tap stays" : "tap leaves");
}
async function useCitation(button) {
  let copied = "";
  Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { copied = text; } } });
  click(button);
  await wait(200);
  told.push(copied.replace(/file:.*\//, ""), document.querySelector("[role=status]").textContent);
}
async function useChips(chips) {
  const shown = () => [...document.querySelectorAll(".time .ev")].filter((event) => event.offsetParent).length;
  for (const chip of [chips[1], chips[0]]) {
    const stays = click(chip);
    await wait(100);
    const said = Number(chip.querySelector("small").textContent);
    told.push(`${stays} ${shown() === said} ${document.querySelector("[role=status]").textContent === said + " events shown"}`);
  }
}
addEventListener("load", async () => {
  try {
    const link = document.querySelector("a.mention"), chips = [...document.querySelectorAll(".chips a")];
    if (link) { await useCards(link); await useCitation(document.querySelector(".copy")); }
    if (chips.length) await useChips(chips);
  } catch (error) { told.push(String(error)); }
  document.documentElement.setAttribute("data-found", JSON.stringify(told));
});
