<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActWords</name>
    <message>
        <source>Closed: %1</source>
        <translation>办结：%1</translation>
    </message>
    <message>
        <source>Closed: %1, %2</source>
        <comment>an outcome and an amount</comment>
        <translation>办结：%1，%2</translation>
    </message>
    <message>
        <source>Given back to the shared queue</source>
        <translation>退回公共队列</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>分派给 %1</translation>
    </message>
    <message>
        <source>%1 archived, received from %2</source>
        <comment>a kind of paper and who brought it</comment>
        <translation>%1已存证，来自%2</translation>
    </message>
    <message>
        <source>Complaint received by %1</source>
        <comment>a channel: telephone, letter</comment>
        <translation>通过%1受理投诉</translation>
    </message>
    <message>
        <source>Complaint taken over from another system</source>
        <translation>由其他系统转入</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Forwarded to the company</source>
        <translation>转办至被投诉机构</translation>
    </message>
    <message>
        <source>The company answered</source>
        <translation>机构已答复</translation>
    </message>
    <message>
        <source>The center answered</source>
        <translation>本中心已答复</translation>
    </message>
    <message numerus="yes">
        <source>Deadline extended by %n day(s): %1</source>
        <comment>a reason</comment>
        <translation>
            <numerusform>期限延长 %n 天：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock paused: %1</source>
        <translation>期限中止：%1</translation>
    </message>
    <message>
        <source>Clock resumed</source>
        <translation>期限恢复计算</translation>
    </message>
    <message>
        <source>Linked with %1: %2</source>
        <comment>a case and the kind of connection</comment>
        <translation>与 %1 关联：%2</translation>
    </message>
    <message>
        <source>Link with %1 removed</source>
        <translation>解除与 %1 的关联</translation>
    </message>
    <message>
        <source>Reopened: %1</source>
        <translation>重新受理：%1</translation>
    </message>
    <message>
        <source>Paper exported</source>
        <translation>材料已导出</translation>
    </message>
    <message>
        <source>Receipt for a paper given</source>
        <translation>已出具材料收据</translation>
    </message>
    <message>
        <source>Dossier exported, for: %1</source>
        <translation>卷宗已导出，提供给：%1</translation>
    </message>
    <message>
        <source>Personal data viewed</source>
        <translation>查看了个人信息</translation>
    </message>
    <message>
        <source>Personal data erased: %1</source>
        <translation>个人信息已依法删除：%1</translation>
    </message>
    <message>
        <source>Personal data corrected</source>
        <translation>更正了个人信息</translation>
    </message>
    <message>
        <source>What was written here has been lawfully erased. That it was written stays provable.</source>
        <translation>此处内容已依法删除，但曾有记录一事仍可证明。</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>分派…</translation>
    </message>
    <message>
        <source>Forward…</source>
        <translation>转办…</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>答复…</translation>
    </message>
    <message>
        <source>Extend…</source>
        <translation>延期…</translation>
    </message>
    <message>
        <source>Pause…</source>
        <translation>中止…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Link…</source>
        <translation>关联…</translation>
    </message>
    <message>
        <source>Remove link…</source>
        <translation>解除关联…</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>办结…</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>重新受理…</translation>
    </message>
    <message>
        <source>Export the dossier…</source>
        <translation>导出卷宗…</translation>
    </message>
</context>
<context>
    <name>CodeWords</name>
    <message>
        <source>erased</source>
        <comment>a person&apos;s data</comment>
        <translation>已删除</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the words of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>web form</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>letter</source>
        <translation>信函</translation>
    </message>
    <message>
        <source>visit</source>
        <translation>来访</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>fax</source>
        <translation>传真</translation>
    </message>
    <message>
        <source>referral</source>
        <translation>转来</translation>
    </message>
    <message>
        <source>money back</source>
        <translation>退还款项</translation>
    </message>
    <message>
        <source>contract ended</source>
        <translation>解除合同</translation>
    </message>
    <message>
        <source>apology</source>
        <translation>赔礼道歉</translation>
    </message>
    <message>
        <source>correction</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>compensation</source>
        <translation>赔偿损失</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>upheld</source>
        <translation>投诉成立</translation>
    </message>
    <message>
        <source>partly upheld</source>
        <translation>部分成立</translation>
    </message>
    <message>
        <source>not upheld</source>
        <translation>投诉不成立</translation>
    </message>
    <message>
        <source>settled between the parties</source>
        <translation>双方和解</translation>
    </message>
    <message>
        <source>withdrawn by the consumer</source>
        <translation>消费者撤诉</translation>
    </message>
    <message>
        <source>outside the center&apos;s remit</source>
        <translation>不属受理范围</translation>
    </message>
    <message>
        <source>closed with an explanation</source>
        <translation>解释说明后办结</translation>
    </message>
    <message>
        <source>relief in money</source>
        <translation>给予经济补偿</translation>
    </message>
    <message>
        <source>relief other than money</source>
        <translation>给予非经济补偿</translation>
    </message>
    <message>
        <source>relief given</source>
        <translation>已给予补偿</translation>
    </message>
    <message>
        <source>no relief given</source>
        <translation>未给予补偿</translation>
    </message>
    <message>
        <source>answered too late</source>
        <translation>逾期答复</translation>
    </message>
    <message>
        <source>papers are missing</source>
        <translation>材料不全</translation>
    </message>
    <message>
        <source>waiting for the consumer</source>
        <translation>等待消费者</translation>
    </message>
    <message>
        <source>waiting for an expert</source>
        <translation>等待鉴定</translation>
    </message>
    <message>
        <source>waiting for a court</source>
        <translation>等待法院</translation>
    </message>
    <message>
        <source>another reason</source>
        <translation>其他原因</translation>
    </message>
    <message>
        <source>same wording</source>
        <translation>内容相同</translation>
    </message>
    <message>
        <source>same company</source>
        <translation>同一机构</translation>
    </message>
    <message>
        <source>same consumer</source>
        <translation>同一消费者</translation>
    </message>
    <message>
        <source>another connection</source>
        <translation>其他关联</translation>
    </message>
    <message>
        <source>the consumer</source>
        <translation>消费者</translation>
    </message>
    <message>
        <source>the company</source>
        <translation>被投诉机构</translation>
    </message>
    <message>
        <source>the center</source>
        <translation>本中心</translation>
    </message>
    <message>
        <source>a third party</source>
        <translation>第三方</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>其他人</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>合同</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>付款凭证</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>对账单</translation>
    </message>
    <message>
        <source>Screenshot</source>
        <translation>截图</translation>
    </message>
    <message>
        <source>Chat log</source>
        <translation>聊天记录</translation>
    </message>
    <message>
        <source>Call recording</source>
        <translation>通话录音</translation>
    </message>
    <message>
        <source>Identity paper</source>
        <translation>身份证明</translation>
    </message>
    <message>
        <source>Correspondence</source>
        <translation>往来函件</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>裁决文书</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>法院</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>被投诉机构</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>主管部门</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公众</translation>
    </message>
    <message>
        <source>open</source>
        <translation>受理中</translation>
    </message>
    <message>
        <source>forwarded to the company</source>
        <translation>已转办</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>who the consumer is</source>
        <translation>消费者身份</translation>
    </message>
    <message>
        <source>the story</source>
        <translation>投诉内容</translation>
    </message>
    <message>
        <source>account and contract numbers</source>
        <translation>账号与合同编号</translation>
    </message>
    <message>
        <source>notes of the center</source>
        <translation>中心备注</translation>
    </message>
    <message>
        <source>messages to the company</source>
        <translation>转办函</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>the closing statement</source>
        <translation>办结说明</translation>
    </message>
    <message>
        <source>names of papers</source>
        <translation>材料名称</translation>
    </message>
    <message>
        <source>fingerprints of papers</source>
        <translation>材料指纹</translation>
    </message>
    <message>
        <source>signatures on papers</source>
        <translation>材料签名</translation>
    </message>
    <message>
        <source>signatures that papers carry</source>
        <translation>材料自带的签名</translation>
    </message>
    <message>
        <source>names of staff</source>
        <translation>工作人员姓名</translation>
    </message>
    <message>
        <source>where an imported case came from</source>
        <translation>转入件的来源</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>坐席</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>主管</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>审计</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>管理员</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n 个工作日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Other paper</source>
        <translation>其他材料</translation>
    </message>
    <message>
        <source>another way</source>
        <translation>其他渠道</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>Something that was entered does not fit. Correct it and try again.</source>
        <translation>填写的内容有误，请更正后重试。</translation>
    </message>
    <message>
        <source>It was not found. It may have been moved or renamed.</source>
        <translation>没有找到，可能已移动或改名。</translation>
    </message>
    <message>
        <source>The record has changed meanwhile, or its state does not allow this. Look at it again.</source>
        <translation>记录已有变动，或当前状态不允许这样办理，请重新查看。</translation>
    </message>
    <message>
        <source>The name or the password is not right. Nothing was changed.</source>
        <translation>姓名或密码不正确。没有任何更改。</translation>
    </message>
    <message>
        <source>You may not do this. Ask a colleague who has the right.</source>
        <translation>您没有此项权限，请联系有权限的同事。</translation>
    </message>
    <message>
        <source>The disk or the file could not be used. Check that it is there and that you may read and write it.</source>
        <translation>磁盘或文件无法使用，请确认其存在并且您有读写权限。</translation>
    </message>
    <message>
        <source>The disk is full. Make room and try again.</source>
        <translation>磁盘已满，请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The folder is read-only. Ask who owns it for the right to write.</source>
        <translation>文件夹为只读，请向其所有者申请写入权限。</translation>
    </message>
    <message>
        <source>The vault is in use by another window or computer. Close it there and try again.</source>
        <translation>档案库正被其他窗口或电脑使用，请在那里关闭后重试。</translation>
    </message>
    <message>
        <source>This vault was written by a newer version of the program. Use that version; the vault was left untouched.</source>
        <translation>此档案库由更新版本的程序写入，请使用新版本打开。档案库未作任何改动。</translation>
    </message>
    <message>
        <source>Stored data is damaged. Nothing was changed. Open the integrity room to see what is broken.</source>
        <translation>存储的数据已损坏。没有任何更改。请到“核验”页查看损坏之处。</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation>内容过大。</translation>
    </message>
    <message>
        <source>The program cannot do this with such data.</source>
        <translation>程序无法这样处理此类数据。</translation>
    </message>
    <message>
        <source>The network could not be reached. Try again later.</source>
        <translation>无法连接网络，请稍后重试。</translation>
    </message>
    <message>
        <source>A cryptographic step was refused. Nothing was changed.</source>
        <translation>密码运算未能完成。没有任何更改。</translation>
    </message>
    <message>
        <source>Stopped at your wish.</source>
        <translation>已按您的要求停止。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a sentence and its technical detail</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The line broke while it was being recorded. Whether it was is found out when the line is back; do not enter it again.</source>
        <translation>记录过程中连接中断，恢复连接后会查明是否已记录；请勿重复录入。</translation>
    </message>
