<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActWords</name>
    <message>
        <source>Closed: %1</source>
        <translation>Closed: %1</translation>
    </message>
    <message>
        <source>Closed: %1, %2</source>
        <comment>an outcome and an amount</comment>
        <translation>Closed: %1, %2</translation>
    </message>
    <message>
        <source>Given back to the shared queue</source>
        <translation>Given back to the shared queue</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>Assigned to %1</translation>
    </message>
    <message>
        <source>%1 archived, received from %2</source>
        <comment>a kind of paper and who brought it</comment>
        <translation>%1 archived, received from %2</translation>
    </message>
    <message>
        <source>Complaint received by %1</source>
        <comment>a channel: telephone, letter</comment>
        <translation>Complaint received by %1</translation>
    </message>
    <message>
        <source>Complaint taken over from another system</source>
        <translation>Complaint taken over from another system</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Forwarded to the company</source>
        <translation>Forwarded to the company</translation>
    </message>
    <message>
        <source>The company answered</source>
        <translation>The company answered</translation>
    </message>
    <message>
        <source>The center answered</source>
        <translation>The center answered</translation>
    </message>
    <message numerus="yes">
        <source>Deadline extended by %n day(s): %1</source>
        <comment>a reason</comment>
        <translation>
            <numerusform>Deadline extended by %n day: %1</numerusform>
            <numerusform>Deadline extended by %n days: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock paused: %1</source>
        <translation>Clock paused: %1</translation>
    </message>
    <message>
        <source>Clock resumed</source>
        <translation>Clock resumed</translation>
    </message>
    <message>
        <source>Linked with %1: %2</source>
        <comment>a case and the kind of connection</comment>
        <translation>Linked with %1: %2</translation>
    </message>
    <message>
        <source>Link with %1 removed</source>
        <translation>Link with %1 removed</translation>
    </message>
    <message>
        <source>Reopened: %1</source>
        <translation>Reopened: %1</translation>
    </message>
    <message>
        <source>Paper exported</source>
        <translation>Paper exported</translation>
    </message>
    <message>
        <source>Receipt for a paper given</source>
        <translation>Receipt for a paper given</translation>
    </message>
    <message>
        <source>Dossier exported, for: %1</source>
        <translation>Dossier exported, for: %1</translation>
    </message>
    <message>
        <source>Personal data viewed</source>
        <translation>Personal data viewed</translation>
    </message>
    <message>
        <source>Personal data erased: %1</source>
        <translation>Personal data erased: %1</translation>
    </message>
    <message>
        <source>Personal data corrected</source>
        <translation>Personal data corrected</translation>
    </message>
    <message>
        <source>What was written here has been lawfully erased. That it was written stays provable.</source>
        <translation>What was written here has been lawfully erased. That it was written stays provable.</translation>
    </message>
    <message>
        <source>Note…</source>
        <translation>Note…</translation>
    </message>
    <message>
        <source>Assign…</source>
        <translation>Assign…</translation>
    </message>
    <message>
        <source>Forward…</source>
        <translation>Forward…</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>Answer…</translation>
    </message>
    <message>
        <source>Extend…</source>
        <translation>Extend…</translation>
    </message>
    <message>
        <source>Pause…</source>
        <translation>Pause…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Link…</source>
        <translation>Link…</translation>
    </message>
    <message>
        <source>Remove link…</source>
        <translation>Remove link…</translation>
    </message>
    <message>
        <source>Close…</source>
        <translation>Close…</translation>
    </message>
    <message>
        <source>Reopen…</source>
        <translation>Reopen…</translation>
    </message>
    <message>
        <source>Export the dossier…</source>
        <translation>Export the dossier…</translation>
    </message>
</context>
<context>
    <name>CodeWords</name>
    <message>
        <source>erased</source>
        <comment>a person&apos;s data</comment>
        <translation>erased</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the words of a list</comment>
        <translation>, </translation>
    </message>
    <message>
        <source>telephone</source>
        <translation>telephone</translation>
    </message>
    <message>
        <source>web form</source>
        <translation>web form</translation>
    </message>
    <message>
        <source>letter</source>
        <translation>letter</translation>
    </message>
    <message>
        <source>visit</source>
        <translation>visit</translation>
    </message>
    <message>
        <source>e-mail</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>fax</source>
        <translation>fax</translation>
    </message>
    <message>
        <source>referral</source>
        <translation>referral</translation>
    </message>
    <message>
        <source>money back</source>
        <translation>money back</translation>
    </message>
    <message>
        <source>contract ended</source>
        <translation>contract ended</translation>
    </message>
    <message>
        <source>apology</source>
        <translation>apology</translation>
    </message>
    <message>
        <source>correction</source>
        <translation>correction</translation>
    </message>
    <message>
        <source>compensation</source>
        <translation>compensation</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>something else</translation>
    </message>
    <message>
        <source>upheld</source>
        <translation>upheld</translation>
    </message>
    <message>
        <source>partly upheld</source>
        <translation>partly upheld</translation>
    </message>
    <message>
        <source>not upheld</source>
        <translation>not upheld</translation>
    </message>
    <message>
        <source>settled between the parties</source>
        <translation>settled between the parties</translation>
    </message>
    <message>
        <source>withdrawn by the consumer</source>
        <translation>withdrawn by the consumer</translation>
    </message>
    <message>
        <source>outside the center&apos;s remit</source>
        <translation>outside the center&apos;s remit</translation>
    </message>
    <message>
        <source>closed with an explanation</source>
        <translation>closed with an explanation</translation>
    </message>
    <message>
        <source>relief in money</source>
        <translation>relief in money</translation>
    </message>
    <message>
        <source>relief other than money</source>
        <translation>relief other than money</translation>
    </message>
    <message>
        <source>relief given</source>
        <translation>relief given</translation>
    </message>
    <message>
        <source>no relief given</source>
        <translation>no relief given</translation>
    </message>
    <message>
        <source>answered too late</source>
        <translation>answered too late</translation>
    </message>
    <message>
        <source>papers are missing</source>
        <translation>papers are missing</translation>
    </message>
    <message>
        <source>waiting for the consumer</source>
        <translation>waiting for the consumer</translation>
    </message>
    <message>
        <source>waiting for an expert</source>
        <translation>waiting for an expert</translation>
    </message>
    <message>
        <source>waiting for a court</source>
        <translation>waiting for a court</translation>
    </message>
    <message>
        <source>another reason</source>
        <translation>another reason</translation>
    </message>
    <message>
        <source>same wording</source>
        <translation>same wording</translation>
    </message>
    <message>
        <source>same company</source>
        <translation>same company</translation>
    </message>
    <message>
        <source>same consumer</source>
        <translation>same consumer</translation>
    </message>
    <message>
        <source>another connection</source>
        <translation>another connection</translation>
    </message>
    <message>
        <source>the consumer</source>
        <translation>the consumer</translation>
    </message>
    <message>
        <source>the company</source>
        <translation>the company</translation>
    </message>
    <message>
        <source>the center</source>
        <translation>the center</translation>
    </message>
    <message>
        <source>a third party</source>
        <translation>a third party</translation>
    </message>
    <message>
        <source>somebody else</source>
        <translation>somebody else</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Contract</translation>
    </message>
    <message>
        <source>Voucher</source>
        <translation>Voucher</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Statement</translation>
    </message>
    <message>
        <source>Screenshot</source>
        <translation>Screenshot</translation>
    </message>
    <message>
        <source>Chat log</source>
        <translation>Chat log</translation>
    </message>
    <message>
        <source>Call recording</source>
        <translation>Call recording</translation>
    </message>
    <message>
        <source>Identity paper</source>
        <translation>Identity paper</translation>
    </message>
    <message>
        <source>Correspondence</source>
        <translation>Correspondence</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Court</source>
        <translation>Court</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Public</translation>
    </message>
    <message>
        <source>open</source>
        <translation>open</translation>
    </message>
    <message>
        <source>forwarded to the company</source>
        <translation>forwarded to the company</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>who the consumer is</source>
        <translation>who the consumer is</translation>
    </message>
    <message>
        <source>the story</source>
        <translation>the story</translation>
    </message>
    <message>
        <source>account and contract numbers</source>
        <translation>account and contract numbers</translation>
    </message>
    <message>
        <source>notes of the center</source>
        <translation>notes of the center</translation>
    </message>
    <message>
        <source>messages to the company</source>
        <translation>messages to the company</translation>
    </message>
    <message>
        <source>answers</source>
        <translation>answers</translation>
    </message>
    <message>
        <source>the closing statement</source>
        <translation>the closing statement</translation>
    </message>
    <message>
        <source>names of papers</source>
        <translation>names of papers</translation>
    </message>
    <message>
        <source>fingerprints of papers</source>
        <translation>fingerprints of papers</translation>
    </message>
    <message>
        <source>signatures on papers</source>
        <translation>signatures on papers</translation>
    </message>
    <message>
        <source>signatures that papers carry</source>
        <translation>signatures that papers carry</translation>
    </message>
    <message>
        <source>names of staff</source>
        <translation>names of staff</translation>
    </message>
    <message>
        <source>where an imported case came from</source>
        <translation>where an imported case came from</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>operator</translation>
    </message>
    <message>
        <source>supervisor</source>
        <translation>supervisor</translation>
    </message>
    <message>
        <source>auditor</source>
        <translation>auditor</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>administrator</translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Other paper</source>
        <translation>Other paper</translation>
    </message>
    <message>
        <source>another way</source>
        <translation>another way</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>Something that was entered does not fit. Correct it and try again.</source>
        <translation>Something that was entered does not fit. Correct it and try again.</translation>
    </message>
    <message>
        <source>It was not found. It may have been moved or renamed.</source>
        <translation>It was not found. It may have been moved or renamed.</translation>
    </message>
    <message>
        <source>The record has changed meanwhile, or its state does not allow this. Look at it again.</source>
        <translation>The record has changed meanwhile, or its state does not allow this. Look at it again.</translation>
    </message>
    <message>
        <source>The name or the password is not right. Nothing was changed.</source>
        <translation>The name or the password is not right. Nothing was changed.</translation>
    </message>
    <message>
        <source>You may not do this. Ask a colleague who has the right.</source>
        <translation>You may not do this. Ask a colleague who has the right.</translation>
    </message>
    <message>
        <source>The disk or the file could not be used. Check that it is there and that you may read and write it.</source>
        <translation>The disk or the file could not be used. Check that it is there and that you may read and write it.</translation>
    </message>
    <message>
        <source>The disk is full. Make room and try again.</source>
        <translation>The disk is full. Make room and try again.</translation>
    </message>
    <message>
        <source>The folder is read-only. Ask who owns it for the right to write.</source>
        <translation>The folder is read-only. Ask who owns it for the right to write.</translation>
    </message>
    <message>
        <source>The vault is in use by another window or computer. Close it there and try again.</source>
        <translation>The vault is in use by another window or computer. Close it there and try again.</translation>
    </message>
    <message>
        <source>This vault was written by a newer version of the program. Use that version; the vault was left untouched.</source>
        <translation>This vault was written by a newer version of the program. Use that version; the vault was left untouched.</translation>
    </message>
    <message>
        <source>Stored data is damaged. Nothing was changed. Open the integrity room to see what is broken.</source>
        <translation>Stored data is damaged. Nothing was changed. Open the integrity room to see what is broken.</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation>It is too large.</translation>
    </message>
    <message>
        <source>The program cannot do this with such data.</source>
        <translation>The program cannot do this with such data.</translation>
    </message>
    <message>
        <source>The network could not be reached. Try again later.</source>
        <translation>The network could not be reached. Try again later.</translation>
    </message>
    <message>
        <source>A cryptographic step was refused. Nothing was changed.</source>
        <translation>A cryptographic step was refused. Nothing was changed.</translation>
    </message>
    <message>
        <source>Stopped at your wish.</source>
        <translation>Stopped at your wish.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a sentence and its technical detail</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The line broke while it was being recorded. Whether it was is found out when the line is back; do not enter it again.</source>
        <translation>The line broke while it was being recorded. Whether it was is found out when the line is back; do not enter it again.</translation>
    </message>
