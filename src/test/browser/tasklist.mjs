// Camunda Tasklist as a person uses it: by clicks, and by the Chinese words on the screen.
import assert from 'node:assert/strict';
import { Form, assertOnlyChinese } from './form.mjs';

const PASSWORD = 'Lianxin-demo-2026';

/** Latin letters that belong on the page: the way to English, the engine's name, the time zone, the beginning of numbers, a kind of file. */
const FOREIGN_NAMES = ['English', 'Camunda Platform', 'Asia/Shanghai', 'HZFL', 'PDF'];

export class Tasklist {
  constructor(page, typed) {
    this.page = page;
    this.foreign = [...FOREIGN_NAMES, ...typed];
  }

  /** @param typed texts with Latin letters that a person types in the course of the story */
  static async signIn(page, address, user, typed) {
    await page.goto(address + '/');
    await page.getByLabel('用户名').fill(user);
    await page.getByLabel('密码').fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByText('发起流程').first().waitFor();
    return new Tasklist(page, typed);
  }

  async begin(process) {
    await this.page.getByText('发起流程').first().click();
    await this.page.locator('.modal').getByText(process, { exact: true }).click();
    return this.shownForm('.modal');
  }

  async handInNewProcess() {
    const dialog = this.page.locator('.modal');
    await dialog.getByRole('button', { name: '提交' }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Claims a task whose name begins like this; the list may have to be loaded again until the task is there. */
  async claim(name) {
    const card = this.page.locator('.tasks-list li.task').filter({ hasText: name }).first();
    for (let attempt = 0; ; attempt++) {
      await this.page.locator('.task-filters').getByText('待认领').click();
      try {
        await card.waitFor({ timeout: 4000 });
        break;
      } catch (notYet) {
        if (attempt === 10) {
          throw notYet;
        }
        await this.page.reload();
      }
    }
    await card.click();
    await this.page.locator('.task-card h2').filter({ hasText: name }).waitFor();
    await this.page.getByRole('button', { name: '认领' }).click();
    await this.page.locator('.task-card .disabled-form').waitFor({ state: 'detached' });
    return this.shownForm('.task-card');
  }

  /** Opens the letter beside the form: in a tab of its own, where a browser without a viewer for PDF saves it instead. */
  async previews(link) {
    const browser = this.page.context();
    const preview = this.page.locator('.task-card').getByRole('link', { name: link, exact: true });
    const [tab] = await Promise.all([browser.waitForEvent('page'), preview.click()]);
    await tab.close();
    // A page in the background is slow: its timers run once a second.
    await this.page.bringToFront();
    const letter = await browser.request.get(new URL(await preview.getAttribute('href'), this.page.url()).href);
    assert.equal(letter.status(), 200);
    assert.match(letter.headers()['content-type'], /^application\/pdf/);
  }

  async handIn() {
    await this.page.locator('.task-card').getByRole('button', { name: '提交' }).click();
    await this.page.locator('.task-card').waitFor({ state: 'detached' });
  }

  async shownForm(place) {
    const form = this.page.locator(place + ' .fjs-form');
    await form.waitFor();
    await assertOnlyChinese(this.page.locator('body'), this.foreign);
    return new Form(form);
  }
}
