// A Camunda Form on the screen, addressed by the Chinese words a person reads: title of the group, label of the field.
import assert from 'node:assert/strict';

export class Form {
  constructor(scope) {
    this.scope = scope;
    this.page = scope.page();
  }

  group(title) {
    return new Form(this.scope.locator(`.fjs-form-field-group:has(> label:text-is("${title}"))`).last());
  }

  rows() {
    return this.scope.locator('.fjs-repeat-row-container').all().then(rows => rows.map(row => new Form(row)));
  }

  field(label) {
    return this.scope
      .locator('.fjs-form-field')
      .filter({ has: this.page.locator(`:scope > .fjs-form-field-label:text-matches("^${escaped(label)}\\\\*?$")`) })
      .first();
  }

  async write(label, text) {
    const input = this.scope.getByLabel(new RegExp(`^${escaped(label)}\\*?$`)).first();
    await input.fill(text);
    await input.blur();
  }

  /** Of a list, of a list with search, or of radio buttons. */
  async choose(label, choice) {
    const field = this.field(label);
    if (await field.locator('input[type=radio]').count()) {
      await field.getByText(choice, { exact: true }).click();
      return;
    }
    if (!(await field.locator('.fjs-dropdownlist').isVisible())) {
      await field.locator('.fjs-input-group').click();
    }
    await field.locator('.fjs-dropdownlist-item').getByText(choice, { exact: true }).click();
  }

  /** A question with radio buttons, by the number that begins it and the place of the answer, from 0. */
  async answer(number, place) {
    await this.scope
      .locator('.fjs-form-field-radio')
      .filter({ hasText: new RegExp(`^${number} `) })
      .locator('input')
      .nth(place)
      .click();
  }

  async tick(label, choices) {
    for (const choice of choices) {
      await this.field(label).getByText(choice, { exact: true }).click();
    }
  }

  async moment(label, { date, time }) {
    const whole = this.scope
      .locator('.fjs-form-field-datetime')
      .filter({ has: this.page.getByText(new RegExp(`^${escaped(label)}（日期）`)) });
    const day = whole.getByLabel(/日期/);
    const hour = whole.getByLabel(/^时间/);
    const missing = whole.getByText('此项必填。');
    // The form viewer joins day and hour a moment after each was left; what was left too early counts as missing.
    for (let attempt = 0; attempt < 5; attempt++) {
      await day.fill(date);
      await day.press('Enter');
      await day.blur();
      await this.page.waitForTimeout(400);
      await hour.fill(time);
      await hour.press('Enter');
      await hour.blur();
      await this.page.waitForTimeout(400);
      if (!(await missing.isVisible())) {
        return;
      }
    }
  }

  /** What the field shows, whatever its kind. */
  async shows(label) {
    const field = this.field(label);
    const shown = field.locator('.fjs-select-display');
    if (await shown.count()) {
      return (await shown.innerText()).trim();
    }
    return field.locator('input, textarea').first().inputValue();
  }
}

/** Every word in Latin letters that the place shows, also in placeholders and titles, but those allowed. */
export async function latinWords(place, allowed) {
  const texts = await place.evaluate(element => {
    const attributes = [...element.querySelectorAll('[placeholder], [title], [aria-label]')]
      .filter(part => part.checkVisibility())
      .flatMap(part => ['placeholder', 'title', 'aria-label'].map(name => part.getAttribute(name)));
    return [element.innerText, ...attributes].filter(Boolean);
  });
  return texts.flatMap(text => allowed.reduce((rest, word) => rest.replaceAll(word, ''), text).match(/[A-Za-z]{2,}/g) ?? []);
}

export async function assertOnlyChinese(place, allowed = []) {
  assert.deepEqual(await latinWords(place, allowed), [], 'only Chinese is shown');
}

function escaped(label) {
  return label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