</context>
<context>
    <name>FindingWords</name>
    <message>
        <source>In the history, %1 is not as it was signed.</source>
        <translation>历史记录中，%1与签名时不符。</translation>
    </message>
    <message>
        <source>Keep the vault as it is and compare it with a backup.</source>
        <translation>请保持档案库原状，并与备份比对。</translation>
    </message>
    <message>
        <source>Personal facts of %1 are not what was recorded.</source>
        <translation>%1的个人信息与当时的记录不符。</translation>
    </message>
    <message>
        <source>Restore the vault from a backup beside this one and compare.</source>
        <translation>请在旁边另行恢复备份并比对。</translation>
    </message>
    <message>
        <source>Personal facts of %1 were lawfully erased.</source>
        <translation>%1的个人信息已依法删除。</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>无需处理。</translation>
    </message>
    <message>
        <source>The history does not hold together at %1.</source>
        <translation>历史记录在%1处不连贯。</translation>
    </message>
    <message>
        <source>The signed checkpoint does not fit the history (%1).</source>
        <translation>已签名的检查点与历史不符（%1）。</translation>
    </message>
    <message>
        <source>Compare with a checkpoint kept elsewhere.</source>
        <translation>请与另行保存的检查点比对。</translation>
    </message>
    <message>
        <source>A certificate does not vouch for %1.</source>
        <translation>证书不能为%1作证。</translation>
    </message>
    <message>
        <source>Ask the administrator who held this certificate then.</source>
        <translation>请向管理员查询当时的证书持有人。</translation>
    </message>
    <message>
        <source>A table shows something else than the history says: %1.</source>
        <translation>数据表与历史记录不一致：%1。</translation>
    </message>
    <message>
        <source>The history is the truth. An administrator can rebuild the tables from it.</source>
        <translation>以历史记录为准，管理员可据此重建数据表。</translation>
    </message>
    <message>
        <source>The search index does not fit the history: %1.</source>
        <translation>搜索索引与历史记录不一致：%1。</translation>
    </message>
    <message>
        <source>An administrator can rebuild the tables from the history.</source>
        <translation>管理员可根据历史记录重建数据表。</translation>
    </message>
    <message>
        <source>The database file is damaged: %1.</source>
        <translation>数据库文件已损坏：%1。</translation>
    </message>
    <message>
        <source>Check the disk and restore the vault from a backup.</source>
        <translation>请检查磁盘，并从备份恢复档案库。</translation>
    </message>
    <message>
        <source>What was archived as %1 has been changed.</source>
        <translation>%1与存证时不符。</translation>
    </message>
    <message>
        <source>Restore this file from a backup.</source>
        <translation>请从备份恢复该文件。</translation>
    </message>
    <message>
        <source>What was archived as %1 is gone.</source>
        <translation>%1的存证文件已丢失。</translation>
    </message>
    <message>
        <source>A file in the evidence folder belongs to no record: %1.</source>
        <translation>证据文件夹中有一个不属于任何记录的文件：%1。</translation>
    </message>
    <message>
        <source>The unfinished drafts could not be put in their place: %1.</source>
        <translation>未完成的草稿未能放回原处：%1。</translation>
    </message>
    <message>
        <source>They are still in the backup: copy its folder of drafts there.</source>
        <translation>草稿仍在备份的草稿文件夹中，可复制到该处。</translation>
    </message>
    <message>
        <source>It is harmless and can stay.</source>
        <translation>没有危害，可以保留。</translation>
    </message>
    <message>
        <source>A person&apos;s key is damaged: %1.</source>
        <translation>个人密钥已损坏：%1。</translation>
    </message>
    <message>
        <source>The tree over the history does not fit at %1.</source>
        <translation>历史记录的哈希树在%1处不符。</translation>
    </message>
    <message>
        <source>The signature on %1 does not hold.</source>
        <translation>%1的签名无效。</translation>
    </message>
    <message>
        <source>Do not rely on this paper before it was compared with the original.</source>
        <translation>与原件核对之前，请勿采用该材料。</translation>
    </message>
    <message>
        <source>The key ring is damaged: %1.</source>
        <translation>密钥环已损坏：%1。</translation>
    </message>
    <message>
        <source>Keep the recovery code at hand and restore the key ring from a backup.</source>
        <translation>请备好恢复码，并从备份恢复密钥环。</translation>
    </message>
    <message>
        <source>The folder of the vault is not as it should be: %1.</source>
        <translation>档案库文件夹状态异常：%1。</translation>
    </message>
    <message>
        <source>Check the disk and compare with a backup.</source>
        <translation>请检查磁盘，并与备份比对。</translation>
    </message>
    <message>
        <source>entry %1</source>
        <translation>第 %1 条记录</translation>
    </message>
    <message>
        <source>case %1</source>
        <translation>投诉件 %1</translation>
    </message>
    <message>
        <source>slot %1</source>
        <comment>of the key ring</comment>
        <translation>第 %1 个密钥槽</translation>
    </message>
    <message>
        <source>node %1</source>
        <comment>of the tree</comment>
        <translation>节点 %1</translation>
    </message>
    <message>
        <source>paper %1</source>
        <translation>材料 %1</translation>
    </message>
    <message>
        <source>Something is not as it should be at %1.</source>
        <translation>%1状态异常。</translation>
    </message>
    <message>
        <source>Open the details and tell the administrator.</source>
        <translation>请查看详情并告知管理员。</translation>
    </message>
    <message>
        <source>A personal fact was moved from its place: %1.</source>
        <translation>有一项个人信息被移动了位置：%1。</translation>
    </message>
    <message>
        <source>The paper of %1 could not be looked at.</source>
        <translation>无法查看%1的材料。</translation>
    </message>
    <message>
        <source>Rebuild the tables and check again.</source>
        <translation>请重建表格后再次核查。</translation>
    </message>
    <message>
        <source>This desk has seen more, or something else, than %1 holds.</source>
        <translation>本工作台见过比%1更多或不同的内容。</translation>
    </message>
    <message>
        <source>Ask who restored an old copy. A supervisor can go on from it, on record.</source>
        <translation>请查明是谁恢复了旧副本。主管可以在此基础上继续工作，并留下记录。</translation>
    </message>
    <message>
        <source>The center went on from a restored copy: %1.</source>
        <translation>本中心曾在恢复的副本上继续工作：%1。</translation>
    </message>
    <message>
        <source>Nothing needs to be done; what was lost then stays told here.</source>
        <translation>无需处理；当时丢失的内容将一直在此说明。</translation>
    </message>
    <message>
        <source>A table or a guard of the database is missing or was altered: %1.</source>
        <translation>数据库的表或保护措施缺失或被改动：%1。</translation>
    </message>
    <message>
        <source>An administrator can rebuild what follows from the history; the history itself comes back from a backup only.</source>
        <translation>管理员可以重建由历史记录得出的内容；历史记录本身只能从备份恢复。</translation>
    </message>
    <message>
        <source>%1 does not notice when its disk changes something.</source>
        <translation>%1不会发现磁盘上的改动。</translation>
    </message>
    <message>
        <source>Ask who runs it to turn its checksums on.</source>
        <translation>请让其管理者开启校验和。</translation>
    </message>
    <message>
        <source>What others check this center by was changed: %1.</source>
        <translation>他人用来核验本中心的文件被改动：%1。</translation>
    </message>
    <message>
        <source>What was archived as %1 could not be read.</source>
        <translation>存档为%1的内容无法读取。</translation>
    </message>
    <message>
        <source>Check the disk, or the line to the shared folder, and check again.</source>
        <translation>请检查磁盘或共享文件夹的连接，然后再次核查。</translation>
    </message>
    <message>
        <source>The list of papers could not be read (%1).</source>
        <translation>无法读取材料清单（%1）。</translation>
    </message>
    <message>
        <source>the history</source>
        <translation>历史记录</translation>
    </message>
    <message>
        <source>The database server</source>
        <translation>数据库服务器</translation>
    </message>
    <message>
        <source>The time of %1 lies before that of the entry before it.</source>
        <translation>%1的时间早于其前一条记录。</translation>
    </message>
    <message>
        <source>A clock had been set back; the order of entries holds.</source>
        <translation>时钟曾被回拨；记录的先后顺序仍然有效。</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is behind the last act.</source>
        <translation>本机时钟落后于最近一次操作的时间。</translation>
    </message>
    <message>
        <source>Set the clock right: legal clocks run by it.</source>
        <translation>请校准时钟：法定期限以此计算。</translation>
    </message>
    <message>
        <source>%1 confirmed another history than the one here.</source>
        <translation>%1 确认过的账本与此处的不同。</translation>
    </message>
    <message>
        <source>Stop, and compare with that office what each of you holds.</source>
        <translation>请停止操作，与该机构核对双方所持的内容。</translation>
    </message>
    <message>
        <source>%1 confirmed more entries than are here.</source>
        <translation>%1 确认过的记录多于此处现有的记录。</translation>
    </message>
    <message>
        <source>An old copy was put back, or entries are gone: put back the newest backup.</source>
        <translation>可能放回了旧副本，或有记录丢失：请恢复最新的备份。</translation>
    </message>
    <message>
        <source>%1 knows another key for this history.</source>
        <translation>%1 所知的账本公钥与此处不同。</translation>
    </message>
    <message>
        <source>Compare the key here with the one it was given.</source>
        <translation>请将此处的公钥与交给该机构的公钥核对。</translation>
    </message>
    <message>
        <source>%1 has forgotten what it confirmed: it works from an old copy.</source>
        <translation>%1 忘记了自己确认过的内容：它用的是旧副本。</translation>
    </message>
    <message>
        <source>Tell its people; this history is not the cause.</source>
        <translation>请告知该机构；原因不在本账本。</translation>
    </message>
    <message>
        <source>An outside time stamp does not hold: %1.</source>
        <translation>一个外部时间戳不成立：%1。</translation>
    </message>
    <message>
        <source>The history itself is not touched; have it stamped again and ask who changed the kept one.</source>
        <translation>历史记录本身未受影响；请重新申请时间戳，并查明谁改动了保存的时间戳。</translation>
    </message>
    <message>
        <source>The signature inside a PDF does not hold: %1.</source>
        <translation>PDF 内的签名不成立：%1。</translation>
    </message>
    <message>
        <source>Ask whoever signed it for the file as it was signed.</source>
        <translation>请向签名人索取签名时的原文件。</translation>
    </message>
    <message>
        <source>A receipt does not say what it should: %1.</source>
        <translation>回执的内容不符：%1。</translation>
    </message>
    <message>
        <source>Compare it with the paper that it was given for.</source>
        <translation>请与出具回执的那份材料核对。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::ActDialog</name>
    <message>
        <source>%1: %2</source>
        <comment>an act and the case&apos;s number</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 anyway</source>
        <comment>a verb, after somebody else changed the case</comment>
        <translation>仍然%1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 changed this case %2. What you typed is kept; look whether it still fits.</source>
        <translation>%1 在%2更改了这件投诉。您填写的内容已保留，请确认是否仍然合适。</translation>
    </message>
    <message>
        <source>What you typed here is not recorded yet.</source>
        <translation>您在此填写的内容尚未记录。</translation>
    </message>
    <message>
        <source>Throw the text away</source>
        <translation>放弃填写的内容</translation>
    </message>
    <message>
        <source>Keep writing</source>
        <translation>继续填写</translation>
    </message>
    <message>
        <source>Leave it as it is now</source>
        <comment>drops what was typed</comment>
        <translation>保持现状</translation>
    </message>
    <message>
        <source>What was written meanwhile</source>
        <translation>期间写下的内容</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>a person, two minutes ago, an act</comment>
        <translation>%1，%2：%3</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::AddPapersDialog</name>
    <message>
        <source>Archive papers</source>
        <translation>材料存证</translation>
    </message>
    <message numerus="yes">
        <source>Archive %n paper(s)</source>
        <translation>
            <numerusform>存证 %n 份材料</numerusform>
        </translation>
    </message>
    <message>
        <source>They are encrypted and signed as they are. An archived paper cannot be changed.</source>
        <translation>材料将按原样加密并签名。存证之后不可更改。</translation>
    </message>
    <message>
        <source>Received from</source>
        <translation>材料来源</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>存证</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Kind: by its content</source>
        <translation>种类：按内容判断</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::AnswerDialog</name>
    <message>
        <source>Who answers?</source>
        <translation>由谁答复？</translation>
    </message>
    <message>
        <source>The company</source>
        <translation>被投诉机构</translation>
    </message>
    <message>
        <source>The center</source>
        <translation>本中心</translation>
    </message>
    <message>
        <source>The answer, as it was given</source>
        <translation>答复原文</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Record the answer</source>
        <translation>记录答复</translation>
    </message>
    <message>
        <source>The answer in %1 is recorded.</source>
        <translation>%1 的答复已记录。</translation>
    </message>
    <message>
        <source>The answer was not recorded; your text is kept.</source>
        <translation>答复没有记录，您填写的文字已保留。</translation>
    </message>
    <message>
        <source>Write what was answered.</source>
        <translation>请写明答复内容。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::AsidePanel</name>
    <message>
        <source>Ask and listen</source>
        <translation>询问与倾听</translation>
    </message>
    <message>
        <source>In every call</source>
        <translation>每次来电都问</translation>
    </message>
    <message>
        <source>What happened, and when?</source>
        <translation>发生了什么，什么时候？</translation>
    </message>
    <message>
        <source>What should the company do?</source>
        <translation>希望机构怎样处理？</translation>
    </message>
    <message>
        <source>Which papers are there: contract, slips, messages?</source>
        <translation>有哪些材料：合同、凭证、聊天记录？</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>询问</translation>
    </message>
    <message>
        <source>Papers to ask for</source>
        <translation>应索取的材料</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::AssignDialog</name>
    <message>
        <source>Me (%1)</source>
        <translation>我（%1）</translation>
    </message>
    <message>
        <source>Nobody: back to the shared queue</source>
        <translation>暂不分派：退回公共队列</translation>
    </message>
    <message>
        <source>Who works on this case?</source>
        <translation>由谁办理？</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>分派</translation>
    </message>
    <message>
        <source>%1 is assigned: %2.</source>
        <translation>%1 已分派：%2。</translation>
    </message>
    <message>
        <source>The case was not assigned.</source>
        <translation>没有分派。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CaseActions</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a command and its key</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CaseCardView</name>
    <message>
        <source>%1 could not be opened.</source>
        <translation>无法打开 %1。</translation>
    </message>
    <message>
        <source>No case is chosen.</source>
        <translation>尚未选择投诉件。</translation>
    </message>
    <message>
        <source>Choose one on the left, or press Ctrl+N for a new call.</source>
        <translation>请在左侧选择，或按 Ctrl+N 记录新来电。</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a state and who works on it</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Papers %1</source>
        <comment>a tab and how many</comment>
        <translation>材料 %1</translation>
    </message>
    <message>
        <source>Papers of this case</source>
        <translation>本件材料</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>返回列表（Esc）</translation>
    </message>
    <message>
        <source>Everything that can be done with this case</source>
        <translation>可以办理的全部事项</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>投诉内容</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>Chronology</source>
        <translation>办理经过</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CenterDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CenterForm</name>
    <message numerus="yes">
        <source>A password needs at least %n character(s).</source>
        <translation>
            <numerusform>密码至少需要 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passwords differ. Enter the same one twice.</source>
        <translation>两次输入的密码不一致，请重新输入。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CenterPage</name>
    <message>
        <source>Complaints of another system</source>
        <translation>其他系统的投诉数据</translation>
    </message>
    <message>
        <source>Where the backup stands or will stand</source>
        <translation>备份所在（或将要存放）的文件夹</translation>
    </message>
    <message>
        <source>The people are not shown.</source>
        <translation>人员名单未能显示。</translation>
    </message>
    <message>
        <source>%1 · yourself</source>
        <translation>%1 · 本人</translation>
    </message>
    <message>
        <source>%1 · no longer works here</source>
        <translation>%1 · 已离岗</translation>
    </message>
    <message>
        <source>End somebody&apos;s access</source>
        <translation>停用账户</translation>
    </message>
    <message>
        <source>%1 can no longer sign in. What they signed stays valid.</source>
        <translation>%1 将不能再登录；其签署过的记录仍然有效。</translation>
    </message>
    <message>
        <source>End the access</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>未作任何改动。</translation>
    </message>
    <message>
        <source>Reading complaints</source>
        <translation>正在导入投诉</translation>
    </message>
    <message>
        <source>The file was not read.</source>
        <translation>文件未能导入。</translation>
    </message>
    <message>
        <source>%1 rows read: %2 cases added, %3 already here, %4 could not be read.</source>
        <translation>共读取 %1 行：新增 %2 件，已有 %3 件，%4 行无法读取。</translation>
    </message>
    <message>
        <source>It was stopped; what was added stays. Read the file again to go on.</source>
        <translation>已中止；已新增的投诉件保留。再次导入同一文件即可继续。</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <comment>of a file</comment>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>Making a backup</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>No new backup was made; an earlier one there stays good.</source>
        <translation>未生成新备份；该处原有的备份仍然可用。</translation>
    </message>
    <message>
        <source>The backup is complete: %1 entries, %2 files (%3), of which %4 are new.</source>
        <translation>备份完成：%1 条记录，%2 个文件（%3），其中新增 %4 个。</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) are no longer as they were recorded and could not be copied.</source>
        <translation>
            <numerusform>有 %n 份材料与存证时不一致，未能备份。</numerusform>
        </translation>
    </message>
    <message>
        <source>It stands at %1.</source>
        <translation>数据位置：%1</translation>
    </message>
    <message>
        <source>It works by: %1</source>
        <translation>适用程序：%1</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>添加人员…</translation>
    </message>
    <message>
        <source>End access…</source>
        <translation>停用账户…</translation>
    </message>
    <message>
        <source>A CSV file as the public complaint database of the CFPB exports it, old or new layout. Reading it twice adds nothing twice.</source>
        <translation>美国消费者金融保护局（CFPB）公开投诉数据库导出的 CSV 文件，新旧格式均可。重复导入不会产生重复件。</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>A sealed copy of everything, made while others work. A second one into the same folder copies only what is new. Keep it on another disk or in another house.</source>
        <translation>全部数据的加密副本，备份时其他人可照常工作。再次备份到同一文件夹只复制新增内容。请存放在另一块磁盘或另一处场所。</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>我的密码</translation>
    </message>
    <message>
        <source>You are signed in as %1.</source>
        <translation>当前登录：%1</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Read complaints from a file</source>
        <translation>从文件导入投诉</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Rows that could not be read</source>
        <translation>无法读取的行</translation>
    </message>
    <message>
        <source>Center</source>
        <translation>中心</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::ChronologyView</name>
    <message>
        <source>Chronology</source>
        <translation>办理经过</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::ClockPanel</name>
    <message>
        <source>Why?</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>How this deadline was counted</source>
        <translation>查看期限是怎样计算的</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>%1: until %2</source>
        <comment>a clock&apos;s name and its last day</comment>
        <translation>%1：截至 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a clock and where it stands</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Counted by: %1</source>
        <comment>a procedure</comment>
        <translation>计算依据：%1</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CloseDialog</name>
    <message>
        <source>How did it end?</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Money the consumer receives, if any</source>
        <translation>消费者获得的款项（如有）</translation>
    </message>
    <message>
        <source>What the parties are told</source>
        <translation>告知双方的内容</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>%1 is closed.</source>
        <translation>%1 已办结。</translation>
    </message>
    <message>
        <source>The case was not closed.</source>
        <translation>没有办结。</translation>
    </message>
    <message>
        <source>This is not an amount. Write it like 50000, 5w or 300 USD.</source>
        <translation>这不是金额。请写成 50000、5万 或 300 USD。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>What do you want to do? Or a case number</source>
        <translation>想做什么？也可输入投诉编号</translation>
    </message>
    <message>
        <source>Open case %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Nothing here is called so.</source>
        <translation>没有这个名称的操作。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CompaniesPage</name>
    <message numerus="yes">
        <source>%n open</source>
        <comment>cases of a company</comment>
        <translation>
            <numerusform>%n 件在办</numerusform>
        </translation>
    </message>
    <message>
        <source>not checked</source>
        <comment>the facts of a company</comment>
        <translation>未核实</translation>
    </message>
    <message>
        <source>Name begins with…</source>
        <translation>名称开头…</translation>
    </message>
    <message>
        <source>Find a company</source>
        <translation>查找机构</translation>
    </message>
    <message>
        <source>Add a company</source>
        <translation>添加机构</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>No company here.</source>
        <translation>没有机构。</translation>
    </message>
    <message>
        <source>Companies appear with the first complaint about them.</source>
        <translation>首次被投诉时，机构会自动列入。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CompanyForm</name>
    <message>
        <source>New company</source>
        <translation>新机构</translation>
    </message>
    <message>
        <source>Add the company</source>
        <translation>添加机构</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>保存更改</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>全称</translation>
    </message>
    <message>
        <source>Also known as</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>One a line: brands, short names, old names</source>
        <translation>每行一个：品牌、简称、曾用名</translation>
    </message>
    <message>
        <source>Hotline</source>
        <translation>客服热线</translation>
    </message>
    <message>
        <source>Official web addresses</source>
        <translation>官方网址</translation>
    </message>
    <message>
        <source>One a line, without https://</source>
        <translation>每行一个，不含 https://</translation>
    </message>
    <message>
        <source>The center has checked these facts</source>
        <translation>本中心已核实以上信息</translation>
    </message>
    <message>
        <source>Show its cases</source>
        <translation>查看其投诉件</translation>
    </message>
    <message>
        <source>A company needs its name.</source>
        <translation>请填写机构全称。</translation>
    </message>
    <message>
        <source>The company was not saved; what you typed is kept.</source>
        <translation>机构没有保存，您填写的内容已保留。</translation>
    </message>
    <message>
        <source>The company is saved.</source>
        <translation>机构已保存。</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>更改尚未保存</translation>
    </message>
    <message>
        <source>What you changed about this company is not saved yet.</source>
        <translation>您对该机构信息的更改尚未保存。</translation>
    </message>
    <message>
        <source>Throw the changes away</source>
        <translation>放弃更改</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
    <message numerus="yes">
        <source>%1 open of %n case(s)</source>
        <translation>
            <numerusform>共 %n 件投诉，在办 %1 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Show its figures</source>
        <translation>查看其统计</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CopyAcceptance</name>
    <message>
        <source>Go on from this copy?</source>
        <translation>要在此副本上继续工作吗？</translation>
    </message>
    <message>
        <source>It is recorded for good that the center goes on from a restored copy, by whom and why. Each later check tells of it. What the longer history held beyond it is lost.</source>
        <translation>本中心在恢复的副本上继续工作、由谁决定、原因为何，都将永久记录。以后每次核查都会说明。较长的历史记录中多出的内容已丢失。</translation>
    </message>
    <message>
        <source>Go on from this copy</source>
        <translation>在此副本上继续工作</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The copy was not accepted.</source>
        <translation>未接受该副本。</translation>
    </message>
    <message>
        <source>It is recorded that the center goes on from this copy.</source>
        <translation>已记录：本中心在此副本上继续工作。</translation>
    </message>
    <message>
        <source>What happened? Name no personal data here.</source>
        <translation>发生了什么？请勿填写个人信息。</translation>
    </message>
    <message>
        <source>Reason of going on from this copy</source>
        <translation>在此副本上继续工作的原因</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CreateCenterForm</name>
    <message>
        <source>Choose an empty folder</source>
        <translation>选择空文件夹</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Set up a new center</source>
        <translation>建立新中心</translation>
    </message>
    <message>
        <source>A vault keeps everything in one folder: records, papers, keys.</source>
        <translation>档案库把记录、材料和密钥全部保存在一个文件夹中。</translation>
    </message>
    <message>
        <source>Name of the center</source>
        <translation>中心名称</translation>
    </message>
    <message>
        <source>An empty folder for the vault</source>
        <translation>存放档案库的空文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Procedure that sets the deadlines</source>
        <translation>适用的办理期限规定</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The password again</source>
        <translation>再次输入密码</translation>
    </message>
    <message>
        <source>With this code the vault opens when every password is lost. It is shown this once. Write it on paper and keep it in a safe place.</source>
        <translation>所有密码都遗失时，可用此恢复码打开档案库。恢复码只显示这一次，请抄写在纸上并妥善保管。</translation>
    </message>
    <message>
        <source>Type the code from your paper</source>
        <translation>请按纸上所抄输入恢复码</translation>
    </message>
    <message>
        <source>Enter the desk</source>
        <translation>进入工作台</translation>
    </message>
    <message>
        <source>Set up the center</source>
        <translation>建立中心</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Please fill in: %1.</source>
        <comment>the label of a field</comment>
        <translation>请填写：%1。</translation>
    </message>
    <message>
        <source>Making keys and certificates…</source>
        <translation>正在生成密钥和证书…</translation>
    </message>
    <message>
        <source>The center was not set up; the folder is as it was.</source>
        <translation>中心没有建立，文件夹保持原样。</translation>
    </message>
    <message>
        <source>This is not the code. Compare it with your paper, sign by sign.</source>
        <translation>恢复码不符，请与纸上逐字核对。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::Desk</name>
    <message>
        <source>The server is back.</source>
        <translation>服务器已恢复连接。</translation>
    </message>
    <message>
        <source>The line to the server is lost. What you type is kept.</source>
        <translation>与服务器的连接已中断，您输入的内容会保留。</translation>
    </message>
    <message>
        <source>Calls kept while the server was away are logged now: %1.</source>
        <comment>numbers of cases</comment>
        <translation>服务器断线期间保留的来电现已受理：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n kept call(s) need a look; you find them on the page of a new call.</source>
        <translation>
            <numerusform>有 %n 个保留的来电需要核对，请在“新来电”页面查看。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Redress::Ui::DeskView</name>
    <message>
        <source>Demo: every person, company and paper here is invented.</source>
        <translation>演示：此处的人物、机构和材料均为虚构。</translation>
    </message>
    <message>
        <source>Go to: %1</source>
        <comment>a room</comment>
        <translation>前往：%1</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>本页帮助</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::DraftOffers</name>
    <message>
        <source>Not logged yet:</source>
        <translation>尚未受理的来电：</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续填写</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Needs a look: %1</source>
        <comment>a kept call</comment>
        <translation>请核对：%1</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::ExportDialog</name>
    <message>
        <source>Write the dossier to</source>
        <translation>卷宗保存为</translation>
    </message>
    <message>
        <source>No dossier can be made for this recipient.</source>
        <translation>无法为该接收方制作卷宗。</translation>
    </message>
    <message>
        <source>The consumer appears as</source>
        <translation>消费者信息显示为</translation>
    </message>
    <message>
        <source>Can be read</source>
        <translation>可以看到</translation>
    </message>
    <message>
        <source>Stays closed, but provable</source>
        <translation>不公开，但可证明</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a kind of paper and its name</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) travel</source>
        <translation>
            <numerusform>随附 %n 份材料</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) stay here</source>
        <translation>
            <numerusform>不随附 %n 份材料</numerusform>
        </translation>
    </message>
    <message>
        <source>Besides</source>
        <translation>此外</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) of the chronology, signed and provable</source>
        <translation>
            <numerusform>%n 条办理经过，均已签名、可证明</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 in all</source>
        <translation>共约 %1</translation>
    </message>
    <message>
        <source>Choose where the dossier is written to.</source>
        <translation>请选择卷宗的保存位置。</translation>
    </message>
    <message>
        <source>Making the dossier of %1</source>
        <translation>正在制作 %1 的卷宗</translation>
    </message>
    <message>
        <source>The dossier was not made; no file was left behind.</source>
        <translation>卷宗没有制作，也没有留下文件。</translation>
    </message>
    <message>
        <source>Export the dossier</source>
        <translation>导出卷宗</translation>
    </message>
    <message>
        <source>Dossier of %1</source>
        <translation>%1 的卷宗</translation>
    </message>
    <message>
        <source>For whom?</source>
        <translation>提供给谁？</translation>
    </message>
    <message>
        <source>What they will see</source>
        <translation>对方将看到</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Make the dossier</source>
        <translation>制作卷宗</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>The dossier is made.</source>
        <translation>卷宗已制作完成。</translation>
    </message>
    <message>
        <source>It lies at %1 (%2). Everything in it is signed. Whoever receives it can check it without this program: unpack it and follow VERIFY.txt, or use redress-verify. This is its fingerprint, to be told by another way:</source>
        <translation>卷宗保存在 %1（%2），其中内容均已签名。接收方无需本程序即可核验：解包后按 VERIFY.txt 操作，或使用 redress-verify。以下是卷宗的指纹，请另行告知对方：</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::ExtendDialog</name>
    <message>
        <source>By how many days, in the unit of the clock?</source>
        <translation>延长多少天（按该期限的计算单位）？</translation>
    </message>
    <message>
        <source>Reason, as the consumer is told</source>
        <translation>告知消费者的理由</translation>
    </message>
    <message>
        <source>Name no personal data here: the reason stays readable for good.</source>
        <translation>请勿写入个人信息：理由将永久可见。</translation>
    </message>
    <message>
        <source>Extend the deadline</source>
        <translation>延长期限</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>The deadline of %1 is extended.</source>
        <translation>%1 的期限已延长。</translation>
    </message>
    <message>
        <source>The deadline was not extended.</source>
        <translation>期限没有延长。</translation>
    </message>
    <message>
        <source>An extension needs its reason.</source>
        <translation>延期须写明理由。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::FigureDelegate</name>
    <message>
        <source>%1: %2 received, %3 closed, %4 late</source>
        <comment>a company or product, numbers of cases</comment>
        <translation>%1：受理 %2 件，办结 %3 件，逾期 %4 件</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::FigureHead</name>
    <message>
        <source>Received</source>
        <comment>cases</comment>
        <translation>受理</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>cases</comment>
        <translation>办结</translation>
    </message>
    <message>
        <source>Late</source>
        <comment>cases</comment>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>退赔</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::IntegrityPage</name>
    <message>
        <source>The history could not be read.</source>
        <translation>无法读取历史记录。</translation>
    </message>
    <message>
        <source>Checking everything recorded</source>
        <translation>正在核验全部记录</translation>
    </message>
    <message>
        <source>The check was not finished; it says nothing.</source>
        <translation>核验没有完成，不能作出结论。</translation>
    </message>
    <message>
        <source>The state of the history is signed.</source>
        <translation>当前历史状态已签名。</translation>
    </message>
    <message>
        <source>No checkpoint was made.</source>
        <translation>没有生成检查点。</translation>
    </message>
    <message>
        <source>Nothing has been checked in this window yet.</source>
        <translation>本次登录后尚未核验。</translation>
    </message>
    <message>
        <source>A check reads the whole history, every signature and every paper, and says what it finds.</source>
        <translation>核验会读取全部历史、每一个签名和每一份材料，并列出发现的问题。</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are not as they were signed.</source>
        <translation>
            <numerusform>有 %n 条记录与签名时不符。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) could not be checked.</source>
        <translation>
            <numerusform>有 %n 条记录无法核验。</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything recorded until %1 today is intact.</source>
        <translation>截至今天 %1，全部记录完好。</translation>
    </message>
    <message>
        <source>Looked at, at %1: %2 entries with their signatures, %3 groups of personal facts, %4 rows of the tables, %5 papers.</source>
        <translation>%1 核验：%2 条记录及其签名、%3 组个人信息、%4 行数据、%5 份材料。</translation>
    </message>
    <message>
        <source>Not yet witnessed by other departments, and no outside time: until then this proves that the center has not changed its own records, not when they were made.</source>
        <translation>尚无其他部门见证，也没有外部可信时间戳：目前只能证明本中心没有改动自己的记录，不能证明记录形成的时间。</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>Log: %1</source>
        <translation>日志：%1</translation>
    </message>
    <message>
        <source>Entries: %1</source>
        <translation>记录数：%1</translation>
    </message>
    <message>
        <source>Root of the tree: %1</source>
        <translation>树根：%1</translation>
    </message>
    <message>
        <source>Key of the log: %1</source>
        <translation>日志密钥：%1</translation>
    </message>
    <message>
        <source>No checkpoint has been signed yet.</source>
        <translation>尚未签署检查点。</translation>
    </message>
    <message>
        <source>Last signed checkpoint, over %1 entries:</source>
        <translation>最近签署的检查点，覆盖 %1 条记录：</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>全面核验</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>with every paper (slower)</source>
        <translation>包括每一份材料（较慢）</translation>
    </message>
    <message>
        <source>Sign a checkpoint now</source>
        <translation>立即签署检查点</translation>
    </message>
    <message>
        <source>Signs the state of the history, so that it can be compared later</source>
        <translation>对当前历史状态签名，供日后比对</translation>
    </message>
    <message>
        <source>Fingerprints and keys</source>
        <translation>指纹与密钥</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>核验结果</translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>%1 Signatures of %2 entries were not verified once more: this desk verified them before, all of them last on %3, and their bytes are the same.</source>
        <translation>%1 其中 %2 条记录的签名未再次核验：本工作台此前已核验（最近一次全部核验于 %3），且其字节未变。</translation>
    </message>
    <message>
        <source>every signature again</source>
        <translation>重新核验每个签名</translation>
    </message>
    <message>
        <source>Otherwise signatures that this desk verified before are not verified again while their entries&apos; bytes are the same</source>
        <translation>否则，本工作台已核验过且字节未变的记录，其签名不再重复核验</translation>
    </message>
    <message>
        <source>No outside time: this proves that the records have not been changed since other departments saw them, not when they were made.</source>
        <translation>没有外部可信时间戳：能证明记录自其他部门见证以来未被改动，不能证明记录形成的时间。</translation>
    </message>
    <message>
        <source>Not yet witnessed by other departments: nobody else has seen this history.</source>
        <translation>尚未经其他部门见证：还没有其他人看过这份历史记录。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::LineField</name>
    <message>
        <source>That is too long for this line (at most %1 characters). The field is as it was.</source>
        <translation>内容过长，本栏最多 %1 个字符。原有内容保持不变。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::LinkDialog</name>
    <message>
        <source>Number of the other case</source>
        <translation>另一件投诉的编号</translation>
    </message>
    <message>
        <source>What connects them?</source>
        <translation>两者有什么关联？</translation>
    </message>
    <message>
        <source>Which link is wrong?</source>
        <translation>哪一个关联有误？</translation>
    </message>
    <message>
        <source>Link with another case</source>
        <translation>关联其他投诉件</translation>
    </message>
    <message>
        <source>Remove a link</source>
        <translation>解除关联</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Remove the link</source>
        <translation>解除关联</translation>
    </message>
    <message>
        <source>%1 is linked.</source>
        <translation>%1 已关联。</translation>
    </message>
    <message>
        <source>A link of %1 is removed.</source>
        <translation>%1 的一个关联已解除。</translation>
    </message>
    <message>
        <source>The links were left as they were.</source>
        <translation>关联保持原样。</translation>
    </message>
    <message>
        <source>This is not a case number. One looks like C-2026-000123-7.</source>
        <translation>这不是投诉编号。编号形如 C-2026-000123-7。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::LoggedPanel</name>
    <message>
        <source>The complaint is logged. Its number is</source>
        <translation>投诉已受理，编号为</translation>
    </message>
    <message>
        <source>An answer is due by %1.</source>
        <translation>答复期限：%1。</translation>
    </message>
    <message>
        <source>Add papers…</source>
        <translation>添加材料…</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开投诉件</translation>
    </message>
    <message>
        <source>Next call (Ctrl+N)</source>
        <translation>下一个来电（Ctrl+N）</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::MainWindow</name>
    <message>
        <source>%1 - Redress</source>
        <comment>the center&apos;s name</comment>
        <translation>%1 - 投诉受理台</translation>
    </message>
    <message>
        <source>Redress</source>
        <translation>投诉受理台</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Opening the demo: invented people, companies and papers. Making it takes a moment.</source>
        <translation>正在打开演示：人物、机构和材料均为虚构。首次生成需要片刻。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::MonthChart</name>
    <message>
        <source>%1: %2 received, %3 closed, of these %4 late</source>
        <comment>a month and numbers of cases</comment>
        <translation>%1：受理 %2 件，办结 %3 件，其中逾期 %4 件</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>a month, as QDate writes it</comment>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Closed in time</source>
        <translation>按期办结</translation>
    </message>
    <message>
        <source>Closed late</source>
        <translation>逾期办结</translation>
    </message>
    <message>
        <source>Cases month by month</source>
        <translation>各月投诉</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::NewCallPage</name>
    <message>
        <source>New call</source>
        <translation>新来电</translation>
    </message>
    <message numerus="yes">
        <source>Known: %1, %n open case(s). Enter shows them.</source>
        <comment>a masked name</comment>
        <translation>
            <numerusform>已知投诉人：%1，在办 %n 件。按 Enter 查看。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <comment>cases of a company</comment>
        <translation>
            <numerusform>%n 件在办</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 › %2</source>
        <comment>a product and its issue</comment>
        <translation>%1 › %2</translation>
    </message>
    <message>
        <source>&quot;You will hear from us by %1.&quot;</source>
        <comment>a day</comment>
        <translation>“我们将在 %1 前答复您。”</translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>在办 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s) · hotline %1</source>
        <translation>
            <numerusform>在办 %n 件 · 客服热线 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>New to the center; it is kept as unchecked.</source>
        <translation>本中心尚无此机构，将按未核实保存。</translation>
    </message>
    <message>
        <source>The call was not logged; everything you typed is kept.</source>
        <translation>没有受理，您填写的全部内容已保留。</translation>
    </message>
    <message>
        <source>The draft could not be kept.</source>
        <translation>草稿无法保存。</translation>
    </message>
    <message>
        <source>keeping the draft…</source>
        <translation>正在保存草稿…</translation>
    </message>
    <message>
        <source>draft kept %1</source>
        <comment>two seconds ago</comment>
        <translation>草稿已保存（%1）</translation>
    </message>
    <message>
        <source>Log the case</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>来电</translation>
    </message>
    <message>
        <source>telephone number</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>Telephone number of the caller</source>
        <translation>来电号码</translation>
    </message>
    <message>
        <source>How the complaint arrived</source>
        <translation>投诉渠道</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>投诉人</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name of the caller</source>
        <translation>投诉人姓名</translation>
    </message>
    <message>
        <source>identity number</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>Identity number of the caller</source>
        <translation>投诉人证件号码</translation>
    </message>
    <message>
        <source>it is this person</source>
        <translation>就是此人</translation>
    </message>
    <message>
        <source>speaks for someone else: name</source>
        <translation>代他人投诉：被代理人姓名</translation>
    </message>
    <message>
        <source>Name of the person the caller speaks for</source>
        <translation>被代理人姓名</translation>
    </message>
    <message>
        <source>needs special care</source>
        <translation>需要特别关照</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>name or part of it</source>
        <translation>名称或其一部分</translation>
    </message>
    <message>
        <source>What</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>in the caller&apos;s words: withdraw, fee, harassed…</source>
        <translation>投诉人的说法：提现、手续费、骚扰…</translation>
    </message>
    <message>
        <source>What the complaint is about</source>
        <translation>投诉事由</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>投诉内容</translation>
    </message>
    <message>
        <source>Sought</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>要点</translation>
    </message>
    <message>
        <source>amount: 5w, 300 USD</source>
        <translation>金额：5万、300 USD</translation>
    </message>
    <message>
        <source>Amount in dispute</source>
        <translation>争议金额</translation>
    </message>
    <message>
        <source>when: 31.10., yesterday</source>
        <translation>时间：10月31日、昨天</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>account or contract no.</source>
        <translation>账号或合同编号</translation>
    </message>
    <message>
        <source>Account or contract number</source>
        <translation>账号或合同编号</translation>
    </message>
    <message>
        <source>Say</source>
        <translation>告知</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>重新填写</translation>
    </message>
    <message>
        <source>Log case  (Ctrl+Enter)</source>
        <translation>受理（Ctrl+Enter）</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s); %1</source>
        <comment>a procedure</comment>
        <translation>
            <numerusform>%n 天；%1</numerusform>
        </translation>
    </message>
    <message>
        <source>The line broke while the call was being logged. It is kept, and logged once when the server is back; do not enter it again.</source>
        <translation>受理过程中连接中断。来电内容已保留，服务器恢复后只会受理一次，请勿重复录入。</translation>
    </message>
    <message>
        <source>The server does not answer. The call is kept and will be logged by itself when the server is back.</source>
        <translation>服务器没有响应。来电内容已保留，服务器恢复后将自动受理。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::OutsideTimePanel</name>
    <message>
        <source>No outside time: only this center&apos;s own clocks say when something was recorded. An administrator can name a time-stamp authority.</source>
        <translation>没有外部时间：何时记录仅以本中心自己的时钟为准。管理员可以指定时间戳机构。</translation>
    </message>
    <message>
        <source>No outside time yet.</source>
        <translation>尚无外部时间。</translation>
    </message>
    <message>
        <source>Outside time: %1 confirmed on %2 the history up to entry %3.</source>
        <comment>an authority&apos;s name, a time, a number</comment>
        <translation>外部时间：%1 于 %2 为截至第 %3 条的历史记录出具了可信时间戳。</translation>
    </message>
    <message numerus="yes">
        <source>%n entries wait for a time stamp, the first since %1.</source>
        <translation>
            <numerusform>%n 条记录等待可信时间戳，最早的一条自 %1 起等待。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>没有等待的记录。</translation>
    </message>
    <message>
        <source>The last try gave none (%1); it is tried again by itself, and nothing is lost meanwhile.</source>
        <comment>a technical reason</comment>
        <translation>上一次未能取得（%1）；系统会自动重试，其间不会丢失任何内容。</translation>
    </message>
    <message>
        <source>Ask for a time stamp now</source>
        <translation>立即申请可信时间戳</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::OverviewPage</name>
    <message>
        <source>not known</source>
        <comment>a company or a product</comment>
        <translation>未知</translation>
    </message>
    <message>
        <source>The figures could not be read.</source>
        <translation>统计数据无法读取。</translation>
    </message>
    <message>
        <source>%1 asked for</source>
        <comment>an amount</comment>
        <translation>诉求金额 %1</translation>
    </message>
    <message>
        <source>%1 refunded</source>
        <comment>an amount</comment>
        <translation>退赔金额 %1</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>全部投诉</translation>
    </message>
    <message>
        <source>Cases of %1</source>
        <comment>a company</comment>
        <translation>%1 的投诉</translation>
    </message>
    <message>
        <source>received</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>of these in time</source>
        <translation>其中按期</translation>
    </message>
    <message>
        <source>open now</source>
        <translation>目前在办</translation>
    </message>
    <message>
        <source>overdue now</source>
        <translation>目前逾期</translation>
    </message>
    <message>
        <source>Export the figures</source>
        <translation>导出统计</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>最近 12 个月</translation>
    </message>
    <message>
        <source>Last 24 months</source>
        <translation>最近 24 个月</translation>
    </message>
    <message>
        <source>Last 5 years</source>
        <translation>最近 5 年</translation>
    </message>
    <message>
        <source>Which months</source>
        <translation>统计期间</translation>
    </message>
    <message>
        <source>Months begin and end at midnight, UTC</source>
        <translation>月份按 UTC 零时起止</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Export the figures…</source>
        <translation>导出统计…</translation>
    </message>
    <message>
        <source>Figures of this company alone</source>
        <translation>只看该企业</translation>
    </message>
    <message>
        <source>Companies with the most complaints</source>
        <translation>投诉最多的企业</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>业务类型</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>投诉事由</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>来源渠道</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>列出内容</translation>
    </message>
    <message>
        <source>No case yet.</source>
        <translation>尚无投诉。</translation>
    </message>
    <message>
        <source>Figures appear with the first complaint.</source>
        <translation>受理首件投诉后即显示统计。</translation>
    </message>
    <message>
        <source>Log a call</source>
        <translation>受理来电</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>统计</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::PagesView</name>
    <message>
        <source>This page cannot be shown.</source>
        <translation>此页无法显示。</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n page(s) are shown. Export it to see the others.</source>
        <translation>
            <numerusform>仅显示前 %n 页，其余请导出后查看。</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages of the paper</source>
        <translation>材料的页面</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::PaperDelegate</name>
    <message>
        <source>The paper was lawfully erased; that it was there stays provable.</source>
        <translation>该材料已依法删除，但曾经存证一事仍可证明。</translation>
    </message>
    <message>
        <source>Being sealed.</source>
        <translation>正在存证。</translation>
    </message>
    <message>
        <source>Signed by %1, %2.</source>
        <comment>a person and a moment</comment>
        <translation>%1 于 %2 签名存证。</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>%1 · from %2 · %3</source>
        <comment>a day, who brought it, a size</comment>
        <translation>%1 · 来自%2 · %3</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::PaperPreview</name>
    <message>
        <source>The paper was lawfully erased; that it was there stays provable.</source>
        <translation>该材料已依法删除，但曾经存证一事仍可证明。</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>The paper could not be opened.</source>
        <translation>无法打开该材料。</translation>
    </message>
    <message>
        <source>This kind of file cannot be shown here. Export it to look at it.</source>
        <translation>此处无法显示这种文件，请导出后查看。</translation>
    </message>
    <message>
        <source>This paper is too large to be shown here. Export it to look at it.</source>
        <translation>该材料过大，请导出后查看。</translation>
    </message>
    <message>
        <source>Choose a paper to see it.</source>
        <translation>请选择一份材料查看。</translation>
    </message>
    <message>
        <source>This file cannot be read as what it says it is. It stays archived as it came; export it to look at it.</source>
        <translation>该文件无法按其标称的格式读取。它已按收到时的原样存证，请导出后查看。</translation>
    </message>
    <message>
        <source>This PDF asks for a password, so it cannot be shown here. Export it to look at it.</source>
        <translation>该 PDF 需要密码，此处无法显示，请导出后查看。</translation>
    </message>
    <message>
        <source>This paper cannot be shown: reading it went wrong. It may be damaged, or made to do harm. It stays archived as it came and can be exported.</source>
        <translation>无法显示该材料：读取时出错。文件可能已损坏，也可能被蓄意制作。它已按收到时的原样存证，仍可导出。</translation>
    </message>
    <message>
        <source>This paper cannot be shown: reading it took too long. It stays archived as it came and can be exported.</source>
        <translation>无法显示该材料：读取耗时过长。它已按收到时的原样存证，仍可导出。</translation>
    </message>
    <message>
        <source>This paper cannot be shown: the program redress-preview is missing beside Redress. The papers are safe; install Redress again.</source>
        <translation>无法显示该材料：Redress 旁缺少 redress-preview 程序。材料均安全，请重新安装 Redress。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::PapersPanel</name>
    <message>
        <source>Archive</source>
        <translation>存证</translation>
    </message>
    <message>
        <source>Choose papers to archive</source>
        <translation>选择要存证的材料</translation>
    </message>
    <message>
        <source>The papers could not be read.</source>
        <translation>无法读取材料。</translation>
    </message>
    <message numerus="yes">
        <source>Archiving %n paper(s)</source>
        <translation>
            <numerusform>正在存证 %n 份材料</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was archived.</source>
        <translation>没有存证任何材料。</translation>
    </message>
    <message>
        <source>%1 was not archived.</source>
        <comment>a file</comment>
        <translation>%1 没有存证。</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) archived and signed.</source>
        <translation>
            <numerusform>已存证并签名 %n 份材料。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export this paper to</source>
        <translation>材料导出为</translation>
    </message>
    <message>
        <source>Receipt %1.pdf</source>
        <comment>a file name, with the paper&apos;s number</comment>
        <translation>材料收据 %1.pdf</translation>
    </message>
    <message>
        <source>Save the consumer&apos;s receipt to</source>
        <translation>材料收据保存为</translation>
    </message>
    <message>
        <source>Making the receipt for %1</source>
        <translation>正在为 %1 生成收据</translation>
    </message>
    <message>
        <source>The receipt is signed and ready for the consumer: %1</source>
        <translation>收据已签名，可交给消费者：%1</translation>
    </message>
    <message>
        <source>The receipt for %1 was not made.</source>
        <translation>未能为 %1 生成收据。</translation>
    </message>
    <message>
        <source>Receipt for the consumer…</source>
        <translation>出具材料收据…</translation>
    </message>
    <message>
        <source>A signed page that proves what was archived, and when</source>
        <translation>一页带签名的凭证，证明存入了什么、何时存入</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>正在导出 %1</translation>
    </message>
    <message>
        <source>Exported, bit by bit as it was archived: %1</source>
        <translation>已导出，与存证时逐位一致：%1</translation>
    </message>
    <message>
        <source>%1 was not exported.</source>
        <translation>%1 没有导出。</translation>
    </message>
    <message>
        <source>Add papers…</source>
        <translation>添加材料…</translation>
    </message>
    <message>
        <source>Choose files; or drop them here, or paste with Ctrl+V</source>
        <translation>选择文件；也可拖到这里，或按 Ctrl+V 粘贴</translation>
    </message>
    <message>
        <source>Export this paper…</source>
        <translation>导出此材料…</translation>
    </message>
    <message>
        <source>Open its case</source>
        <translation>打开所属投诉件</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Paste a paper</source>
        <translation>粘贴材料</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>材料</translation>
    </message>
    <message>
        <source>No papers yet.</source>
        <translation>还没有材料。</translation>
    </message>
    <message>
        <source>Papers are archived in their case.</source>
        <translation>材料在所属投诉件中存证。</translation>
    </message>
    <message>
        <source>Drop files here, paste a picture or text, or choose files.</source>
        <translation>把文件拖到这里，粘贴图片或文字，或选择文件。</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>%1 was not archived: it is a folder. Choose the files in it.</source>
        <translation>%1 未存证：这是一个文件夹，请选择其中的文件。</translation>
    </message>
    <message numerus="yes">
        <source>More than %n file(s) at once. Nothing was taken; choose fewer.</source>
        <translation>
            <numerusform>一次超过 %n 个文件，未添加任何文件。请减少数量。</numerusform>
        </translation>
    </message>
    <message>
        <source>That text is too long to paste. Nothing was taken; keep it as a file and add the file.</source>
        <translation>文字过长，无法粘贴，未添加任何内容。请存为文件后再添加。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::PasswordDialog</name>
    <message>
        <source>Enter the present password first.</source>
        <translation>请先输入当前密码。</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>The new one again</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>The password is still the old one.</source>
        <translation>密码未改变。</translation>
    </message>
    <message>
        <source>The new password is in force.</source>
        <translation>新密码已生效。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::PauseDialog</name>
    <message>
        <source>What does the center wait for?</source>
        <translation>为什么中止？</translation>
    </message>
    <message>
        <source>The clock runs on from today. The days of waiting do not count.</source>
        <translation>期限从今天起继续计算，等待的天数不计入。</translation>
    </message>
    <message>
        <source>Pause the clock</source>
        <translation>中止期限</translation>
    </message>
    <message>
        <source>Resume the clock</source>
        <translation>恢复期限</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>The clock of %1 waits.</source>
        <translation>%1 的期限已中止。</translation>
    </message>
    <message>
        <source>The clock of %1 runs again.</source>
        <translation>%1 的期限已恢复计算。</translation>
    </message>
    <message>
        <source>The clock was left as it was.</source>
        <translation>期限保持原样。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::PersonDialog</name>
    <message>
        <source>Write the name first.</source>
        <translation>请先填写姓名。</translation>
    </message>
    <message>
        <source>Choose at least one thing this person does.</source>
        <translation>请至少选择一个岗位。</translation>
    </message>
    <message>
        <source>Name, also for signing in</source>
        <translation>姓名（同时用于登录）</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>岗位</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>初始密码</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再次输入</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Nobody was added.</source>
        <translation>未添加任何人员。</translation>
    </message>
    <message>
        <source>%1 can sign in.</source>
        <translation>%1 现在可以登录。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::QueuePage</name>
    <message>
        <source>Cases of %1</source>
        <comment>a person or company</comment>
        <translation>%1 的投诉件</translation>
    </message>
    <message>
        <source>Nothing is called &quot;%1&quot; here. The list shows the last search.</source>
        <translation>没有找到“%1”。列表仍显示上一次的结果。</translation>
    </message>
    <message>
        <source>The list could not be read.</source>
        <translation>无法读取列表。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a filter and how many</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>待分派</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>将到期</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已逾期</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>在办</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>投诉件</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>No case here.</source>
        <translation>没有投诉件。</translation>
    </message>
    <message>
        <source>Nothing waits under this filter.</source>
        <translation>此筛选条件下没有待办事项。</translation>
    </message>
    <message>
        <source>Log a call</source>
        <translation>记录来电</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>投诉件</translation>
    </message>
    <message>
        <source>Export this list</source>
        <translation>导出此列表</translation>
    </message>
    <message>
        <source>Export this list…</source>
        <translation>导出此列表…</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::Rail</name>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <comment>a room and its key</comment>
        <translation>%1（Ctrl+%2）</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::RecoverForm</name>
    <message>
        <source>Password lost</source>
        <translation>忘记密码</translation>
    </message>
    <message>
        <source>The recovery code opens the vault and sets a new password. That this was done is recorded.</source>
        <translation>恢复码可以打开档案库并设置新密码。此操作会留下记录。</translation>
    </message>
    <message>
        <source>Folder of the vault</source>
        <translation>档案库文件夹</translation>
    </message>
    <message>
        <source>Recovery code from the paper</source>
        <translation>纸上所抄的恢复码</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>The new password again</source>
        <translation>再次输入新密码</translation>
    </message>
    <message>
        <source>Open with the code</source>
        <translation>用恢复码打开</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Opening the key ring…</source>
        <translation>正在打开密钥环…</translation>
    </message>
    <message>
        <source>The code does not open this vault.</source>
        <translation>恢复码不能打开此档案库。</translation>
    </message>
    <message>
        <source>The vault was not opened.</source>
        <translation>档案库没有打开。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::SignInPage</name>
    <message>
        <source>Choose the folder of the vault</source>
        <translation>选择档案库文件夹</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Set up a new center…</source>
        <translation>建立新中心…</translation>
    </message>
    <message>
        <source>Password lost…</source>
        <translation>忘记密码…</translation>
    </message>
    <message>
        <source>The desk of a consumer service center</source>
        <translation>消费者权益保护中心工作台</translation>
    </message>
    <message>
        <source>%1 (demo)</source>
        <translation>%1（演示）</translation>
    </message>
    <message>
        <source>Opening the key ring…</source>
        <translation>正在打开密钥环…</translation>
    </message>
    <message>
        <source>Choose the folder of the vault first.</source>
        <translation>请先选择档案库文件夹。</translation>
    </message>
    <message>
        <source>Enter your name first.</source>
        <translation>请先填写姓名。</translation>
    </message>
    <message>
        <source>You are not signed in.</source>
        <translation>没有登录。</translation>
    </message>
    <message>
        <source>There is no vault in this folder, or nobody of this name in it.</source>
        <translation>此文件夹中没有档案库，或其中没有此人。</translation>
    </message>
    <message>
        <source>Folder of the vault, or address of the server</source>
        <translation>档案库文件夹或服务器地址</translation>
    </message>
    <message>
        <source>/home/me/center or postgresql://desk1@db.example/center</source>
        <translation>/home/me/center 或 postgresql://desk1@db.example/center</translation>
    </message>
    <message>
        <source>A center of many desks has an address: postgresql://NAME@HOST/DATABASE. Who runs the server gives it to you; its password stands in the file .pgpass of your home folder.</source>
        <translation>多席位中心使用服务器地址：postgresql://NAME@HOST/DATABASE，由服务器管理员提供；其密码写在您主目录下的 .pgpass 文件中。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::SoundPlayer</name>
    <message>
        <source>Pause (Space)</source>
        <translation>暂停（空格）</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>播放（空格）</translation>
    </message>
    <message>
        <source>Position in the recording</source>
        <translation>录音位置</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::StoryView</name>
    <message>
        <source>As the consumer told it</source>
        <translation>消费者陈述</translation>
    </message>
    <message>
        <source>No story was taken down.</source>
        <translation>没有记录投诉内容。</translation>
    </message>
    <message>
        <source>Show personal data</source>
        <translation>显示个人信息</translation>
    </message>
    <message>
        <source>That you looked is recorded.</source>
        <translation>查看会留下记录。</translation>
    </message>
    <message>
        <source>Personal data is shown. That you looked is recorded.</source>
        <translation>已显示个人信息，此次查看已留下记录。</translation>
    </message>
    <message>
        <source>Linked with</source>
        <translation>关联</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>消费者</translation>
    </message>
    <message>
        <source>lawfully erased</source>
        <translation>已依法删除</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Identity no.</source>
        <translation>证件号码</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Speaks for</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>关照</translation>
    </message>
    <message>
        <source>needs special care</source>
        <translation>需要特别关照</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>机构</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Sought</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Works on it</source>
        <translation>办理人</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚未分派</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Relief</source>
        <translation>补偿</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::TableDialog</name>
    <message>
        <source>Write the table to</source>
        <translation>表格保存到</translation>
    </message>
    <message>
        <source>Choose where the table is written to.</source>
        <translation>请选择表格的保存位置。</translation>
    </message>
    <message>
        <source>The table was not made; no file was left behind.</source>
        <translation>表格未能生成，未留下任何文件。</translation>
    </message>
    <message>
        <source>A table for a spreadsheet (CSV). That it was made is recorded. Nothing in it can run as a formula.</source>
        <translation>供电子表格使用的 CSV 文件。导出会留下记录。表中内容不会作为公式执行。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>for an office&apos;s spreadsheet (marks the file as UTF-8)</source>
        <translation>供办公软件打开（标明为 UTF-8）</translation>
    </message>
    <message>
        <source>with the masked names of consumers (slower)</source>
        <translation>包含脱敏后的消费者姓名（较慢）</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Make the table</source>
        <translation>生成表格</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) lie at %1 (%2).</source>
        <translation>
            <numerusform>共 %n 行，保存在 %1（%2）。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Redress::Ui::TextActDialog</name>
    <message>
        <source>What should be remembered? Only the center reads it.</source>
        <translation>需要记住什么？仅本中心可见。</translation>
    </message>
    <message>
        <source>Message to %1</source>
        <comment>a company</comment>
        <translation>致 %1 的转办函</translation>
    </message>
    <message>
        <source>Why? Name no personal data here: the reason stays readable for good.</source>
        <translation>理由是什么？请勿写入个人信息：理由将永久可见。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Forward to the company</source>
        <translation>转办至被投诉机构</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新受理</translation>
    </message>
    <message>
        <source>Record the note</source>
        <translation>记录备注</translation>
    </message>
    <message>
        <source>Record as forwarded</source>
        <translation>记录转办</translation>
    </message>
    <message>
        <source>Reopen the case</source>
        <translation>重新受理</translation>
    </message>
    <message>
        <source>The note on %1 is recorded.</source>
        <translation>%1 的备注已记录。</translation>
    </message>
    <message>
        <source>%1 is recorded as forwarded.</source>
        <translation>%1 已记录为转办。</translation>
    </message>
    <message>
        <source>%1 is open again.</source>
        <translation>%1 已重新受理。</translation>
    </message>
    <message>
        <source>The case was not reopened.</source>
        <translation>没有重新受理。</translation>
    </message>
    <message>
        <source>Nothing was recorded; your text is kept.</source>
        <translation>没有记录，您填写的文字已保留。</translation>
    </message>
    <message>
        <source>Write a sentence first.</source>
        <translation>请先写一句话。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::TextField</name>
    <message>
        <source>%1 characters do not fit here (at most %2 in all). Nothing was pasted; keep such a text as a file and archive it as a paper.</source>
        <translation>此处容不下 %1 个字符（总共最多 %2 个）。未粘贴任何内容；请将其存为文件，作为材料归档。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::TopLine</name>
    <message>
        <source>Search: a number, words, company:acme, due:&lt;3d  ( / )</source>
        <translation>搜索：编号、词语、机构:某某、到期:&lt;3天（ / ）</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>当前登录：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <comment>cases</comment>
        <translation>
            <numerusform>%n 件在办</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <comment>cases</comment>
        <translation>
            <numerusform>%n 件逾期</numerusform>
        </translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>尚未核验</translation>
    </message>
    <message>
        <source>something is broken</source>
        <translation>发现损坏</translation>
    </message>
    <message>
        <source>proven %1</source>
        <comment>a time of day</comment>
        <translation>%1 已核验</translation>
    </message>
    <message>
        <source>Whether everything recorded is still as it was signed</source>
        <translation>全部记录是否仍与签名时一致</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::WitnessRound</name>
    <message>
        <source>%1 refuses to witness this history; see Integrity.</source>
        <translation>%1 拒绝见证本账本，详见“核验”。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::WitnessView</name>
    <message>
        <source>%1 has confirmed nothing yet.</source>
        <translation>%1 尚未确认过任何记录。</translation>
    </message>
    <message>
        <source>%1 confirmed everything recorded, %2.</source>
        <comment>an office; a time</comment>
        <translation>%1 已确认全部记录，%2。</translation>
    </message>
    <message>
        <source>%1 confirmed the first %2 of %3 entries, %4.</source>
        <comment>an office; numbers; a time</comment>
        <translation>%1 已确认 %3 条记录中的前 %2 条，%4。</translation>
    </message>
    <message>
        <source>It did not answer as it should; it is asked again after %1. Nothing is lost.</source>
        <translation>它没有给出应有的答复；%1 之后会再次询问，没有任何损失。</translation>
    </message>
    <message>
        <source>It is asked by mail or on a stick.</source>
        <translation>通过邮件或移动存储向其提交。</translation>
    </message>
    <message>
        <source>%1 confirmed more entries of this history than are here. An old copy was put back, or entries are gone. Stop, and put back the newest backup.</source>
        <translation>%1 确认过的记录多于此处现有的记录。可能放回了旧副本，或有记录丢失。请停止操作，恢复最新的备份。</translation>
    </message>
    <message>
        <source>%1 knows another key for this history than this center has. Compare the key below under &quot;Fingerprints and keys&quot; with the one that office was given.</source>
        <translation>%1 所知的账本公钥与本中心的不同。请将下方“指纹与密钥”中的公钥与交给该机构的公钥核对。</translation>
    </message>
    <message>
        <source>%1 confirmed another history than the one here: entries from before were changed, or there are two histories. Stop, and compare with that office what each of you holds; it keeps the proof.</source>
        <translation>%1 确认过的账本与此处的不同：以前的记录被改动，或存在两本账。请停止操作，与该机构核对双方所持的内容；证据由它保存。</translation>
    </message>
    <message>
        <source>Ask the witnesses now</source>
        <translation>立即请求见证</translation>
    </message>
    <message numerus="yes">
        <source>%n other office(s) may witness this history; until enough of them have, only this center vouches for it.</source>
        <translation>
            <numerusform>有 %n 个其他机构可以见证本账本；在足够的机构见证之前，只有本中心为其作证。</numerusform>
        </translation>
    </message>
    <message>
        <source>As many other offices as the policy demands have confirmed that this history only grew, up to its newest entry.</source>
        <translation>已有足够的其他机构确认：本账本只增不改，直至最新一条记录。</translation>
    </message>
    <message>
        <source>As many other offices as the policy demands have confirmed that this history only grew, up to entry %1 of %2; the rest waits for their next answer.</source>
        <translation>已有足够的其他机构确认：本账本只增不改，直至 %2 条记录中的第 %1 条；其余等待下次见证。</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::WorkLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1: stopping</source>
        <comment>a running job</comment>
        <translation>%1：正在停止</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <comment>a running job and how far it is</comment>
        <translation>%1：%2 / %3</translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message>
        <source>ddd d MMM yyyy</source>
        <comment>a day in full, as QLocale::toString wants it</comment>
        <translation>yyyy年M月d日 ddd</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day of this year</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day of another year</comment>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>a moment</comment>
        <translation>yyyy-MM-dd HH:mm</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>no clock</source>
        <translation>无期限</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <comment>short, in a narrow column</comment>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>due %1</source>
        <comment>a weekday</comment>
        <translation>%1到期</translation>
    </message>
    <message>
        <source>due %1</source>
        <comment>a date</comment>
        <translation>%1到期</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>尚未开始</translation>
    </message>
    <message>
        <source>met late; the day is not told</source>
        <translation>逾期完成，日期不详</translation>
    </message>
    <message>
        <source>met; the day is not told</source>
        <translation>已完成，日期不详</translation>
    </message>
    <message>
        <source>met late, on %1</source>
        <translation>逾期，于 %1 完成</translation>
    </message>
    <message>
        <source>met on %1</source>
        <translation>已于 %1 完成</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>paused after %1 of %2 days</source>
        <translation>已中止，第 %1 天 / 共 %2 天</translation>
    </message>
    <message>
        <source>day %1 of %2</source>
        <translation>第 %1 天 / 共 %2 天</translation>
    </message>
    <message>
        <source>the complaint was forwarded</source>
        <translation>投诉已转办</translation>
    </message>
    <message>
        <source>the complaint&apos;s papers were complete</source>
        <translation>投诉材料齐备</translation>
    </message>
    <message>
        <source>the case was reopened</source>
        <translation>重新受理</translation>
    </message>
    <message>
        <source>the complaint was received</source>
        <translation>受理投诉</translation>
    </message>
    <message numerus="yes">
        <source>%1 and the %n day(s) after</source>
        <comment>a date</comment>
        <translation>
            <numerusform>%1 起另加 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: the clock starts, because %2.</source>
        <translation>%1：因%2，期限开始计算。</translation>
    </message>
    <message numerus="yes">
        <source>Until %1: %n day(s) counted.</source>
        <translation>
            <numerusform>至 %1：已计 %n 天。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: weekend, not counted.</source>
        <translation>%1：周末，不计入。</translation>
    </message>
    <message>
        <source>%1: %2, not counted.</source>
        <comment>a date and a holiday&apos;s name</comment>
        <translation>%1：%2，不计入。</translation>
    </message>
    <message>
        <source>%1: a make-up working day, counted as day %2.</source>
        <translation>%1：调休上班，计为第 %2 天。</translation>
    </message>
    <message numerus="yes">
        <source>%1: paused for %n day(s), %2.</source>
        <comment>a date and a reason</comment>
        <translation>
            <numerusform>%1：中止 %n 天，%2。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: extended by %n day(s). Reason: %2.</source>
        <translation>
            <numerusform>%1：延长 %n 天。理由：%2。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: extended by %n day(s) by %3. Reason: %2.</source>
        <translation>
            <numerusform>%1：由 %3 延长 %n 天。理由：%2。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: an extension by %n day(s) came after the deadline and adds nothing.</source>
        <translation>
            <numerusform>%1：期限届满后才延长 %n 天，不起作用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The procedure allows %n day(s) at most.</source>
        <translation>
            <numerusform>按规定最长 %n 天。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: the calendar does not cover this year; only weekends are left out.</source>
        <translation>%1：日历未涵盖该年度，仅扣除周末。</translation>
    </message>
    <message>
        <source>%1: the last day.</source>
        <translation>%1：最后一天。</translation>
    </message>
    <message>
        <source>Met; the day is not told.</source>
        <translation>已完成，日期不详。</translation>
    </message>
    <message>
        <source>%1: met.</source>
        <translation>%1：已完成。</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
