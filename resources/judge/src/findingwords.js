// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each finding means, for somebody who has never heard of any of it: [English, Chinese]. A code
// that is not here is told by the longest beginning that is.

const kMeanings = {
  'dossier.zip-': ['The file is not packed in the one way in which dossiers are packed.', '文件的打包方式不是卷宗唯一允许的方式。'],
  'dossier.zip-no-directory': ['The end of the file is missing: it was cut off, or never complete.', '文件末尾缺失：可能被截断，或从未完整。'],
  'dossier.zip-directory-malformed': ['The table of contents is damaged.', '目录已损坏。'],
  'dossier.zip-directory-outside': ['The table of contents is not where the file says.', '目录不在文件所称的位置。'],
  'dossier.zip-parts': ['The file says it is one of several parts. A dossier is always whole.', '文件自称是多个分卷之一；卷宗总是完整的单个文件。'],
  'dossier.zip-too-many': ['The file names more files than any dossier has.', '文件所列条目多于任何卷宗。'],
  'dossier.zip-leading-bytes': ['Something stands in front of the dossier that does not belong to it.', '卷宗之前有不属于它的内容。'],
  'dossier.zip-trailing-bytes': ['Something was put behind the dossier that does not belong to it.', '卷宗之后有不属于它的内容。'],
  'dossier.zip-gap': ['Bytes are hidden between the files of the dossier.', '卷宗的文件之间藏有不明字节。'],
  'dossier.zip-overlap': ['Two files share the same bytes: different programs would unpack different things.', '两个文件共用同一段字节：不同程序会解出不同内容。'],
  'dossier.zip-outside': ['A file is said to lie where the dossier has already ended.', '某文件被指向卷宗之外的位置。'],
  'dossier.zip-order': ['The files do not stand in their order.', '文件未按规定次序排列。'],
  'dossier.zip-compressed': ['A file is compressed. In a dossier none is, so that every byte can be seen.', '有文件被压缩；卷宗内的文件一律不压缩，以便看清每个字节。'],
  'dossier.zip-encrypted': ['A file is encrypted. In a dossier none is.', '有文件被加密；卷宗内没有加密文件。'],
  'dossier.zip-size': ['The size of a file is told in two ways that differ.', '某文件的大小有两种互相矛盾的说法。'],
  'dossier.zip-bomb': ['A file claims to unpack to far more than it holds.', '某文件声称解压后远大于其实际内容。'],
  'dossier.zip-header': ['What stands before a file is not what the table of contents says of it.', '文件头与目录所述不一致。'],
  'dossier.zip-crc': ['A file is not what its checksum says: it was changed or damaged.', '文件与其校验码不符：已被改动或损坏。'],
  'dossier.zip-comment': ['A hidden comment was added to the file.', '文件中被加入了隐藏注释。'],
  'dossier.zip-extra': ['Hidden data were added beside a file.', '某文件旁被加入了隐藏数据。'],
  'dossier.zip-duplicate': ['Two files have the same name: one program would show the one, another the other.', '两个文件同名：不同程序会显示不同的文件。'],
  'dossier.zip-name-': ['A file has a name that some computers could read as another one, or unpack elsewhere.', '某文件名在某些计算机上可能被读成另一个名字或解到别处。'],
  'dossier.zip-name-traversal': ['A file tries to be unpacked outside its folder.', '某文件企图解到文件夹之外。'],
  'dossier.zip-name-absolute': ['A file tries to be unpacked outside its folder.', '某文件企图解到文件夹之外。'],
  'dossier.file-unknown': ['A file is here that no dossier has.', '有卷宗中不应存在的文件。'],
  'dossier.file-missing': ['A file is missing that each dossier has.', '缺少每份卷宗都有的文件。'],
  'dossier.file-large': ['A file is larger than any such file in a dossier.', '某文件大于任何卷宗中的同类文件。'],
  'dossier.mimetype': ['The file does not say that it is a signed container.', '文件未标明自己是已签名的容器。'],
  'dossier.report': ['The report is not a PDF file.', '报告不是 PDF 文件。'],
  'dossier.certification': ['The certification is not a text.', '证明书不是文本。'],
  'dossier.custody': ['The chain of custody cannot be read.', '保管链无法读取。'],
  'dossier.digest': ['A file was changed after the list of files was made.', '文件清单作成之后，有文件被改动。'],
  'dossier.manifest': ['The list of files was changed.', '文件清单被改动。'],
  'dossier.asic-digest': ['A file was changed after the dossier was signed.', '卷宗签名之后，有文件被改动。'],
  'dossier.asic-manifest': ['The list that was signed is not the list of these files.', '被签名的清单不是这些文件的清单。'],
  'seal.': ['A signature does not hold.', '某签名不成立。'],
  'seal.malformed': ['A signature cannot be read.', '某签名无法读取。'],
  'seal.not-canonical': ['A signature is not written in the one way in which dossiers write them.', '某签名的写法不是卷宗唯一允许的写法。'],
  'seal.certificates': ["A signature carries other certificates than its signer's and the center's.", '某签名携带了签名人与中心以外的证书。'],
  'seal.digest': ['A signature was made over something else than what is here.', '某签名所签的不是此处的内容。'],
  'seal.signature': ["A signature was not made with its signer's key.", '某签名并非用签名人的密钥作成。'],
  'seal.chain': ['The center did not confirm the signer, or not for that time.', '中心未认可该签名人，或在当时未认可。'],
  'pdf.signature': ['The report carries a signature of its own that is not over all of it.', '报告自带的签名并未覆盖整个文件。'],
  'dossier.signer-missing': ["The signer's certificate is missing.", '缺少签名人的证书。'],
  'dossier.signature-stray': ['A signature belongs to no paper.', '某签名不属于任何材料。'],
  'dossier.root': ["The center's root certificate cannot be read.", '中心的根证书无法读取。'],
  'dossier.policy': ['The file that says whom to trust for the ledger cannot be read.', '说明账本信任对象的文件无法读取。'],
  'dossier.anchor-differs': ['The anchor inside is not the one that you got by another way. Nothing else here means anything.', '卷宗内的信任锚与您从其他途径得到的不同；其余各项均无意义。'],
  'dossier.certificate': ['A certificate cannot be read.', '某证书无法读取。'],
  'dossier.certificate-name': ['A certificate stands under a wrong name.', '某证书的文件名不正确。'],
  'dossier.certificate-unused': ['A certificate is here of somebody who signed nothing.', '存在未签署任何内容的人的证书。'],
  'dossier.entry-malformed': ['An act is not as it was recorded, or shows a fact that was never part of it.', '某行为与记录不符，或展示了从未属于它的事实。'],
  'dossier.entry-signer': ['Nobody knows who signed an act.', '无法得知某行为由谁签署。'],
  'dossier.entry-signature': ['An act was changed, or was not signed by the person it names.', '某行为被改动，或并非所称人员签署。'],
  'dossier.entry-chain': ['The center did not confirm the person who signed an act, or not for that time.', '中心未认可某行为的签署人，或在当时未认可。'],
  'dossier.case-mixed': ['An act belongs to another case.', '某行为属于另一案件。'],
  'dossier.no-entries': ['The dossier shows no act at all.', '卷宗未展示任何行为。'],
  'dossier.proof-missing': ['Nothing proves that an act stands in the ledger.', '没有证据证明某行为在账本中。'],
  'dossier.proof-stray': ['A proof belongs to no act.', '某证明不属于任何行为。'],
  'dossier.proof-malformed': ['A proof cannot be read.', '某证明无法读取。'],
  'dossier.proof-index': ['A proof is that of another act.', '某证明属于另一行为。'],
  'dossier.proof-checkpoint': ['A proof is for another state of the ledger than the others.', '某证明所依据的账本状态与其他证明不同。'],
  'dossier.proof': ['An act does not stand in the ledger where it should.', '某行为不在账本应有的位置。'],
  'dossier.tree-head': ['The state of the ledger is not the one that was signed.', '账本状态不是被签名的那一个。'],
  'dossier.checkpoint': ['The state of the ledger is not signed by whom it should be.', '账本状态未由应签者签名。'],
  'dossier.evidence-unbound': ['A paper is here that no act records.', '有材料未被任何行为记录。'],
  'dossier.evidence-custody': ['A paper is here that the chain of custody does not know.', '有材料不在保管链中。'],
  'dossier.evidence-number': ['Two papers have the same number.', '两份材料编号相同。'],
  'dossier.time-': ['An anchor or a list of the outside time is not one, or nothing needs it.', '外部时间的信任锚或吊销列表无效，或无任何内容需要它。'],
  'time.': ['The time stamp of the outside authority does not hold.', '外部机构的时间戳不成立。'],
  'time.malformed': ['The time stamp cannot be read.', '时间戳无法读取。'],
  'time.spelling': ['The time stamp is not written in the one way in which it is kept.', '时间戳的写法不是唯一允许的写法。'],
  'time.imprint': ['The time stamp is one of something else.', '时间戳所盖的是别的内容。'],
  'time.certificate': ['The time stamp does not carry the certificate that it names.', '时间戳未携带其所称的证书。'],
  'time.purpose': ['Whoever made the time stamp has no certificate for that.', '盖时间戳者没有相应用途的证书。'],
  'time.signature': ['The time stamp was changed, or made by somebody else.', '时间戳被改动，或由他人所盖。'],
  'time.expired': ["The authority's certificate was not valid at the time that it stamped.", '机构的证书在所盖时间无效。'],
  'time.chain': ['The time stamp leads to no authority that is named here.', '时间戳不能归结到此处所列的任何机构。'],
  'time.revoked': ["The authority's certificate was taken back.", '机构的证书已被吊销。'],
  // Remarks: what is not proved.
  'time.revocation-unknown': [
    "That the authority's certificate had not been taken back. No list here says so.",
    '机构的证书是否已被吊销。此处没有列表说明。',
  ],
  'dossier.anchor-inside': [
    'That this is the right center. The anchors came inside the dossier: compare them, as said above.',
    '中心的身份。信任锚随卷宗一起来，请按上文比对。',
  ],
  'dossier.no-outside-time': [
    'That the times are right. They come from the clocks of those who signed; no outside authority confirms them.',
    '时间是否准确。时间来自签名人自己的时钟，没有外部机构证实。',
  ],
  'dossier.not-witnessed': [
    'That there is no second, different ledger. No outside witness has confirmed this state of it yet.',
    '账本是否唯一。尚无外部见证人确认账本的这一状态。',
  ],
  'dossier.quorum': [
    'That enough others confirm the ledger. Some did, but fewer than the center itself demands.',
    '见证人是否足够。已有见证人确认账本，但少于中心自己要求的数量。',
  ],
  'dossier.instructions': [
    'That these instructions are the known ones. They are of another version: do not rely on them.',
    '说明文件是否可靠。它们属于其他版本，请勿依赖。',
  ],
};

/// The sentence of a code; `language` is 0 for English, 1 for Chinese.
export function meaningOf(code, language) {
  let best = '';
  for (const beginning of Object.keys(kMeanings)) {
    if (code.startsWith(beginning) && beginning.length > best.length) best = beginning;
  }
  return best === '' ? code : kMeanings[best][language];
}
