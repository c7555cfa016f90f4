/** What the evaluation's page has besides the look of every page. */
export const RUN_STYLE = `
h3 { font-size: .95rem; line-height: 1.35; margin: 1rem 0 .4rem; }
.charts h3 { margin-top: 0; }
a { color: var(--strong); }
:focus-visible { outline: 2px solid var(--strong); outline-offset: 2px; }
body { overflow-wrap: anywhere; }
section { scroll-margin-top: .5rem; }
caption { text-align: left; color: var(--soft); padding: .25rem 0; }
tbody th { font-weight: inherit; }
summary { cursor: pointer; }
details { margin-top: .5rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; list-style: none; margin: .5rem 0 0; padding: 0; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 12rem), 1fr)); gap: .75rem; margin: 1rem 0; }
.tiles > div { display: flex; flex-direction: column-reverse; justify-content: flex-end; border-left: 3px solid var(--bar); padding-left: .75rem; }
.tiles dt { font-size: .875rem; line-height: 1.35; }
.tiles dd { margin: 0; }
.tiles b { font-size: 2rem; line-height: 1.2; font-variant-numeric: tabular-nums; }
.facts { margin: 0; font-size: .875rem; }
.facts > div { display: grid; grid-template-columns: 9rem 1fr; gap: 0 1rem; border-top: 1px solid var(--rule); padding: .3rem 0; }
.facts dt { color: var(--soft); } .facts dd { margin: 0; }
.interval { display: block; color: var(--soft); font-size: .8rem; }
.words td { text-align: left; white-space: normal; } .words th { vertical-align: top; }
.words tbody th, .words thead th:first-child { min-width: 0; width: 4.5rem; } .words thead th { text-align: left; }
.key { white-space: normal; }
.systems { padding-left: 1.1rem; font-size: .875rem; }
.ideal { stroke: var(--soft); stroke-dasharray: 4 4; fill: none; }
.mark-line { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 3 2; fill: none; }
.in-use { fill: var(--strong); stroke: var(--card); stroke-width: 1.5; }
.answerable { fill: var(--c1); }
.unanswerable { fill: var(--card); stroke: var(--c2); stroke-width: 1.5; }
.swatch { vertical-align: -1px; }
.better { color: var(--good); font-weight: 600; } .worse { color: var(--bad); font-weight: 600; }
#filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin: .75rem 0; }
#filter[hidden], [hidden] { display: none; }
#filter label { display: inline-flex; gap: .4rem; align-items: center; max-width: 100%; }
#filter input, #filter select { font: inherit; min-width: 0; max-width: 16rem; padding: .25rem .4rem; color: var(--ink);
  background: var(--page); border: 1px solid var(--soft); border-radius: .25rem; }
.questions th, .questions td { white-space: normal; text-align: left; vertical-align: top; }
.questions tbody { scroll-margin-top: 1rem; }
.questions tbody:target { outline: 2px solid var(--strong); outline-offset: -1px; }
.questions th .soft { display: block; font-weight: 400; }
.questions tbody th { width: 36%; font-weight: 500; }
.questions .soft { font-size: .8rem; }
.ranking a { text-decoration: none; margin-right: .3rem; }
.ranking .right a { text-decoration: underline; color: var(--good); }
.more > td { border-top: 0; padding-top: 0; padding-left: 0; }
.more details { margin: 0; } .more summary { color: var(--strong); font-size: .8rem; }
.others { padding-left: 1.1rem; }
.passage { border-left: 3px solid var(--rule); padding-left: .75rem; margin: .6rem 0; max-width: 46rem; }
.passage.right { border-left: 5px double var(--good); }
.passage p { margin: .1rem 0; } .passage h3 { margin: 0; }
.passage:target { outline: 2px solid var(--strong); outline-offset: 4px; }
@media (max-width: 44rem) {
  .questions, .questions caption, .questions tbody, .questions tr, .questions th, .questions td { display: block; width: auto; }
  .questions tbody[hidden] { display: none; }
  .questions thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .questions tbody { border-top: 1px solid var(--rule); padding: .5rem 0; }
  .questions tbody th, .questions td { border: 0; padding: .1rem 0; width: auto; font-size: .875rem; }
  .questions td[data-head]::before { content: attr(data-head) ': '; color: var(--soft); }
  .facts > div { grid-template-columns: 1fr; }
  .scroll td, .scroll thead th { white-space: nowrap; overflow-wrap: normal; }
  .scroll .words td { white-space: normal; overflow-wrap: anywhere; }
}
@media print {
  #filter, nav, .more summary { display: none; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  .passage, .tiles > div, .charts > div { break-inside: avoid; }
  h3, summary, .questions tr:first-child { break-after: avoid; }
  .scroll table { font-size: 8pt; } .scroll td, .scroll thead th { white-space: normal; overflow-wrap: normal; }
  a { color: inherit; text-decoration: none; }
  .answerable, .unanswerable, .in-use { print-color-adjust: exact; }
}
`;
