// The editors that Camunda Modeler is made of, in one page of Chromium: bpmn-js as set up for Camunda 7, and form-js.
// Tables are read and written in Node.js, by the library below dmn-js.
import { DmnModdle } from 'dmn-moddle';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const package_ = path => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));

export class Modeler {
  static async open() {
    const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
    if (!executablePath) {
      throw new Error('Chromium is needed (Debian: apt-get install chromium fonts-noto-cjk)');
    }
    const modeler = new Modeler();
    modeler.browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking']
    });
    modeler.page = await modeler.browser.newPage();
    await modeler.page.setContent('<div id="editor" style="width: 1600px; height: 1000px"></div><div id="panel"></div>');
    await modeler.page.addScriptTag({ path: package_('camunda-bpmn-js/dist/camunda-platform-modeler.production.min.js') });
    await modeler.page.addScriptTag({ path: package_('@bpmn-io/form-js/dist/form-editor.umd.js') });
    return modeler;
  }

  close() {
    return this.browser?.close();
  }

  /** Opens the file and saves it, as Camunda Modeler does. Answers the saved text and the warnings on the way. */
  save(file, text) {
    const kind = file.replace(/.*\./, '');
    return { bpmn: saveDiagram, dmn: saveTable, form: saveForm }[kind](this.page, text);
  }

  /**
   * Applies element templates. Answers what the template loader complains of, and the saved diagram.
   *
   * @param applied id of the template by id of the element
   */
  apply(text, templates, applied) {
    return this.page.evaluate(
      async ([xml, descriptors, choices]) => {
        const editor = new BpmnModeler({ container: '#editor', propertiesPanel: { parent: '#panel' } });
        const complaints = [];
        editor.on('elementTemplates.errors', event => complaints.push(...event.errors.map(error => error.message)));
        await editor.importXML(xml);
        editor.get('elementTemplatesLoader').setTemplates(descriptors);
        for (const [element, template] of Object.entries(choices)) {
          editor.get('elementTemplates').applyTemplate(
            editor.get('elementRegistry').get(element),
            editor.get('elementTemplates').getAll().find(each => each.id === template)
          );
        }
        const saved = await editor.saveXML({ format: true });
        editor.destroy();
        return { complaints, saved: saved.xml };
      },
      [text, templates, applied]
    );
  }

  /**
   * What a file says, whatever its indentation, prefixes and order of attributes. Elements keep their order among those of
   * the same name; the shapes of a drawing have none, as they are stacked anew with every saving.
   */
  content(file, text) {
    return file.endsWith('.form') ? JSON.parse(text) : this.page.evaluate(elements, text);
  }
}

function saveDiagram(page, text) {
  return page.evaluate(async xml => {
    const editor = new BpmnModeler({ container: '#editor', propertiesPanel: { parent: '#panel' } });
    const { warnings } = await editor.importXML(xml);
    const saved = await editor.saveXML({ format: true });
    editor.destroy();
    return { warnings: warnings.map(warning => warning.message), saved: saved.xml };
  }, text);
}

async function saveTable(page, text) {
  const moddle = new DmnModdle({ camunda: JSON.parse(readFileSync(package_('camunda-dmn-moddle/resources/camunda.json'), 'utf8')) });
  const { rootElement, warnings } = await moddle.fromXML(text, 'dmn:Definitions');
  const saved = await moddle.toXML(rootElement, { format: true });
  return { warnings: warnings.map(warning => warning.message), saved: saved.xml };
}

function saveForm(page, text) {
  return page.evaluate(async json => {
    const editor = new FormEditor.FormEditor({ container: '#editor' });
    const { warnings } = await editor.importSchema(JSON.parse(json));
    const saved = editor.saveSchema();
    editor.destroy();
    return { warnings: warnings.map(warning => warning.message), saved: JSON.stringify(saved, null, 2) };
  }, text);
}

function elements(xml) {
  const XMLNS = 'http://www.w3.org/2000/xmlns/';
  const name = node => `{${node.namespaceURI ?? ''}}${node.localName}`;
  const told = element => {
    const attributes = [...element.attributes]
      .filter(attribute => attribute.namespaceURI !== XMLNS)
      .map(attribute => `${name(attribute)}=${attribute.value}`)
      .sort();
    const text = element.children.length ? [] : [element.textContent];
    const group = child => (element.localName === 'BPMNPlane' ? child.id : name(child));
    const children = Map.groupBy(element.children, group);
    return [name(element), attributes, text, [...children.keys()].sort().map(key => children.get(key).map(told))];
  };
  return told(new DOMParser().parseFromString(xml, 'application/xml').documentElement);
}
