// One referral from the hotline call to its closure, played in a real browser: case C01, severe domestic violence.
// Needs the packaged application (mvn -B -DskipTests package), npm ci in src/test, and Chromium.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { Application, TARGET_FOLDER } from './application.mjs';
import { assertOnlyChinese } from './form.mjs';
import { PartnerPage } from './partner-page.mjs';
import { Tasklist } from './tasklist.mjs';

const SCREENSHOTS = join(TARGET_FOLDER, 'screenshots');
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

const SCRIPT = `<script>alert('script')</script><img src=x onerror=alert('image')>`;
const SHORT_SCRIPT = '<script>alert(1)</script>';
const SCRIPTS = [SCRIPT, SHORT_SCRIPT];
const PRIVATE = ['林晓荷', '贺某强', '0916-0000201', '0916-0000202', '幸福小区', '掐其颈部'];
const NARRATIVE =
  '当事人称丈夫酒后因其提出离婚，当晚掐其颈部致短暂失去意识，又持菜刀威胁。现携六岁女儿躲在同事家，颈部有勒痕，未就医。' + SCRIPT;
const ANSWER = '已受案，正在调查取证，已出具告诫书。' + SCRIPT;

/** Answers of case C01 to the items a1 … c5. */
const SCREENING = {
  A1: 0, A2: 2, A3: 1, A4: 1, A5: 1, A6: 0, A7: 0,
  B1: 2, B2: 1, B3: 1, B4: 0, B5: 1, B6: 2, B7: 1, B8: 1,
  C1: 0, C2: 1, C3: 0, C4: 1, C5: 2
};

/** The form with a text that carries scripts, in itself and in what a person told. Worse components are refused at their deployment. */
function hostile(name) {
  const form = JSON.parse(readFileSync(fileURLToPath(new URL(`../../../forms/${name}.form`, import.meta.url)), 'utf8'));
  form.components.push({
    type: 'text',
    id: 'Text_Hostile',
    text: SCRIPT + '{{incident.narrative}} [经过](javascript:alert(1))'
  });
  return JSON.stringify(form);
}

/** What remains of it on the page: text. */
const OF_THE_HOSTILE_FORM = [...SCRIPTS, 'javascript:alert(1)'];

/** Who C01 is handed to, in the words of the form. */
const ROUTES = ['公安（家庭暴力移送）', '法院（人身安全保护令）', '司法局（法律援助）', '民政（临时庇护）', '政法委（专报）'];

const DRAFT = '写到一半：她说今晚不敢回家。';

let application;
let browser;
let caseworker;
let signatory;
let supervisor;
let police;
const pages = [];

before(async () => {
  rmSync(SCREENSHOTS, { recursive: true, force: true });
  mkdirSync(SCREENSHOTS, { recursive: true });
  const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
  assert.ok(executablePath, 'Chromium is needed (Debian: apt-get install chromium fonts-noto-cjk)');
  [application, browser] = await Promise.all([
    Application.start({ 'forms/emergency-call.form': hostile('emergency-call') }),
    chromium.launch({
      executablePath,
      args: [
        '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update',
        '--disable-sync'
      ]
    })
  ]);
});

after(async () => {
  await browser?.close();
  await application?.stop();
});

let broken = false;

/** A step of the story; those after one that failed make no sense. */
function step(name, play) {
  test(name, async story => {
    if (broken) {
      story.skip('an earlier step failed');
      return;
    }
    broken = true;
    try {
      await play();
      broken = false;
    } finally {
      if (broken) {
        const open = pages.filter(({ page }) => !page.isClosed());
        await Promise.allSettled(open.map(({ page, who }) => picture(page, `failed-${who}`)));
      }
    }
  });
}

async function newPage(who, viewport = DESKTOP) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('dialog', dialog => {
    broken = true;
    dialog.dismiss();
    assert.fail(`a script ran on the page of ${who}: ${dialog.message()}`);
  });
  pages.push({ page, who });
  return page;
}

function picture(page, name, options = {}) {
  return page.screenshot({ path: join(SCREENSHOTS, name + '.png'), ...options });
}

/** A moment some minutes ago, as a person in Hanzhong writes it. */
function minutesAgo(minutes) {
  const moment = new Date(Date.now() - minutes * 60_000);
  const [date, time] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
    .format(moment)
    .split(' ');
  return { date, time };
}

