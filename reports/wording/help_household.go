package wording

// householdCommands are the commands about families: to find, to look at, to change.
func householdCommands() map[string]command {
	return map[string]command{
		"household": {
			sentence{"登记、变更、查看家庭", "families on file"},
			sentence{
				`登记家庭及其变动：新增、变更、分户、合户、迁移、变更户主、出生、死亡、成员加入和迁出。
每项写明从哪个月起算和理由；先列出对待遇的影响，再办理。--dry-run 只看影响，不在终端上时用 --yes。
各项按导入表的列名填写，如 phone=13900000000 或 电话=13900000000。换领款人或账户须另一人确认。
变动之后，有关待遇照原决定发放，直到重新决定。以前的各版都保留，见 household history。
由本乡镇经办人或县局人员办理；跨乡镇的须有两地的权限。`,
				`Takes families on file and records what becomes of them: added, changed, split, merged,
moved, a new head, births, deaths, members who join or leave. Each act states the month from
which it counts and a reason, and shows what it does to awards before it is done: --dry-run
shows only that, and away from a terminal --yes is needed. Values go by the columns of the
import's sheets, as in phone=13900000000. Another payee or account needs a second person.
Awards are paid as decided until they are decided anew. Every former version is kept. Clerks
act in their township, officers everywhere.`,
			},
			both(`doudi household show 1023
doudi household edit 1023 phone=13900000000 --from 2026-11 --reason 换号 --dry-run`),
		},
		"household add": {
			sentence{"新增一户", "take a household on file"},
			sentence{
				`新增一户：编号、所在村和各项，用 --member 逐个写成员，用 --item 逐项写收支。`,
				`Takes a household on file: its number, village and fields, each person by --member and each
item of income, spending or property by --item.`,
			},
			both(`doudi household add 1023 region=371002101001 address=东关1号 --member 999999195804120026 name=张秀兰 relation=head --item transfer id=999999195804120026 amount=200 per=month --from 2026-11 --reason 新申请`),
		},
		"household edit": {
			sentence{"变更一户的信息", "change what is on file of a household"},
			sentence{
				`变更一户的地址、电话、备注等，用 --member 变更成员，用 --item 变更收支。
领款人、开户银行、账号的变更只是提出，须另一人用 household confirm 确认，此前仍发到原账户。`,
				`Changes a household's address, phone, note and so on, its people by --member and its items by
--item. Another payee, bank or account is only asked for: until another person has run
'household confirm', the old account is paid.`,
			},
			both(`doudi household edit 1023 phone=13900000000 --from 2026-11 --reason 换号
doudi household edit 1023 --member 999999195804120026 illness=severe --from 2026-11 --reason 住院
doudi household edit 1023 account=6229990000000000018 --from 2026-11 --reason 换卡`),
		},
		"household split": {
			sentence{"分户", "take people out of a household into a new one"},
			sentence{
				`把成员连同各自的收支分到新立的户，写在最前的为户主；其余与户主的关系用 --member 写明。
不写所在地的，与原户相同。`,
				`Takes people with their items into a new household. The first of them is its head; what the
others are to the head is stated by --member. It lives where the old one does unless stated.`,
			},
			both(`doudi household split 1023 1099 999999198502030010 999999201502030015 --member 999999201502030015 relation=child --from 2026-11 --reason 分家`),
		},
		"household merge": {
			sentence{"合户", "merge a household into another"},
			sentence{
				`把一户的成员和收支全部并入另一户。原户销户，案卷保留，此后在并入的户办理。`,
				`Takes all people and items of a household into another. The first ends; its file is kept, and
acts are done on the other.`,
			},
			both(`doudi household merge 1099 1023 --from 2026-11 --reason 共同生活`),
		},
		"household move": {
			sentence{"迁移到本县另一村", "move a household to another village"},
			sentence{
				`全户迁到本县另一村（社区）；城乡随新村，另有规定的写明 settlement。`,
				`Moves a household to another village of the county. Urban or rural goes by the new village
unless settlement is stated.`,
			},
			both(`doudi household move 1023 region=371002101002 address=西关2号 --from 2026-11 --reason 搬迁`),
		},
		"household head": {
			sentence{"变更户主", "make another member the head"},
			sentence{
				`变更户主。其余成员与新户主的关系能推出的随之改写，推不出的写为其他，用 --member 写明。`,
				`Makes another member the head. What the others are to the new head is restated as far as it
follows; the rest become other, and are stated by --member.`,
			},
			both(`doudi household head 1023 999999198502030010 --from 2026-11 --reason 原户主年老`),
		},
		"household birth": {
			sentence{"出生", "a child is born into a household"},
			sentence{`新生儿加入家庭；出生日期取自身份证号。`, `Adds a newborn; the day of birth is that of the ID number.`},
			both(`doudi household birth 1023 999999202611010018 name=张小宝 relation=grandchild --from 2026-11 --reason 出生`),
		},
		"household death": {
			sentence{"死亡", "a member has died"},
			sentence{
				`成员死亡：写明日期，户主死亡的用 --head 写明新户主。列出要停发和重新核定的待遇，三个月内办结。
没有其他成员的，该户销户，案卷保留。`,
				`Records a death with its day; where the head died, --head names the new one. It shows which
awards must be stopped or determined anew, within three months. A household in which nobody is
left ends; its file is kept.`,
			},
			both(`doudi household death 1023 999999195804120026 --day 2026-11-03 --head 999999198502030010 --reason 死亡证明`),
		},
		"household join": {
			sentence{"成员加入", "a person joins a household"},
			sentence{
				`成员加入：新登记的人写明姓名；已在他户的用 --out-of 写明该户，连同本人收支一并转来。`,
				`A person joins: one who is new is named; one who is in another household is taken out of it,
items and all, with --out-of.`,
			},
			both(`doudi household join 1023 999999198502030010 name=王磊 relation=spouse --from 2026-11 --reason 结婚
doudi household join 1023 999999198502030010 relation=spouse --out-of 1099 --from 2026-11 --reason 结婚`),
		},
		"household leave": {
			sentence{"成员迁出", "a member leaves a household"},
			sentence{
				`成员迁出：用 --to 转入他户，连同本人收支；不写为迁出本县。户主迁出的先变更户主。`,
				`A member leaves: for another household with --to, items and all, or out of the county. Where
the head leaves, change the head first.`,
			},
			both(`doudi household leave 1023 999999198502030010 --to 1099 --from 2026-11 --reason 离婚`),
		},
		"household correct": {
			sentence{"更正成员的身份证号", "put a member's identity number right"},
			sentence{
				`更正格式正确但登记错了的身份证号：写明户编号、原号码和正确号码。
待遇和以往的决定、名册随人，金额不变，签名和封存的内容不改；出生日期不同的，有关待遇待重新核定。
本人领款的（包括替别户领款），领款人的号码须另一人用 household confirm 确认，此前名册仍用原号码。`,
				`Puts right a number that is well formed and yet wrong: the household, the number on file and
the right one. Awards, decisions and rosters of the past follow the person, and stay as they
were signed and sealed; where the birthday is another, the award is to be determined anew. Of
one who receives the money, of another household too, the payee's number needs 'household
confirm' by another person.`,
			},
			both(`doudi household correct 1023 999999198502030010 999999198502030037 --from 2026-11 --reason 与户口簿不符`),
		},
		"household confirm": {
			sentence{"确认账户变更", "confirm another account of a household"},
			sentence{
				`确认待确认的领款人或账户变更，须由提出人以外的审核人或县局人员办理，两人签名。
可写几个户编号；--entry 确认一次导入提出的全部（不能由您确认的留下）；都不写时列出待确认的。--reject 驳回。`,
				`Makes changes of payee or account that another person has asked for: by an approver or an
officer, and both sign. Several households may be named; --entry takes all that one import
has asked for, but those that you may not confirm. With neither, what waits is listed.
--reject ends the requests.`,
			},
			both(`doudi household confirm --operator wang
doudi household confirm 1023 --operator wang
doudi household confirm --entry 57 --operator wang
doudi household confirm 1023 --reject --reason 账号有误 --operator wang`),
		},
		"household history": {
			sentence{"一户的全部变动", "what became of a household"},
			sentence{
				`按办理的先后列出一户的各版：哪天、谁、什么事、从哪个月起、理由、改了什么。--on 显示某一天的案卷。`,
				`Lists the versions of a household in the order in which they were made: day, operator, act,
month from which it counts, reason, and what changed. --on shows it as it was on a day.`,
			},
			both(`doudi household history 1023
doudi household history 1023 --on 2026-09-30`),
		},
		"household list": {
			sentence{"列出家庭", "list households"},
			sentence{
				`列出全县、一个乡镇（区划代码前 9 位）或一个村（12 位）的家庭。--full 加列户主身份证号、账号和电话，须写 --reason。`,
				`Lists the households of the county, of a township (the first nine digits of its code) or
of a village (all twelve). --full adds the head's ID number, account and telephone, for a
--reason that the journal keeps.`,
			},
			both(`doudi household list --region 371002101
doudi household list --region 371002101 --full --reason 入户走访`),
		},
		"household show": {
			sentence{"查看一户", "show one household"},
			sentence{
				`查看一户的成员、收支、待遇、本月应发、下次核查和最近发放。证件号、账号和电话只显示末四位，--json 也是；
确需完整号码的，用 --full 并写明 --reason。查阅一户记入日志，连同理由。乡镇的操作员只看本乡镇的，财务只看领款人和金额。`,
				`Shows a household's members, means and awards, the amount of the month, the next review
and the last payment. Numbers show their tails, in --json too; --full has them whole, for a
--reason. The journal keeps the look and its reason. Operators of a township see its
households alone, finance the payee and the amounts.`,
			},
			both(`doudi household show 1023
doudi household show 1023 --full --reason 核对账号
doudi household show 1023 --json`),
		},
		"find": {
			sentence{"查找家庭", "find a household"},
			sentence{
				`按户编号、身份证号或末几位、账号末几位、姓名、拼音或首字母、村名查找，乡镇的操作员只在本乡镇中找。
号码只显示末四位；确需完整号码的，用 --full 并写明 --reason，记入日志。`,
				`Finds by household number, ID number or its tail, account tail, name, pinyin or its
initials, or village; for operators of a township within it. Numbers show their tails;
--full has them whole, for a --reason that the journal keeps.`,
			},
			both(`doudi find 张秀兰
doudi find zxl
doudi find 123X`),
		},
		"explain": {
			sentence{"说明一笔金额的来历", "why this amount"},
			sentence{
				`逐步说明一户在一个月的金额：决定、标准、收入、各人基本、分类施保、取整、补发和扣回，
每步注明所依据的文件和政策表的行。已审定的月份按审定时的政策表和决定说明。`,
				`Explains a household's amounts of a month step by step: decision, standard, income, each
person's base, supplements, rounding, arrears and recovery, with the document and the row
of the table behind each. A confirmed month is explained by what it was confirmed with.`,
			},
			both(`doudi explain 1023 --month 2026-11
doudi explain 1023 --program dibao --month 2026-11 --json`),
		},
	}
}