</context>
<context>
    <name>FindingWords</name>
    <message>
        <source>In the history, %1 is not as it was signed.</source>
        <translation>In the history, %1 is not as it was signed.</translation>
    </message>
    <message>
        <source>Keep the vault as it is and compare it with a backup.</source>
        <translation>Keep the vault as it is and compare it with a backup.</translation>
    </message>
    <message>
        <source>Personal facts of %1 are not what was recorded.</source>
        <translation>Personal facts of %1 are not what was recorded.</translation>
    </message>
    <message>
        <source>Restore the vault from a backup beside this one and compare.</source>
        <translation>Restore the vault from a backup beside this one and compare.</translation>
    </message>
    <message>
        <source>Personal facts of %1 were lawfully erased.</source>
        <translation>Personal facts of %1 were lawfully erased.</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>Nothing needs to be done.</translation>
    </message>
    <message>
        <source>The history does not hold together at %1.</source>
        <translation>The history does not hold together at %1.</translation>
    </message>
    <message>
        <source>The signed checkpoint does not fit the history (%1).</source>
        <translation>The signed checkpoint does not fit the history (%1).</translation>
    </message>
    <message>
        <source>Compare with a checkpoint kept elsewhere.</source>
        <translation>Compare with a checkpoint kept elsewhere.</translation>
    </message>
    <message>
        <source>A certificate does not vouch for %1.</source>
        <translation>A certificate does not vouch for %1.</translation>
    </message>
    <message>
        <source>Ask the administrator who held this certificate then.</source>
        <translation>Ask the administrator who held this certificate then.</translation>
    </message>
    <message>
        <source>A table shows something else than the history says: %1.</source>
        <translation>A table shows something else than the history says: %1.</translation>
    </message>
    <message>
        <source>The history is the truth. An administrator can rebuild the tables from it.</source>
        <translation>The history is the truth. An administrator can rebuild the tables from it.</translation>
    </message>
    <message>
        <source>The search index does not fit the history: %1.</source>
        <translation>The search index does not fit the history: %1.</translation>
    </message>
    <message>
        <source>An administrator can rebuild the tables from the history.</source>
        <translation>An administrator can rebuild the tables from the history.</translation>
    </message>
    <message>
        <source>The database file is damaged: %1.</source>
        <translation>The database file is damaged: %1.</translation>
    </message>
    <message>
        <source>Check the disk and restore the vault from a backup.</source>
        <translation>Check the disk and restore the vault from a backup.</translation>
    </message>
    <message>
        <source>What was archived as %1 has been changed.</source>
        <translation>What was archived as %1 has been changed.</translation>
    </message>
    <message>
        <source>Restore this file from a backup.</source>
        <translation>Restore this file from a backup.</translation>
    </message>
    <message>
        <source>What was archived as %1 is gone.</source>
        <translation>What was archived as %1 is gone.</translation>
    </message>
    <message>
        <source>A file in the evidence folder belongs to no record: %1.</source>
        <translation>A file in the evidence folder belongs to no record: %1.</translation>
    </message>
    <message>
        <source>The unfinished drafts could not be put in their place: %1.</source>
        <translation>The unfinished drafts could not be put in their place: %1.</translation>
    </message>
    <message>
        <source>They are still in the backup: copy its folder of drafts there.</source>
        <translation>They are still in the backup: copy its folder of drafts there.</translation>
    </message>
    <message>
        <source>It is harmless and can stay.</source>
        <translation>It is harmless and can stay.</translation>
    </message>
    <message>
        <source>A person&apos;s key is damaged: %1.</source>
        <translation>A person&apos;s key is damaged: %1.</translation>
    </message>
    <message>
        <source>The tree over the history does not fit at %1.</source>
        <translation>The tree over the history does not fit at %1.</translation>
    </message>
    <message>
        <source>The signature on %1 does not hold.</source>
        <translation>The signature on %1 does not hold.</translation>
    </message>
    <message>
        <source>Do not rely on this paper before it was compared with the original.</source>
        <translation>Do not rely on this paper before it was compared with the original.</translation>
    </message>
    <message>
        <source>The key ring is damaged: %1.</source>
        <translation>The key ring is damaged: %1.</translation>
    </message>
    <message>
        <source>Keep the recovery code at hand and restore the key ring from a backup.</source>
        <translation>Keep the recovery code at hand and restore the key ring from a backup.</translation>
    </message>
    <message>
        <source>The folder of the vault is not as it should be: %1.</source>
        <translation>The folder of the vault is not as it should be: %1.</translation>
    </message>
    <message>
        <source>Check the disk and compare with a backup.</source>
        <translation>Check the disk and compare with a backup.</translation>
    </message>
    <message>
        <source>entry %1</source>
        <translation>entry %1</translation>
    </message>
    <message>
        <source>case %1</source>
        <translation>case %1</translation>
    </message>
    <message>
        <source>slot %1</source>
        <comment>of the key ring</comment>
        <translation>slot %1</translation>
    </message>
    <message>
        <source>node %1</source>
        <comment>of the tree</comment>
        <translation>node %1</translation>
    </message>
    <message>
        <source>paper %1</source>
        <translation>paper %1</translation>
    </message>
    <message>
        <source>Something is not as it should be at %1.</source>
        <translation>Something is not as it should be at %1.</translation>
    </message>
    <message>
        <source>Open the details and tell the administrator.</source>
        <translation>Open the details and tell the administrator.</translation>
    </message>
    <message>
        <source>A personal fact was moved from its place: %1.</source>
        <translation>A personal fact was moved from its place: %1.</translation>
    </message>
    <message>
        <source>The paper of %1 could not be looked at.</source>
        <translation>The paper of %1 could not be looked at.</translation>
    </message>
    <message>
        <source>Rebuild the tables and check again.</source>
        <translation>Rebuild the tables and check again.</translation>
    </message>
    <message>
        <source>This desk has seen more, or something else, than %1 holds.</source>
        <translation>This desk has seen more, or something else, than %1 holds.</translation>
    </message>
    <message>
        <source>Ask who restored an old copy. A supervisor can go on from it, on record.</source>
        <translation>Ask who restored an old copy. A supervisor can go on from it, on record.</translation>
    </message>
    <message>
        <source>The center went on from a restored copy: %1.</source>
        <translation>The center went on from a restored copy: %1.</translation>
    </message>
    <message>
        <source>Nothing needs to be done; what was lost then stays told here.</source>
        <translation>Nothing needs to be done; what was lost then stays told here.</translation>
    </message>
    <message>
        <source>A table or a guard of the database is missing or was altered: %1.</source>
        <translation>A table or a guard of the database is missing or was altered: %1.</translation>
    </message>
    <message>
        <source>An administrator can rebuild what follows from the history; the history itself comes back from a backup only.</source>
        <translation>An administrator can rebuild what follows from the history; the history itself comes back from a backup only.</translation>
    </message>
    <message>
        <source>%1 does not notice when its disk changes something.</source>
        <translation>%1 does not notice when its disk changes something.</translation>
    </message>
    <message>
        <source>Ask who runs it to turn its checksums on.</source>
        <translation>Ask who runs it to turn its checksums on.</translation>
    </message>
    <message>
        <source>What others check this center by was changed: %1.</source>
        <translation>What others check this center by was changed: %1.</translation>
    </message>
    <message>
        <source>What was archived as %1 could not be read.</source>
        <translation>What was archived as %1 could not be read.</translation>
    </message>
    <message>
        <source>Check the disk, or the line to the shared folder, and check again.</source>
        <translation>Check the disk, or the line to the shared folder, and check again.</translation>
    </message>
    <message>
        <source>The list of papers could not be read (%1).</source>
        <translation>The list of papers could not be read (%1).</translation>
    </message>
    <message>
        <source>the history</source>
        <translation>the history</translation>
    </message>
    <message>
        <source>The database server</source>
        <translation>The database server</translation>
    </message>
    <message>
        <source>The time of %1 lies before that of the entry before it.</source>
        <translation>The time of %1 lies before that of the entry before it.</translation>
    </message>
    <message>
        <source>A clock had been set back; the order of entries holds.</source>
        <translation>A clock had been set back; the order of entries holds.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is behind the last act.</source>
        <translation>This computer&apos;s clock is behind the last act.</translation>
    </message>
    <message>
        <source>Set the clock right: legal clocks run by it.</source>
        <translation>Set the clock right: legal clocks run by it.</translation>
    </message>
    <message>
        <source>%1 confirmed another history than the one here.</source>
        <translation>%1 confirmed another history than the one here.</translation>
    </message>
    <message>
        <source>Stop, and compare with that office what each of you holds.</source>
        <translation>Stop, and compare with that office what each of you holds.</translation>
    </message>
    <message>
        <source>%1 confirmed more entries than are here.</source>
        <translation>%1 confirmed more entries than are here.</translation>
    </message>
    <message>
        <source>An old copy was put back, or entries are gone: put back the newest backup.</source>
        <translation>An old copy was put back, or entries are gone: put back the newest backup.</translation>
    </message>
    <message>
        <source>%1 knows another key for this history.</source>
        <translation>%1 knows another key for this history.</translation>
    </message>
    <message>
        <source>Compare the key here with the one it was given.</source>
        <translation>Compare the key here with the one it was given.</translation>
    </message>
    <message>
        <source>%1 has forgotten what it confirmed: it works from an old copy.</source>
        <translation>%1 has forgotten what it confirmed: it works from an old copy.</translation>
    </message>
    <message>
        <source>Tell its people; this history is not the cause.</source>
        <translation>Tell its people; this history is not the cause.</translation>
    </message>
    <message>
        <source>An outside time stamp does not hold: %1.</source>
        <translation>An outside time stamp does not hold: %1.</translation>
    </message>
    <message>
        <source>The history itself is not touched; have it stamped again and ask who changed the kept one.</source>
        <translation>The history itself is not touched; have it stamped again and ask who changed the kept one.</translation>
    </message>
    <message>
        <source>The signature inside a PDF does not hold: %1.</source>
        <translation>The signature inside a PDF does not hold: %1.</translation>
    </message>
    <message>
        <source>Ask whoever signed it for the file as it was signed.</source>
        <translation>Ask whoever signed it for the file as it was signed.</translation>
    </message>
    <message>
        <source>A receipt does not say what it should: %1.</source>
        <translation>A receipt does not say what it should: %1.</translation>
    </message>
    <message>
        <source>Compare it with the paper that it was given for.</source>
        <translation>Compare it with the paper that it was given for.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::ActDialog</name>
    <message>
        <source>%1: %2</source>
        <comment>an act and the case&apos;s number</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 anyway</source>
        <comment>a verb, after somebody else changed the case</comment>
        <translation>%1 anyway</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>%1 changed this case %2. What you typed is kept; look whether it still fits.</source>
        <translation>%1 changed this case %2. What you typed is kept; look whether it still fits.</translation>
    </message>
    <message>
        <source>What you typed here is not recorded yet.</source>
        <translation>What you typed here is not recorded yet.</translation>
    </message>
    <message>
        <source>Throw the text away</source>
        <translation>Throw the text away</translation>
    </message>
    <message>
        <source>Keep writing</source>
        <translation>Keep writing</translation>
    </message>
    <message>
        <source>Leave it as it is now</source>
        <comment>drops what was typed</comment>
        <translation>Leave it as it is now</translation>
    </message>
    <message>
        <source>What was written meanwhile</source>
        <translation>What was written meanwhile</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>a person, two minutes ago, an act</comment>
        <translation>%1, %2: %3</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::AddPapersDialog</name>
    <message>
        <source>Archive papers</source>
        <translation>Archive papers</translation>
    </message>
    <message numerus="yes">
        <source>Archive %n paper(s)</source>
        <translation>
            <numerusform>Archive %n paper</numerusform>
            <numerusform>Archive %n papers</numerusform>
        </translation>
    </message>
    <message>
        <source>They are encrypted and signed as they are. An archived paper cannot be changed.</source>
        <translation>They are encrypted and signed as they are. An archived paper cannot be changed.</translation>
    </message>
    <message>
        <source>Received from</source>
        <translation>Received from</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Kind: by its content</source>
        <translation>Kind: by its content</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::AnswerDialog</name>
    <message>
        <source>Who answers?</source>
        <translation>Who answers?</translation>
    </message>
    <message>
        <source>The company</source>
        <translation>The company</translation>
    </message>
    <message>
        <source>The center</source>
        <translation>The center</translation>
    </message>
    <message>
        <source>The answer, as it was given</source>
        <translation>The answer, as it was given</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Record the answer</source>
        <translation>Record the answer</translation>
    </message>
    <message>
        <source>The answer in %1 is recorded.</source>
        <translation>The answer in %1 is recorded.</translation>
    </message>
    <message>
        <source>The answer was not recorded; your text is kept.</source>
        <translation>The answer was not recorded; your text is kept.</translation>
    </message>
    <message>
        <source>Write what was answered.</source>
        <translation>Write what was answered.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::AsidePanel</name>
    <message>
        <source>Ask and listen</source>
        <translation>Ask and listen</translation>
    </message>
    <message>
        <source>In every call</source>
        <translation>In every call</translation>
    </message>
    <message>
        <source>What happened, and when?</source>
        <translation>What happened, and when?</translation>
    </message>
    <message>
        <source>What should the company do?</source>
        <translation>What should the company do?</translation>
    </message>
    <message>
        <source>Which papers are there: contract, slips, messages?</source>
        <translation>Which papers are there: contract, slips, messages?</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Ask</translation>
    </message>
    <message>
        <source>Papers to ask for</source>
        <translation>Papers to ask for</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::AssignDialog</name>
    <message>
        <source>Me (%1)</source>
        <translation>Me (%1)</translation>
    </message>
    <message>
        <source>Nobody: back to the shared queue</source>
        <translation>Nobody: back to the shared queue</translation>
    </message>
    <message>
        <source>Who works on this case?</source>
        <translation>Who works on this case?</translation>
    </message>
    <message>
        <source>Assign</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>%1 is assigned: %2.</source>
        <translation>%1 is assigned: %2.</translation>
    </message>
    <message>
        <source>The case was not assigned.</source>
        <translation>The case was not assigned.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CaseActions</name>
    <message>
        <source>%1 (%2)</source>
        <comment>a command and its key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CaseCardView</name>
    <message>
        <source>%1 could not be opened.</source>
        <translation>%1 could not be opened.</translation>
    </message>
    <message>
        <source>No case is chosen.</source>
        <translation>No case is chosen.</translation>
    </message>
    <message>
        <source>Choose one on the left, or press Ctrl+N for a new call.</source>
        <translation>Choose one on the left, or press Ctrl+N for a new call.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a state and who works on it</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Papers %1</source>
        <comment>a tab and how many</comment>
        <translation>Papers %1</translation>
    </message>
    <message>
        <source>Papers of this case</source>
        <translation>Papers of this case</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>Back to the list (Esc)</translation>
    </message>
    <message>
        <source>Everything that can be done with this case</source>
        <translation>Everything that can be done with this case</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Story</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Chronology</source>
        <translation>Chronology</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CenterDialog</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CenterForm</name>
    <message numerus="yes">
        <source>A password needs at least %n character(s).</source>
        <translation>
            <numerusform>A password needs at least %n character.</numerusform>
            <numerusform>A password needs at least %n characters.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passwords differ. Enter the same one twice.</source>
        <translation>The two passwords differ. Enter the same one twice.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CenterPage</name>
    <message>
        <source>Complaints of another system</source>
        <translation>Complaints of another system</translation>
    </message>
    <message>
        <source>Where the backup stands or will stand</source>
        <translation>Where the backup stands or will stand</translation>
    </message>
    <message>
        <source>The people are not shown.</source>
        <translation>The people are not shown.</translation>
    </message>
    <message>
        <source>%1 · yourself</source>
        <translation>%1 · yourself</translation>
    </message>
    <message>
        <source>%1 · no longer works here</source>
        <translation>%1 · no longer works here</translation>
    </message>
    <message>
        <source>End somebody&apos;s access</source>
        <translation>End somebody&apos;s access</translation>
    </message>
    <message>
        <source>%1 can no longer sign in. What they signed stays valid.</source>
        <translation>%1 can no longer sign in. What they signed stays valid.</translation>
    </message>
    <message>
        <source>End the access</source>
        <translation>End the access</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nothing was changed.</translation>
    </message>
    <message>
        <source>Reading complaints</source>
        <translation>Reading complaints</translation>
    </message>
    <message>
        <source>The file was not read.</source>
        <translation>The file was not read.</translation>
    </message>
    <message>
        <source>%1 rows read: %2 cases added, %3 already here, %4 could not be read.</source>
        <translation>%1 rows read: %2 cases added, %3 already here, %4 could not be read.</translation>
    </message>
    <message>
        <source>It was stopped; what was added stays. Read the file again to go on.</source>
        <translation>It was stopped; what was added stays. Read the file again to go on.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <comment>of a file</comment>
        <translation>Line %1: %2</translation>
    </message>
    <message>
        <source>Making a backup</source>
        <translation>Making a backup</translation>
    </message>
    <message>
        <source>No new backup was made; an earlier one there stays good.</source>
        <translation>No new backup was made; an earlier one there stays good.</translation>
    </message>
    <message>
        <source>The backup is complete: %1 entries, %2 files (%3), of which %4 are new.</source>
        <translation>The backup is complete: %1 entries, %2 files (%3), of which %4 are new.</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) are no longer as they were recorded and could not be copied.</source>
        <translation>
            <numerusform>%n paper is no longer as it was recorded and could not be copied.</numerusform>
            <numerusform>%n papers are no longer as they were recorded and could not be copied.</numerusform>
        </translation>
    </message>
    <message>
        <source>It stands at %1.</source>
        <translation>It stands at %1.</translation>
    </message>
    <message>
        <source>It works by: %1</source>
        <translation>It works by: %1</translation>
    </message>
    <message>
        <source>People</source>
        <translation>People</translation>
    </message>
    <message>
        <source>Add a person…</source>
        <translation>Add a person…</translation>
    </message>
    <message>
        <source>End access…</source>
        <translation>End access…</translation>
    </message>
    <message>
        <source>A CSV file as the public complaint database of the CFPB exports it, old or new layout. Reading it twice adds nothing twice.</source>
        <translation>A CSV file as the public complaint database of the CFPB exports it, old or new layout. Reading it twice adds nothing twice.</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>A sealed copy of everything, made while others work. A second one into the same folder copies only what is new. Keep it on another disk or in another house.</source>
        <translation>A sealed copy of everything, made while others work. A second one into the same folder copies only what is new. Keep it on another disk or in another house.</translation>
    </message>
    <message>
        <source>My password</source>
        <translation>My password</translation>
    </message>
    <message>
        <source>You are signed in as %1.</source>
        <translation>You are signed in as %1.</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>Read complaints from a file</source>
        <translation>Read complaints from a file</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>Make a backup</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>Change my password</translation>
    </message>
    <message>
        <source>Rows that could not be read</source>
        <translation>Rows that could not be read</translation>
    </message>
    <message>
        <source>Center</source>
        <translation>Center</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::ChronologyView</name>
    <message>
        <source>Chronology</source>
        <translation>Chronology</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::ClockPanel</name>
    <message>
        <source>Why?</source>
        <translation>Why?</translation>
    </message>
    <message>
        <source>How this deadline was counted</source>
        <translation>How this deadline was counted</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>%1: until %2</source>
        <comment>a clock&apos;s name and its last day</comment>
        <translation>%1: until %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a clock and where it stands</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Counted by: %1</source>
        <comment>a procedure</comment>
        <translation>Counted by: %1</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CloseDialog</name>
    <message>
        <source>How did it end?</source>
        <translation>How did it end?</translation>
    </message>
    <message>
        <source>Money the consumer receives, if any</source>
        <translation>Money the consumer receives, if any</translation>
    </message>
    <message>
        <source>What the parties are told</source>
        <translation>What the parties are told</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Close the case</translation>
    </message>
    <message>
        <source>%1 is closed.</source>
        <translation>%1 is closed.</translation>
    </message>
    <message>
        <source>The case was not closed.</source>
        <translation>The case was not closed.</translation>
    </message>
    <message>
        <source>This is not an amount. Write it like 50000, 5w or 300 USD.</source>
        <translation>This is not an amount. Write it like 50000, 5w or 300 USD.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>What do you want to do? Or a case number</source>
        <translation>What do you want to do? Or a case number</translation>
    </message>
    <message>
        <source>Open case %1</source>
        <translation>Open case %1</translation>
    </message>
    <message>
        <source>Nothing here is called so.</source>
        <translation>Nothing here is called so.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CompaniesPage</name>
    <message numerus="yes">
        <source>%n open</source>
        <comment>cases of a company</comment>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message>
        <source>not checked</source>
        <comment>the facts of a company</comment>
        <translation>not checked</translation>
    </message>
    <message>
        <source>Name begins with…</source>
        <translation>Name begins with…</translation>
    </message>
    <message>
        <source>Find a company</source>
        <translation>Find a company</translation>
    </message>
    <message>
        <source>Add a company</source>
        <translation>Add a company</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>Companies</source>
        <translation>Companies</translation>
    </message>
    <message>
        <source>No company here.</source>
        <translation>No company here.</translation>
    </message>
    <message>
        <source>Companies appear with the first complaint about them.</source>
        <translation>Companies appear with the first complaint about them.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CompanyForm</name>
    <message>
        <source>New company</source>
        <translation>New company</translation>
    </message>
    <message>
        <source>Add the company</source>
        <translation>Add the company</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Save changes</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Also known as</source>
        <translation>Also known as</translation>
    </message>
    <message>
        <source>One a line: brands, short names, old names</source>
        <translation>One a line: brands, short names, old names</translation>
    </message>
    <message>
        <source>Hotline</source>
        <translation>Hotline</translation>
    </message>
    <message>
        <source>Official web addresses</source>
        <translation>Official web addresses</translation>
    </message>
    <message>
        <source>One a line, without https://</source>
        <translation>One a line, without https://</translation>
    </message>
    <message>
        <source>The center has checked these facts</source>
        <translation>The center has checked these facts</translation>
    </message>
    <message>
        <source>Show its cases</source>
        <translation>Show its cases</translation>
    </message>
    <message>
        <source>A company needs its name.</source>
        <translation>A company needs its name.</translation>
    </message>
    <message>
        <source>The company was not saved; what you typed is kept.</source>
        <translation>The company was not saved; what you typed is kept.</translation>
    </message>
    <message>
        <source>The company is saved.</source>
        <translation>The company is saved.</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>Unsaved changes</translation>
    </message>
    <message>
        <source>What you changed about this company is not saved yet.</source>
        <translation>What you changed about this company is not saved yet.</translation>
    </message>
    <message>
        <source>Throw the changes away</source>
        <translation>Throw the changes away</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>Keep editing</translation>
    </message>
    <message numerus="yes">
        <source>%1 open of %n case(s)</source>
        <translation>
            <numerusform>%1 open of %n case</numerusform>
            <numerusform>%1 open of %n cases</numerusform>
        </translation>
    </message>
    <message>
        <source>Show its figures</source>
        <translation>Show its figures</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CopyAcceptance</name>
    <message>
        <source>Go on from this copy?</source>
        <translation>Go on from this copy?</translation>
    </message>
    <message>
        <source>It is recorded for good that the center goes on from a restored copy, by whom and why. Each later check tells of it. What the longer history held beyond it is lost.</source>
        <translation>It is recorded for good that the center goes on from a restored copy, by whom and why. Each later check tells of it. What the longer history held beyond it is lost.</translation>
    </message>
    <message>
        <source>Go on from this copy</source>
        <translation>Go on from this copy</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>The copy was not accepted.</source>
        <translation>The copy was not accepted.</translation>
    </message>
    <message>
        <source>It is recorded that the center goes on from this copy.</source>
        <translation>It is recorded that the center goes on from this copy.</translation>
    </message>
    <message>
        <source>What happened? Name no personal data here.</source>
        <translation>What happened? Name no personal data here.</translation>
    </message>
    <message>
        <source>Reason of going on from this copy</source>
        <translation>Reason of going on from this copy</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::CreateCenterForm</name>
    <message>
        <source>Choose an empty folder</source>
        <translation>Choose an empty folder</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>Set up a new center</source>
        <translation>Set up a new center</translation>
    </message>
    <message>
        <source>A vault keeps everything in one folder: records, papers, keys.</source>
        <translation>A vault keeps everything in one folder: records, papers, keys.</translation>
    </message>
    <message>
        <source>Name of the center</source>
        <translation>Name of the center</translation>
    </message>
    <message>
        <source>An empty folder for the vault</source>
        <translation>An empty folder for the vault</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Procedure that sets the deadlines</source>
        <translation>Procedure that sets the deadlines</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>The password again</source>
        <translation>The password again</translation>
    </message>
    <message>
        <source>With this code the vault opens when every password is lost. It is shown this once. Write it on paper and keep it in a safe place.</source>
        <translation>With this code the vault opens when every password is lost. It is shown this once. Write it on paper and keep it in a safe place.</translation>
    </message>
    <message>
        <source>Type the code from your paper</source>
        <translation>Type the code from your paper</translation>
    </message>
    <message>
        <source>Enter the desk</source>
        <translation>Enter the desk</translation>
    </message>
    <message>
        <source>Set up the center</source>
        <translation>Set up the center</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Please fill in: %1.</source>
        <comment>the label of a field</comment>
        <translation>Please fill in: %1.</translation>
    </message>
    <message>
        <source>Making keys and certificates…</source>
        <translation>Making keys and certificates…</translation>
    </message>
    <message>
        <source>The center was not set up; the folder is as it was.</source>
        <translation>The center was not set up; the folder is as it was.</translation>
    </message>
    <message>
        <source>This is not the code. Compare it with your paper, sign by sign.</source>
        <translation>This is not the code. Compare it with your paper, sign by sign.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::Desk</name>
    <message>
        <source>The server is back.</source>
        <translation>The server is back.</translation>
    </message>
    <message>
        <source>The line to the server is lost. What you type is kept.</source>
        <translation>The line to the server is lost. What you type is kept.</translation>
    </message>
    <message>
        <source>Calls kept while the server was away are logged now: %1.</source>
        <comment>numbers of cases</comment>
        <translation>Calls kept while the server was away are logged now: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n kept call(s) need a look; you find them on the page of a new call.</source>
        <translation>
            <numerusform>%n kept call needs a look; you find it on the page of a new call.</numerusform>
            <numerusform>%n kept calls need a look; you find them on the page of a new call.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Redress::Ui::DeskView</name>
    <message>
        <source>Demo: every person, company and paper here is invented.</source>
        <translation>Demo: every person, company and paper here is invented.</translation>
    </message>
    <message>
        <source>Go to: %1</source>
        <comment>a room</comment>
        <translation>Go to: %1</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commands</translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation>Help for this page</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::DraftOffers</name>
    <message>
        <source>Not logged yet:</source>
        <translation>Not logged yet:</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Needs a look: %1</source>
        <comment>a kept call</comment>
        <translation>Needs a look: %1</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::ExportDialog</name>
    <message>
        <source>Write the dossier to</source>
        <translation>Write the dossier to</translation>
    </message>
    <message>
        <source>No dossier can be made for this recipient.</source>
        <translation>No dossier can be made for this recipient.</translation>
    </message>
    <message>
        <source>The consumer appears as</source>
        <translation>The consumer appears as</translation>
    </message>
    <message>
        <source>Can be read</source>
        <translation>Can be read</translation>
    </message>
    <message>
        <source>Stays closed, but provable</source>
        <translation>Stays closed, but provable</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a kind of paper and its name</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) travel</source>
        <translation>
            <numerusform>%n paper travels</numerusform>
            <numerusform>%n papers travel</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) stay here</source>
        <translation>
            <numerusform>%n paper stays here</numerusform>
            <numerusform>%n papers stay here</numerusform>
        </translation>
    </message>
    <message>
        <source>Besides</source>
        <translation>Besides</translation>
    </message>
    <message numerus="yes">
        <source>%n act(s) of the chronology, signed and provable</source>
        <translation>
            <numerusform>%n act of the chronology, signed and provable</numerusform>
            <numerusform>%n acts of the chronology, signed and provable</numerusform>
        </translation>
    </message>
    <message>
        <source>about %1 in all</source>
        <translation>about %1 in all</translation>
    </message>
    <message>
        <source>Choose where the dossier is written to.</source>
        <translation>Choose where the dossier is written to.</translation>
    </message>
    <message>
        <source>Making the dossier of %1</source>
        <translation>Making the dossier of %1</translation>
    </message>
    <message>
        <source>The dossier was not made; no file was left behind.</source>
        <translation>The dossier was not made; no file was left behind.</translation>
    </message>
    <message>
        <source>Export the dossier</source>
        <translation>Export the dossier</translation>
    </message>
    <message>
        <source>Dossier of %1</source>
        <translation>Dossier of %1</translation>
    </message>
    <message>
        <source>For whom?</source>
        <translation>For whom?</translation>
    </message>
    <message>
        <source>What they will see</source>
        <translation>What they will see</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Make the dossier</source>
        <translation>Make the dossier</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>The dossier is made.</source>
        <translation>The dossier is made.</translation>
    </message>
    <message>
        <source>It lies at %1 (%2). Everything in it is signed. Whoever receives it can check it without this program: unpack it and follow VERIFY.txt, or use redress-verify. This is its fingerprint, to be told by another way:</source>
        <translation>It lies at %1 (%2). Everything in it is signed. Whoever receives it can check it without this program: unpack it and follow VERIFY.txt, or use redress-verify. This is its fingerprint, to be told by another way:</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::ExtendDialog</name>
    <message>
        <source>By how many days, in the unit of the clock?</source>
        <translation>By how many days, in the unit of the clock?</translation>
    </message>
    <message>
        <source>Reason, as the consumer is told</source>
        <translation>Reason, as the consumer is told</translation>
    </message>
    <message>
        <source>Name no personal data here: the reason stays readable for good.</source>
        <translation>Name no personal data here: the reason stays readable for good.</translation>
    </message>
    <message>
        <source>Extend the deadline</source>
        <translation>Extend the deadline</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>The deadline of %1 is extended.</source>
        <translation>The deadline of %1 is extended.</translation>
    </message>
    <message>
        <source>The deadline was not extended.</source>
        <translation>The deadline was not extended.</translation>
    </message>
    <message>
        <source>An extension needs its reason.</source>
        <translation>An extension needs its reason.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::FigureDelegate</name>
    <message>
        <source>%1: %2 received, %3 closed, %4 late</source>
        <comment>a company or product, numbers of cases</comment>
        <translation>%1: %2 received, %3 closed, %4 late</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::FigureHead</name>
    <message>
        <source>Received</source>
        <comment>cases</comment>
        <translation>Received</translation>
    </message>
    <message>
        <source>Closed</source>
        <comment>cases</comment>
        <translation>Closed</translation>
    </message>
    <message>
        <source>Late</source>
        <comment>cases</comment>
        <translation>Late</translation>
    </message>
    <message>
        <source>Refunded</source>
        <translation>Refunded</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Help</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::IntegrityPage</name>
    <message>
        <source>The history could not be read.</source>
        <translation>The history could not be read.</translation>
    </message>
    <message>
        <source>Checking everything recorded</source>
        <translation>Checking everything recorded</translation>
    </message>
    <message>
        <source>The check was not finished; it says nothing.</source>
        <translation>The check was not finished; it says nothing.</translation>
    </message>
    <message>
        <source>The state of the history is signed.</source>
        <translation>The state of the history is signed.</translation>
    </message>
    <message>
        <source>No checkpoint was made.</source>
        <translation>No checkpoint was made.</translation>
    </message>
    <message>
        <source>Nothing has been checked in this window yet.</source>
        <translation>Nothing has been checked in this window yet.</translation>
    </message>
    <message>
        <source>A check reads the whole history, every signature and every paper, and says what it finds.</source>
        <translation>A check reads the whole history, every signature and every paper, and says what it finds.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are not as they were signed.</source>
        <translation>
            <numerusform>%n record is not as it was signed.</numerusform>
            <numerusform>%n records are not as they were signed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) could not be checked.</source>
        <translation>
            <numerusform>%n record could not be checked.</numerusform>
            <numerusform>%n records could not be checked.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything recorded until %1 today is intact.</source>
        <translation>Everything recorded until %1 today is intact.</translation>
    </message>
    <message>
        <source>Looked at, at %1: %2 entries with their signatures, %3 groups of personal facts, %4 rows of the tables, %5 papers.</source>
        <translation>Looked at, at %1: %2 entries with their signatures, %3 groups of personal facts, %4 rows of the tables, %5 papers.</translation>
    </message>
    <message>
        <source>Not yet witnessed by other departments, and no outside time: until then this proves that the center has not changed its own records, not when they were made.</source>
        <translation>Not yet witnessed by other departments, and no outside time: until then this proves that the center has not changed its own records, not when they were made.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>Log: %1</source>
        <translation>Log: %1</translation>
    </message>
    <message>
        <source>Entries: %1</source>
        <translation>Entries: %1</translation>
    </message>
    <message>
        <source>Root of the tree: %1</source>
        <translation>Root of the tree: %1</translation>
    </message>
    <message>
        <source>Key of the log: %1</source>
        <translation>Key of the log: %1</translation>
    </message>
    <message>
        <source>No checkpoint has been signed yet.</source>
        <translation>No checkpoint has been signed yet.</translation>
    </message>
    <message>
        <source>Last signed checkpoint, over %1 entries:</source>
        <translation>Last signed checkpoint, over %1 entries:</translation>
    </message>
    <message>
        <source>Check everything</source>
        <translation>Check everything</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>with every paper (slower)</source>
        <translation>with every paper (slower)</translation>
    </message>
    <message>
        <source>Sign a checkpoint now</source>
        <translation>Sign a checkpoint now</translation>
    </message>
    <message>
        <source>Signs the state of the history, so that it can be compared later</source>
        <translation>Signs the state of the history, so that it can be compared later</translation>
    </message>
    <message>
        <source>Fingerprints and keys</source>
        <translation>Fingerprints and keys</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>Integrity</source>
        <translation>Integrity</translation>
    </message>
    <message>
        <source>%1 Signatures of %2 entries were not verified once more: this desk verified them before, all of them last on %3, and their bytes are the same.</source>
        <translation>%1 Signatures of %2 entries were not verified once more: this desk verified them before, all of them last on %3, and their bytes are the same.</translation>
    </message>
    <message>
        <source>every signature again</source>
        <translation>every signature again</translation>
    </message>
    <message>
        <source>Otherwise signatures that this desk verified before are not verified again while their entries&apos; bytes are the same</source>
        <translation>Otherwise signatures that this desk verified before are not verified again while their entries&apos; bytes are the same</translation>
    </message>
    <message>
        <source>No outside time: this proves that the records have not been changed since other departments saw them, not when they were made.</source>
        <translation>No outside time: this proves that the records have not been changed since other departments saw them, not when they were made.</translation>
    </message>
    <message>
        <source>Not yet witnessed by other departments: nobody else has seen this history.</source>
        <translation>Not yet witnessed by other departments: nobody else has seen this history.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::LineField</name>
    <message>
        <source>That is too long for this line (at most %1 characters). The field is as it was.</source>
        <translation>That is too long for this line (at most %1 characters). The field is as it was.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::LinkDialog</name>
    <message>
        <source>Number of the other case</source>
        <translation>Number of the other case</translation>
    </message>
    <message>
        <source>What connects them?</source>
        <translation>What connects them?</translation>
    </message>
    <message>
        <source>Which link is wrong?</source>
        <translation>Which link is wrong?</translation>
    </message>
    <message>
        <source>Link with another case</source>
        <translation>Link with another case</translation>
    </message>
    <message>
        <source>Remove a link</source>
        <translation>Remove a link</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Remove the link</source>
        <translation>Remove the link</translation>
    </message>
    <message>
        <source>%1 is linked.</source>
        <translation>%1 is linked.</translation>
    </message>
    <message>
        <source>A link of %1 is removed.</source>
        <translation>A link of %1 is removed.</translation>
    </message>
    <message>
        <source>The links were left as they were.</source>
        <translation>The links were left as they were.</translation>
    </message>
    <message>
        <source>This is not a case number. One looks like C-2026-000123-7.</source>
        <translation>This is not a case number. One looks like C-2026-000123-7.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::LoggedPanel</name>
    <message>
        <source>The complaint is logged. Its number is</source>
        <translation>The complaint is logged. Its number is</translation>
    </message>
    <message>
        <source>An answer is due by %1.</source>
        <translation>An answer is due by %1.</translation>
    </message>
    <message>
        <source>Add papers…</source>
        <translation>Add papers…</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Open the case</translation>
    </message>
    <message>
        <source>Next call (Ctrl+N)</source>
        <translation>Next call (Ctrl+N)</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::MainWindow</name>
    <message>
        <source>%1 - Redress</source>
        <comment>the center&apos;s name</comment>
        <translation>%1 - Redress</translation>
    </message>
    <message>
        <source>Redress</source>
        <translation>Redress</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Appearance</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Lock</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Opening the demo: invented people, companies and papers. Making it takes a moment.</source>
        <translation>Opening the demo: invented people, companies and papers. Making it takes a moment.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::MonthChart</name>
    <message>
        <source>%1: %2 received, %3 closed, of these %4 late</source>
        <comment>a month and numbers of cases</comment>
        <translation>%1: %2 received, %3 closed, of these %4 late</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <comment>a month, as QDate writes it</comment>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Closed in time</source>
        <translation>Closed in time</translation>
    </message>
    <message>
        <source>Closed late</source>
        <translation>Closed late</translation>
    </message>
    <message>
        <source>Cases month by month</source>
        <translation>Cases month by month</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::NewCallPage</name>
    <message>
        <source>New call</source>
        <translation>New call</translation>
    </message>
    <message numerus="yes">
        <source>Known: %1, %n open case(s). Enter shows them.</source>
        <comment>a masked name</comment>
        <translation>
            <numerusform>Known: %1, %n open case. Enter shows it.</numerusform>
            <numerusform>Known: %1, %n open cases. Enter shows them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <comment>cases of a company</comment>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
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
        <translation>&quot;You will hear from us by %1.&quot;</translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>%n open case</numerusform>
            <numerusform>%n open cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s) · hotline %1</source>
        <translation>
            <numerusform>%n open case · hotline %1</numerusform>
            <numerusform>%n open cases · hotline %1</numerusform>
        </translation>
    </message>
    <message>
        <source>New to the center; it is kept as unchecked.</source>
        <translation>New to the center; it is kept as unchecked.</translation>
    </message>
    <message>
        <source>The call was not logged; everything you typed is kept.</source>
        <translation>The call was not logged; everything you typed is kept.</translation>
    </message>
    <message>
        <source>The draft could not be kept.</source>
        <translation>The draft could not be kept.</translation>
    </message>
    <message>
        <source>keeping the draft…</source>
        <translation>keeping the draft…</translation>
    </message>
    <message>
        <source>draft kept %1</source>
        <comment>two seconds ago</comment>
        <translation>draft kept %1</translation>
    </message>
    <message>
        <source>Log the case</source>
        <translation>Log the case</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Caller</translation>
    </message>
    <message>
        <source>telephone number</source>
        <translation>telephone number</translation>
    </message>
    <message>
        <source>Telephone number of the caller</source>
        <translation>Telephone number of the caller</translation>
    </message>
    <message>
        <source>How the complaint arrived</source>
        <translation>How the complaint arrived</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>name</source>
        <translation>name</translation>
    </message>
    <message>
        <source>Name of the caller</source>
        <translation>Name of the caller</translation>
    </message>
    <message>
        <source>identity number</source>
        <translation>identity number</translation>
    </message>
    <message>
        <source>Identity number of the caller</source>
        <translation>Identity number of the caller</translation>
    </message>
    <message>
        <source>it is this person</source>
        <translation>it is this person</translation>
    </message>
    <message>
        <source>speaks for someone else: name</source>
        <translation>speaks for someone else: name</translation>
    </message>
    <message>
        <source>Name of the person the caller speaks for</source>
        <translation>Name of the person the caller speaks for</translation>
    </message>
    <message>
        <source>needs special care</source>
        <translation>needs special care</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>name or part of it</source>
        <translation>name or part of it</translation>
    </message>
    <message>
        <source>What</source>
        <translation>What</translation>
    </message>
    <message>
        <source>in the caller&apos;s words: withdraw, fee, harassed…</source>
        <translation>in the caller&apos;s words: withdraw, fee, harassed…</translation>
    </message>
    <message>
        <source>What the complaint is about</source>
        <translation>What the complaint is about</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Story</translation>
    </message>
    <message>
        <source>Sought</source>
        <translation>Sought</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Facts</translation>
    </message>
    <message>
        <source>amount: 5w, 300 USD</source>
        <translation>amount: 5w, 300 USD</translation>
    </message>
    <message>
        <source>Amount in dispute</source>
        <translation>Amount in dispute</translation>
    </message>
    <message>
        <source>when: 31.10., yesterday</source>
        <translation>when: 31.10., yesterday</translation>
    </message>
    <message>
        <source>When it happened</source>
        <translation>When it happened</translation>
    </message>
    <message>
        <source>account or contract no.</source>
        <translation>account or contract no.</translation>
    </message>
    <message>
        <source>Account or contract number</source>
        <translation>Account or contract number</translation>
    </message>
    <message>
        <source>Say</source>
        <translation>Say</translation>
    </message>
    <message>
        <source>Start anew</source>
        <translation>Start anew</translation>
    </message>
    <message>
        <source>Log case  (Ctrl+Enter)</source>
        <translation>Log case  (Ctrl+Enter)</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s); %1</source>
        <comment>a procedure</comment>
        <translation>
            <numerusform>%n day; %1</numerusform>
            <numerusform>%n days; %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The line broke while the call was being logged. It is kept, and logged once when the server is back; do not enter it again.</source>
        <translation>The line broke while the call was being logged. It is kept, and logged once when the server is back; do not enter it again.</translation>
    </message>
    <message>
        <source>The server does not answer. The call is kept and will be logged by itself when the server is back.</source>
        <translation>The server does not answer. The call is kept and will be logged by itself when the server is back.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::OutsideTimePanel</name>
    <message>
        <source>No outside time: only this center&apos;s own clocks say when something was recorded. An administrator can name a time-stamp authority.</source>
        <translation>No outside time: only this center&apos;s own clocks say when something was recorded. An administrator can name a time-stamp authority.</translation>
    </message>
    <message>
        <source>No outside time yet.</source>
        <translation>No outside time yet.</translation>
    </message>
    <message>
        <source>Outside time: %1 confirmed on %2 the history up to entry %3.</source>
        <comment>an authority&apos;s name, a time, a number</comment>
        <translation>Outside time: %1 confirmed on %2 the history up to entry %3.</translation>
    </message>
    <message numerus="yes">
        <source>%n entries wait for a time stamp, the first since %1.</source>
        <translation>
            <numerusform>%n entry waits for a time stamp, the first since %1.</numerusform>
            <numerusform>%n entries wait for a time stamp, the first since %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits.</source>
        <translation>Nothing waits.</translation>
    </message>
    <message>
        <source>The last try gave none (%1); it is tried again by itself, and nothing is lost meanwhile.</source>
        <comment>a technical reason</comment>
        <translation>The last try gave none (%1); it is tried again by itself, and nothing is lost meanwhile.</translation>
    </message>
    <message>
        <source>Ask for a time stamp now</source>
        <translation>Ask for a time stamp now</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::OverviewPage</name>
    <message>
        <source>not known</source>
        <comment>a company or a product</comment>
        <translation>not known</translation>
    </message>
    <message>
        <source>The figures could not be read.</source>
        <translation>The figures could not be read.</translation>
    </message>
    <message>
        <source>%1 asked for</source>
        <comment>an amount</comment>
        <translation>%1 asked for</translation>
    </message>
    <message>
        <source>%1 refunded</source>
        <comment>an amount</comment>
        <translation>%1 refunded</translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>All cases</translation>
    </message>
    <message>
        <source>Cases of %1</source>
        <comment>a company</comment>
        <translation>Cases of %1</translation>
    </message>
    <message>
        <source>received</source>
        <translation>received</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>of these in time</source>
        <translation>of these in time</translation>
    </message>
    <message>
        <source>open now</source>
        <translation>open now</translation>
    </message>
    <message>
        <source>overdue now</source>
        <translation>overdue now</translation>
    </message>
    <message>
        <source>Export the figures</source>
        <translation>Export the figures</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Last 12 months</translation>
    </message>
    <message>
        <source>Last 24 months</source>
        <translation>Last 24 months</translation>
    </message>
    <message>
        <source>Last 5 years</source>
        <translation>Last 5 years</translation>
    </message>
    <message>
        <source>Which months</source>
        <translation>Which months</translation>
    </message>
    <message>
        <source>Months begin and end at midnight, UTC</source>
        <translation>Months begin and end at midnight, UTC</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>Export the figures…</source>
        <translation>Export the figures…</translation>
    </message>
    <message>
        <source>Figures of this company alone</source>
        <translation>Figures of this company alone</translation>
    </message>
    <message>
        <source>Companies with the most complaints</source>
        <translation>Companies with the most complaints</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Products</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>Issues</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Channels</translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation>Outcomes</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>What is listed</translation>
    </message>
    <message>
        <source>No case yet.</source>
        <translation>No case yet.</translation>
    </message>
    <message>
        <source>Figures appear with the first complaint.</source>
        <translation>Figures appear with the first complaint.</translation>
    </message>
    <message>
        <source>Log a call</source>
        <translation>Log a call</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Overview</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::PagesView</name>
    <message>
        <source>This page cannot be shown.</source>
        <translation>This page cannot be shown.</translation>
    </message>
    <message numerus="yes">
        <source>Only the first %n page(s) are shown. Export it to see the others.</source>
        <translation>
            <numerusform>Only the first page is shown. Export it to see the others.</numerusform>
            <numerusform>Only the first %n pages are shown. Export it to see the others.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pages of the paper</source>
        <translation>Pages of the paper</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::PaperDelegate</name>
    <message>
        <source>The paper was lawfully erased; that it was there stays provable.</source>
        <translation>The paper was lawfully erased; that it was there stays provable.</translation>
    </message>
    <message>
        <source>Being sealed.</source>
        <translation>Being sealed.</translation>
    </message>
    <message>
        <source>Signed by %1, %2.</source>
        <comment>a person and a moment</comment>
        <translation>Signed by %1, %2.</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>erased</translation>
    </message>
    <message>
        <source>%1 · from %2 · %3</source>
        <comment>a day, who brought it, a size</comment>
        <translation>%1 · from %2 · %3</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::PaperPreview</name>
    <message>
        <source>The paper was lawfully erased; that it was there stays provable.</source>
        <translation>The paper was lawfully erased; that it was there stays provable.</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>The paper could not be opened.</source>
        <translation>The paper could not be opened.</translation>
    </message>
    <message>
        <source>This kind of file cannot be shown here. Export it to look at it.</source>
        <translation>This kind of file cannot be shown here. Export it to look at it.</translation>
    </message>
    <message>
        <source>This paper is too large to be shown here. Export it to look at it.</source>
        <translation>This paper is too large to be shown here. Export it to look at it.</translation>
    </message>
    <message>
        <source>Choose a paper to see it.</source>
        <translation>Choose a paper to see it.</translation>
    </message>
    <message>
        <source>This file cannot be read as what it says it is. It stays archived as it came; export it to look at it.</source>
        <translation>This file cannot be read as what it says it is. It stays archived as it came; export it to look at it.</translation>
    </message>
    <message>
        <source>This PDF asks for a password, so it cannot be shown here. Export it to look at it.</source>
        <translation>This PDF asks for a password, so it cannot be shown here. Export it to look at it.</translation>
    </message>
    <message>
        <source>This paper cannot be shown: reading it went wrong. It may be damaged, or made to do harm. It stays archived as it came and can be exported.</source>
        <translation>This paper cannot be shown: reading it went wrong. It may be damaged, or made to do harm. It stays archived as it came and can be exported.</translation>
    </message>
    <message>
        <source>This paper cannot be shown: reading it took too long. It stays archived as it came and can be exported.</source>
        <translation>This paper cannot be shown: reading it took too long. It stays archived as it came and can be exported.</translation>
    </message>
    <message>
        <source>This paper cannot be shown: the program redress-preview is missing beside Redress. The papers are safe; install Redress again.</source>
        <translation>This paper cannot be shown: the program redress-preview is missing beside Redress. The papers are safe; install Redress again.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::PapersPanel</name>
    <message>
        <source>Archive</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>Choose papers to archive</source>
        <translation>Choose papers to archive</translation>
    </message>
    <message>
        <source>The papers could not be read.</source>
        <translation>The papers could not be read.</translation>
    </message>
    <message numerus="yes">
        <source>Archiving %n paper(s)</source>
        <translation>
            <numerusform>Archiving %n paper</numerusform>
            <numerusform>Archiving %n papers</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was archived.</source>
        <translation>Nothing was archived.</translation>
    </message>
    <message>
        <source>%1 was not archived.</source>
        <comment>a file</comment>
        <translation>%1 was not archived.</translation>
    </message>
    <message numerus="yes">
        <source>%n paper(s) archived and signed.</source>
        <translation>
            <numerusform>%n paper archived and signed.</numerusform>
            <numerusform>%n papers archived and signed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export this paper to</source>
        <translation>Export this paper to</translation>
    </message>
    <message>
        <source>Receipt %1.pdf</source>
        <comment>a file name, with the paper&apos;s number</comment>
        <translation>Receipt %1.pdf</translation>
    </message>
    <message>
        <source>Save the consumer&apos;s receipt to</source>
        <translation>Save the consumer&apos;s receipt to</translation>
    </message>
    <message>
        <source>Making the receipt for %1</source>
        <translation>Making the receipt for %1</translation>
    </message>
    <message>
        <source>The receipt is signed and ready for the consumer: %1</source>
        <translation>The receipt is signed and ready for the consumer: %1</translation>
    </message>
    <message>
        <source>The receipt for %1 was not made.</source>
        <translation>The receipt for %1 was not made.</translation>
    </message>
    <message>
        <source>Receipt for the consumer…</source>
        <translation>Receipt for the consumer…</translation>
    </message>
    <message>
        <source>A signed page that proves what was archived, and when</source>
        <translation>A signed page that proves what was archived, and when</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>Exporting %1</translation>
    </message>
    <message>
        <source>Exported, bit by bit as it was archived: %1</source>
        <translation>Exported, bit by bit as it was archived: %1</translation>
    </message>
    <message>
        <source>%1 was not exported.</source>
        <translation>%1 was not exported.</translation>
    </message>
    <message>
        <source>Add papers…</source>
        <translation>Add papers…</translation>
    </message>
    <message>
        <source>Choose files; or drop them here, or paste with Ctrl+V</source>
        <translation>Choose files; or drop them here, or paste with Ctrl+V</translation>
    </message>
    <message>
        <source>Export this paper…</source>
        <translation>Export this paper…</translation>
    </message>
    <message>
        <source>Open its case</source>
        <translation>Open its case</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>Play or pause</translation>
    </message>
    <message>
        <source>Paste a paper</source>
        <translation>Paste a paper</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>No papers yet.</source>
        <translation>No papers yet.</translation>
    </message>
    <message>
        <source>Papers are archived in their case.</source>
        <translation>Papers are archived in their case.</translation>
    </message>
    <message>
        <source>Drop files here, paste a picture or text, or choose files.</source>
        <translation>Drop files here, paste a picture or text, or choose files.</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Choose files…</translation>
    </message>
    <message>
        <source>%1 was not archived: it is a folder. Choose the files in it.</source>
        <translation>%1 was not archived: it is a folder. Choose the files in it.</translation>
    </message>
    <message numerus="yes">
        <source>More than %n file(s) at once. Nothing was taken; choose fewer.</source>
        <translation>
            <numerusform>More than %n file at once. Nothing was taken; choose fewer.</numerusform>
            <numerusform>More than %n files at once. Nothing was taken; choose fewer.</numerusform>
        </translation>
    </message>
    <message>
        <source>That text is too long to paste. Nothing was taken; keep it as a file and add the file.</source>
        <translation>That text is too long to paste. Nothing was taken; keep it as a file and add the file.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::PasswordDialog</name>
    <message>
        <source>Enter the present password first.</source>
        <translation>Enter the present password first.</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>Present password</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>The new one again</source>
        <translation>The new one again</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>Change my password</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Change it</translation>
    </message>
    <message>
        <source>The password is still the old one.</source>
        <translation>The password is still the old one.</translation>
    </message>
    <message>
        <source>The new password is in force.</source>
        <translation>The new password is in force.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::PauseDialog</name>
    <message>
        <source>What does the center wait for?</source>
        <translation>What does the center wait for?</translation>
    </message>
    <message>
        <source>The clock runs on from today. The days of waiting do not count.</source>
        <translation>The clock runs on from today. The days of waiting do not count.</translation>
    </message>
    <message>
        <source>Pause the clock</source>
        <translation>Pause the clock</translation>
    </message>
    <message>
        <source>Resume the clock</source>
        <translation>Resume the clock</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>The clock of %1 waits.</source>
        <translation>The clock of %1 waits.</translation>
    </message>
    <message>
        <source>The clock of %1 runs again.</source>
        <translation>The clock of %1 runs again.</translation>
    </message>
    <message>
        <source>The clock was left as it was.</source>
        <translation>The clock was left as it was.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::PersonDialog</name>
    <message>
        <source>Write the name first.</source>
        <translation>Write the name first.</translation>
    </message>
    <message>
        <source>Choose at least one thing this person does.</source>
        <translation>Choose at least one thing this person does.</translation>
    </message>
    <message>
        <source>Name, also for signing in</source>
        <translation>Name, also for signing in</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>What they do</translation>
    </message>
    <message>
        <source>First password</source>
        <translation>First password</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>The same again</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>Add a person</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Nobody was added.</source>
        <translation>Nobody was added.</translation>
    </message>
    <message>
        <source>%1 can sign in.</source>
        <translation>%1 can sign in.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::QueuePage</name>
    <message>
        <source>Cases of %1</source>
        <comment>a person or company</comment>
        <translation>Cases of %1</translation>
    </message>
    <message>
        <source>Nothing is called &quot;%1&quot; here. The list shows the last search.</source>
        <translation>Nothing is called &quot;%1&quot; here. The list shows the last search.</translation>
    </message>
    <message>
        <source>The list could not be read.</source>
        <translation>The list could not be read.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a filter and how many</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Mine</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Unassigned</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>All</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>No case here.</source>
        <translation>No case here.</translation>
    </message>
    <message>
        <source>Nothing waits under this filter.</source>
        <translation>Nothing waits under this filter.</translation>
    </message>
    <message>
        <source>Log a call</source>
        <translation>Log a call</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Export this list</source>
        <translation>Export this list</translation>
    </message>
    <message>
        <source>Export this list…</source>
        <translation>Export this list…</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::Rail</name>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <comment>a room and its key</comment>
        <translation>%1 (Ctrl+%2)</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::RecoverForm</name>
    <message>
        <source>Password lost</source>
        <translation>Password lost</translation>
    </message>
    <message>
        <source>The recovery code opens the vault and sets a new password. That this was done is recorded.</source>
        <translation>The recovery code opens the vault and sets a new password. That this was done is recorded.</translation>
    </message>
    <message>
        <source>Folder of the vault</source>
        <translation>Folder of the vault</translation>
    </message>
    <message>
        <source>Recovery code from the paper</source>
        <translation>Recovery code from the paper</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>The new password again</source>
        <translation>The new password again</translation>
    </message>
    <message>
        <source>Open with the code</source>
        <translation>Open with the code</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Opening the key ring…</source>
        <translation>Opening the key ring…</translation>
    </message>
    <message>
        <source>The code does not open this vault.</source>
        <translation>The code does not open this vault.</translation>
    </message>
    <message>
        <source>The vault was not opened.</source>
        <translation>The vault was not opened.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::SignInPage</name>
    <message>
        <source>Choose the folder of the vault</source>
        <translation>Choose the folder of the vault</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Your name</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Set up a new center…</source>
        <translation>Set up a new center…</translation>
    </message>
    <message>
        <source>Password lost…</source>
        <translation>Password lost…</translation>
    </message>
    <message>
        <source>The desk of a consumer service center</source>
        <translation>The desk of a consumer service center</translation>
    </message>
    <message>
        <source>%1 (demo)</source>
        <translation>%1 (demo)</translation>
    </message>
    <message>
        <source>Opening the key ring…</source>
        <translation>Opening the key ring…</translation>
    </message>
    <message>
        <source>Choose the folder of the vault first.</source>
        <translation>Choose the folder of the vault first.</translation>
    </message>
    <message>
        <source>Enter your name first.</source>
        <translation>Enter your name first.</translation>
    </message>
    <message>
        <source>You are not signed in.</source>
        <translation>You are not signed in.</translation>
    </message>
    <message>
        <source>There is no vault in this folder, or nobody of this name in it.</source>
        <translation>There is no vault in this folder, or nobody of this name in it.</translation>
    </message>
    <message>
        <source>Folder of the vault, or address of the server</source>
        <translation>Folder of the vault, or address of the server</translation>
    </message>
    <message>
        <source>/home/me/center or postgresql://desk1@db.example/center</source>
        <translation>/home/me/center or postgresql://desk1@db.example/center</translation>
    </message>
    <message>
        <source>A center of many desks has an address: postgresql://NAME@HOST/DATABASE. Who runs the server gives it to you; its password stands in the file .pgpass of your home folder.</source>
        <translation>A center of many desks has an address: postgresql://NAME@HOST/DATABASE. Who runs the server gives it to you; its password stands in the file .pgpass of your home folder.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::SoundPlayer</name>
    <message>
        <source>Pause (Space)</source>
        <translation>Pause (Space)</translation>
    </message>
    <message>
        <source>Play (Space)</source>
        <translation>Play (Space)</translation>
    </message>
    <message>
        <source>Position in the recording</source>
        <translation>Position in the recording</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::StoryView</name>
    <message>
        <source>As the consumer told it</source>
        <translation>As the consumer told it</translation>
    </message>
    <message>
        <source>No story was taken down.</source>
        <translation>No story was taken down.</translation>
    </message>
    <message>
        <source>Show personal data</source>
        <translation>Show personal data</translation>
    </message>
    <message>
        <source>That you looked is recorded.</source>
        <translation>That you looked is recorded.</translation>
    </message>
    <message>
        <source>Personal data is shown. That you looked is recorded.</source>
        <translation>Personal data is shown. That you looked is recorded.</translation>
    </message>
    <message>
        <source>Linked with</source>
        <translation>Linked with</translation>
    </message>
    <message>
        <source>Consumer</source>
        <translation>Consumer</translation>
    </message>
    <message>
        <source>lawfully erased</source>
        <translation>lawfully erased</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Identity no.</source>
        <translation>Identity no.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Speaks for</source>
        <translation>Speaks for</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>Care</source>
        <translation>Care</translation>
    </message>
    <message>
        <source>needs special care</source>
        <translation>needs special care</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Company</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Sought</source>
        <translation>Sought</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Happened</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>By</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Works on it</source>
        <translation>Works on it</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>nobody yet</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Relief</source>
        <translation>Relief</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::TableDialog</name>
    <message>
        <source>Write the table to</source>
        <translation>Write the table to</translation>
    </message>
    <message>
        <source>Choose where the table is written to.</source>
        <translation>Choose where the table is written to.</translation>
    </message>
    <message>
        <source>The table was not made; no file was left behind.</source>
        <translation>The table was not made; no file was left behind.</translation>
    </message>
    <message>
        <source>A table for a spreadsheet (CSV). That it was made is recorded. Nothing in it can run as a formula.</source>
        <translation>A table for a spreadsheet (CSV). That it was made is recorded. Nothing in it can run as a formula.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>File</translation>
    </message>
    <message>
        <source>for an office&apos;s spreadsheet (marks the file as UTF-8)</source>
        <translation>for an office&apos;s spreadsheet (marks the file as UTF-8)</translation>
    </message>
    <message>
        <source>with the masked names of consumers (slower)</source>
        <translation>with the masked names of consumers (slower)</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Make the table</source>
        <translation>Make the table</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) lie at %1 (%2).</source>
        <translation>
            <numerusform>%n line lies at %1 (%2).</numerusform>
            <numerusform>%n lines lie at %1 (%2).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Redress::Ui::TextActDialog</name>
    <message>
        <source>What should be remembered? Only the center reads it.</source>
        <translation>What should be remembered? Only the center reads it.</translation>
    </message>
    <message>
        <source>Message to %1</source>
        <comment>a company</comment>
        <translation>Message to %1</translation>
    </message>
    <message>
        <source>Why? Name no personal data here: the reason stays readable for good.</source>
        <translation>Why? Name no personal data here: the reason stays readable for good.</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Forward to the company</source>
        <translation>Forward to the company</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>Record the note</source>
        <translation>Record the note</translation>
    </message>
    <message>
        <source>Record as forwarded</source>
        <translation>Record as forwarded</translation>
    </message>
    <message>
        <source>Reopen the case</source>
        <translation>Reopen the case</translation>
    </message>
    <message>
        <source>The note on %1 is recorded.</source>
        <translation>The note on %1 is recorded.</translation>
    </message>
    <message>
        <source>%1 is recorded as forwarded.</source>
        <translation>%1 is recorded as forwarded.</translation>
    </message>
    <message>
        <source>%1 is open again.</source>
        <translation>%1 is open again.</translation>
    </message>
    <message>
        <source>The case was not reopened.</source>
        <translation>The case was not reopened.</translation>
    </message>
    <message>
        <source>Nothing was recorded; your text is kept.</source>
        <translation>Nothing was recorded; your text is kept.</translation>
    </message>
    <message>
        <source>Write a sentence first.</source>
        <translation>Write a sentence first.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::TextField</name>
    <message>
        <source>%1 characters do not fit here (at most %2 in all). Nothing was pasted; keep such a text as a file and archive it as a paper.</source>
        <translation>%1 characters do not fit here (at most %2 in all). Nothing was pasted; keep such a text as a file and archive it as a paper.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::TopLine</name>
    <message>
        <source>Search: a number, words, company:acme, due:&lt;3d  ( / )</source>
        <translation>Search: a number, words, company:acme, due:&lt;3d  ( / )</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>Signed in as %1</source>
        <translation>Signed in as %1</translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <comment>cases</comment>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <comment>cases</comment>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>not checked yet</translation>
    </message>
    <message>
        <source>something is broken</source>
        <translation>something is broken</translation>
    </message>
    <message>
        <source>proven %1</source>
        <comment>a time of day</comment>
        <translation>proven %1</translation>
    </message>
    <message>
        <source>Whether everything recorded is still as it was signed</source>
        <translation>Whether everything recorded is still as it was signed</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::WitnessRound</name>
    <message>
        <source>%1 refuses to witness this history; see Integrity.</source>
        <translation>%1 refuses to witness this history; see Integrity.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::WitnessView</name>
    <message>
        <source>%1 has confirmed nothing yet.</source>
        <translation>%1 has confirmed nothing yet.</translation>
    </message>
    <message>
        <source>%1 confirmed everything recorded, %2.</source>
        <comment>an office; a time</comment>
        <translation>%1 confirmed everything recorded, %2.</translation>
    </message>
    <message>
        <source>%1 confirmed the first %2 of %3 entries, %4.</source>
        <comment>an office; numbers; a time</comment>
        <translation>%1 confirmed the first %2 of %3 entries, %4.</translation>
    </message>
    <message>
        <source>It did not answer as it should; it is asked again after %1. Nothing is lost.</source>
        <translation>It did not answer as it should; it is asked again after %1. Nothing is lost.</translation>
    </message>
    <message>
        <source>It is asked by mail or on a stick.</source>
        <translation>It is asked by mail or on a stick.</translation>
    </message>
    <message>
        <source>%1 confirmed more entries of this history than are here. An old copy was put back, or entries are gone. Stop, and put back the newest backup.</source>
        <translation>%1 confirmed more entries of this history than are here. An old copy was put back, or entries are gone. Stop, and put back the newest backup.</translation>
    </message>
    <message>
        <source>%1 knows another key for this history than this center has. Compare the key below under &quot;Fingerprints and keys&quot; with the one that office was given.</source>
        <translation>%1 knows another key for this history than this center has. Compare the key below under &quot;Fingerprints and keys&quot; with the one that office was given.</translation>
    </message>
    <message>
        <source>%1 confirmed another history than the one here: entries from before were changed, or there are two histories. Stop, and compare with that office what each of you holds; it keeps the proof.</source>
        <translation>%1 confirmed another history than the one here: entries from before were changed, or there are two histories. Stop, and compare with that office what each of you holds; it keeps the proof.</translation>
    </message>
    <message>
        <source>Ask the witnesses now</source>
        <translation>Ask the witnesses now</translation>
    </message>
    <message numerus="yes">
        <source>%n other office(s) may witness this history; until enough of them have, only this center vouches for it.</source>
        <translation>
            <numerusform>%n other office may witness this history; until it has, only this center vouches for it.</numerusform>
            <numerusform>%n other offices may witness this history; until enough of them have, only this center vouches for it.</numerusform>
        </translation>
    </message>
    <message>
        <source>As many other offices as the policy demands have confirmed that this history only grew, up to its newest entry.</source>
        <translation>As many other offices as the policy demands have confirmed that this history only grew, up to its newest entry.</translation>
    </message>
    <message>
        <source>As many other offices as the policy demands have confirmed that this history only grew, up to entry %1 of %2; the rest waits for their next answer.</source>
        <translation>As many other offices as the policy demands have confirmed that this history only grew, up to entry %1 of %2; the rest waits for their next answer.</translation>
    </message>