/** All that the page keeps under the name of the storage, as one text. */
function kept(page, storage) {
  return page.evaluate(name => JSON.stringify({ ...window[name] }), storage);
}

async function until(condition, what) {
  for (let attempt = 0; attempt < 120; attempt++) {
    const found = await condition();
    if (found) {
      return found;
    }
    await new Promise(resolve => setTimeout(resolve, 250));
  }
  assert.fail('not within 30 s: ' + what);
}

/** The hand-off mail to the agency; notices of a copy carry no link. */
function mailTo(agency) {
  return until(
    async () => (await application.mails()).find(mail => mail.to.includes(agency) && linkIn(mail)),
    `a mail with a link to ${agency}`
  );
}

function linkIn(mail) {
  return mail.text.match(/https?:\/\/\S+\/partner\/[\w-]+/)?.[0];
}

step('a hotline caseworker signs in', async () => {
  const phone = await newPage('phone', PHONE);
  await phone.goto(application.address + '/');
  await assertOnlyChinese(phone.locator('body'));
  await picture(phone, 'sign-in-phone');
  const page = await newPage('caseworker');
  await page.goto(application.address + '/');
  await picture(page, 'sign-in');
  caseworker = await Tasklist.signIn(page, application.address, 'hantai-caseworker', OF_THE_HOSTILE_FORM);
  for (const filter of ['我的待办', '待认领', '今日到期', '已逾期', '红色与橙色', '等待对方']) {
    await page.locator('.task-filters').getByText(filter).waitFor();
  }
});

step('she takes the call down on the intake form', async () => {
  const form = await caseworker.begin('转介办理');
  await form.choose('来源', '12338热线');
  await form.choose('区县', '汉台区');
  await form.write('镇（街道）', '青杨街道（虚构）');
  await form.moment('收到时间', minutesAgo(10));
  await form.choose('事由', '家庭暴力');
  await picture(caseworker.page, 'intake');
  await form.group('反映人').choose('与当事人关系', '本人');
  await form.group('当事人').write('年龄', '34');
  const victim = form.group('当事人身份');
  await victim.write('姓名', '林晓荷（化名）');
  await victim.choose('性别', '女');
  await victim.write('电话', '0916-0000201');
  await victim.write('现住址', '幸福小区（虚构）' + SCRIPT);
  await form.group('安全联系').write('安全电话', '0916-0000202');
  await form.group('安全联系').choose('可否留言、发短信', '不可以');
  const respondent = form.group('被反映人');
  await respondent.write('姓名', '贺某强（化名）');
  await respondent.choose('性别', '男');
  await respondent.write('年龄', '37');
  await respondent.write('与当事人关系', '丈夫' + SHORT_SCRIPT);
  await form.group('家庭').write('同住未成年人', '1');
  await form.group('经过').write('事情经过', NARRATIVE);
  await form.tick('有下列情形的勾选', [
    '有暴力行为', '有未成年人在场或同住', '今晚无安全去处', '希望申请人身安全保护令', '需要律师或法律援助'
  ]);
  await form.group('知情同意').choose('同意将情况转给有关单位', '同意');
  await caseworker.handInNewProcess();
});

step('she screens the danger and the tables say red', async () => {
  const screening = await caseworker.claim('风险筛查');
  assert.equal(await screening.group('经过').shows('事情经过'), NARRATIVE, 'script tags are text');
  for (const [item, answer] of Object.entries(SCREENING)) {
    await screening.answer(item, answer);
  }
  await picture(caseworker.page, 'risk-screening');
  await caseworker.handIn();
  const plan = await caseworker.claim('定级与转办去向');
  assert.equal(await plan.shows('测算等级'), '红色');
  assert.equal(await plan.shows('风险等级'), '红色');
  assert.equal(await plan.shows('得分'), '31');
  const proposed = await Promise.all((await plan.rows()).map(row => row.shows('去向')));
  assert.deepEqual(proposed.sort(), [...ROUTES].sort());
  await picture(caseworker.page, 'plan');
  await plan.field('去向').scrollIntoViewIfNeeded();
  await picture(caseworker.page, 'plan-routes');
  await caseworker.handIn();
});

