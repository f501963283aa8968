// The page behind the link of a hand-off mail, as an agency uses it.
import { assertOnlyChinese } from './form.mjs';

const ACCESS_CODE = '246810';

/** Latin letters that belong on the page: the beginning of every referral number, sizes and kinds of files. */
const FOREIGN_NAMES = ['HZFL', 'MB', 'PDF', 'pdf', 'JPEG', 'PNG'];

export class PartnerPage {
  constructor(page, typed) {
    this.page = page;
    this.typed = [...FOREIGN_NAMES, ...typed];
  }

  /** @param typed texts with Latin letters that the letter or the answers quote */
  static async open(page, link, typed) {
    await page.goto(link);
    await page.getByRole('heading', { name: '请输入访问码' }).waitFor();
    await assertOnlyChinese(page.locator('body'));
    return new PartnerPage(page, typed);
  }

  async enter(code = ACCESS_CODE) {
    await this.page.getByLabel('访问码').fill(code);
    await this.page.getByRole('button', { name: '打开转办函' }).click();
  }

  async read() {
    const letter = this.page.getByRole('region', { name: '文书' });
    await letter.waitFor();
    await assertOnlyChinese(this.page.locator('body'), this.typed);
    return letter.innerText();
  }

  async acknowledge(by) {
    const action = await this.action('签收');
    await action.getByLabel('经办人').fill(by);
    await action.getByRole('button', { name: '确认签收' }).click();
    await this.done();
  }

  async answer(outcome, text, by) {
    const action = await this.action('反馈结果');
    await action.getByText(outcome, { exact: true }).click();
    await action.locator('textarea').fill(text);
    await action.getByLabel('经办人').fill(by);
    await action.getByRole('button', { name: '提交结果' }).click();
    await this.done();
  }

  async backToLetter() {
    await this.page.getByRole('link', { name: '返回转办函' }).click();
    await this.read();
  }

  async action(name) {
    const action = this.page.locator('details.action').filter({ has: this.page.locator(`summary:text-is("${name}")`) });
    if ((await action.getAttribute('open')) === null) {
      await action.locator('summary').click();
    }
    return action;
  }

  async done() {
    await this.page.getByText('您的操作已送达妇联经办人').waitFor();
    await assertOnlyChinese(this.page.locator('body'), this.typed);
  }
}
