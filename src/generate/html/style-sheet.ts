/** The style of a project's pages until somebody designs them: readable, in light and dark, without anything loaded. */
export const styleSheet = `:root {
  color-scheme: light dark;
  --accent: light-dark(#1d4ed8, #93b4ff);
  --line: light-dark(#d4d8e0, #3a4150);
  --soft: light-dark(#f4f6f9, #20252f);
}
* { box-sizing: border-box; }
body { margin: 0; font: 1rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
body > nav { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; align-items: center; padding: .8rem 1.5rem;
  background: var(--soft); border-bottom: 1px solid var(--line); }
body > nav a { text-decoration: none; }
body > nav a:hover { text-decoration: underline; }
.brand { font-weight: 650; margin-right: auto; }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: Canvas; }
.skip:focus { left: .5rem; top: .5rem; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: .5rem 0 1.25rem; }
.rows { list-style: none; padding: 0; border-top: 1px solid var(--line); }
.rows li { padding: .55rem .25rem; border-bottom: 1px solid var(--line); }
.pages { display: flex; gap: 1rem; }
dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .5rem 1.5rem; }
dt { color: GrayText; }
dd { margin: 0; }
dd img { max-width: 100%; height: auto; }
form div { margin-bottom: 1rem; }
label { display: block; font-weight: 600; }
input, select, textarea { font: inherit; padding: .4rem .5rem; max-width: 100%; border: 1px solid var(--line);
  border-radius: .35rem; }
input:not([type=checkbox], [type=radio], [type=file]), textarea { width: 28rem; }
button, .button { font: inherit; display: inline-block; padding: .4rem .9rem; border: 1px solid var(--accent);
  border-radius: .35rem; background: var(--accent); color: Canvas; text-decoration: none; cursor: pointer; }
nav form { margin: 0; }
nav button { background: none; color: var(--accent); border: 0; padding: 0; }
.helptext { color: GrayText; font-size: .9rem; }
.errorlist { margin: .25rem 0; padding: 0; list-style: none; color: light-dark(#b3261e, #ffb4ab); }
figure { margin: 0; padding: 1rem; overflow-x: auto; border: 1px solid var(--line); border-radius: .5rem;
  background: #fff; color: #000; }
figure svg { display: block; max-width: 100%; height: auto; margin: 0 auto; }
`;