step('a draft she saves lives in the tab and not in the browser', async () => {
  const { page } = caseworker;
  const call = (await caseworker.claim('紧急电话处置')).group('紧急电话');
  await call.write('处置结果', DRAFT);
  await page.locator('.task-card').getByRole('button', { name: '保存' }).click();
  await until(async () => (await kept(page, 'sessionStorage')).includes(DRAFT), 'the draft in the storage of the tab');
  assert.ok(!(await kept(page, 'localStorage')).includes(DRAFT), 'nothing stays in the browser');
  await page.reload();
  const again = await caseworker.shownForm('.task-card');
  assert.equal(await again.group('紧急电话').shows('处置结果'), DRAFT, 'what was saved is there after a reload');
});

step('whoever comes after a session has ended finds nothing of what was typed', async () => {
  const page = await newPage('leaver');
  const leaver = await Tasklist.signIn(page, application.address, 'hantai-caseworker', OF_THE_HOSTILE_FORM);
  await (await leaver.begin('转介办理')).group('经过').write('事情经过', DRAFT);
  await page.context().clearCookies();
  await page.getByLabel('密码').waitFor({ timeout: 60_000 });
  assert.ok(!(await kept(page, 'localStorage')).includes(DRAFT));
  assert.ok(!(await kept(page, 'sessionStorage')).includes(DRAFT));
  await page.close();
});

step('she records the emergency call', async () => {
  const call = (await caseworker.shownForm('.task-card')).group('紧急电话');
  await call.moment('通话时间', minutesAgo(1));
  await call.choose('打给谁', '110');
  await call.write('接听人姓名或警号', '警号000001');
  await call.write('处置结果', '已派警，约十分钟到场。' + SCRIPT);
  await caseworker.handIn();
});

step('the police have mail, without a word about the persons', async () => {
  const mail = await mailTo('police.610702');
  assert.match(mail.subject, /^〔紧急〕/);
  const page = await newPage('mailbox');
  await page.goto(application.address + '/mailbox');
  const shown = page.locator('article').filter({ hasText: linkIn(mail) });
  await shown.evaluate(article => article.scrollIntoView());
  await picture(page, 'mailbox');
  const [opened] = await Promise.all([page.context().waitForEvent('page'), shown.getByText(linkIn(mail)).click()]);
  await opened.getByRole('heading', { name: '请输入访问码' }).waitFor();
  await opened.close();
});

step('the police open the link on a phone, read the letter and sign for it', async () => {
  const page = await newPage('police', PHONE);
  police = await PartnerPage.open(page, linkIn(await mailTo('police.610702')), SCRIPTS);
  await picture(page, 'partner-code-phone');
  await police.enter('135790');
  await page.getByText('访问码不正确').waitFor();
  await police.enter();
  const letter = await police.read();
  assert.ok(letter.includes('林晓荷'), 'the letter names the person');
  assert.ok(letter.includes(SCRIPT), 'script tags are text');
  await picture(page, 'partner-letter-phone');
  await picture(page, 'partner-letter-phone-whole', { fullPage: true });
  await police.acknowledge('李警官（虚构）');
  await picture(page, 'partner-done-phone');
});

step('the caseworker checks the letters; nobody but the signatory or the supervisor lets them out', async () => {
  for (let letter = 0; letter < ROUTES.length; letter++) {
    const form = await caseworker.claim('核对文书');
    assert.notEqual(await form.group('文书').shows('标题'), '');
    if (letter === 0) {
      const written = form.group('文书');
      await written.write('附件', '求助记录复印件');
      await caseworker.previews('预览文书（PDF）');
      assert.equal(await written.shows('附件'), '求助记录复印件', 'what is typed is kept');
      await picture(caseworker.page, 'check-letter');
    }
    await caseworker.handIn();
  }
  const slow = await newPage('signatory');
  await slow.route('**/locales/*.json*', route => setTimeout(() => route.continue(), 1500));
  signatory = await Tasklist.signIn(slow, application.address, 'hantai-signatory', SCRIPTS);
  supervisor = await Tasklist.signIn(await newPage('supervisor'), application.address, 'hantai-supervisor', SCRIPTS);
  for (const signer of [signatory, signatory, signatory, signatory, supervisor]) {
    const form = await signer.claim('审核签发');
    await form.choose('意见', '同意签发');
    if (signer === supervisor) {
      await signer.previews('预览文书（PDF）');
    }
    await picture(signer.page, 'sign-letter');
    await signer.handIn();
  }
});

