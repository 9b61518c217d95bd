// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the page says: [English, Chinese]. "{name}" stands for what is filled in.

const kWords = {
  title: ['Check a dossier', '核验卷宗'],
  lead: [
    'Choose a dossier (.asice). This page reads it here, on your computer, and sends nothing anywhere.',
    '请选择卷宗文件（.asice）。本页在您的电脑上读取它，不向任何地方发送任何内容。',
  ],
  drop: ['Drop the dossier here', '将卷宗拖放到此处'],
  or: ['or', '或'],
  choose: ['Choose a file…', '选择文件…'],
  another: ['Check another', '核验另一份'],
  print: ['Print', '打印'],
  language: ['中文', 'English'],
  languageLabel: ['以中文显示本页', 'Show this page in English'],
  checked: ["{size}, checked {time} by this computer's clock", '{size}，本机时钟 {time} 核验'],
  reading: ['Checking {percent} %', '正在核验 {percent}%'],

  holds: ['This dossier holds', '本卷宗成立'],
  holdsLead: [
    'Nothing in it was changed since {signer} signed it on {time}.',
    '自 {signer} 于 {time} 签署以来，其中内容未被改动。',
  ],
  holdsUnknown: [
    'This is proved to whoever owns the anchor below. Compare it first.',
    '以上证明以下方信任锚为准，请先比对。',
  ],
  holdsKnown: ['The anchor is the one that you got by another way.', '信任锚与您从其他途径得到的一致。'],
  fails: ['This dossier does not hold', '本卷宗不成立'],
  failsLead: [
    'Do not rely on anything in it. What is wrong: {count}.',
    '请勿依赖其中任何内容。发现的问题：{count} 项。',
  ],
  none: ['This is not a dossier', '这不是卷宗'],
  noneLead: [
    'A dossier is one file whose name ends in .asice. “{name}” is something else.',
    '卷宗是文件名以 .asice 结尾的单个文件。“{name}”是别的东西。',
  ],
  unread: ['The file could not be read', '文件无法读取'],
  unreadLead: [
    'Nothing can be said about it ({why}). Copy it to your own disk and try again.',
    '无法对其作出判断（{why}）。请将其复制到本机磁盘后重试。',
  ],
  crashed: ['The check could not be finished', '核验未能完成'],
  crashedLead: [
    'Nothing can be said about the file ({why}). Try another browser, or redress-verify.',
    '无法对该文件作出判断（{why}）。请换一个浏览器，或使用 redress-verify。',
  ],
  noCrypto: [
    'This browser offers no cryptography to pages that are opened in this way. Save the page and open it from your own disk, in a current browser.',
    '该浏览器不向以此方式打开的页面提供密码功能。请将本页保存到本机磁盘，用较新的浏览器打开。',
  ],

  broken: ['What is broken', '不成立之处'],
  more: ['{count} more of this kind', '同类问题另有 {count} 项'],
  proved: ['What is proved', '已证明的事项'],
  claimed: ['What the file says of itself', '文件自称的内容'],
  claimedLead: ['Shown because you may want to know what it is. None of it is proved.', '仅供了解其为何物，均未得到证明。'],
  notProved: ['What is not proved', '未证明的事项'],
  notTrue: [
    'That what people said is true. It is proved what was recorded, by whom, and that it has not been changed since.',
    '所述内容是否属实。卷宗只证明记录了什么、由谁记录，以及此后未被改动。',
  ],
  case: ['Case', '案件'],
  signedBy: ['Signed by', '签署人'],
  signedAt: ['Signed at', '签署时间'],
  ownClock: ["by the signer's own clock", '以签署人自己的时钟为准'],
  shows: ['Shows', '内容'],
  showsText: [
    '{acts} acts, {papers} papers ({signed} signed when archived), {facts} facts; {withheld} more are kept back and shown only as a digest',
    '{acts} 项行为、{papers} 份材料（{signed} 份归档时签名）、{facts} 项事实；另有 {withheld} 项未展示，仅见摘要',
  ],
  showsAllText: [
    '{acts} acts, {papers} papers ({signed} signed when archived), {facts} facts; none is kept back',
    '{acts} 项行为、{papers} 份材料（{signed} 份归档时签名）、{facts} 项事实；无保留',
  ],
  ledger: ['Ledger', '账本'],
  ledgerText: ['{origin}, {size} entries', '{origin}，共 {size} 条'],
  witnessed: ['confirmed by {names}', '由 {names} 见证'],
  quorum: ['Quorum', '法定见证数'],
  quorumText: ['{name}: {met} of {members}, {needed} needed', '{name}：{members} 个中的 {met} 个，需要 {needed} 个'],
  unwitnessed: ['not yet witnessed', '尚无见证'],
  outsideTime: ['Outside time', '外部时间'],
  outsideTimeText: ['everything shown stood in the ledger by {time}', '所示全部内容最迟于 {time} 已载入账本'],
  outsideTimeBy: ['stamped by {name}', '{name} 盖时间戳'],
  report: ['Report', '报告'],
  reportSigned: ['signed by itself, too', '自身亦有签名'],
  reportCovered: ["covered by the dossier's signature alone", '仅由卷宗的签名覆盖'],
  files: ['Files', '文件'],
  filesText: ['{count}, every byte accounted for', '{count} 个，每个字节均已核对'],
  anchor: ['First of all: is it the right anchor?', '首先：信任锚是否正确？'],
  anchorLead: [
    'All proof leads to these. They came inside the dossier, and so did this page. Ask the center for them by another way — telephone, web site, letter — and compare, or paste here what you got:',
    '一切证明都归结到以下各项。它们（以及本页）都随卷宗而来。请通过其他途径（电话、官方网站、信函）向中心索取并比对，或将得到的内容粘贴于此：',
  ],
  rootLabel: ['Root certificate, SHA-256', '根证书 SHA-256 指纹'],
  timeLabel: ['Root of the time-stamp authority, SHA-256', '时间戳机构根证书 SHA-256 指纹'],
  logLabel: ['Ledger key', '账本公钥'],
  pasteLabel: ['Fingerprint, certificate or ledger key that you got by another way', '您从其他途径得到的指纹、证书或账本公钥'],
  same: ['the same', '一致'],
  compare: ['Compare', '比对'],
  sameRoot: ['It is the root certificate of this dossier.', '与本卷宗的根证书一致。'],
  sameTime: ['It is the root of the time-stamp authority.', '与时间戳机构的根证书一致。'],
  sameLog: ['It is the ledger key of this dossier.', '与本卷宗的账本公钥一致。'],
  foreign: ['This is not the anchor that you got', '信任锚与您得到的不一致'],
  different: [
    'It is none of the anchors of this dossier. If you copied it in full, do not rely on the dossier.',
    '与本卷宗的任何信任锚都不一致。若您已完整复制，请勿依赖本卷宗。',
  ],
  nothingPasted: ['Paste a fingerprint of 64 digits, a certificate or a ledger key.', '请粘贴 64 位指纹、证书或账本公钥。'],

  papers: ['Papers', '材料'],
  paper: ['Paper', '材料'],
  size: ['Size', '大小'],
  recordedBy: ['Recorded', '记录'],
  act: ['act {index}', '第 {index} 条'],
  sealed: ['Signed when archived', '归档时签名'],
  notSealed: ['no', '无'],
  sha256: ['SHA-256', 'SHA-256'],
  acts: ['What happened', '经过'],
  placed: ['entry {index} of the ledger', '账本第 {index} 条'],
  by: ['by {name}', '{name}'],
  unknownSigner: ['nobody known', '未知'],
  keptBack: ['{count} kept back', '{count} 项未展示'],
  personal: ['personal', '个人信息'],

  about: ['About this page', '关于本页'],
  aboutText: [
    'It came with the dossier, from those who made it. If you do not want to rely on it, get verify.html or the program redress-verify from the center by another way, or follow VERIFY.txt, which needs neither: openssl, sha256sum and unzip are enough. The page has no access to the network and keeps nothing.',
    '本页随卷宗而来，出自制作卷宗的一方。如不愿依赖它，请通过其他途径向中心索取 verify.html 或程序 redress-verify；或按 VERIFY.txt 操作，二者皆不需要，只用 openssl、sha256sum 和 unzip 即可。本页无法访问网络，也不保存任何内容。',
  ],
  licences: ['Licences', '许可证'],
};