</context>
<context>
    <name>TypedCall</name>
    <message>
        <source>A number has 3 to 15 digits, like 138 0013 8000.</source>
        <translation>号码应为 3 到 15 位数字，如 138 0013 8000。</translation>
    </message>
    <message>
        <source>The check digit does not fit. Compare it with the paper.</source>
        <translation>校验位不符，请与证件核对。</translation>
    </message>
    <message>
        <source>Choose one of the list (Down, Enter), or leave it empty.</source>
        <translation>请从列表中选择（↓、Enter），或留空。</translation>
    </message>
    <message>
        <source>Write what happened, or choose the matter above.</source>
        <translation>请写明经过，或在上方选择事由。</translation>
    </message>
    <message>
        <source>Write it like 50000, 5w or 300 USD.</source>
        <translation>请写成 50000、5万 或 300 USD。</translation>
    </message>
    <message>
        <source>At most %1 characters have room here; archive the text as a paper.</source>
        <translation>此处最多 %1 个字符；请将该文字作为材料存证。</translation>
    </message>
    <message>
        <source>Write it like 2026-10-31, 31.10. or yesterday; from 1900 until today.</source>
        <translation>请写成 2026-10-31、10月31日或“昨天”；须在1900年以后、今天或以前。</translation>
    </message>
