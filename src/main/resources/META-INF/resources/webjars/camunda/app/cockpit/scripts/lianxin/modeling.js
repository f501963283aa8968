/** The way from Cockpit to the versions of diagrams, tables and forms; the page itself decides who may enter. */
const link = document.createElement('a');
link.className = 'lianxin-modeling';
link.href = new URL('../../../../../modeling', import.meta.url).pathname;
link.textContent = '流程图、决策表和表单的版本';
document.body.append(link);