const kFacts = {
  account: ['Account or contract', '账户或合同号'],
  answer: ['Answer', '答复内容'],
  amount: ['Amount', '金额'],
  channel: ['Channel', '渠道'],
  company: ['Company', '机构'],
  consumer: ['Consumer', '消费者'],
  content: ['Content', '内容摘要'],
  document: ['Document', '材料编号'],
  file: ['File', '文件'],
  idNumber: ['ID number', '证件号码'],
  kind: ['Kind', '种类'],
  mediaType: ['Media type', '媒体类型'],
  message: ['Message to the company', '转办内容'],
  name: ['Name', '名称'],
  narrative: ['Story', '诉求经过'],
  note: ['Note', '备注'],
  origin: ['Origin', '来源'],
  phone: ['Telephone', '电话'],
  reason: ['Reason', '理由'],
  seal: ['Signature', '签名'],
  size: ['Size', '大小'],
  staff: ['Staff', '工作人员'],
  statement: ['Statement', '办结说明'],
};

const kActs = {
  'case.opened': ['Case opened', '立案'],
  'case.imported': ['Case imported', '导入案件'],
  'case.noted': ['Note', '备注'],
  'case.assigned': ['Assigned', '分派'],
  'case.forwarded': ['Forwarded to the company', '转办至被投诉机构'],
  'case.answered': ['Answered', '答复'],
  'case.extended': ['Deadline extended', '延期'],
  'case.paused': ['Clock paused', '中止计时'],
  'case.resumed': ['Clock resumed', '恢复计时'],
  'case.linked': ['Linked with another case', '关联案件'],
  'case.unlinked': ['Link undone', '解除关联'],
  'case.closed': ['Closed', '办结'],
  'case.reopened': ['Reopened', '重新办理'],
  'document.archived': ['Paper archived', '材料归档'],
  'document.exported': ['Paper exported', '材料导出'],
  'report.exported': ['Dossier exported', '卷宗导出'],
  'list.exported': ['List exported', '清单导出'],
  'consumer.viewed': ['Personal data viewed', '查看个人信息'],
};

