// The pages of the process administrator: what changed between two versions, back to the earlier one.
// Needs the packaged application (mvn -B -DskipTests package), npm ci in src/test, and Chromium.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { Application, TARGET_FOLDER } from './application.mjs';

const SCREENSHOTS = join(TARGET_FOLDER, 'screenshots');
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const PASSWORD = 'Lianxin-demo-2026';

let application;
let browser;
let page;
const complaints = [];

const source = path => readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');

before(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  assert.ok(executablePath, 'Chromium is needed (Debian: apt-get install chromium fonts-noto-cjk)');
  [application, browser] = await Promise.all([
    Application.start(),
    chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'] })
  ]);
  page = await (await browser.newContext({ viewport: DESKTOP, locale: 'zh-CN' })).newPage();
  page.setDefaultTimeout(10_000);
  page.on('pageerror', error => complaints.push(`${page.url()} ${error.message}`));
  await page.goto(application.address + '/');
  await page.getByLabel('用户名').fill('modeler');
  await page.getByLabel('密码').fill(PASSWORD);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL(/cockpit/);
});

after(async () => {
  await browser?.close();
  await application?.stop();
});

test('a changed diagram is drawn beside the one before, and every difference is marked', async () => {
  const changed = source('bpmn/referral.bpmn').replace('name="风险筛查"', 'name="风险筛查（新版）"');
  await deploy('referral.bpmn', changed, '风险筛查改名，试一试');

  await compare('referral.bpmn');
  await page.locator('#to .diff-changed').first().waitFor();
  assert.equal(await page.locator('#to g.djs-element[data-element-id="UserTask_ScreenRisk"].diff-changed').count(), 1);
  await page.locator('#differences').getByRole('button', { name: 'UserTask_ScreenRisk' }).click();
  await picture('modeling-compare-diagram');
});

test('a changed table is drawn beside the one before', async () => {
  await deploy('follow-up.dmn', source('bpmn/follow-up.dmn').replace(/"P7D"/, '"P5D"'), '回访提前两天');

  await compare('follow-up.dmn');
  await page.locator('#to td.diff-changed').first().waitFor();
  await picture('modeling-compare-table');
});

test('a changed form is drawn beside the one before', async () => {
  const form = JSON.parse(source('forms/closure.form'));
  form.components.push({ type: 'checkbox', id: 'Field_New', key: 'closureNoted', label: '已另记' });
  await deploy('closure.form', JSON.stringify(form, null, 2), '结案表加一栏');

  await compare('closure.form');
  await page.locator('#to .diff-added').first().waitFor();
  await picture('modeling-compare-form');
});

test('the earlier version comes back as a new one', async () => {
  await page.goto(application.address + '/modeling/files/follow-up.dmn');
  await page.getByText('退回到旧版').click();
  await page.getByLabel('第 1 版', { exact: false }).last().fill('太早了');
  await page.getByRole('button', { name: '退回到第 1 版' }).click();

  await page.getByRole('status').getByText('已退回').waitFor();
  await page.getByText('退回到第 1 版：太早了').waitFor();
  await picture('modeling-file');
});

test('a draft table is tried on recorded referrals', async () => {
  await page.goto(application.address + '/modeling/simulate');
  const shorter = source('bpmn/follow-up.dmn').replace(/"P7D"/, '"P4D"');
  await page.locator('#files').setInputFiles({ name: 'follow-up.dmn', mimeType: 'application/octet-stream', buffer: Buffer.from(shorter) });
  await page.getByRole('button', { name: '试算' }).click();
  await page.getByText(/follow-up.dmn：\d+ 件会有变化/).waitFor();
  await picture('modeling-simulate');
});

test('a sample case goes through a draft diagram, token by token', async () => {
  const draft = source('bpmn/referral.bpmn').replace("${riskLevel == 'red' || riskLevel == 'orange'}", "${riskLevel == 'orange'}");
  await page.goto(application.address + '/modeling/simulate/path');
  await page.locator('#files').setInputFiles({ name: 'referral.bpmn', mimeType: 'application/octet-stream', buffer: Buffer.from(draft) });
  await page.getByText('referral.bpmn', { exact: true }).waitFor();
  await page.getByLabel('样例案件').selectOption('C01');
  await page.getByRole('button', { name: '试走' }).click();

  await page.getByText('－ 告知值班领导').waitFor();
  // Shown once the diagram is drawn.
  await page.getByRole('button', { name: '放令牌走一遍' }).waitFor();
  await page.getByRole('button', { name: '紧急电话处置' }).click();
  const passed = id => page.locator(`#drawing g.djs-element[data-element-id="${id}"].passed`).count();
  assert.deepEqual(
    await Promise.all(['UserTask_EmergencyCall', 'Flow_Inform_Informed', 'ServiceTask_InformDutyLeader'].map(passed)), [1, 1, 0]);
  await picture('modeling-path');

  await page.getByLabel('快慢').selectOption('很快');
  await page.getByRole('button', { name: '放令牌走一遍' }).click();
  await page.locator('#drawing .bts-token').first().waitFor({ state: 'attached' });
  await page.locator('#play[data-done]').waitFor();
});

test('nothing sticks out on a phone', async () => {
  await page.setViewportSize(PHONE);
  for (const path of ['', '/files/referral.bpmn', '/migration', '/simulate', '/simulate/path']) {
    await page.goto(application.address + '/modeling' + path);
    await picture(`modeling${path.replaceAll('/', '-')}-phone`);
  }
  await page.setViewportSize(DESKTOP);
});

test('no script failed', () => assert.deepEqual(complaints, []));

async function deploy(name, content, remark) {
  await page.goto(application.address + '/modeling');
  await page.getByText('部署新版').click();
  await page.locator('#files').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
  await page.getByLabel('说明：改了什么，为什么改').fill(remark);
  await page.getByRole('button', { name: '检查并部署' }).click();
  await page.getByRole('status').getByText('已部署').waitFor();
}

async function compare(file) {
  await page.goto(`${application.address}/modeling/files/${file}`);
  await page.getByRole('button', { name: '并排比较' }).click();
}

async function picture(name) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(wide <= 0, `${page.url()} is ${wide} pixels wider than the window`);
  await page.screenshot({ path: join(SCREENSHOTS, name + '.png'), fullPage: true });
}