</context>
<context>
    <name>SignatureWords</name>
    <message>
        <source>A signed container of another program; its signatures were not judged.</source>
        <translation>由其他程序生成的签名容器，未判断其中的签名。</translation>
    </message>
    <message>
        <source>It carries a signature that leaves out more than itself: it proves nothing.</source>
        <translation>材料自带的签名遗漏了签名以外的内容，不能证明什么。</translation>
    </message>
    <message>
        <source>It carries a signature that cannot be read: it proves nothing.</source>
        <translation>材料自带的签名无法读取，不能证明什么。</translation>
    </message>
    <message>
        <source>an unnamed signer</source>
        <translation>未具名的签名人</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a person and an organization</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The signature of %1 is forged: it was not made with that key.</source>
        <translation>%1 的签名系伪造：并非用该密钥签署。</translation>
    </message>
    <message>
        <source>The signature of %1 does not hold: the paper is not what was signed.</source>
        <translation>%1 的签名不成立：材料与签名时不一致。</translation>
    </message>
    <message>
        <source>no time told</source>
        <translation>未注明时间</translation>
    </message>
    <message>
        <source>Time stamp of %1, %2</source>
        <comment>an authority and a moment</comment>
        <translation>%1 的时间戳，%2</translation>
    </message>
    <message>
        <source>Signed by %1, %2</source>
        <comment>a person and a moment</comment>
        <translation>%1 签名，%2</translation>
    </message>
    <message>
        <source>%1; but something was added to the paper afterwards.</source>
        <translation>%1；但此后材料又有增添。</translation>
    </message>
    <message>
        <source>%1: the whole paper, unchanged.</source>
        <translation>%1：覆盖整份材料，未被改动。</translation>
    </message>
    <message>
        <source>%1: the whole paper, unchanged; the certificate has ended since.</source>
        <translation>%1：覆盖整份材料，未被改动；证书此后已到期。</translation>
    </message>
    <message>
        <source>%1: the whole paper, unchanged; who that is, nobody known here vouches for.</source>
        <translation>%1：覆盖整份材料，未被改动；但签名人身份没有此处信任的机构担保。</translation>
    </message>
</context>
</TS>