export const kLanguages = ['en', 'zh-Hans'];

export class Words {
  /// 0 for English, 1 for Chinese.
  constructor(language) {
    this.language = language;
  }

  static ofBrowser() {
    const [first] = navigator.languages ?? [navigator.language];
    return new Words(/^zh\b/i.test(first ?? '') ? 1 : 0);
  }

  say(key, filled = {}) {
    return kWords[key][this.language].replace(/\{([a-zA-Z]+)\}/g, (_, name) => filled[name]);
  }

  act(code) {
    return kActs[code]?.[this.language] ?? code;
  }

  fact(name) {
    return kFacts[name]?.[this.language] ?? name;
  }

  number(value) {
    return new Intl.NumberFormat(kLanguages[this.language]).format(value);
  }

  /// "2026-03-02 12:00:00 UTC": courts in every country read it in one way.
  time(milliseconds) {
    return `${new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  }

  size(bytes) {
    const units = ['B', 'kB', 'MB', 'GB'];
    let value = bytes;
    let unit = 0;
    for (; value >= 1000 && unit + 1 < units.length; ++unit) value /= 1000;
    const digits = unit === 0 ? 0 : 1;
    const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return `${new Intl.NumberFormat(kLanguages[this.language], format).format(value)} ${units[unit]}`;
  }
}
