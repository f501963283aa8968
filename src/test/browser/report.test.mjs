// The public page on a phone, with and without JavaScript: what a person sees, and what somebody finds who looks after her.
// Needs the packaged application (mvn -B -DskipTests package), npm ci in src/test, and Chromium.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { Application, TARGET_FOLDER } from './application.mjs';

const SCREENSHOTS = join(TARGET_FOLDER, 'screenshots');
const PHONE = { width: 390, height: 844 };
const SMALL_PHONE = { width: 320, height: 568 };
const DESKTOP = { width: 1280, height: 800 };
const STORY = '昨晚他喝了酒又动手，我和孩子躲在邻居家。';

let weather;
let harmless;
let application;
let browser;

before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  assert.ok(executablePath, 'Chromium is needed (Debian: apt-get install chromium fonts-noto-cjk)');
  weather = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end('<title>天气</title><p>晴</p>');
  }).listen(0, '127.0.0.1');
  await once(weather, 'listening');
  harmless = `http://localhost:${weather.address().port}/`;
  [application, browser] = await Promise.all([
    Application.start({ 'config/application.yaml': `lianxin:\n  report:\n    leave-to: ${harmless}\n` }),
    chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'] })
  ]);
});

after(async () => {
  await browser?.close();
  await application?.stop();
  weather?.close();
});

test('nothing sticks out on a small phone, a phone or a desktop', async () => {
  for (const viewport of [SMALL_PHONE, PHONE, DESKTOP]) {
    const page = await opened({ viewport });
    for (const path of ['/report', '/report/status']) {
      await page.goto(application.address + path);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${path} is ${wide} pixels wider than ${viewport.width}`);
      await picture(page, `report-${path.endsWith('status') ? 'status' : 'form'}-${viewport.width}`);
    }
    await page.context().close();
  }
});

test('the way out replaces the page and its history entry', async () => {
  for (const leave of [page => page.getByRole('link', { name: '立即离开' }).click(), page => page.keyboard.press('Escape')]) {
    const page = await opened();
    await page.goto(harmless + 'before');
    await page.goto(application.address + '/report');
    await page.getByLabel('发生了什么？').fill(STORY);
    const entries = await page.evaluate(() => history.length);

    await leave(page);

    await page.waitForURL(harmless);
    assert.equal(await page.evaluate(() => history.length), entries, 'no entry was added');
    await page.goBack();
    assert.equal(page.url(), harmless + 'before', 'going back does not lead to the page');
    await page.context().close();
  }
});

test('the way out from a page with mistakes leaves nothing typed behind', async () => {
  const page = await opened();
  await page.goto(application.address + '/report');
  await page.getByLabel('发生了什么？').fill(STORY);
  await page.getByRole('button', { name: '发送' }).click();
  await page.getByRole('alert').waitFor();
  await picture(page, 'report-mistakes');
  assert.equal(await page.getByLabel('发生了什么？').inputValue(), STORY);

  await page.keyboard.press('Escape');

  await page.waitForURL(harmless);
  await lookBack(page);
  await page.context().close();
});

test('Esc within a Chinese input method does not throw her words away', async () => {
  const page = await opened();
  await page.goto(application.address + '/report');
  await page.evaluate(() =>
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true })));
  assert.equal(page.url(), application.address + '/report');
  assert.ok(await page.getByLabel('发生了什么？').isVisible());
  await page.context().close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`a report is sent ${javaScriptEnabled ? 'with' : 'without'} JavaScript, and afterwards the browser knows nothing`, async () => {
    const page = await opened({ javaScriptEnabled });
    await page.goto(application.address + '/report');
    await fillIn(page);
    await picture(page, `report-filled-${javaScriptEnabled ? 'script' : 'plain'}`);
    await page.getByRole('button', { name: '发送' }).click();

    await page.getByRole('heading', { name: '已经收到' }).waitFor();
    await picture(page, `report-sent-${javaScriptEnabled ? 'script' : 'plain'}`);
    const [number, words] = await page.locator('.receipt dd').allInnerTexts();
    assert.match(number, /^\d{4} \d{4}$/);
    assert.equal(await page.title(), '生活服务');
    const cookies = await page.context().cookies();
    assert.deepEqual(cookies.map(({ name, expires, httpOnly }) => ({ name, expires, httpOnly })), [
      { name: 'JSESSIONID', expires: -1, httpOnly: true }
    ]);

    await page.goto(application.address + '/report/status');
    await page.getByLabel('回执号').fill(number);
    await page.getByLabel('口令').fill(words.replaceAll(' ', ''));
    await page.getByLabel('补充的话').fill('我换到姐姐家了');
    await page.getByRole('button', { name: '查看' }).click();
    await page.getByRole('heading', { name: '已收到' }).waitFor();
    await page.getByText('您补充的话已经送到').waitFor();
    await picture(page, `report-answer-${javaScriptEnabled ? 'script' : 'plain'}`);

    await page.getByRole('link', { name: '立即离开' }).click();
    await page.waitForURL(harmless);
    await lookBack(page, number, words);
    await page.context().close();
  });
}

test('without JavaScript the way out leaves an empty page with a neutral title', async () => {
  const page = await opened({ javaScriptEnabled: false });
  await page.goto(application.address + '/report');
  await fillIn(page);

  await page.getByRole('link', { name: '立即离开' }).click();

  await page.waitForURL(harmless);
  await lookBack(page);
  await page.context().close();
});

test('the page is used with the keyboard alone', async () => {
  const page = await opened({ viewport: DESKTOP });
  await page.goto(application.address + '/report');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '立即离开', 'the way out comes first');
  const reached = new Set();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => document.activeElement.name || document.activeElement.textContent));
  }
  for (const field of ['danger', 'what', 'matter', 'relation', 'district', 'phone', 'noCall', 'message', '发送']) {
    assert.ok(reached.has(field), field);
  }
  assert.ok(!reached.has('website'), 'the trap is not reached');
  await page.context().close();
});

async function opened({ viewport = PHONE, javaScriptEnabled = true } = {}) {
  const context = await browser.newContext({ viewport, javaScriptEnabled, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

async function fillIn(page) {
  await page.getByRole('group', { name: '现在有人有危险吗' }).getByText('有', { exact: true }).click();
  await page.getByLabel('发生了什么？').fill(STORY);
  await page.getByLabel('是哪一类事情？').selectOption({ label: '被家里人打、骂、威胁、控制' });
  await page.getByText('我自己的事').click();
  await page.getByLabel('在哪个区县？').selectOption({ label: '汉台区' });
  await page.getByLabel('电话', { exact: true }).fill('13900000201');
  await page.getByText('不要给我打电话').click();
}

/** Whoever takes the telephone afterwards goes back step by step, as far as it goes. */
async function lookBack(page, ...secrets) {
  for (let step = 0; step < 12; step++) {
    const answer = await page.goBack({ timeout: 5_000 }).catch(() => null);
    if (page.url() === 'about:blank' || answer === null && step > 0 && page.url() === harmless) {
      return;
    }
    const typed = await page.locator('textarea, input[type=text]').evaluateAll(fields => fields.map(field => field.value).join(''));
    assert.equal(typed, '', `nothing typed at ${page.url()}`);
    const seen = await page.locator('body').innerText();
    for (const secret of [STORY, '13900000201', '我换到姐姐家了', ...secrets]) {
      assert.ok(!seen.includes(secret), `${secret} at ${page.url()}`);
    }
  }
}

function picture(page, name) {
  return page.screenshot({ path: join(SCREENSHOTS, name + '.png'), fullPage: true });
}