step('the police find the letter signed, and answer', async () => {
  await police.backToLetter();
  assert.match(await police.read(), /汉台妇函〔\d{4}〕\d+号/);
  await police.answer('已立案或受案', ANSWER, '李警官（虚构）');
  await police.backToLetter();
  await picture(police.page, 'partner-answered-phone', { fullPage: true });
});

step('the other agencies sign and answer too', async () => {
  for (const agency of ['court.610702', 'justice_bureau.610702', 'civil_affairs.610702', 'plac.']) {
    const page = await newPage(agency);
    const partner = await PartnerPage.open(page, linkIn(await mailTo(agency)), SCRIPTS);
    await partner.enter();
    await partner.read();
    await picture(page, 'partner-letter', { fullPage: true });
    await partner.acknowledge('示例经办人');
    await partner.backToLetter();
    await partner.answer('已办理', '已按职责办理。' + SCRIPT, '示例经办人');
    await page.context().close();
  }
});

step('no mail tells who it is about', async () => {
  const mails = await application.mails();
  assert.ok(mails.length >= ROUTES.length + 1, `one mail for each agency and one for the duty leader, not ${mails.length}`);
  for (const mail of mails) {
    for (const word of [...PRIVATE, '<script']) {
      assert.ok(!`${mail.subject}${mail.text}${mail.html}`.includes(word), `"${word}" in a mail to ${mail.to}`);
    }
  }
});

step('the caseworker accepts the answers and proposes the closure', async () => {
  for (let answer = 0; answer < ROUTES.length; answer++) {
    const form = await caseworker.claim('审阅反馈');
    const text = await form.group('反馈情况').shows('内容');
    assert.ok(text.endsWith(SCRIPT), 'script tags are text');
    await form.choose('审阅意见', '认可');
    await caseworker.handIn();
  }
  const results = await caseworker.claim('研判处理结果');
  await picture(caseworker.page, 'review-results');
  await results.choose('下一步', '不再转办，转入回访');
  await caseworker.handIn();
  // The list still shows the follow-up from the time of the hand-offs, which ended with the review.
  await caseworker.page.reload();
  const followUp = await caseworker.claim('回访');
  assert.equal(await followUp.group('安全联系：先看再拨').shows('安全电话'), '0916-0000202');
  await picture(caseworker.page, 'follow-up');
  await followUp.choose('结果', '提前结束回访');
  await followUp.group('情况').moment('联系时间', minutesAgo(1));
  await followUp.group('情况').write('提前结束的理由', '当事人已迁往外省亲属处，由当地妇联接续回访。' + SCRIPT);
  await caseworker.handIn();
  const closure = await caseworker.claim('拟结案');
  await closure.choose('结案结果', '安全目标达成');
  await closure.group('结案说明').write('结案理由', '当事人已入住庇护场所，公安已受案，法院已作出保护令。');
  await closure.group('书面告知').moment('告知时间', minutesAgo(1));
  await closure.group('书面告知').choose('方式', '当面交付');
  await caseworker.handIn();
});

step('the supervisor closes the referral', async () => {
  const approval = await supervisor.claim('审核结案');
  assert.equal(await approval.shows('结案结果'), '安全目标达成');
  await approval.choose('审核意见', '同意结案');
  await picture(supervisor.page, 'approve-closure');
  await supervisor.handIn();
});

step('the referral is archived, and staff can read what passed with the police', async () => {
  const mail = await mailTo('police.610702');
  const handoffNo = mail.text.match(/HZFL-\d{6}-\d{4}-\d{6}-H\d+/)[0];
  const { page } = caseworker;
  await page.goto(`${application.address}/handoffs/${handoffNo}`);
  await page.getByText('已反馈').first().waitFor();
  await page.getByText(SCRIPT).first().waitFor();
  await picture(page, 'handoff', { fullPage: true });
  await page.goto(`${application.address}/referrals/${handoffNo.replace(/-H\d+$/, '')}`);
  await page.locator('.page-head').getByText('已结案').waitFor();
  await page.getByText(SCRIPT).first().waitFor();
  await picture(page, 'referral', { fullPage: true });
  await page.goto(`${application.address}/referrals?state=`);
  await page.locator('.register').getByText('已结案').first().waitFor();
  await picture(page, 'register', { fullPage: true });
});