</context>
<context>
    <name>Redress::Ui::WorkLine</name>
    <message>
        <source>Cancel</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>%1: stopping</source>
        <comment>a running job</comment>
        <translation>%1: stopping</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <comment>a running job and how far it is</comment>
        <translation>%1: %2 of %3</translation>
    </message>
</context>
<context>
    <name>TimeWords</name>
    <message>
        <source>ddd d MMM yyyy</source>
        <comment>a day in full, as QLocale::toString wants it</comment>
        <translation>ddd d MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <comment>a day of this year</comment>
        <translation>d MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <comment>a day of another year</comment>
        <translation>d MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>a moment</comment>
        <translation>d MMM yyyy HH:mm</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message>
        <source>closed</source>
        <translation>closed</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>no clock</source>
        <translation>no clock</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <comment>short, in a narrow column</comment>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message>
        <source>due today</source>
        <translation>due today</translation>
    </message>
    <message>
        <source>due %1</source>
        <comment>a weekday</comment>
        <translation>due %1</translation>
    </message>
    <message>
        <source>due %1</source>
        <comment>a date</comment>
        <translation>due %1</translation>
    </message>
    <message>
        <source>not started</source>
        <translation>not started</translation>
    </message>
    <message>
        <source>met late; the day is not told</source>
        <translation>met late; the day is not told</translation>
    </message>
    <message>
        <source>met; the day is not told</source>
        <translation>met; the day is not told</translation>
    </message>
    <message>
        <source>met late, on %1</source>
        <translation>met late, on %1</translation>
    </message>
    <message>
        <source>met on %1</source>
        <translation>met on %1</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
    <message>
        <source>paused after %1 of %2 days</source>
        <translation>paused after %1 of %2 days</translation>
    </message>
    <message>
        <source>day %1 of %2</source>
        <translation>day %1 of %2</translation>
    </message>
    <message>
        <source>the complaint was forwarded</source>
        <translation>the complaint was forwarded</translation>
    </message>
    <message>
        <source>the complaint&apos;s papers were complete</source>
        <translation>the complaint&apos;s papers were complete</translation>
    </message>
    <message>
        <source>the case was reopened</source>
        <translation>the case was reopened</translation>
    </message>
    <message>
        <source>the complaint was received</source>
        <translation>the complaint was received</translation>
    </message>
    <message numerus="yes">
        <source>%1 and the %n day(s) after</source>
        <comment>a date</comment>
        <translation>
            <numerusform>%1 and the %n day after</numerusform>
            <numerusform>%1 and the %n days after</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: the clock starts, because %2.</source>
        <translation>%1: the clock starts, because %2.</translation>
    </message>
    <message numerus="yes">
        <source>Until %1: %n day(s) counted.</source>
        <translation>
            <numerusform>Until %1: %n day counted.</numerusform>
            <numerusform>Until %1: %n days counted.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: weekend, not counted.</source>
        <translation>%1: weekend, not counted.</translation>
    </message>
    <message>
        <source>%1: %2, not counted.</source>
        <comment>a date and a holiday&apos;s name</comment>
        <translation>%1: %2, not counted.</translation>
    </message>
    <message>
        <source>%1: a make-up working day, counted as day %2.</source>
        <translation>%1: a make-up working day, counted as day %2.</translation>
    </message>
    <message numerus="yes">
        <source>%1: paused for %n day(s), %2.</source>
        <comment>a date and a reason</comment>
        <translation>
            <numerusform>%1: paused for %n day, %2.</numerusform>
            <numerusform>%1: paused for %n days, %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: extended by %n day(s). Reason: %2.</source>
        <translation>
            <numerusform>%1: extended by %n day. Reason: %2.</numerusform>
            <numerusform>%1: extended by %n days. Reason: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: extended by %n day(s) by %3. Reason: %2.</source>
        <translation>
            <numerusform>%1: extended by %n day by %3. Reason: %2.</numerusform>
            <numerusform>%1: extended by %n days by %3. Reason: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: an extension by %n day(s) came after the deadline and adds nothing.</source>
        <translation>
            <numerusform>%1: an extension by %n day came after the deadline and adds nothing.</numerusform>
            <numerusform>%1: an extension by %n days came after the deadline and adds nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The procedure allows %n day(s) at most.</source>
        <translation>
            <numerusform>The procedure allows %n day at most.</numerusform>
            <numerusform>The procedure allows %n days at most.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: the calendar does not cover this year; only weekends are left out.</source>
        <translation>%1: the calendar does not cover this year; only weekends are left out.</translation>
    </message>
    <message>
        <source>%1: the last day.</source>
        <translation>%1: the last day.</translation>
    </message>
    <message>
        <source>Met; the day is not told.</source>
        <translation>Met; the day is not told.</translation>
    </message>
    <message>
        <source>%1: met.</source>
        <translation>%1: met.</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>just now</translation>
    </message>
