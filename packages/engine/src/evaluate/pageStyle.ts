/** Style of the page of rates: light and dark, from 360 pixels up. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ground: #fff; --ink: #1a1f24; --soft: #56616b; --line: #d5dbe0; --tile: #f3f6f8;
  --right: #1769aa; --strict: #3f7d4e; --wrong: #b3541e; }
@media (prefers-color-scheme: dark) { :root { --ground: #14181c; --ink: #e8ecef; --soft: #a3aeb8; --line: #343c44;
  --tile: #1e242a; --right: #6db3ec; --strict: #7cc08c; --wrong: #eb9a63; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .75rem; }
p { max-width: 44rem; color: var(--soft); }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: .5rem; margin: 1.25rem 0; }
dl div { background: var(--tile); border-radius: .5rem; padding: .6rem .75rem; }
dt { font-size: .8rem; color: var(--soft); line-height: 1.3; }
dd { margin: .2rem 0 0; font-size: 1.3rem; font-weight: 600; font-variant-numeric: tabular-nums; }
section { margin-top: 2rem; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-size: 1.1rem; font-weight: 600; padding-bottom: .4rem; }
th, td { text-align: left; font-weight: 400; padding: .4rem .6rem .4rem 0; border-bottom: 1px solid var(--line);
  vertical-align: top; overflow-wrap: break-word; }
td.rate { width: 22%; }
thead th { font-size: .8rem; color: var(--soft); line-height: 1.2; vertical-align: bottom; }
.bar { display: block; height: .45rem; min-width: 2.5rem; margin-top: .2rem; border-radius: .25rem;
  background: var(--line); }
.bar i { display: block; height: 100%; border-radius: inherit; background: var(--right); }
.bar.strict i { background: var(--strict); }
.bar.wrong i { background: var(--wrong); }
@media (max-width: 40rem) { table { font-size: .82rem; } thead th { font-size: .72rem; }
  th, td { padding-right: .35rem; } td.rate { width: 18%; } }
@media (forced-colors: active) { .bar { outline: 1px solid; }
  .bar i { background: CanvasText; forced-color-adjust: none; } }
@media print { section { break-inside: avoid; } }
`;
