/** A page's look: light and dark by the reader's setting, black on white on paper, one column on a phone. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f7f7f5; --card: #fff; --ink: #1d1f21; --soft: #5d6166; --rule: #dcdcd8; --grid: #e9e9e5;
  --bar: #b9cbe4; --strong: #1f4e8c; --good: #1c6b3a; --bad: #a3271f;
  --c1: #1f5fa8; --c2: #b4540a; --c3: #257a45; --c4: #8a3a8f; --c5: #6b6b1a; --c6: #0e6f85; --c7: #b3205f; --c8: #4d5562;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #16181a; --card: #1e2123; --ink: #e8e8e4; --soft: #a4a8ac; --rule: #3a3e41; --grid: #2b2f32;
    --bar: #34527a; --strong: #9cc3f5; --good: #7ccf9a; --bad: #f2978e;
    --c1: #86b6f2; --c2: #f0a35e; --c3: #7ccf9a; --c4: #d99ae0; --c5: #cfcf70; --c6: #67d3e0; --c7: #f58fb4; --c8: #b8bfc9;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.25rem 1rem 3rem; background: var(--page); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.05rem; line-height: 1.35; margin: 0 0 .75rem; }
p { margin: .4rem 0; }
.soft, figcaption, .note { color: var(--soft); font-size: .875rem; }
section, header { background: var(--card); border: 1px solid var(--rule); border-radius: .5rem; padding: 1rem; margin: 0 0 1rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 1rem 1.5rem; }
.charts > * { min-width: 0; max-width: 32rem; }
figure { margin: 0; }
.chart { display: block; width: 100%; height: auto; font-family: inherit; }
.name, .value { font-size: 12.5px; fill: var(--ink); }
.value { font-variant-numeric: tabular-nums; font-weight: 600; }
.tick, .axis-name { font-size: 11.5px; fill: var(--soft); font-variant-numeric: tabular-nums; }
.grid { stroke: var(--grid); fill: none; }
.axis { stroke: var(--soft); fill: none; }
.bar { fill: var(--bar); }
.whisker { stroke: var(--strong); stroke-width: 1.4; fill: none; }
.dot { fill: var(--strong); }
.goal { stroke: var(--bad); stroke-width: 2; stroke-dasharray: 3 2; fill: none; }
.line { fill: none; stroke-width: 1.6; }
.spread { fill: none; stroke-width: 3; opacity: .45; }
.curve .line, .curve .spread { stroke: currentColor; }
.mark { fill: currentColor; }
.c1 { color: var(--c1); } .c2 { color: var(--c2); } .c3 { color: var(--c3); } .c4 { color: var(--c4); } .c5 { color: var(--c5); }
.c6 { color: var(--c6); } .c7 { color: var(--c7); } .c8 { color: var(--c8); }
.key { white-space: nowrap; margin-right: .75rem; }
.scroll { overflow-x: auto; margin-top: .75rem; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .25rem .5rem; border-top: 1px solid var(--rule); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; white-space: normal; min-width: 9rem; padding-left: 0; }
thead th { border-top: 0; color: var(--soft); font-weight: 500; }
.good { color: var(--good); } .bad { color: var(--bad); font-weight: 600; }
@media (max-width: 30rem) {
  body { padding: .75rem .5rem 2rem; }
  section, header { padding: .75rem; }
  table { font-size: .78rem; }
  th, td { padding: .25rem .3rem; white-space: normal; }
  th:first-child, td:first-child { min-width: 6rem; }
}
@media print {
  :root {
    color-scheme: light;
    --page: #fff; --card: #fff; --ink: #000; --soft: #444; --rule: #bbb; --grid: #e4e4e4;
    --bar: #c6d3e6; --strong: #1f3f6e; --good: #14532d; --bad: #8c1d18;
    --c1: #1f5fa8; --c2: #b4540a; --c3: #257a45; --c4: #8a3a8f; --c5: #6b6b1a; --c6: #0e6f85; --c7: #b3205f; --c8: #4d5562;
  }
  body { max-width: none; padding: 0; font-size: 11pt; }
  section, header { border: 0; padding: 0; margin-bottom: 1.5rem; }
  .chart, tr, figure { break-inside: avoid; }
  h2 { break-after: avoid; }
  .bar, .mark, .dot { print-color-adjust: exact; }
  .scroll { overflow: visible; }
}
`;
