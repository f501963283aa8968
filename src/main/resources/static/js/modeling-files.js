// Names the chosen files in Chinese words, where a browser would speak its own language.
const input = document.getElementById('files');
const chosen = document.getElementById('files-chosen');

const tell = () => {
  chosen.textContent = [...input.files].map(file => file.name).join('、') || '还没有选文件';
};

input.addEventListener('change', tell);
tell();
