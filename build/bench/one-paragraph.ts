/** A page that does the least there is to do: a tap puts one paragraph in the place of another. */
export const ONE_PARAGRAPH = `<!doctype html><html lang="en"><title>One paragraph</title>
<body><button>Swap</button><main><p>0</p></main>
<script>let n = 0; document.querySelector('button').onclick = () => {
  const next = document.createElement('main'); next.innerHTML = '<p>' + ++n + '</p>';
  document.querySelector('main').replaceWith(next);
};</script>`;
