/** Filters and searches the questions, opens what is linked to, and opens all for print. The page is whole without it. */
export const SCRIPT = `
'use strict';
const form = document.getElementById('filter');
const bodies = [...document.querySelectorAll('.questions tbody')];
const folded = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase();
const searched = bodies.map((body) => folded(body.rows[0].cells[0].textContent));
function filter() {
  const { words, kind, outcome } = form.elements;
  const wanted = folded(words.value).split(/\\s+/).filter(Boolean);
  let shown = 0;
  bodies.forEach((body, i) => {
    const fits = (kind.value === '' || body.dataset.kind === kind.value)
      && (outcome.value === '' || body.dataset.outcome.split(' ').includes(outcome.value))
      && wanted.every((word) => searched[i].includes(word));
    body.hidden = !fits;
    if (fits) shown++;
  });
  form.querySelector('output').textContent = shown === bodies.length ? shown + ' questions' : shown + ' of ' + bodies.length + ' questions';
}
form.hidden = false;
form.addEventListener('input', filter);
form.addEventListener('submit', (event) => event.preventDefault());
// A reload keeps what was typed.
filter();
function open() {
  const target = /^#q\\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
  if (!target) return;
  if (target.hidden) { form.reset(); filter(); }
  target.querySelector('details').open = true;
  target.scrollIntoView();
}
addEventListener('hashchange', open);
open();
let opened = [];
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('details:not([open])')];
  for (const details of opened) details.open = true;
});
addEventListener('afterprint', () => {
  for (const details of opened) details.open = false;
});
`;
