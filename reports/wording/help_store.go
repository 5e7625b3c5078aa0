package wording

// storeCommands are those about the store as a whole: copies, checks, the journal.
func storeCommands() map[string]command {
	return map[string]command{
		"backup": {
			sentence{"备份案卷库", "copy the store"},
			sentence{
				`把案卷库复制到所写的文件，核验文件结构、每一条密封记录和日志的链条后才定名；别人正在使用也可以备份。
已有的文件不会被覆盖。写的是文件夹时，文件名取库名、时间和日志序号；--keep 只留最新的几份，
新的一份先按 check --deep 彻底核验，再删旧的。`,
				`Copies the store to a file, which gets its name only after its structure, every sealed
record and the chain of the journal are proved; others may work on the store meanwhile. A
file that exists is never written over. In a folder the copy is named after the store, the
time and its last journal entry; --keep keeps the newest, and takes older ones away only
after the new one is proved in depth, as by 'doudi check --deep'.`,
			},
			both(`doudi backup backup-2026-07-31.db
doudi backup /media/backup --keep 14`),
		},
		"handover": {
			sentence{"加密移交案卷库的副本", "copy the store for somebody else, encrypted"},
			sentence{
				`把案卷库的副本彻底核验后，用 age 加密给所写的收件方，写到所写的文件；收件方记入日志。
没有收件方私钥的人，连副本中有哪些操作员也看不到。收件方用 age-keygen 生成密钥，把公钥发来即可。
收件方放回案卷库：doudi restore 文件 --identity 私钥文件，仍须是其中的管理员。`,
				`Proves a copy of the store in depth, encrypts it with age for its recipients and writes it
to a file; the journal keeps who they are. Who has none of their secret keys sees not even
whose store it is. A recipient makes a key with age-keygen and sends the public one.
'doudi restore FROM --identity FILE' puts it back, for an administrator of the copy.`,
			},
			both(`doudi handover county.age --recipient age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p
doudi handover /media/usb --recipient city-office.txt`),
		},
		"restore": {
			sentence{"从备份恢复案卷库", "put a backup in the store's place"},
			sentence{
				`彻底核验备份，再放到案卷库的位置，并再核验一次。那里已有案卷库的，须写 --replace：原来的移到一旁，不会删除。
须是备份中的管理员。`,
				`Proves a backup, puts it in the store's place and proves it again. A store that is there
is moved aside, and only with --replace. Takes an administrator of the copy.`,
			},
			both(`doudi restore backup-2026-07-31.db --store county.db
doudi restore backup-2026-07-31.db --replace
doudi restore county.age --identity key.txt --store county.db`),
		},
		"check": {
			sentence{"检查案卷库是否完好", "prove the store whole"},
			sentence{
				`检查案卷库文件的结构；--deep 再检查每条记录、日志的链条和每个月的封印。`,
				`Checks the structure of the store's file; with --deep also every record, the chain of
the journal and the seal of every month.`,
			},
			both(`doudi check
doudi check --deep`),
		},
		"audit": {
			sentence{"日志", "the journal"},
			sentence{
				`日志记下每一件办理的事项：时间、操作员、事项、对象、说明，前后相连，不能删改。`,
				`The journal keeps every act: time, operator, act, subject and reason, each entry chained
to the one before.`,
			},
			both(`doudi audit log --limit 20`),
		},
		"audit log": {
			sentence{"列出日志", "list the journal"},
			sentence{
				`列出最近办理的事项，最新的在最后；可按操作员、户、事项和日期筛选。查阅案卷、写出文件也在其中，附理由。
时间按本机时区；时钟曾被拨回的注明“时钟倒退”。`,
				`Lists the latest acts, the newest last, of one operator, household, act or time. Looks at case
files and exports are among them, with their reason. Times are those of this machine's zone;
an entry before which the clock was set back says so.`,
			},
			both(`doudi audit log --limit 20
doudi audit log --household 1023 --act look --from 2026-11-01
doudi audit log --by li --act roster --from 2026-11-01 --to 2026-11-30`),
		},
		"audit verify": {
			sentence{"核验日志的链条", "prove the journal's chain"},
			sentence{
				`重算日志的链条，与库外的锚点核对，给出条数和末端摘要。--against 写明名册末行印的日志序号和摘要，
或另存的锚点文件，说明案卷库是否从那里延续下来；不是的，写明从第几条起不同，退出码为 3。`,
				`Recomputes the chain, compares it with the anchor outside the store and gives its length
and head. --against takes the journal's number and digest from the foot of a printed roster,
or an anchor kept elsewhere, and says whether the store goes on from there; where it does
not, the exit code is 3 and the first act that differs is named.`,
			},
			both(`doudi audit verify
doudi audit verify --against county.anchor`),
		},
		"doctor": {
			sentence{"检查这台电脑和案卷库的状况", "how this machine and the store are"},
			sentence{
				`一页说明：程序、案卷库文件及其权限、介质和空间、谁在使用、时钟、最近的备份、库外锚点、终端和字体。
每行正常、注意或有误，并写明怎么办；有误时退出码为 3。不询问口令；用 --key 写明密钥的，再核对锚点。`,
				`One page: the program, the store's file and who may read it, its medium and room, who works
on it, the clock, the last backup, the anchor, the terminal and its fonts. Each line is ok,
warn or bad and says what to do; the exit code is 3 where something is bad. It asks for no
passphrase; with --key it opens the store and compares the anchor too.`,
			},
			both(`doudi doctor
doudi doctor --operator admin --key admin.key`),
		},
		"audit export": {
			sentence{"为审计导出日志和全部记录", "export the journal and every record for an audit"},
			sentence{
				`把日志和全部记录写成 JSON 行（格式版本 1），用 age 加密到审计员自己的公钥，由导出人签名。
导出的内容解密后是明文。须写明理由，理由和收件方记入日志。只有审计员可以导出。`,
				`Writes the journal and every record as lines of JSON (version 1), signed by whoever exports
and encrypted with age to the auditor's own key; decrypted, they are plain text. The reason
and the recipients are kept in the journal. Auditors only.`,
			},
			both(`doudi audit export audit.age --recipient auditor.txt --reason 年度审计 --operator sun --key sun.key`),
		},
		"audit rebuild": {
			sentence{"由审计导出重建案卷库", "rebuild a store from an audit export"},
			sentence{
				`由审计导出重建一个只供查看的案卷库，彻底核验后才定名：记录、日志、封印和签名与原库一致，
内容摘要与导出时给出的相同。操作员表保持原样，只有所写的审计员能用新的密钥文件打开它，
不能签名。--operator 须是表中的审计员；--key 的文件不存在时生成。`,
				`Rebuilds a store to be read from an audit export, and proves it before it has its name:
records, journal, seals and signatures are those of the store that was exported, and so is
the digest of the content. The operator table stays as it was; only the auditor whom
--operator names, who stands in it, opens the store, with the key file of --key, which is
made where there is none, and signs nothing.`,
			},
			both(`doudi audit rebuild audit.age --identity key.txt --store rebuilt.db --operator sun --key sun-audit.key`),
		},
	}
}
