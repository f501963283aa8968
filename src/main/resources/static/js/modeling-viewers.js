// Loads the viewer of one kind of file with its style sheet; nothing is loaded for a kind that the page does not show.
const base = new URL('../viewers/', import.meta.url);

/** @param {'bpmn'|'dmn'|'form'} name */
export async function viewer(name) {
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = new URL(`${name}.css`, base);
  const styled = new Promise((resolve, reject) => {
    style.onload = resolve;
    style.onerror = () => reject(new Error(style.href));
  });
  document.head.append(style);
  const [module] = await Promise.all([import(new URL(`${name}.js`, base)), styled]);
  return module;
}

/** The text of a file of this application. */
export async function text(address) {
  const answer = await fetch(address);
  if (!answer.ok) {
    throw new Error(`${address}: ${answer.status}`);
  }
  return answer.text();
}

/** Says on the page that something could not be drawn. */
export function tellProblem(error) {
  const place = document.getElementById('problem');
  place.textContent = `图画不出来：${error.message}。请刷新再试；仍不行，请系统管理员确认程序是用 mvn package 构建的。`;
  place.hidden = false;
}
