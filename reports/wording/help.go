package wording

// command is what the help says of one command: a line for the list of
// commands, the page, and commands that run as they stand.
type command struct{ short, long, example sentence }

// both is a text that is the same in both languages.
func both(text string) sentence { return sentence{text, text} }

// commands are the commands by their path below doudi; "" is doudi itself.
var commands = together(officeCommands, awardCommands, reviewCommands)

// officeCommands are those of the office as a whole and of the month.
var officeCommands = map[string]command{
	"": {
		sentence{"兜底：县级社会救助的核定、复核与每月发放", "social assistance of a county: awards, reviews and the month's roster"},
		sentence{
			`兜底（doudi）办理一个县的低保、特困、低保边缘和各项定额补贴：登记家庭和核定决定，
按政策表计算每月应发，列出疑点，经两人提交、审定后封存名册，写出银行文件。
全部资料在一个案卷库文件中，不需要服务器，也不上网。

每月：导入变动，编制名册，处理疑点，一人提交，另一人审定。

选项也可用环境变量写明：DOUDI_STORE、DOUDI_OPERATOR、DOUDI_KEY、DOUDI_LANG。
退出码：0 完成；1 中断；2 用法或输入有误，未作更改；3 规则不允许，或有阻断疑点；
4 案卷库不存在或正被占用；5 没有找到。`,
			`doudi (兜底, "holding the bottom line") keeps the social assistance of one county: households
and the decisions on them, the amounts of a month by the county's policy tables, what
blocks it, the roster that two people submit and confirm, and the bank's file.
All records are in one store file; there is no server, and nothing goes online.

A month: import what has changed, run the roster, resolve what blocks it, submit it, and
let another operator confirm it.

Options may stand in the environment: DOUDI_STORE, DOUDI_OPERATOR, DOUDI_KEY, DOUDI_LANG.
Exit codes: 0 done; 1 stopped; 2 wrong usage or input, nothing changed; 3 refused by a
rule, or findings block; 4 store missing or in use; 5 not found.`,
		},
		both(`doudi demo
doudi import data --operator li --key li.key
doudi roster run --month 2026-07 --out out-2026-07 --operator li --key li.key
doudi roster submit --month 2026-07 --operator li --key li.key
doudi roster confirm --month 2026-07 --operator wang --key wang.key`),
	},
	"init": {
		sentence{"建立案卷库", "make a store"},
		sentence{
			`建立一个新的案卷库：载入政策表和区划表，写明启用月。启用月之前的待遇不补发、不追缴。
办理的操作员成为第一名管理员。已有的案卷库不会被覆盖；有一处错误就什么都不建立。`,
			`Makes a new store with the county's policy tables, its list of regions and the month of
its opening; nothing before that month is ever owed or recovered. The operator becomes
the first administrator. A store that exists is never written over, and one fault in the
tables is enough to make nothing.`,
		},
		both(`doudi init --policy policy --regions region.csv --opening 2026-07 --county 清河县 --operator admin --key admin.key`),
	},
	"operator": {
		sentence{"登记、查看、停用操作员", "who may use the store"},
		sentence{
			`操作员及其角色：clerk 经办、approver 审核、officer 县局、finance 财务、auditor 审计、admin 管理。
导入、载入政策表、提交和审定名册由县局人员办理，审定人不能是提交人。`,
			`Operators and their roles: clerk, approver, officer, finance, auditor, admin. Officers
import, load policy tables, submit and confirm rosters; nobody confirms a roster that
they submitted.`,
		},
		both(`doudi operator list`),
	},
	"operator add": {
		sentence{"登记操作员，或更改其角色", "register an operator, or change the role"},
		sentence{
			`登记一名操作员；已登记的改为所写的角色和乡镇，停用的随之恢复。由管理员办理。`,
			`Registers an operator. One who is registered gets the role and township given; one who
was disabled may act again. Administrators only.`,
		},
		both(`doudi operator add li --role officer --set-key li.key --operator admin --key admin.key
doudi operator add zhao --role clerk --township 371002101 --operator admin --key admin.key`),
	},
	"operator list": {
		sentence{"列出操作员", "list the operators"},
		sentence{`列出全部操作员的角色、乡镇，以及是否在用。`, `Lists all operators with their roles and townships, and whether they may act.`},
		both(`doudi operator list`),
	},
	"operator passwd": {
		sentence{"更换自己的口令或密钥", "change one's own passphrase or key"},
		sentence{
			`更换办理人自己的口令：在终端输入两遍，或用 --set-key 写明密钥文件（不存在时生成）。
以前的备份仍要用以前的口令打开。`,
			`Gives the operator at work another passphrase, typed twice at the terminal, or the key in
the file of --set-key, made where there is none. Copies made before still open with the
old one.`,
		},
		both(`doudi operator passwd --set-key new-li.key --operator li --key li.key`),
	},
	"operator key": {
		sentence{"为定时任务生成机器密钥", "make a machine key for the scheduled job"},
		sentence{
			`为定时任务登记一台机器，并把它的密钥写进所写的文件（须在案卷库文件夹之外）。
机器可以查看、试算名册和备份；它没有签名的密钥，不能提交或审定。`,
			`Registers a machine for the scheduled job and writes its key to a file, which must lie
outside the store's folder. A machine may look, draft rosters and back up; it has no key
to sign with, so it submits and confirms nothing.`,
		},
		both(`doudi operator key night ~/night.key --operator admin --key admin.key`),
	},
	"operator rekey": {
		sentence{"用新的数据密钥重新加密", "seal everything under a new data key"},
		sentence{
			`生成新的数据密钥，把全部记录重新加密。有人离任、机器密钥外泄后应当这样做。
中断也不会损坏案卷库；以前的备份仍能用以前的密钥打开。`,
			`Makes a new data key and seals every record anew: to be done when somebody has left or a
machine key got about. An interruption does no harm. Copies made before still open with
the old keys.`,
		},
		both(`doudi operator rekey --operator admin --key admin.key`),
	},
	"operator recover": {
		sentence{"凭恢复单恢复管理员", "make an administrator by the recovery sheet"},
		sentence{
			`所有管理员的口令都遗失时，凭建库时打印的恢复单，使一名操作员成为管理员并设新口令。使用恢复单会记入日志。`,
			`When every administrator's passphrase is lost: by the recovery sheet that was printed when
the store was made, an operator becomes an administrator with a new passphrase. The use of
the sheet is journalled.`,
		},
		both(`doudi operator recover admin --sheet sheet.txt --set-key new-admin.key`),
	},
	"operator disable": {
		sentence{"停用操作员", "end an operator's rights"},
		sentence{
			`停用一名操作员。其办理过的事项仍在日志中。管理员不能停用自己。`,
			`Ends an operator's rights; what they did stays in the journal. Administrators cannot
disable themselves.`,
		},
		both(`doudi operator disable li --operator admin --key admin.key`),
	},
	"policy": {
		sentence{"政策表：检查、载入、查看、比较、试算", "the county's policy tables"},
		sentence{
			`政策表是一个文件夹中的 CSV，或一个工作簿中的工作表，每行一个值、起始月和文件依据：
  parameter 参数        standard 标准      group 人群          supplement 分类施保
  deduction 刚性支出扣减  review 核查周期    extension 核查延期   authority 审批权限
  exclusive 互斥        document 文件
参数（可加项目后缀，如 taper.months.dibao）：
  rounding.unit  rounding.mode  dibao.minimum  dibao.single.share  pay.from
  taper.months  taper.share  taper.ceiling  exit.bonus_months  arrears.months
  recovery.share  review.hold_after  roster.alarm_percent  edge.ceiling
  relief.cap  relief.papers_days  recognition.months
  notice.days  notice.unit  survey.days  match.days  township.days  county.days
  decide.days  decide.delegated  decide.extended  resurvey.days  refusal.days
  pause.days  permit.apply  appraisal.always
以前的政策表都保留，已审定的月份按当时的表重算。`,
			`The tables are CSV files of one folder or the sheets of one workbook. A row is a value,
the month from which it holds, and the document that ordered it:
  parameter   standard  group      supplement  deduction
  review      extension authority  exclusive   document
Parameters (a programme may follow, as in taper.months.dibao):
  rounding.unit  rounding.mode  dibao.minimum  dibao.single.share  pay.from
  taper.months  taper.share  taper.ceiling  exit.bonus_months  arrears.months
  recovery.share  review.hold_after  roster.alarm_percent  edge.ceiling
  relief.cap  relief.papers_days  recognition.months
  notice.days  notice.unit  survey.days  match.days  township.days  county.days
  decide.days  decide.delegated  decide.extended  resurvey.days  refusal.days
  pause.days  permit.apply  appraisal.always
Earlier tables are kept: a confirmed month is replayed under those it was made with.`,
		},
		both(`doudi policy lint policy2
doudi policy whatif policy2 --month 2026-08
doudi policy load policy2 --operator admin --key admin.key`),
	},
	"policy lint": {
		sentence{"检查政策表", "check tables before they are loaded"},
		sentence{
			`检查政策表而不载入：错误、重复、缺口、未列出的文件、超过 12 个月未调整的标准；
有案卷库时，还检查在保待遇有无标准、已发放的月份会不会改变。有错误时退出码为 2。`,
			`Checks tables without loading them: faults, duplicates, gaps, documents not listed,
standards unchanged for over 12 months; where there is a store, also whether every award
has a standard and what would change in months already paid. Faults make the exit code 2.`,
		},
		both(`doudi policy lint policy2`),
	},
	"policy load": {
		sentence{"载入政策表", "take tables into use"},
		sentence{
			`载入新的政策表，有一处错误就全不载入。起始月早于已发放月份的，差额由下一个名册补发或扣回。
由县局人员或管理员办理。`,
			`Takes new tables into use, all or nothing. Where they reach back into months already
paid, the next roster pays or withholds the difference. Officers and administrators only.`,
		},
		both(`doudi policy load policy2 --operator admin --key admin.key`),
	},
	"policy show": {
		sentence{"查看现行政策表", "show the tables in use"},
		sentence{
			`列出现行政策表的各行；写明月份的，只列该月执行的各行。`,
			`Lists the rows of the tables in use; with a month, only those in force in it.`,
		},
		both(`doudi policy show --month 2026-11`),
	},
	"policy diff": {
		sentence{"与现行政策表比较", "compare tables with those in use"},
		sentence{
			`列出所给政策表比现行政策表少的行（-）和多的行（+）。`,
			`Lists the rows that tables would take away from those in use (-) and add to them (+).`,
		},
		both(`doudi policy diff policy2`),
	},
	"policy whatif": {
		sentence{"试算：换用政策表后一个月怎样", "what a month would be under other tables"},
		sentence{
			`按所给政策表试算一个尚未审定的月份：谁纳入、谁退出，每月多发少发多少，
已发放的月份应补和多发多少。不改变任何资料。`,
			`Computes a month that is not confirmed under other tables: who enters, who leaves, how
much more or less a month costs, and what becomes of the months paid. Nothing changes.`,
		},
		both(`doudi policy whatif policy2 --month 2026-08`),
	},
	"application": {
		sentence{"申请：从受理到审核确认，各环节和期限", "applications: the procedure with its steps and deadlines"},
		sentence{
			`一门受理各类申请：open 登记，advance 逐步办理，return 退回补正或退回乡镇，list 列出期限，show 查看。
申请是一串只增不改的办理记录；能不能办下一步、何时到期，由法规、政策表的参数和工作日历推算。
没有授权核对的，不能调查、核对、评议和决定。`,
			`One window for every programme: open takes an application in, advance records a step,
return gives it back to the family or to the township, list shows what is due, show one
file. An application is a list of events that only grows; what may come next and until
when follows from the law, the county's parameters and the calendar of working days.
Without the consent to the check nothing is done with the family's data.`,
		},
		both(`doudi application open --household 1023 --program dibao --operator li --key li.key
doudi application advance S000001 consented --operator li --key li.key
doudi application list`),
	},
	"application open": {
		sentence{"登记一件申请", "take an application in"},
		sentence{
			`登记一件申请，编号由程序给出。已在案的家庭写 --household；还没有户编号的，写 --applicant 和村的区划代码 --region。
特困和个人津贴写 --person。代为申请（behalf）和主动发现（found）写 --agent。
家庭在近亲属备案中的，当即转由县级办理，并须县级入户。`,
			`Takes an application in under the next number. A family on file goes by --household, one
that is not by --applicant and its village's --region. Programmes of one person need
--person; an application on behalf (behalf) or a need that the office found (found) names
who with --agent. Close relatives of staff go to the county at once, which must visit.`,
		},
		both(`doudi application open --household 1023 --program dibao --operator li --key li.key
doudi application open --applicant 周小满 --region 371002101004 --program dibao --source found --agent 网格员 --operator li --key li.key`),
	},
	"application advance": {
		sentence{"办理一个环节", "record a step of an application"},
		sentence{
			`登记一个环节，按规定顺序办理：
  filed 提出申请          accepted 受理           consented 授权核对
  consent_withdrawn 撤回授权  relative_filed 近亲属备案   survey_started 启动调查
  match_requested 提请核对   match_started 启动核对     match_fit 符合
  match_unfit 不符合        match_told 告知核对结果     visited 入户调查（两人以上）
  opinion_for 拟同意        opinion_against 拟不同意    notice_started 公示
  objected 公示异议         appraised 民主评议        complained 投诉举报
  submitted 报县级          extended 延长期限         paused 中止计时
  resumed 恢复计时          approved 确认同意         rejected 不予确认
  refusal_delivered 送达     withdrawn 申请人撤回       ended 终止程序
补正和退回用 doudi application return。出具初审意见的人不能作决定。`,
			`Records one step, in the order that the law wants:
  accepted           consented       consent_withdrawn   relative_filed
  survey_started     match_requested match_started       match_fit
  match_unfit        match_told      visited (by two)    opinion_for
  opinion_against    notice_started  objected            appraised
  complained         submitted       extended            paused
  resumed            approved        rejected            refusal_delivered
  withdrawn          ended
Papers are asked for, and files given back, by 'doudi application return'. Who gave the
opinion cannot decide.`,
		},
		both(`doudi application advance S000001 visited --with 赵助理 --operator li --key li.key
doudi application advance S000001 opinion_for --amount 620 --operator li --key li.key
doudi application advance S000001 rejected --note 收入超标 --operator wang --key wang.key`),
	},
	"application return": {
		sentence{"退回补正，或由县级退回乡镇", "give an application back"},
		sentence{
			`受理以前：一次性告知申请人所缺的全部材料。已报县级的：由县级退回乡镇重新办理。须写明 --note。`,
			`Before acceptance: tells the applicant, once, of all papers that are missing. With the
county: gives the file back to the township. Takes a --note.`,
		},
		both(`doudi application return S000001 --note 缺残疾证 --operator li --key li.key`),
	},
	"application list": {
		sentence{"列出申请和期限", "list applications and what is due"},
		sentence{
			`列出在办的申请：逾期的在前，其次今日、明日到期的，写明到期日、期限和依据。`,
			`Lists the applications that wait for something: what is overdue first, then what is due
today and tomorrow, with the date, the term and the document behind it.`,
		},
		both(`doudi application list
doudi application list --overdue --due-tomorrow --township 371002101`),
	},
	"application show": {
		sentence{"查看一件申请", "show one application"},
		sentence{
			`查看一件申请的办理经过、各项期限及其依据、下一步可以办什么。`,
			`Shows an application's history, its deadlines with what orders them, and what may be
done next.`,
		},
		both(`doudi application show S000001`),
	},
	"calendar": {
		sentence{"工作日历", "the calendar of working days"},
		sentence{
			`期限按工作日计算。程序自带国务院办公厅历年的放假安排；以后的年份用 load 载入。没有载入的年份不推算。`,
			`Terms count working days. The program carries the State Council's notices; load takes in
those of further years. A year without its notice is not guessed.`,
		},
		both(`doudi calendar load 2027.csv --operator li --key li.key
doudi calendar show --year 2026`),
	},
	"calendar load": {
		sentence{"载入一年的放假安排", "load the notice of a year"},
		sentence{
			`载入放假安排：每行一天，day 日期、kind 类别（off 放假、work 上班）、name 名称。
也可载入本地的放假日。年份须与已有的相接，法定假日不全的不予载入。由县局人员或管理员办理。`,
			`Loads a notice: one day a row, with day, kind (off or work) and name. A region's own days
off are loaded in the same way. Years must follow those known, with all the holidays of
fixed date. Officers and administrators only.`,
		},
		both(`doudi calendar load 2027.csv --operator li --key li.key`),
	},
	"calendar show": {
		sentence{"查看一年的工作日历", "show a year of the calendar"},
		sentence{
			`列出一年中放假的工作日和上班的周末。`,
			`Lists the weekdays off and the weekends worked of a year.`,
		},
		both(`doudi calendar show --year 2026`),
	},
	"import": {
		sentence{"导入家庭、成员、收支、核定", "take in households, members, items and decisions"},
		sentence{
			`导入一个文件夹中的 CSV 或一个 .xlsx 工作簿，表名为：
  household 家庭   member 成员   item 收支   decision 核定
列名和代码用中文或英文都可以，顺序不限。有一处错误就全不导入；同一批资料再导入一次不会重复。
先用 --dry-run 看结果，用 --errors 把有错的行写进工作簿交回填报人。由县局人员办理。`,
			`Takes in a folder of CSV files or an .xlsx workbook with tables named household, member,
item and decision. Headings and codes may be Chinese or English, columns in any order.
One fault is enough to import nothing; the same records again change nothing. Look first
with --dry-run; --errors writes the faulty rows into a workbook. Officers only.`,
		},
		both(`doudi import data --dry-run --errors errors.xlsx --operator li --key li.key
doudi import data --operator li --key li.key`),
	},
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
	"household confirm": {
		sentence{"确认账户变更", "confirm another account of a household"},
		sentence{
			`确认一户待确认的领款人或账户变更，须由提出人以外的审核人或县局人员办理，两人签名。--reject 驳回。`,
			`Makes a change of payee or account that another person has asked for: by an approver or an
officer, and both sign. --reject ends the request.`,
		},
		both(`doudi household confirm 1023 --operator wang
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
	"roster": {
		sentence{"每月名册：编制、检查、提交、审定、核验", "the month's roster, from draft to seal"},
		sentence{
			`一个月的名册：run 编制并写出文件，check 列出疑点，show、diff 查看，submit 提交，
confirm 由另一人审定封存，verify 核验封印，replay 重算已审定的月份。
已审定的名册不再改变，差错在以后的月份补发或扣回。`,
			`The roster of a month: run makes it and writes its files, check lists the findings, show
and diff look at it, submit hands it on, confirm seals it by another operator, verify
proves the seals and replay computes the sealed months again. A confirmed roster never
changes; mistakes become arrears or recovery in a later month.`,
		},
		both(`doudi roster run --month 2026-07 --out out-2026-07 --operator li --key li.key
doudi roster check --month 2026-07
doudi roster submit --month 2026-07 --operator li --key li.key
doudi roster confirm --month 2026-07 --operator wang --key wang.key`),
	},
	"roster run": {
		sentence{"编制名册并写出文件", "make the roster and write its files"},
		sentence{
			`编制一个月的名册，写出 roster、changes、totals、findings 各文件和银行文件。
有阻断疑点时照样写出全部文件，注明草稿，退出码为 3；--allow-blocked 使退出码为 0。
案卷不变时，再运行一次写出的文件逐字节相同。`,
			`Makes the roster of a month and writes the files roster, changes, totals, findings and
the bank's. Where findings block it, all files are written and say so, and the exit code
is 3; --allow-blocked makes it 0. The same records give the same bytes.`,
		},
		both(`doudi roster run --month 2026-07 --out out-2026-07 --operator li --key li.key
doudi roster run --month 2026-07 --out out-2026-07 --bank bank.json --allow-blocked --operator li --key li.key`),
	},
	"roster check": {
		sentence{"列出疑点", "list the findings"},
		sentence{
			`列出一个月名册的阻断疑点和提醒，各附处理办法。有阻断疑点时退出码为 3。`,
			`Lists what blocks the roster of a month and what it warns of, each with its remedy. The
exit code is 3 where something blocks.`,
		},
		both(`doudi roster check --month 2026-11`),
	},
	"roster show": {
		sentence{"查看名册", "show the roster"},
		sentence{
			`查看一个月的名册：各项目、乡镇的户数、人数和金额，以及状态和封印。不改变任何资料。`,
			`Shows the roster of a month: households, persons and amounts by programme and township,
its state and its seal. Nothing changes.`,
		},
		both(`doudi roster show --month 2026-11`),
	},
	"roster diff": {
		sentence{"与上月比较，逐项说明原因", "what changed since last month, and why"},
		sentence{
			`列出与上月不同的各笔，写明原因：新增、停发、调标、收入、人员、补发、扣回等。`,
			`Lists every line that differs from last month's with its causes: new, stopped, standard,
income, members, arrears, recovery and others.`,
		},
		both(`doudi roster diff --month 2026-11`),
	},
	"roster submit": {
		sentence{"提交名册，等待审定", "hand the roster to a second person"},
		sentence{
			`提交一个月的名册。阻断疑点须先处理；确需放行的，用 --override 写明代码和户编号，
并用 --reason 写明理由，操作员姓名和理由印在名册上。提交后案卷有变动的，用 --again 重新提交。`,
			`Submits the roster of a month. What blocks it must be resolved first, or let pass by name
with --override and --reason, which are printed on the roster. Where the records have
changed since, --again submits it anew.`,
		},
		both(`doudi roster submit --month 2026-07 --operator li --key li.key
doudi roster submit --month 2026-07 --override account.missing:1187 --reason 现金发放 --operator li --key li.key
doudi roster submit --month 2026-07 --again --operator li --key li.key`),
	},
	"roster confirm": {
		sentence{"审定名册并封存", "confirm and seal the roster"},
		sentence{
			`由提交人以外的操作员审定，封存名册，封印与上月相连。案卷与提交时不同的不予审定。
用 --expect-total、--expect-lines 写明所核对的合计和行数，不符即不审定。`,
			`Confirms a submitted roster and seals it, chained to the month before. The operator must
be another than submitted it, and the records those that were submitted. --expect-total
and --expect-lines refuse a roster other than the one that was checked.`,
		},
		both(`doudi roster confirm --month 2026-07 --operator wang --key wang.key
doudi roster confirm --month 2026-07 --expect-total 1034221.50 --expect-lines 1204 --operator wang --key wang.key`),
	},
	"roster verify": {
		sentence{"核验封印", "prove the seals"},
		sentence{
			`核验每个月的封印、月份之间的链条和日志。写明文件夹的，再把其中的文件与名册逐字节核对。`,
			`Proves the seal of every month, the chain between them and the journal; with a folder,
also that its files are those of the roster, byte for byte.`,
		},
		both(`doudi roster verify
doudi roster verify --month 2026-07 --files out-2026-07`),
	},
	"roster replay": {
		sentence{"重算已审定的月份", "compute the sealed months again"},
		sentence{
			`用本程序按审定时的政策表和决定重算已审定的月份，列出金额不同的各行；有不同时退出码为 3。
升级程序后运行一次。`,
			`Computes confirmed months again with this program, by the tables and decisions of their
time, and lists every line whose money differs; the exit code is 3 where one does. Run it
once after an upgrade.`,
		},
		both(`doudi roster replay
doudi roster replay --month 2026-07`),
	},
	"backup": {
		sentence{"备份案卷库", "copy the store"},
		sentence{
			`把案卷库复制到所写的文件，彻底核验后才定名；别人正在使用也可以备份。已有的文件不会被覆盖。
写的是文件夹时，文件名取库名、时间和日志序号；--keep 只留最新的几份。`,
			`Copies the store to a file, which gets its name only after a deep check; others may work
on the store meanwhile. A file that exists is never written over. In a folder the copy is
named after the store, the time and its last journal entry; --keep keeps the newest.`,
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
	"demo": {
		sentence{"建立一个虚构的县来试用", "try it on a made-up county"},
		sentence{
			`在所写的文件夹中虚构一个县，从导入、复核到月末发放走一遍，说明做了什么、文件在哪里。
其中的人名和号码都是编造的。`,
			`Builds a made-up county in a folder, takes it from import and reviews through a month's
end, and says what it did and where the files are. All names and numbers are invented.`,
		},
		both(`doudi demo
doudi demo county --households 500`),
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
	"version": {
		sentence{"程序和案卷库格式的版本", "versions of the program and of its store"},
		sentence{`显示程序的版本和它写的案卷库格式。`, `Shows the version of the program and of the store that it writes.`},
		both(`doudi version`),
	},
	"completion": {
		sentence{"命令行补全", "completion for a shell"},
		sentence{
			`写出 bash、zsh、fish 或 powershell 的补全脚本。`,
			`Writes the completion script of bash, zsh, fish or powershell.`,
		},
		both(`doudi completion bash`),
	},
	"man": {
		sentence{"写出手册页", "write the manual"},
		sentence{`在所写的文件夹中为每个命令写一页 man 手册。`, `Writes a manual page for every command into a folder.`},
		both(`doudi man man1`),
	},
	"help": {
		sentence{"命令的说明", "help on a command"},
		sentence{`显示一个命令的说明。`, `Shows the help of a command.`},
		both(`doudi help roster run`),
	},
}

// Short is a command's line in the list of commands.
func (l Lang) Short(command string) string { return commands[command].short.in(l, nil) }

// Long is what a command does, as its help page says it.
func (l Lang) Long(command string) string { return commands[command].long.in(l, nil) }

// Example is a command as it is typed, one a line.
func (l Lang) Example(command string) string { return commands[command].example.in(l, nil) }

// usageTitles are the words of a help page.
var usageTitles = map[string]sentence{
	"usage":        {"用法：", "Usage:"},
	"commands":     {"命令：", "Commands:"},
	"flags":        {"选项：", "Options:"},
	"global_flags": {"通用选项：", "Options of all commands:"},
	"examples":     {"示例：", "Examples:"},
	"more":         {"某个命令的说明：doudi help 命令", "More on a command: doudi help COMMAND"},
}

// UsageTitle is a word of the help page.
func (l Lang) UsageTitle(key string) string { return word(l, usageTitles, key) }