</context>
<context>
    <name>TypedCall</name>
    <message>
        <source>A number has 3 to 15 digits, like 138 0013 8000.</source>
        <translation>A number has 3 to 15 digits, like 138 0013 8000.</translation>
    </message>
    <message>
        <source>The check digit does not fit. Compare it with the paper.</source>
        <translation>The check digit does not fit. Compare it with the paper.</translation>
    </message>
    <message>
        <source>Choose one of the list (Down, Enter), or leave it empty.</source>
        <translation>Choose one of the list (Down, Enter), or leave it empty.</translation>
    </message>
    <message>
        <source>Write what happened, or choose the matter above.</source>
        <translation>Write what happened, or choose the matter above.</translation>
    </message>
    <message>
        <source>Write it like 50000, 5w or 300 USD.</source>
        <translation>Write it like 50000, 5w or 300 USD.</translation>
    </message>
    <message>
        <source>At most %1 characters have room here; archive the text as a paper.</source>
        <translation>At most %1 characters have room here; archive the text as a paper.</translation>
    </message>
    <message>
        <source>Write it like 2026-10-31, 31.10. or yesterday; from 1900 until today.</source>
        <translation>Write it like 2026-10-31, 31.10. or yesterday; from 1900 until today.</translation>
    </message>
</context>
<context>
    <name>SignatureWords</name>
    <message>
        <source>A signed container of another program; its signatures were not judged.</source>
        <translation>A signed container of another program; its signatures were not judged.</translation>
    </message>
    <message>
        <source>It carries a signature that leaves out more than itself: it proves nothing.</source>
        <translation>It carries a signature that leaves out more than itself: it proves nothing.</translation>
    </message>
    <message>
        <source>It carries a signature that cannot be read: it proves nothing.</source>
        <translation>It carries a signature that cannot be read: it proves nothing.</translation>
    </message>
    <message>
        <source>an unnamed signer</source>
        <translation>an unnamed signer</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a person and an organization</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The signature of %1 is forged: it was not made with that key.</source>
        <translation>The signature of %1 is forged: it was not made with that key.</translation>
    </message>
    <message>
        <source>The signature of %1 does not hold: the paper is not what was signed.</source>
        <translation>The signature of %1 does not hold: the paper is not what was signed.</translation>
    </message>
    <message>
        <source>no time told</source>
        <translation>no time told</translation>
    </message>
    <message>
        <source>Time stamp of %1, %2</source>
        <comment>an authority and a moment</comment>
        <translation>Time stamp of %1, %2</translation>
    </message>
    <message>
        <source>Signed by %1, %2</source>
        <comment>a person and a moment</comment>
        <translation>Signed by %1, %2</translation>
    </message>
    <message>
        <source>%1; but something was added to the paper afterwards.</source>
        <translation>%1; but something was added to the paper afterwards.</translation>
    </message>
    <message>
        <source>%1: the whole paper, unchanged.</source>
        <translation>%1: the whole paper, unchanged.</translation>
    </message>
    <message>
        <source>%1: the whole paper, unchanged; the certificate has ended since.</source>
        <translation>%1: the whole paper, unchanged; the certificate has ended since.</translation>
    </message>
    <message>
        <source>%1: the whole paper, unchanged; who that is, nobody known here vouches for.</source>
        <translation>%1: the whole paper, unchanged; who that is, nobody known here vouches for.</translation>
    </message>
</context>
</TS>
